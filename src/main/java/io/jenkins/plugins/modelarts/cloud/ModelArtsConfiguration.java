package io.jenkins.plugins.modelarts.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.GlobalConfiguration;
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
    private List<CustomRegion> customRegions = List.of();

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
        return customRegions;
    }

    @DataBoundSetter
    public void setCustomRegions(List<CustomRegion> customRegions) {
        this.customRegions = customRegions == null ? List.of() : List.copyOf(customRegions);
        save();
    }

    /** Built-in and custom regions together. */
    public Regions regions() {
        return new Regions(customRegions);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        refuseTwins(request.bindJSONToList(CustomRegion.class, form.opt("customRegions")));
        // An empty list is not part of a submitted form.
        customRegions = List.of();
        request.bindJSON(this, form);
        save();
        return true;
    }

    private static void refuseTwins(List<CustomRegion> regions) throws FormException {
        long names = regions.stream().map(CustomRegion::getName).distinct().count();
        if (names < regions.size()) {
            throw new Descriptor.FormException(
                    Messages.ModelArtsConfiguration_twins(
                            regions.stream().map(CustomRegion::getName).collect(Collectors.joining(", "))),
                    "customRegions");
        }
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
    public ListBoxModel doFillDefaultCredentialsIdItems(@QueryParameter String value) {
        return CredentialsItems.forItem(null, value);
    }

    @POST
    public FormValidation doCheckDefaultCredentialsId(@QueryParameter String value) {
        return CredentialsItems.check(null, value);
    }
}
