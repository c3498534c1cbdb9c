package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UsualDurationsTest {

    private static final DeployedService MNIST = service("mnist");
    private static final long TIME = 1_600_000_000_000L;

    @Rule
    public final TemporaryFolder home = new TemporaryFolder();

    private UsualDurations durations;

    @Before
    public void setUp() {
        durations = again();
    }

    private UsualDurations again() {
        return new UsualDurations(home.getRoot());
    }

    private static DeployedService service(String id) {
        return new DeployedService("lab", null, id, null);
    }

    private static long median(UsualDurations durations) {
        return durations.of(MNIST).median();
    }

    @Test
    public void aServiceThatNeverSucceededHasNone() {
        durations.add(service("other"), TIME, 1000);
        assertNull(durations.of(MNIST));
    }

    @Test
    public void durationsOutliveARestart() {
        durations.add(MNIST, TIME, 1000);
        assertEquals(1000, median(again()));
    }

    @Test
    public void anUpdateCountsOnceHoweverManyBuildsWaited() {
        durations.add(MNIST, TIME, 1000);
        durations.add(MNIST, TIME, 9000);
        durations.add(MNIST, TIME, 9000);
        assertEquals(1000, median(durations));
        assertEquals(1000, median(again()));
    }

    @Test
    public void onlyTheLastTenUpdatesCount() {
        for (int i = 0; i < 10; i++) {
            durations.add(MNIST, TIME + i, 1000);
        }
        for (int i = 10; i < 20; i++) {
            durations.add(MNIST, TIME + i, 5000);
        }
        assertEquals(5000, durations.of(MNIST).earliest() + 250);
        assertEquals(5000, median(again()));
    }

    @Test
    public void theRegionDistinguishesServices() {
        durations.add(new DeployedService("other", null, "mnist", null), TIME, 1000);
        assertNull(durations.of(MNIST));
    }

    @Test
    public void theServiceThatWasNotUpdatedForLongestIsForgotten() {
        UsualDurations two = new UsualDurations(home.getRoot(), 2);
        two.add(service("first"), TIME, 1000);
        two.add(service("second"), TIME, 1000);
        two.add(service("first"), TIME + 1, 1000);
        two.add(service("third"), TIME, 1000);
        assertNull(two.of(service("second")));
        assertEquals(1000, two.of(service("first")).median());
        assertEquals(1000, two.of(service("third")).median());
    }

    private Path file() {
        return home.getRoot().listFiles()[0].toPath();
    }

    @Test
    public void aSuccessCostsOneLineHoweverManyServicesThereAre() throws Exception {
        for (int i = 0; i < 100; i++) {
            durations.add(service("other" + i), TIME, 1000);
        }
        long before = Files.size(file());
        durations.add(MNIST, TIME, 1000);
        assertTrue(Files.size(file()) - before < 100);
        assertEquals(1000, median(again()));
    }

    @Test
    public void linesThatNoLongerCountGoAtARestart() throws Exception {
        for (int i = 0; i < 100; i++) {
            durations.add(MNIST, TIME + i, 1000 + i);
        }
        assertEquals(1094, median(again()));
        assertEquals(10, Files.readAllLines(file()).size());
        assertEquals(1094, median(again()));
    }

    @Test
    public void linesThatNoLongerCountGoWhileJenkinsRuns() throws Exception {
        for (int i = 0; i < 1100; i++) {
            durations.add(MNIST, TIME + i, 1000 + i);
        }
        assertEquals(
                10 + 79,
                Files.readAllLines(file()).stream()
                        .filter(line -> !line.isBlank())
                        .count());
        assertEquals(2094, median(durations));
        assertEquals(2094, median(again()));
    }

    @Test
    public void aBrokenLineIsSkipped() throws Exception {
        durations.add(MNIST, TIME, 1000);
        Files.writeString(file(), "\n{\"service\":\"lab/mn", StandardOpenOption.APPEND);
        Files.write(file(), new byte[] {'\n', (byte) 0xff, '\n', '{', '}', '\n', '[', ']'}, StandardOpenOption.APPEND);
        UsualDurations others = again();
        assertEquals(1000, median(others));
        others.add(MNIST, TIME + 1, 3000);
        assertEquals(3000, again().of(MNIST).latest());
    }
}
