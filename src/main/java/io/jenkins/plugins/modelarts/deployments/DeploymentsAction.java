package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Api;
import hudson.model.Run;
import hudson.util.CopyOnWriteList;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The deployments of one build, with their page and REST. A tab of the build's new page, a link in the side panel of the
 * classic one.
 */
@ExportedBean
public final class DeploymentsAction extends Tab implements RunAction2 {

    static final String ICON = "symbol-rocket-outline plugin-ionicons-api";
    static final String URL = "modelarts";

    private final CopyOnWriteList<Deployment> deployments = new CopyOnWriteList<>();

    private DeploymentsAction() {
        super(null);
    }

    /**
     * Adds a deployment to a build and saves the build, so that its page is there from the first second; or finds it
     * again after a restart.
     *
     * @param id tells the deployments of a build apart
     * @param serviceId null when only the name is known
     * @param serviceName null when only the id is known
     * @param started in milliseconds since 1970-01-01 UTC
     */
    public static Deployment begin(
            Run<?, ?> run, String id, String region, String serviceId, String serviceName, long started)
            throws IOException {
        Deployment deployment;
        synchronized (run) {
            DeploymentsAction action = run.getAction(DeploymentsAction.class);
            if (action == null) {
                action = new DeploymentsAction();
                run.addAction(action);
            }
            for (Deployment begun : action.deployments) {
                if (begun.getId().equals(id)) {
                    return begun;
                }
            }
            int number = action.deployments.size() + 1;
            deployment = new Deployment(run, id, number, region, serviceId, serviceName, started);
            action.deployments.add(deployment);
        }
        run.save();
        deployment.remember(ServiceSnapshot.EMPTY);
        return deployment;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        object = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        object = owner;
        deployments.forEach(deployment -> deployment.attachTo(owner));
    }

    public Run<?, ?> getRun() {
        return (Run<?, ?>) object;
    }

    /** In the order in which the build came to them. */
    @Exported
    public List<Deployment> getDeployments() {
        return deployments.getView();
    }

    /** By its number, counted from 1; null when there is none. For URLs. */
    public Deployment getDeployment(int number) {
        return getDeployments().stream()
                .filter(deployment -> deployment.getNumber() == number)
                .findFirst()
                .orElse(null);
    }

    /** Whether a page about it may look otherwise later. */
    public boolean isUnderWay() {
        return getRun().isBuilding()
                || getDeployments().stream().anyMatch(deployment -> deployment.getVerdict() == Verdict.WAITING);
    }

    /** How things stand, for those who listen to the page. */
    public String getNews() {
        return getDeployments().stream()
                .map(deployment -> Messages.DeploymentsAction_news(
                        deployment.getService(), deployment.getVerdict().getWord()))
                .collect(Collectors.joining(", "));
    }

    public Api getApi() {
        return new Api(this);
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }
}
