package io.jenkins.plugins.modelarts.docs;

import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Demo;
import io.jenkins.plugins.modelarts.simulator.Scenario;
import io.jenkins.plugins.modelarts.simulator.Scenarios;
import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.rules.ExternalResource;

/**
 * The region, the credentials and the services that the documentation names, at a simulator. Each update is over at once:
 * those of mnist and recommender succeed, and the others fail.
 */
final class DocumentedCloud extends ExternalResource {

    /** The update that the documentation names. */
    static final long UPDATE_TIME = 1574770228888L;

    private Simulator simulator;

    @Override
    protected void before() throws Exception {
        simulator = Simulator.start();
        service(Demo.MNIST, "mnist", Scenarios.succeedsAfter(Duration.ZERO))
                .lastWeeksUpdate()
                .update(UPDATE_TIME, "SUCCESS")
                .config("mnist", "0.0.1", 100);
        service("recommender-id", "recommender", Scenarios.succeedsAfter(Duration.ZERO));
        service(Demo.FRAUD_DETECTION, "fraud-detection", Scenarios.failsAndIsRolledBack(Duration.ZERO));
        service(Demo.VISUAL_INSPECTION, "visual-inspection", Scenarios.partialEdgeFailure(Duration.ZERO))
                .edge();
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        String endpoint = simulator.uri().toString();
        configuration.setCustomRegions(List.of(new CustomRegion(Simulator.OTHER_PROJECT, endpoint, endpoint)));
        configuration.setDefaultRegion(Simulator.OTHER_PROJECT);
        configuration.setDefaultCredentialsId("huawei");
        Lab.store(Lab.user("huawei", Simulator.PASSWORD));
        Lab.store(Lab.secretText("huawei-token", simulator.newToken(Simulator.OTHER_PROJECT_ID)));
    }

    private SimulatedService service(String id, String name, Scenario scenario) {
        return simulator.service(id, name).project(Simulator.OTHER_PROJECT_ID).plays(scenario);
    }

    @Override
    protected void after() {
        simulator.close();
    }

    String address() {
        return simulator.uri().toString();
    }

    void clock(Clock clock) {
        simulator.clock(clock);
    }
}
