package io.jenkins.plugins.modelarts.client;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Responses of the largest size that is read, each made to cost as much as it can. */
public enum WorstResponse {
    /** What the bytes alone cost: the plugin keeps nothing of it. */
    NOTHING("{\"logs\":[", i -> " ", "]}", false),
    EMPTY_RECORDS("{\"logs\":[", i -> "{},", "{}]}", false),
    NUMBERED_RECORDS("{\"logs\":[", i -> "{\"update_time\":" + (1_000_000_000_000L + i) + "},", "{}]}", false),
    RECORDS_AS_TEXT("{\"logs\":\"[", i -> "{},", "{}]\"}", false),
    EMPTY_MODELS("{\"logs\":[{\"update_time\":1,\"config\":[", i -> "{},", "{}]}]}", false),
    RECORDS_FULL_OF_MODELS("{\"logs\":[", i -> "{\"config\":[" + "{},".repeat(49) + "{}]},", "{}]}", false),
    NAMES_OF_VARIABLES("{\"logs\":[{\"config\":[{\"envs\":{", i -> "\"N" + i + "\":1,", "\"N\":1}}]}]}", false),
    RECORDS_FULL_OF_NAMES(
            "{\"logs\":[", i -> "{\"config\":[{\"envs\":{" + names(i) + "\"N\":1}}]},", "{\"config\":[]}]}", false),
    EMPTY_NODES("{\"logs\":[{\"result_detail\":[", i -> "{},", "{}]}]}", false),
    EMPTY_VOLUMES(
            "{\"logs\":[",
            i -> "{\"config\":[{\"additional_properties\":{\"" + i + "\":{\"log_volume\":[" + "{},".repeat(19)
                    + "{}]}}}]},",
            "{}]}",
            false),
    LONG_TEXTS(
            "{\"logs\":[",
            i -> "{\"cluster_id\":\"" + "\u00e9".repeat(500) + "\u4e2d\",\"result\":\"x\"},",
            "{}]}",
            false),
    HUGE_TEXT("{\"logs\":[{\"result\":\"", i -> "x", "\"}]}", false),
    HUGE_WIDE_TEXT("{\"logs\":[{\"result\":\"", i -> "\u4e2d", "\"}]}", false),
    LIST_AS_TEXT("{\"logs\":[{\"result\":[", i -> "{},", "{}]}]}", false),
    UNKNOWN_FIELD("{\"logs\":[{\"unknown\":[", i -> "{},", "{}]}]}", false),
    DEEP_NESTING("{\"logs\":[", i -> "[", "]}", true),
    NESTED_RECORDS("{\"logs\":[", i -> "{\"x\":" + "[".repeat(900) + "]".repeat(900) + "},", "{}]}", false),
    ERROR("{\"error_code\":\"ModelArts.0104\",\"x\":[", i -> "{},", "{}]}", true),
    NO_OBJECT("[", i -> "{},", "{}]", true);

    private final String start;
    private final IntFunction<String> part;
    private final String end;
    private final boolean isRefused;

    WorstResponse(String start, IntFunction<String> part, String end, boolean isRefused) {
        this.start = start;
        this.part = part;
        this.end = end;
        this.isRefused = isRefused;
    }

    private static String names(int i) {
        StringBuilder names = new StringBuilder();
        for (int n = 0; n < 99; n++) {
            names.append("\"")
                    .append((char) ('A' + n % 26))
                    .append(n + i * 100L)
                    .append("\":1,");
        }
        return names.toString();
    }

    /** @param bytes size of the body in UTF-8 at most */
    public String body(int bytes) {
        StringBuilder body = new StringBuilder(bytes).append(start);
        int left = bytes - start.length() - end.length();
        for (int i = 0; ; i++) {
            String next = part.apply(i);
            left -= bytes(next);
            if (left < 0) {
                return body.append(end).toString();
            }
            body.append(next);
        }
    }

    /** At most so many bytes in UTF-8. A stream of characters costs much for a text of one. */
    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += text.charAt(i) > 127 ? 3 : 1;
        }
        return bytes;
    }

    /** Lets the client read the response. Returns what it keeps of it, or the refusal. */
    public Object read(String body) {
        StubHttpClient cloud = new StubHttpClient();
        cloud.respond(200, body);
        HttpTransport transport = new HttpTransport(cloud, Clock.systemUTC());
        ModelArtsClient client =
                new ModelArtsClient(transport, cloud.endpoint(), new StubAuthorizer("project", "token"));
        return client.updateLogs(new ServiceRef("region", null, "service"), null)
                .handle((response, thrown) -> thrown == null ? response : thrown)
                .join();
    }

    /** Processor time of the whole JVM, so that a busy machine changes it little. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Reads the responses with these names, or all, one after the other. Fails if one cannot be read. */
    public static void main(String[] names) throws Exception {
        for (WorstResponse worst : values()) {
            if (names.length == 0 || Arrays.asList(names).contains(worst.name())) {
                String body = worst.body(HttpTransport.MAX_BODY);
                long start = cpuNanos();
                Object kept = worst.read(body);
                long millis = TimeUnit.NANOSECONDS.toMillis(cpuNanos() - start);
                System.out.println(worst + " " + body.length() + " " + millis);
                if (kept instanceof Throwable refusal && !worst.isRefused) {
                    throw new IllegalStateException(worst.name(), refusal);
                }
            }
        }
    }
}
