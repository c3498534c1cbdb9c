package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.credentials.CredentialsItems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What an administrator sets up for all jobs: the default region and credentials, and regions of other clouds. */
@Extension
@Symbol("modelArts")
public final class ModelArtsConfiguration extends GlobalConfiguration {

    private String defaultRegion;
    private String defaultCredentialsId;
    private List<CustomRegion> customRegions = new ArrayList<>();

    public ModelArtsConfiguration() {
        load();
    }

    public static ModelArtsConfiguration get() {
        return ExtensionList.lookupSingleton(ModelArtsConfiguration.class);
    }

    /** Region of the steps that name none; null when they have to. */
    public String getDefaultRegion() {
        return defaultRegion;
    }

    @DataBoundSetter
    public void setDefaultRegion(String defaultRegion) {
        this.defaultRegion = Util.fixEmptyAndTrim(defaultRegion);
        save();
    }

    /** Id of the credentials of the steps that name none; null when they have to. */
    public String getDefaultCredentialsId() {
        return defaultCredentialsId;
    }

    @DataBoundSetter
    public void setDefaultCredentialsId(String defaultCredentialsId) {
        this.defaultCredentialsId = Util.fixEmptyAndTrim(defaultCredentialsId);
        save();
    }

    public List<CustomRegion> getCustomRegions() {
        return Collections.unmodifiableList(customRegions);
    }

    /** @throws IllegalArgumentException when two have the same name */
    @DataBoundSetter
    public void setCustomRegions(List<CustomRegion> customRegions) {
        List<CustomRegion> regions = new ArrayList<>(Util.fixNull(customRegions));
        String twins = twins(regions);
        if (twins != null) {
            throw new IllegalArgumentException(twins);
        }
        this.customRegions = regions;
        save();
    }

    /** Built-in and custom regions together. */
    public Regions regions() {
        return new Regions(customRegions);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        String twins = twins(request.bindJSONToList(CustomRegion.class, form.opt("customRegions")));
        if (twins != null) {
            throw new Descriptor.FormException(twins, "customRegions");
        }
        // An empty list is not part of a submitted form.
        customRegions = new ArrayList<>();
        request.bindJSON(this, form);
        save();
        return true;
    }

    /** What to say about names that are there twice; null when there are none. */
    private static String twins(List<CustomRegion> regions) {
        List<String> names = regions.stream().map(CustomRegion::getName).toList();
        return new HashSet<>(names).size() == names.size()
                ? null
                : Messages.ModelArtsConfiguration_twins(String.join(", ", names));
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.ModelArtsConfiguration_displayName();
    }

    @POST
    public ListBoxModel doFillDefaultRegionItems() {
        return RegionItems.forItem(null);
    }

    @POST
    public ListBoxModel doFillDefaultCredentialsIdItems() {
        // Without the chosen value as a parameter: a list that depends on itself snaps back to what was saved.
        return CredentialsItems.forItem(null, defaultCredentialsId);
    }

    @POST
    public FormValidation doCheckDefaultCredentialsId(@QueryParameter String value) {
        return CredentialsItems.check(null, value);
    }

    /**
     * Tries what is chosen in the form, as far as it can be tried without a deployment.
     *
     * @param testServiceId the service whose logs are read; may be empty
     */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String defaultRegion,
            @QueryParameter String defaultCredentialsId,
            @QueryParameter String testServiceId) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return ConnectionTest.get().run(defaultRegion, defaultCredentialsId, Util.fixEmptyAndTrim(testServiceId));
    }
}
