package io.jenkins.plugins.modelarts.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The defaults of a folder for the steps of its jobs. What it leaves open, it inherits. */
public final class FolderDefaults extends AbstractFolderProperty<AbstractFolder<?>> {

    @CheckForNull
    private String region;

    @CheckForNull
    private String credentialsId;

    @CheckForNull
    private String projectId;

    @DataBoundConstructor
    public FolderDefaults() {
        // A folder may set any of the fields.
    }

    /** Treats an empty field of a file that a person or a script wrote like a missing one. */
    private Object readResolve() {
        setRegion(region);
        setCredentialsId(credentialsId);
        setProjectId(projectId);
        return this;
    }

    /** Null to inherit it. */
    @CheckForNull
    public String getRegion() {
        return region;
    }

    @DataBoundSetter
    public void setRegion(@CheckForNull String region) {
        this.region = Util.fixEmptyAndTrim(region);
    }

    /** Null to inherit it. Each build looks the credentials up for itself, so it can use only what its job has. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Null to inherit it. It is the project in the region that this folder sets or inherits. */
    @CheckForNull
    public String getProjectId() {
        return projectId;
    }

    @DataBoundSetter
    public void setProjectId(@CheckForNull String projectId) {
        this.projectId = Util.fixEmptyAndTrim(projectId);
    }

    /** The form of the defaults. Jenkins leaves it out without the plugin for folders. */
    @Extension(optional = true)
    @Symbol("modelArts")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor implements DefaultsSource {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderDefaults_displayName();
        }

        @Override
        @CheckForNull
        public DefaultsLevel of(ItemGroup<?> group) {
            FolderDefaults set = group instanceof AbstractFolder<?> folder
                    ? folder.getProperties().get(FolderDefaults.class)
                    : null;
            return set == null
                    ? null
                    : new DefaultsLevel(
                            ((AbstractFolder<?>) group).getFullDisplayName(),
                            set.region,
                            set.credentialsId,
                            set.projectId);
        }

        /** A folder that sets nothing keeps nothing. */
        @Override
        @CheckForNull
        public AbstractFolderProperty<?> newInstance(@CheckForNull StaplerRequest2 request, JSONObject form)
                throws FormException {
            String error = projectError(form.optString("projectId"));
            if (error != null) {
                throw new FormException(error, "projectId");
            }
            FolderDefaults set = (FolderDefaults) super.newInstance(request, form);
            return set.region == null && set.credentialsId == null && set.projectId == null ? null : set;
        }

        /** What an empty field of the form stands for. */
        public FormDefaults defaults(@CheckForNull Object folder) {
            return FormDefaults.ofFolder(folder instanceof Item item ? item : null);
        }

        @POST
        public ListBoxModel doFillRegionItems(@AncestorInPath Item item) {
            return FormDefaults.ofFolder(item).regions();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String savedCredentialsId, @QueryParameter String region) {
            return FormDefaults.ofFolder(item).credentials(region, savedCredentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String region) {
            return FormDefaults.ofFolder(item).checkCredentials(region, value);
        }

        @POST
        public FormValidation doCheckProjectId(@QueryParameter String value) {
            String error = projectError(value);
            return error == null ? FormValidation.ok() : FormValidation.error(error);
        }

        @CheckForNull
        private static String projectError(@CheckForNull String given) {
            String project = Util.fixEmptyAndTrim(given);
            return project == null ? null : ConnectionSettings.projectError(project);
        }
    }
}
