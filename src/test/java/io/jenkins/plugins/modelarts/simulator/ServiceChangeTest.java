package io.jenkins.plugins.modelarts.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.net.http.HttpResponse;
import org.junit.Rule;
import org.junit.Test;

public class ServiceChangeTest {

    private static final String PATCH =
            "[{\"op\": \"replace\", \"path\": \"/config/0/instance_count\", \"value\": \"2\"}]";
    private static final String PUT = """
            {"config": [{"model_id": "a", "weight": "80", "specification": "s"},
                        {"model_id": "b", "weight": 20, "specification": "s"}]}""";

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final TestClient client = new TestClient(rule.get());
    private final SimulatedService service = rule.get().service("s-1", "mnist");

    @Test
    public void aPatchStartsAnUpdateAndSaysWhen() throws Exception {
        String time = TestClient.json(send("PATCH", PATCH)).get("update_time").textValue();
        assertThat(service.updates().get(1).updateTime(), is(Long.parseLong(time)));
    }

    @Test
    public void aPutStartsAnUpdateAndSaysNothing() throws Exception {
        assertThat(TestClient.json(send("PUT", PUT)).size(), is(0));
        assertThat(service.updates(), hasSize(2));
    }

    @Test
    public void aBodyOfAnotherFormIsRefused() throws Exception {
        assertThat(TestClient.refusal(send("PUT", PUT.replace("80", "90"))), is("400 ModelArts.0104"));
        assertThat(TestClient.refusal(send("PATCH", PUT)), is("400 ModelArts.0104"));
        assertThat(TestClient.refusal(send("PATCH", "")), is("400 ModelArts.0104"));
    }

    @Test
    public void theUserNeedsAPermission() throws Exception {
        rule.get().deny("modelarts:service:update");
        assertThat(TestClient.refusal(send("PUT", PUT)), is("403 ModelArts.0108"));
    }

    private HttpResponse<byte[]> send(String method, String body) throws Exception {
        return client.send(
                method,
                TestClient.SERVICES + "/s-1",
                body,
                "X-Auth-Token",
                rule.get().newToken(),
                "Content-Type",
                "application/json");
    }
}
