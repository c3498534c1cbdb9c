package io.jenkins.plugins.modelarts.client;

import io.jenkins.plugins.modelarts.testkit.JavaProcess;
import java.util.List;
import org.junit.Test;

/**
 * What the worst responses cost: the least heap of a whole JVM that reads them, and its processor time. {@code docs/benchmarks.md} has the command and results. Not a test, so it
 * asserts nothing about what it measures.
 */
public class ReadBenchmark {

    private static final int MOST_MIB = 256;

    @Test
    public void measure() throws Exception {
        System.out.printf("| response | heap MiB | CPU ms |%n|---|---|---|%n");
        for (WorstResponse worst : WorstResponse.values()) {
            String[] line = run(worst, MOST_MIB).output().strip().split(" ");
            System.out.printf("| %s | %d | %s |%n", worst, leastHeap(worst), line[line.length - 1]);
        }
    }

    /** In MiB. */
    private static int leastHeap(WorstResponse worst) throws Exception {
        int tooSmall = 8;
        int enough = MOST_MIB;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (run(worst, middle).exitCode() == 0) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private static JavaProcess run(WorstResponse worst, int heapMiB) throws Exception {
        return JavaProcess.run(WorstResponse.class, heapMiB, List.of(worst.name()));
    }
}
