package io.jenkins.plugins.modelarts.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.BiFunction;

/**
 * A simulator in its own process, so that a benchmark measures only its own process. It reads orders from its standard
 * input, one a line, and answers each with a line. First it prints its address. Orders:
 *
 * <ul>
 *   <li>{@code run <milliseconds> …} begins an update of each of the services s0, s1 …, which succeed after these times, and
 *       says when they began (ms since 1970) and a token.
 *   <li>{@code count} says how many requests for update logs and for tokens came in since the last time.
 *   <li>{@code deploy <service> <milliseconds> <result>} begins an update of a service, which ends after this time. The
 *       service forgets its earlier updates.
 *   <li>{@code faults <probability>} lets so many requests fail in different ways, 0 to 1.
 *   <li>{@code password <new password>} changes the password of the user.
 *   <li>{@code tokens <seconds>} says how long new tokens are valid.
 * </ul>
 */
public final class RemoteControl {

    private static final Map<String, BiFunction<Simulator, List<String>, String>> ORDERS = Map.of(
            "run", RemoteControl::run,
            "count", (simulator, none) -> count(simulator.requests()),
            "deploy", RemoteControl::deploy,
            "faults", RemoteControl::fail,
            "password", RemoteControl::changePassword,
            "tokens", RemoteControl::limitTokens);

    private RemoteControl() {}

    public static void main(String[] args) throws IOException {
        try (Simulator simulator = Simulator.start()) {
            System.out.println(simulator.uri());
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                List<String> words = List.of(order.split(" "));
                System.out.println(ORDERS.get(words.get(0)).apply(simulator, words.subList(1, words.size())));
            }
        }
        System.exit(0);
    }

    private static String run(Simulator simulator, List<String> durations) {
        long began = simulator.now().toEpochMilli();
        Timer timer = new Timer(true);
        for (int i = 0; i < durations.size(); i++) {
            SimulatedUpdate update = simulator.service("s" + i, "s" + i).update(began, "RUNNING");
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            update.result("SUCCESS");
                        }
                    },
                    Long.parseLong(durations.get(i)));
        }
        return began + " " + simulator.newToken();
    }

    private static String count(RequestLog requests) {
        String counts = requests.count("GET", ".*/logs") + " " + requests.count("POST", "/v3/auth/tokens");
        requests.clear();
        return counts;
    }

    private static String deploy(Simulator simulator, List<String> words) {
        Duration time = Duration.ofMillis(Long.parseLong(words.get(1)));
        Scenario scenario =
                words.get(2).equals("FAIL") ? Scenarios.failsAndIsRolledBack(time) : Scenarios.succeedsAfter(time);
        return String.valueOf(
                simulator.service(words.get(0), words.get(0)).deploy(scenario).updateTime());
    }

    private static String fail(Simulator simulator, List<String> words) {
        double each = Double.parseDouble(words.get(0)) / 6;
        simulator.faults().clear();
        simulator
                .faults()
                .random(
                        1,
                        new Faults.Chance(each, Fault.status(503)),
                        new Faults.Chance(each, Fault.reset()),
                        new Faults.Chance(each, Fault.cutOff()),
                        new Faults.Chance(each, Fault.html()),
                        new Faults.Chance(each, Fault.delay(Duration.ofSeconds(4))),
                        new Faults.Chance(each, Fault.throttled(Duration.ofSeconds(2))));
        return "";
    }

    private static String changePassword(Simulator simulator, List<String> words) {
        simulator.account(Simulator.ACCOUNT).user(Simulator.USER, words.get(0));
        return "";
    }

    private static String limitTokens(Simulator simulator, List<String> words) {
        simulator.tokenLifetime(Duration.ofSeconds(Long.parseLong(words.get(0))));
        return "";
    }
}
