package io.jenkins.plugins.modelarts.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A simulator in its own process, so that a benchmark measures only its own process. It reads orders from its standard
 * input. First it prints its address. Orders: {@code run <milliseconds> …} begins an update of each of the services s0,
 * s1 …, which succeed after these times, and says when they began (ms since 1970) and a token; {@code count} says how many
 * requests for update logs and for tokens came in since the last time.
 */
public final class RemoteControl {

    private RemoteControl() {}

    public static void main(String[] args) throws IOException {
        try (Simulator simulator = Simulator.start()) {
            System.out.println(simulator.uri());
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                System.out.println(
                        words[0].equals("run")
                                ? run(simulator, List.of(words).subList(1, words.length))
                                : count(simulator.requests()));
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
}
