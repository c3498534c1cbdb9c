package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Eight weeks of invented updates of the demo's services, so that its pages have something to show: canaries that grow,
 * updates that fail, returns to an older version, and updates that no build made.
 */
public final class PastUpdates {

    /** Days before now, result, versions with their share of the traffic in percent, seconds that it took, who made it. */
    private static final String MNIST = """
            55.2 SUCCESS 1=100      41 build
            49.1 SUCCESS 2=20,1=80  38 build
            48.3 SUCCESS 2=50,1=50  43 build
            47.2 SUCCESS 2=100      40 build
            41.4 FAIL    3=20,2=80  69 build
            41.1 SUCCESS 2=100      39 build
            34.3 SUCCESS 4=20,2=80  44 build
            33.2 SUCCESS 4=50,2=50  42 build
            32.3 SUCCESS 4=100      46 build
            27.5 SUCCESS 2=100      37 elsewhere
            20.4 SUCCESS 5=20,2=80  41 build
            19.3 SUCCESS 5=50,2=50  43 build
            18.2 SUCCESS 5=100      44 build
            12.3 FAIL    6=50,5=50  72 build
            12.1 SUCCESS 5=100      40 build
             6.2 SUCCESS 7=20,5=80  42 build
             4.1 SUCCESS 7=50,5=50  45 build
             2.3 SUCCESS 7=100      41 build
            """;

    private static final String FRAUD = """
            51.3 SUCCESS 1=100      61 build
            43.2 SUCCESS 2=100      64 build
            36.4 FAIL    3=100      98 build
            36.1 SUCCESS 3=100      62 build
            22.2 SUCCESS 4=50,3=50  66 elsewhere
            21.3 SUCCESS 4=100      63 build
             9.4 FAIL    5=100      91 build
             8.2 SUCCESS 4=100      60 build
            """;

    private static final String INSPECTION = """
            46.4 SUCCESS 1=100      61 build
            30.2 SUCCESS 2=100      58 build
            14.3 FAIL    3=100      77 build
            13.2 SUCCESS 3=100      60 build
            """;

    private PastUpdates() {}

    /** @param now when the simulator starts, in ms since 1970-01-01 UTC */
    public static List<PastUpdate> mnist(long now) {
        return read(MNIST, "mnist", now);
    }

    /** @param now when the simulator starts, in ms since 1970-01-01 UTC */
    public static List<PastUpdate> fraudDetection(long now) {
        return read(FRAUD, "fraud-detection", now);
    }

    /** @param now when the simulator starts, in ms since 1970-01-01 UTC */
    public static List<PastUpdate> visualInspection(long now) {
        return read(INSPECTION, "visual-inspection", now);
    }

    private static List<PastUpdate> read(String table, String model, long now) {
        List<PastUpdate> updates = new ArrayList<>();
        for (String line : table.lines().toList()) {
            String[] cells = line.strip().split(" +");
            updates.add(new PastUpdate(
                    now
                            - (long) (Double.parseDouble(cells[0])
                                    * Duration.ofDays(1).toMillis()),
                    cells[1],
                    models(cells[2], model),
                    (long) (Double.parseDouble(cells[3]) * Duration.ofSeconds(1).toMillis()),
                    cells[4].equals("build")));
        }
        return updates;
    }

    private static List<ObjectNode> models(String versions, String model) {
        List<ObjectNode> models = new ArrayList<>();
        for (String version : versions.split(",")) {
            String[] share = version.split("=");
            int number = Integer.parseInt(share[0]) - 1;
            models.add(Release.model(model, Release.version(number), Integer.parseInt(share[1]), number));
        }
        return models;
    }
}
