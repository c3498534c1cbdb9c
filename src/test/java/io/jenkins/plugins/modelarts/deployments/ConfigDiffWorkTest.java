package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.Assert.assertEquals;

import java.util.AbstractList;
import org.junit.Test;

/** Twice as many settings are twice the work. */
public class ConfigDiffWorkTest {

    @Test
    public void theWorkGrowsWithTheNumberOfSettings() {
        assertThat(reads(2000), lessThanOrEqualTo(2 * reads(1000)));
    }

    @Test
    public void manyDifferentSettingsAreAllFound() {
        assertEquals(
                2000,
                ConfigDiff.compare(null, new Settings("OLD", 1000), new Settings("NEW", 1000))
                        .size());
    }

    private static long reads(int count) {
        Settings before = new Settings("OLD", count);
        Settings after = new Settings("NEW", count);
        ConfigDiff.compare(null, before, after);
        return before.reads + after.reads;
    }

    /** Counts how often a setting is looked at. */
    private static final class Settings extends AbstractList<Setting> {
        private final String name;
        private final int count;
        private long reads;

        private Settings(String name, int count) {
            this.name = name;
            this.count = count;
        }

        @Override
        public Setting get(int index) {
            reads++;
            return new Setting(SettingKind.ENVIRONMENT, name + index, "****");
        }

        @Override
        public int size() {
            return count;
        }
    }
}
