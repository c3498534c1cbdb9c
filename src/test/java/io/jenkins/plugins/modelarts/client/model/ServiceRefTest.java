package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.Test;

public class ServiceRefTest {

    private static final ServiceRef SERVICE = new ServiceRef("lab", "p1", "s_1-A");

    @Test
    public void nothingElseThanAnIdBecomesPartOfAnAddress() {
        for (String bad : List.of("", "a/b", "..", "a b", "a?b", "é", "a\n", "x".repeat(65))) {
            assertThat(bad, ServiceRef.isId(bad), is(false));
            assertThrows(bad, IllegalArgumentException.class, () -> new ServiceRef("lab", null, bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new ServiceRef("lab", bad, "s"));
        }
        assertThat(ServiceRef.isId(null), is(false));
        assertThat(ServiceRef.isId("x".repeat(64)), is(true));
        assertThat(ServiceRef.isId("195c1f2d-136d-40af-a0f3-db5717d2634a"), is(true));
    }

    @Test
    public void theProjectMayBecomeKnownAfterwards() {
        ServiceRef unknown = new ServiceRef("lab", null, "s_1-A");
        assertThat(unknown.projectId(), is(nullValue()));
        assertThat(unknown.withProject("p2").projectId(), is("p2"));
        assertThat(unknown, is(SERVICE));
        assertThat(unknown.hashCode(), is(SERVICE.hashCode()));
    }

    @Test
    public void aKnownProjectIsNotLost() {
        assertThat(SERVICE.withProject(null).projectId(), is("p1"));
        assertThat(SERVICE.withProject("no id").projectId(), is("p1"));
    }

    @Test
    public void regionAndIdMakeAService() {
        assertThat(SERVICE, is(not(new ServiceRef("other", "p1", "s_1-A"))));
        assertThat(SERVICE, is(not(new ServiceRef("lab", "p1", "other"))));
        assertThat(SERVICE.hashCode(), is(not(new ServiceRef("lab", "p1", "other").hashCode())));
        assertThat(SERVICE.equals(null), is(false));
        assertThat(SERVICE.region(), is("lab"));
        assertThat(SERVICE.serviceId(), is("s_1-A"));
        assertThat(SERVICE.toString(), is("s_1-A in lab"));
    }

    @Test
    public void survivesARestart() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(SERVICE);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ServiceRef copy = (ServiceRef) in.readObject();
            assertThat(copy, is(SERVICE));
            assertThat(copy.projectId(), is("p1"));
        }
    }
}
