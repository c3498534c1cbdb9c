package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.simulator.SimulatorRule;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** How many refused secrets reach the cloud, whose regions the simulator plays as the proxy on the way to all of them. */
public class RefusalsInTheCloudTest {

    private static final IamUser USER = new IamUser(Simulator.ACCOUNT, Simulator.USER, Simulator.PASSWORD);
    private static final AccessKey KEY = new AccessKey(Simulator.ACCESS_KEY, Simulator.SECRET_KEY, null);
    private static final List<String> REGIONS = List.of(
            "cn-north-1",
            "cn-north-4",
            "cn-north-9",
            "cn-south-1",
            "cn-east-3",
            "cn-east-4",
            "sa-brazil-1",
            "tr-west-1");

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator cloud = rule.get();
    private final FakeTime time = FakeTime.stopped();
    private final HttpTransport http = new HttpTransport(
            HttpClient.newBuilder()
                    .proxy(ProxySelector.of(
                            new InetSocketAddress("127.0.0.1", cloud.uri().getPort())))
                    .build(),
            time.clock());
    private final AuthorizerFactory authorizers =
            new AuthorizerFactory(() -> http, time.clock(), Timer.of(time.timer()));

    @Test
    public void eightRegionsSendAChangedPasswordOnce() throws Exception {
        cloud.account(Simulator.ACCOUNT).strictUser(Simulator.USER, Simulator.PASSWORD);
        cloud.tokenLifetime(Duration.ofHours(2));
        for (int i = 0; i < REGIONS.size(); i++) {
            if (!REGIONS.get(i).equals(Simulator.OTHER_PROJECT)) {
                cloud.account(Simulator.ACCOUNT).project(REGIONS.get(i), ("" + i).repeat(32));
            }
            Futures.of(token(REGIONS.get(i)));
        }
        cloud.account(Simulator.ACCOUNT).strictUser(Simulator.USER, "Another-passw0rd");
        time.pass(Duration.ofHours(3));

        List<CompletableFuture<String>> all = new ArrayList<>();
        for (String region : REGIONS) {
            all.add(token(region));
        }

        all.forEach(Futures::failureOf);
        assertThat(cloud.refusals().passwords(), is(1));
    }

    @Test
    public void fiftyServicesSendADeletedKeyThreeTimes() throws Exception {
        askAll(50);
        cloud.account(Simulator.ACCOUNT).deleteAccessKey(Simulator.ACCESS_KEY);
        assertThat(cloud.refusals().signatures(), is(0));

        askAll(50);

        assertThat(cloud.refusals().signatures(), lessThanOrEqualTo(3));
    }

    private void askAll(int services) {
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            cloud.service("s" + i, "s" + i);
            all.add(logs("s" + i));
        }
        // Succeeded or not, all have to be over.
        all.forEach(one -> one.handle((response, thrown) -> null).join());
    }

    private CompletableFuture<String> token(String region) throws ModelArtsException {
        return authorizers.of(USER, iam(region), region, null).projectId();
    }

    private CompletableFuture<ApiResponse<ServiceLogs>> logs(String serviceId) {
        try {
            return new ModelArtsClient(
                            http,
                            URI.create("http://modelarts.cn-north-4.myhuaweicloud.com"),
                            authorizers.of(KEY, iam("cn-north-4"), "cn-north-4", Simulator.PROJECT_ID))
                    .updateLogs(new ServiceRef("cn-north-4", Simulator.PROJECT_ID, serviceId), null);
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }

    private static URI iam(String region) {
        return URI.create("http://iam." + region + ".myhuaweicloud.com");
    }
}
