package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.File;
import java.nio.file.Files;
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

    @Test
    public void aFileThatCannotBeReadIsReplaced() throws Exception {
        durations.add(MNIST, TIME, 1000);
        File file = home.getRoot().listFiles()[0];
        Files.writeString(file.toPath(), "<broken");
        UsualDurations others = again();
        assertNull(others.of(MNIST));
        others.add(MNIST, TIME, 2000);
        assertEquals(2000, median(again()));
    }
}
