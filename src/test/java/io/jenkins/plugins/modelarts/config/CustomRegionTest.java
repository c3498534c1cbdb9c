package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import hudson.model.Descriptor;
import java.net.URI;
import java.util.List;
import org.junit.Test;

public class CustomRegionTest {

    @Test
    public void writesAnEndpointAsItIsSentAndSigned() throws Exception {
        for (String typed : List.of(
                "https://modelarts.example.com",
                " https://modelarts.example.com/ ",
                "HTTPS://ModelArts.Example.COM:443/",
                "https://modelarts.example.com:443")) {
            assertThat(typed, region(typed).getModelArtsEndpoint(), is("https://modelarts.example.com"));
        }
    }

    @Test
    public void leavesOutOnlyTheSchemesOwnPort() throws Exception {
        assertThat(region("http://127.0.0.1:80/").getModelArtsEndpoint(), is("http://127.0.0.1"));
        assertThat(region("http://127.0.0.1:443").getModelArtsEndpoint(), is("http://127.0.0.1:443"));
        assertThat(region("https://[::1]:9321/").getModelArtsEndpoint(), is("https://[::1]:9321"));
    }

    @Test
    public void bothEndpointsAreThoseOfTheRegion() throws Exception {
        Region region = new CustomRegion(" lab ", "https://m.example.com/", "https://i.example.com:443").toRegion();
        assertThat(
                region,
                is(new Region(
                        "lab", URI.create("https://m.example.com"), URI.create("https://i.example.com"), true, null)));
    }

    @Test
    public void refusesWhatIsNoAddressOfAnEndpoint() {
        for (String typed : List.of(
                "",
                "modelarts.example.com",
                "ftp://modelarts.example.com",
                "https://",
                "https://modelarts.example.com/v1",
                "https://modelarts.example.com/?a=b",
                "https://modelarts.example.com#a",
                "https://user:password@modelarts.example.com",
                "https://modelarts.example.com:99999",
                "https://model arts.example.com",
                "https://modelarts_1.example.com")) {
            String message = assertThrows(typed, Descriptor.FormException.class, () -> region(typed))
                    .getMessage();
            assertThat(message, containsString("Enter scheme and host"));
        }
    }

    @Test
    public void refusesARegionWithoutName() {
        Descriptor.FormException refusal = assertThrows(
                Descriptor.FormException.class, () -> new CustomRegion(" ", "https://m.example.com", "https://i"));
        assertThat(refusal.getFormField(), is("name"));
    }

    private static CustomRegion region(String endpoint) throws Descriptor.FormException {
        return new CustomRegion("lab", endpoint, endpoint);
    }
}
