package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlElement;
import org.junit.Test;

/** How much longer an update takes, on the page of the build that waits for it. */
public class ProgressTest extends BuildWithDeployments {

    private static final long USUAL = 40 * 60_000L;

    private HtmlElement bar() throws Exception {
        return page().querySelector("[role=progressbar]");
    }

    private JSONObject rest() throws Exception {
        return jenkins.getJSON(build.getUrl() + "modelarts/api/json")
                .getJSONObject()
                .getJSONArray("deployments")
                .getJSONObject(0);
    }

    @Test
    public void aBarShowsTheShareOfTheUsualTime() throws Exception {
        runningBuild();
        Sample.deployment().running(build, System.currentTimeMillis() - USUAL / 2, USUAL);
        assertThat(Double.parseDouble(bar().getAttribute("aria-valuenow")), closeTo(50, 5));
        assertEquals("Progress of the update", bar().getAttribute("aria-label"));
        assertEquals(USUAL, rest().getLong("usualMillis"));
    }

    @Test
    public void withoutHistoryThereIsNoBar() throws Exception {
        runningBuild();
        Sample.deployment().begun(build);
        assertNull(bar());
        assertEquals("null", rest().getString("usualMillis"));
    }

    @Test
    public void anUpdateThatIsOverHasNoBar() throws Exception {
        runningBuild();
        Deployment deployment = Sample.deployment().running(build, System.currentTimeMillis(), USUAL);
        deployment.onEnd(new DeploymentEnd(Outcome.SUCCESS, null, 7), ServiceSnapshot.EMPTY);
        assertNull(bar());
        assertEquals("null", rest().getString("usualMillis"));
    }

    @Test
    public void theBarOfALatePageDoesNotReachTheEnd() throws Exception {
        runningBuild();
        Sample.deployment().running(build, System.currentTimeMillis() - 9 * USUAL, USUAL);
        assertEquals("99", bar().getAttribute("aria-valuenow"));
    }
}
