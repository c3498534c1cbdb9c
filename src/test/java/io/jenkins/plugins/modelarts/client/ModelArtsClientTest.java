package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.simulator.SimulatorRule;
import io.jenkins.plugins.modelarts.testkit.StubAuthorizer;
import io.jenkins.plugins.modelarts.testkit.StubHttpClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.Rule;
import org.junit.Test;

public class ModelArtsClientTest {

    private static final String ID = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    private static final ServiceRef SERVICE = service(ID);

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final SimulatedService service = simulator.service(ID, "mnist");
    private final ModelArtsClient client = client(simulator::newToken);

    @Test
    public void readsAllUpdateLogs() throws Exception {
        service.update(1000, "SUCCESS").config("mnist", "0.0.1", 100);
        service.update(2000, "RUNNING").config("mnist", "0.0.2", 100);
        ServiceLogs logs = client.updateLogs(SERVICE, null).get().body();
        assertThat(logs.serviceName(), is("mnist"));
        assertThat(logs.logs().stream().map(Log::updateTime).toList(), containsInAnyOrder(1000L, 2000L));
    }

    @Test
    public void theResponseNamesTheProjectOfItsRequest() throws Exception {
        assertThat(client.updateLogs(SERVICE, null).get().projectId(), is(Simulator.PROJECT_ID));
    }

    @Test
    public void asksCachesForAFreshResponse() {
        StubHttpClient http = new StubHttpClient();
        HttpTransport transport = new HttpTransport(http, Clock.systemUTC());
        new ModelArtsClient(transport, simulator.uri(), new StubAuthorizer("p", "T")).updateLogs(SERVICE, null);
        assertThat(http.last().header("Cache-Control"), is("no-cache"));
    }

    @Test
    public void anOldResponseOfACacheIsAPassingProblem() throws Exception {
        simulator.faults().next(2, Fault.cached());
        client.updateLogs(SERVICE, null).get();
        service.update(1000, "SUCCESS");
        ModelArtsException failure = failure(client.updateLogs(SERVICE, null));
        assertThat(failure.problem(), is(Problem.CACHED));
        assertThat(failure.problem().isPassing(), is(true));
        assertThat(client.updateLogs(SERVICE, null).get().body().logs().size(), is(1));
    }

    @Test
    public void aFreshResponseOfACacheIsUsed() throws Exception {
        simulator.faults().next(Fault.status(200, "{\"logs\":[]}", Map.of("Age", "0")));
        assertThat(client.updateLogs(SERVICE, null).get().body().logs().size(), is(0));
    }

    @Test
    public void asksForOneUpdate() throws Exception {
        service.update(1000, "SUCCESS");
        service.update(2000, "RUNNING");
        List<Log> logs = client.updateLogs(SERVICE, 1000L).get().body().logs();
        assertThat(logs.stream().map(Log::result).toList(), contains("SUCCESS"));
        assertThat(simulator.requests().all().get(0).query(), is("update_time=1000"));
    }

    @Test
    public void masksEnvironmentVariables() throws Exception {
        service.update(1000, "SUCCESS").config("mnist", "0.0.1", 100).env("PASSWORD", "sesame");
        ServiceLogs logs = client.updateLogs(SERVICE, null).get().body();
        assertThat(logs.logs().get(0).config().get(0).envs().get("PASSWORD"), is(ServiceLogConfig.MASK));
    }

    @Test
    public void readsHowTheServiceIsDoing() throws Exception {
        service.status("failed").errorMsg("out of memory");
        ServiceDetails details = client.details(SERVICE).get().body();
        assertThat(details.serviceId(), is(ID));
        assertThat(details.status(), is("failed"));
        assertThat(details.errorMsg(), is("out of memory"));
    }

    @Test
    public void readsTheEventsSinceATime() throws Exception {
        service.event("normal", "before", 1000).event("abnormal", "after", 2000);
        assertThat(
                client.events(SERVICE, 1500).get().body().events(),
                contains(new ServiceEvent("abnormal", "after", 2000L)));
    }

    @Test
    public void listsTheServicesOfTheProject() throws Exception {
        simulator.service("s-2", "mnist-edge");
        simulator.service("s-3", "of another project").project(Simulator.OTHER_PROJECT_ID);
        ServiceList found = client.services().get().body();
        assertThat(
                found.services().stream().map(ServiceDetails::serviceName).toList(),
                containsInAnyOrder("mnist", "mnist-edge"));
        assertThat(found.totalCount(), is(2));
    }

    @Test
    public void aListHasAPartOfManyServices() throws Exception {
        for (int i = 0; i < ModelArtsClient.MAX_SERVICES; i++) {
            simulator.service("s-" + i, "more");
        }
        ServiceList found = client.services().get().body();
        assertThat(found.services().size(), is(ModelArtsClient.MAX_SERVICES));
        assertThat(found.totalCount(), is(ModelArtsClient.MAX_SERVICES + 1));
    }

    @Test
    public void aListThatIsNoneIsEmpty() throws Exception {
        simulator.faults().next(Fault.status(200, "{\"services\":null}"));
        assertThat(client.services().get().body(), is(new ServiceList(null, List.of())));
    }

    @Test
    public void findsTheServiceThatHasExactlyTheName() throws Exception {
        simulator.service("s-2", "mnist-edge");
        assertThat(client.serviceNamed("mnist").get().serviceId(), is(ID));
    }

    @Test
    public void findsNoServiceWhoseNameOnlyContainsTheGivenOne() {
        ModelArtsException failure = failure(client.serviceNamed("mni"));
        assertThat(failure.problem(), is(Problem.NO_SUCH_SERVICE));
        assertThat(failure.getMessage(), containsString("mni"));
    }

    @Test
    public void namesTheServicesThatShareAName() {
        simulator.service("s-2", "mnist");
        ModelArtsException failure = failure(client.serviceNamed("mnist"));
        assertThat(failure.problem(), is(Problem.AMBIGUOUS_SERVICE));
        assertThat(failure.getMessage(), allOf(containsString(ID), containsString("s-2")));
    }

    @Test
    public void encodesANameInTheUrl() throws Exception {
        simulator.service("s-2", "c&d=e +é");
        assertThat(client.serviceNamed("c&d=e +é").get().serviceId(), is("s-2"));
    }

    @Test
    public void renewsATokenThatEndedOnce() throws Exception {
        String ended = simulator.newToken();
        simulator.endTokens();
        RenewingAuthorizer authorizer = new RenewingAuthorizer(simulator::newToken, ended);
        assertThat(client(authorizer).details(SERVICE).get().body().serviceName(), is("mnist"));
        assertThat(simulator.requests().all().size(), is(2));
    }

    @Test
    public void givesUpWhenTheRenewedTokenIsRefusedToo() {
        String ended = simulator.newToken();
        simulator.endTokens();
        ModelArtsException failure = failure(client(() -> ended).details(SERVICE));
        assertThat(failure.problem(), is(Problem.TOKEN_ENDED));
        assertThat(simulator.requests().all().size(), is(2));
    }

    @Test
    public void sendsATokenOf24Kilobytes() throws Exception {
        simulator.tokenSize(24 << 10);
        assertThat(client.details(SERVICE).get().body().serviceName(), is("mnist"));
    }

    @Test
    public void reportsHowFarTheServersClockIsAhead() throws Exception {
        simulator.clockAhead(Duration.ofHours(1));
        Duration ahead = client.details(SERVICE).get().serverAhead();
        assertThat(ahead.minusHours(1).abs().compareTo(Duration.ofSeconds(10)) < 0, is(true));
    }

    @Test
    public void namesAnUnknownService() {
        ModelArtsException failure = failure(client.updateLogs(service("s-9"), null));
        assertThat(failure.problem(), is(Problem.NO_SUCH_SERVICE));
        assertThat(failure.code(), is("ModelArts.3502"));
    }

    @Test
    public void namesTheMissingPermission() {
        simulator.deny("modelarts:service:getLogs");
        ModelArtsException failure = failure(client.updateLogs(SERVICE, null));
        assertThat(failure.problem(), is(Problem.FORBIDDEN));
        assertThat(failure.getMessage(), containsString("modelarts:service:getLogs"));
    }

    @Test
    public void aWebPageIsNotTakenForBrokenJson() {
        simulator.faults().next(Fault.html());
        simulator.faults().next(Fault.truncated());
        assertThat(failure(client.details(SERVICE)).problem(), is(Problem.NOT_MODELARTS));
        assertThat(failure(client.details(SERVICE)).problem(), is(Problem.MALFORMED));
    }

    @Test
    public void otherJsonIsNotModelArts() {
        for (String body : List.of("[]", "7", "\"text\"", "null", "")) {
            simulator.faults().next(Fault.status(200, body));
            Problem problem = failure(client.details(SERVICE)).problem();
            assertThat(body, problem, is(Problem.NOT_MODELARTS));
        }
    }

    @Test
    public void anErrorWithAGoodStatusIsAnError() {
        simulator.faults().next(Fault.status(200, "{\"error_code\":\"ModelArts.0010\",\"error_msg\":\"no\"}"));
        assertThat(failure(client.updateLogs(SERVICE, null)).code(), is("ModelArts.0010"));
    }

    @Test
    public void showsNoTokenInAFailure() {
        String ended = simulator.newToken();
        simulator.endTokens();
        assertThat(failure(client(() -> ended).details(SERVICE)).toString(), not(containsString(ended)));
    }

    private static ServiceRef service(String id) {
        return new ServiceRef("cn-north-4", null, id);
    }

    private ModelArtsClient client(Supplier<String> token) {
        return client(new RenewingAuthorizer(token, token.get()));
    }

    private ModelArtsClient client(RequestAuthorizer authorizer) {
        HttpTransport http = new HttpTransport(HttpClient.newHttpClient(), Clock.systemUTC());
        return new ModelArtsClient(http, simulator.uri(), authorizer);
    }

    private static ModelArtsException failure(CompletableFuture<?> future) {
        return ModelArtsException.in(assertThrows(ExecutionException.class, future::get));
    }

    /** A token that is replaced after a refusal, if a new token may help. */
    private static final class RenewingAuthorizer implements RequestAuthorizer {

        private final Supplier<String> renew;
        private volatile String token;

        RenewingAuthorizer(Supplier<String> renew, String token) {
            this.renew = renew;
            this.token = token;
        }

        @Override
        public CompletableFuture<String> projectId() {
            return CompletableFuture.completedFuture(Simulator.PROJECT_ID);
        }

        @Override
        public CompletableFuture<Authorization> authorize(HttpRequest request) {
            return CompletableFuture.completedFuture(new Authorization() {
                @Override
                public Map<String, String> headers() {
                    return Map.of("X-Auth-Token", token);
                }

                @Override
                public boolean rejected(ModelArtsException failure) {
                    token = renew.get();
                    return failure.problem().isSolvedByNewToken();
                }
            });
        }
    }
}
