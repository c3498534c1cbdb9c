package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import org.junit.Test;

public class ServiceLogConfigTest {

    @Test
    public void aModelIsKnownByItsNameOrElseItsId() {
        assertThat(model("id", "mnist").label(), is("mnist"));
        assertThat(model("id", null).label(), is("id"));
        assertThat(model(null, null).label(), is(nullValue()));
    }

    private static ServiceLogConfig model(String id, String name) {
        return new ServiceLogConfig(id, name, null, null, null, null, Map.of(), null, null, Map.of());
    }
}
