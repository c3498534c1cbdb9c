package io.jenkins.plugins.modelarts.simulator;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One connection of one client, with everything that a server can do with it, right or wrong. For one thread. */
final class Wire implements Closeable {

    /** HTTP needs two digits for the day, which RFC_1123_DATE_TIME does not write. */
    static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Socket socket;
    private final Supplier<Instant> time;
    private final CountDownLatch end = new CountDownLatch(1);
    private RequestReader reader;
    private OutputStream out;
    private String requestId = "";

    Wire(Socket socket, Supplier<Instant> time) {
        this.socket = socket;
        this.time = time;
    }

    /** Serves one request after the other until one side closes the connection. */
    void serve(Listener.Handler handler) throws IOException {
        socket.setTcpNoDelay(true);
        reader = new RequestReader(socket.getInputStream());
        out = socket.getOutputStream();
        try {
            for (Request request = reader.read(); request != null; request = reader.read()) {
                requestId = request.id();
                handler.handle(request, this);
                if (socket.isClosed() || request.header("Connection").orElse("").equalsIgnoreCase("close")) {
                    return;
                }
            }
        } catch (Refusal unreadable) {
            send(unreadable.reply(UUID.randomUUID().toString()).with("Connection", "close"));
        }
    }

    void send(Reply reply) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head(reply, reply.body().length));
        whole.write(reply.body());
        out.write(whole.toByteArray());
        out.flush();
    }

    /** Sends the body byte by byte. */
    void drip(Reply reply, Duration pause) throws IOException {
        out.write(head(reply, reply.body().length));
        for (byte b : reply.body()) {
            pause(pause);
            out.write(b);
            out.flush();
        }
    }

    /** Ends the connection in the middle of the body. */
    void cutOff(Reply reply) throws IOException {
        out.write(head(reply, reply.body().length));
        out.write(Arrays.copyOf(reply.body(), reply.body().length / 2));
        out.flush();
        close();
    }

    /** Sends a JSON string of so many bytes. */
    void flood(long bytes) throws IOException {
        Reply empty = Reply.json(200, Tree.object());
        out.write(head(empty, bytes));
        byte[] part = new byte[1 << 16];
        Arrays.fill(part, (byte) 'x');
        out.write('"');
        for (long left = bytes - 2; left > 0; left -= part.length) {
            out.write(part, 0, (int) Math.min(left, part.length));
        }
        out.write('"');
        out.flush();
    }

    /** Breaks the connection without a response. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }

    /** The simulator's time. */
    Instant now() {
        return time.get();
    }

    /** Sends nothing until the client gives up. */
    void hold() throws IOException {
        reader.awaitEnd();
        close();
    }

    void pause(Duration time) throws IOException {
        try {
            if (end.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The simulator is closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        socket.close();
    }

    private byte[] head(Reply reply, long length) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Date", HTTP_DATE.format(time.get()));
        headers.put("X-Request-Id", requestId);
        headers.putAll(reply.headers());
        headers.put("Content-Length", Long.toString(length));
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
