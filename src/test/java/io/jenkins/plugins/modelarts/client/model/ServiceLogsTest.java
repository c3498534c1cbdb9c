package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class ServiceLogsTest {

    @Test
    public void theNewestUpdateIsThatOfTheLatestTime() {
        assertThat(logs(10L, 30L, 20L).newest().updateTime(), is(30L));
    }

    @Test
    public void anUpdateWithoutATimeIsNotTheNewest() {
        assertThat(logs(null, 10L, null).newest().updateTime(), is(10L));
    }

    @Test
    public void withoutAnyTimeThereIsNoNewest() {
        assertThat(logs(null, null).newest(), is(nullValue()));
        assertThat(logs().newest(), is(nullValue()));
    }

    private static ServiceLogs logs(Long... times) {
        List<Log> logs = Arrays.stream(times)
                .map(time -> new Log(time, "SUCCESS", List.of(), null, null, List.of(), null, List.of()))
                .toList();
        return new ServiceLogs("mnist", "id", logs);
    }
}
