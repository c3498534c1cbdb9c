package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What all builds share: the keys under which the plugin keeps things, and its threads. */
public class SharedStateTest {

    private static final String LOGS = "/v1/.*/logs";

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    @Test
    public void noKeyHoldsASecret() throws Exception {
        lab.setUp();
        Lab.store(Lab.accessKey("key", Simulator.ACCESS_KEY, Simulator.SECRET_KEY, null));
        lab.simulator().faults().on(LOGS).always(Fault.noAnswer());
        List<WorkflowRun> waiting = new ArrayList<>();
        for (String id : List.of("huawei", "key")) {
            waiting.add(Lab.start(
                    JENKINS, "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', credentialsId: '" + id + "'"));
        }
        lab.simulator().requests().awaitRequests(LOGS, 2, Duration.ofSeconds(60));

        Keys keys = new Keys();
        keys.below(PluginRuntime.get().poller());
        keys.below(ClientFactory.get());

        // Of the poller: a query and two requests. Of the caches: a token, a project, and two secrets of the guard.
        assertThat(keys.found, hasSize(greaterThanOrEqualTo(7)));
        for (String secret : List.of(Simulator.PASSWORD, Simulator.SECRET_KEY)) {
            assertThat(keys.texts, everyItem(not(containsString(secret))));
        }
        for (WorkflowRun run : waiting) {
            run.getExecutor().doStop();
            JENKINS.waitForCompletion(run);
        }
    }

    @Test
    public void aBuildWhoseJobIsRenamedLeavesNothing() throws Exception {
        lab.setUp();
        WorkflowRun run = Lab.start(JENKINS, "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "'");
        lab.simulator().requests().awaitRequests(LOGS, 1, Duration.ofSeconds(60));
        run.getParent().renameTo("renamed");
        run.getExecutor().doStop();
        JENKINS.waitForCompletion(run);
        // Jenkins closes builds one after the other, so those before it are closed, too.
        JENKINS.buildAndAssertSuccess(JENKINS.createFreeStyleProject());
        assertThat(KeptMaps.sizes().get("BuildStarts.starts"), is(0));
    }

    /** As it happens when the name server of one region does not answer. */
    @Test
    public void theNetworkHoldsUpNoOtherWork() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            PluginRuntime.get().network().execute(() -> {
                try {
                    answer.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        CountDownLatch done = new CountDownLatch(1);

        PluginRuntime.get().scheduler().execute(done::countDown);

        assertThat(done.await(20, TimeUnit.SECONDS), is(true));
        answer.countDown();
    }

    /** Finds the keys of all maps that an object leads to, and every text in them. */
    private static final class Keys {

        private final List<Object> found = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        void below(Object object) throws IllegalAccessException {
            for (KeptMaps.Kept kept : KeptMaps.of(object)) {
                for (Object key : kept.keys()) {
                    found.add(key);
                    texts(key);
                }
            }
        }

        private void texts(Object key) throws IllegalAccessException {
            texts.add(String.valueOf(key));
            if (key instanceof Collection<?> parts) {
                for (Object part : parts) {
                    texts(part);
                }
            } else if (key != null && KeptMaps.isOurs(key)) {
                for (Object value : fields(key)) {
                    texts(value);
                }
            }
        }

        private static List<Object> fields(Object object) throws IllegalAccessException {
            List<Object> values = new ArrayList<>();
            for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        values.add(field.get(object));
                    }
                }
            }
            return values;
        }
    }
}
