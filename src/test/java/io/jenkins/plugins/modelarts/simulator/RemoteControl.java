package io.jenkins.plugins.modelarts.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A simulator in its own process, so that a benchmark measures only its own process. It reads orders from its standard
 * input. First it prints its address. Orders: {@code run <services> <seconds>} begins an update of services s0, s1 …,
 * all of which succeed after so many seconds, and says when that is (ms since 1970) and a token; {@code count} says how
 * many requests for update logs and for tokens came in since the last time.
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
                                ? run(simulator, Integer.parseInt(words[1]), Integer.parseInt(words[2]))
                                : count(simulator.requests()));
            }
        }
        System.exit(0);
    }

    private static String run(Simulator simulator, int services, int seconds) {
        List<SimulatedUpdate> updates = new ArrayList<>();
        // Later than the start of any build that is about to begin.
        long updateTime = simulator.now().plus(Duration.ofMinutes(30)).toEpochMilli();
        for (int i = 0; i < services; i++) {
            updates.add(simulator.service("s" + i, "s" + i).update(updateTime, "RUNNING"));
        }
        Instant end = simulator.now().plusSeconds(seconds);
        new Timer(true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                updates.forEach(update -> update.result("SUCCESS"));
                            }
                        },
                        seconds * 1000L);
        return end.toEpochMilli() + " " + simulator.newToken();
    }

    private static String count(RequestLog requests) {
        String counts = requests.count("GET", ".*/logs") + " " + requests.count("POST", "/v3/auth/tokens");
        requests.clear();
        return counts;
    }
}
