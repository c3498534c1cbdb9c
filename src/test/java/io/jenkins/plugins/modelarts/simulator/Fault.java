package io.jenkins.plugins.modelarts.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A fault of one response. Immutable. */
public final class Fault {

    private interface Play {
        void on(Wire wire, String target, Supplier<Reply> real) throws IOException;
    }

    private final String name;
    private final Play play;

    private Fault(String name, Play play) {
        this.name = name;
        this.play = play;
    }

    /** An error in the format of ModelArts. */
    public static Fault status(int status) {
        String message = "{\"error_code\":\"ModelArts.0010\",\"error_msg\":\"Internal error, please retry later.\"}";
        return status(status, message);
    }

    public static Fault status(int status, String body) {
        return status(status, body, Map.of());
    }

    public static Fault status(int status, String body, Map<String, String> headers) {
        Reply reply = new Reply(status, Map.of("Content-Type", "application/json"), text(body));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        Reply complete = reply;
        return new Fault("status " + status, (wire, target, real) -> wire.send(complete));
    }

    /** 429 with Retry-After in seconds. */
    public static Fault throttled(Duration retryAfter) {
        return throttled("The throttling threshold has been reached", Long.toString(retryAfter.toSeconds()));
    }

    /** 429 with Retry-After as a date. */
    public static Fault throttledUntil(Instant time) {
        return throttled("The throttling threshold has been reached", Wire.HTTP_DATE.format(time));
    }

    /** 429 with the text of the gateway and without Retry-After: 60 requests a minute. */
    public static Fault throttledByGateway() {
        return throttled(
                "The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute", null);
    }

    /** The right response, but later. */
    public static Fault delay(Duration time) {
        return new Fault("delay of " + time, (wire, target, real) -> {
            wire.pause(time);
            wire.send(real.get());
        });
    }

    /** No response until the client gives up. */
    public static Fault noAnswer() {
        return new Fault("no answer", (wire, target, real) -> wire.hold());
    }

    /** The connection is reset instead of a response. The JDK's client sends a GET a second time by itself. */
    public static Fault reset() {
        return new Fault("reset", (wire, target, real) -> wire.reset());
    }

    /** The connection ends in the middle of the right response. */
    public static Fault cutOff() {
        return new Fault("cut off", (wire, target, real) -> wire.cutOff(real.get()));
    }

    /** A complete response that holds only half of the JSON. */
    public static Fault truncated() {
        return new Fault("truncated", (wire, target, real) -> {
            Reply reply = real.get();
            wire.send(reply.withBody(Arrays.copyOf(reply.body(), reply.body().length / 2)));
        });
    }

    /** A web page with status 200, as a proxy shows for signing in. */
    public static Fault html() {
        Reply page =
                new Reply(200, Map.of("Content-Type", "text/html"), text("<!DOCTYPE html>\n<title>Sign in</title>\n"));
        return new Fault("web page", (wire, target, real) -> wire.send(page));
    }

    public static Fault redirect(URI location) {
        return status(302, "", Map.of("Location", location.toString()));
    }

    /** The right response byte by byte. */
    public static Fault drip(Duration pause) {
        return new Fault("drip", (wire, target, real) -> wire.drip(real.get(), pause));
    }

    /**
     * What a cache on the way keeps: the first right answer to a request passes, and later ones to the same request get it
     * again with its age.
     */
    public static Fault cached() {
        Map<String, CachedReply> kept = new ConcurrentHashMap<>();
        return new Fault("cached", (wire, target, real) -> {
            CachedReply earlier = kept.get(target);
            if (earlier == null) {
                Reply reply = real.get();
                kept.put(target, new CachedReply(reply, wire.now()));
                wire.send(reply);
            } else {
                wire.send(earlier.at(wire.now()));
            }
        });
    }

    private record CachedReply(Reply reply, Instant time) {

        Reply at(Instant now) {
            long age = Math.max(1, Duration.between(time, now).toSeconds());
            return reply.with("Date", Wire.HTTP_DATE.format(time)).with("Age", Long.toString(age));
        }
    }

    /** A body of so many bytes. */
    public static Fault huge(long bytes) {
        return new Fault("huge", (wire, target, real) -> wire.flood(bytes));
    }

    private static Fault throttled(String message, String retryAfter) {
        String body = Tree.object()
                .put("error_code", "APIG.0308")
                .put("error_msg", message)
                .toString();
        return status(429, body, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void play(Wire wire, String target, Supplier<Reply> real) throws IOException {
        play.on(wire, target, real);
    }

    @Override
    public String toString() {
        return name;
    }
}
