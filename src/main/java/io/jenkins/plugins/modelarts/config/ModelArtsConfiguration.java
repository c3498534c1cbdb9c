package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
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

/** The plugin's part of the system configuration: the default region and credentials, and regions of other clouds. */
@Extension
@Symbol("modelArts")
public final class ModelArtsConfiguration extends GlobalConfiguration {

    static final int DEFAULT_MAX_DEPLOYMENTS = 1000;

    @CheckForNull
    private volatile String defaultRegion;

    @CheckForNull
    private volatile String defaultCredentialsId;

    /** Replaced as a whole: builds read it at any time. */
    private volatile List<CustomRegion> customRegions = new ArrayList<>();

    private int maxDeployments = DEFAULT_MAX_DEPLOYMENTS;

    public ModelArtsConfiguration() {
        load();
    }

    public static ModelArtsConfiguration get() {
        return ExtensionList.lookupSingleton(ModelArtsConfiguration.class);
    }

    /** Region of the steps that name none. Without it each step has to name one. */
    @CheckForNull
    public String getDefaultRegion() {
        return defaultRegion;
    }

    @DataBoundSetter
    public void setDefaultRegion(@CheckForNull String defaultRegion) {
        this.defaultRegion = Util.fixEmptyAndTrim(defaultRegion);
        save();
    }

    /** Id of the credentials of the steps that name none. Without it each step has to name them. */
    @CheckForNull
    public String getDefaultCredentialsId() {
        return defaultCredentialsId;
    }

    @DataBoundSetter
    public void setDefaultCredentialsId(@CheckForNull String defaultCredentialsId) {
        this.defaultCredentialsId = Util.fixEmptyAndTrim(defaultCredentialsId);
        save();
    }

    public List<CustomRegion> getCustomRegions() {
        return Collections.unmodifiableList(customRegions);
    }

    /** @throws IllegalArgumentException if two have the same name */
    @DataBoundSetter
    public void setCustomRegions(@CheckForNull List<CustomRegion> customRegions) {
        List<CustomRegion> regions = new ArrayList<>(Util.fixNull(customRegions));
        String error = duplicateNames(regions);
        if (error != null) {
            throw new IllegalArgumentException(error);
        }
        this.customRegions = regions;
        save();
    }

    /** How many deployments the history of a job keeps. */
    public int getMaxDeployments() {
        return maxDeployments;
    }

    /** @throws IllegalArgumentException if it is below 1 */
    @DataBoundSetter
    public void setMaxDeployments(int maxDeployments) {
        if (maxDeployments < 1) {
            throw new IllegalArgumentException(
                    Messages.ModelArtsConfiguration_badMaxDeployments(String.valueOf(maxDeployments)));
        }
        this.maxDeployments = maxDeployments;
        save();
    }

    /** The value of the form's field; the default for an empty one. */
    private static int maxDeployments(String text) throws FormException {
        String given = Util.fixEmptyAndTrim(text);
        try {
            int number = given == null ? DEFAULT_MAX_DEPLOYMENTS : Integer.parseInt(given);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The exception below says what is expected.
        }
        throw new FormException(Messages.ModelArtsConfiguration_badMaxDeployments(text), "maxDeployments");
    }

    @POST
    public FormValidation doCheckMaxDeployments(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            maxDeployments(value);
            return FormValidation.ok();
        } catch (FormException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    /** Gives what an old or partial file lacks its default, and leaves out what is no region. */
    private Object readResolve() {
        List<?> read = Util.fixNull(customRegions);
        customRegions = new ArrayList<>(read.stream()
                .filter(CustomRegion.class::isInstance)
                .map(CustomRegion.class::cast)
                .toList());
        maxDeployments = maxDeployments < 1 ? DEFAULT_MAX_DEPLOYMENTS : maxDeployments;
        return this;
    }

    /** Built-in and custom regions together. */
    public RegionCatalog regions() {
        return new RegionCatalog(customRegions);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // A submitted form leaves an empty list out.
        List<CustomRegion> regions =
                new ArrayList<>(request.bindJSONToList(CustomRegion.class, form.opt("customRegions")));
        String error = duplicateNames(regions);
        if (error != null) {
            throw new Descriptor.FormException(error, "customRegions");
        }
        int kept = maxDeployments(form.optString("maxDeployments"));
        customRegions = regions;
        maxDeployments = kept;
        defaultRegion = Util.fixEmptyAndTrim(form.optString("defaultRegion"));
        defaultCredentialsId = Util.fixEmptyAndTrim(form.optString("defaultCredentialsId"));
        save();
        return true;
    }

    /** The error message for names that occur twice, or null when there are none. */
    @CheckForNull
    private static String duplicateNames(List<CustomRegion> regions) {
        List<String> names = regions.stream().map(CustomRegion::getName).toList();
        return new HashSet<>(names).size() == names.size()
                ? null
                : Messages.ModelArtsConfiguration_duplicateNames(String.join(", ", names));
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
        // The chosen value is no parameter, because a list that depends on itself jumps back to the saved value. So the
        // list must not tell it to users who may not read the configuration.
        return CredentialsItems.forItem(null, RegionItems.maySee(null) ? defaultCredentialsId : null);
    }

    @POST
    public FormValidation doCheckDefaultCredentialsId(@QueryParameter String value) {
        return CredentialsItems.check(null, value);
    }

    /**
     * Sends the requests of a build with what is chosen in the form. This changes nothing at ModelArts.
     *
     * @param testServiceId the service whose logs are read; empty to read none
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
