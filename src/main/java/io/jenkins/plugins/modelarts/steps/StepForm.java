package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.Util;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.config.FormDefaults;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The lists and checks of the form that the step and the post-build action share. In a job that is no Pipeline the fields
 * may have variables, which only a build can check.
 */
@Restricted(NoExternalUse.class)
public abstract class StepForm extends StepDescriptor {

    @Override
    public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        StepFields.clean(form, false);
        return super.newInstance(request, form);
    }

    /**
     * What an empty field stands for.
     *
     * @param item the object that the page belongs to
     */
    public FormDefaults defaults(@CheckForNull Object item) {
        return FormDefaults.ofStep(item);
    }

    @POST
    public ListBoxModel doFillRegionItems(@AncestorInPath Item item) {
        return FormDefaults.ofStep(item).regions();
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String savedCredentialsId, @QueryParameter String region) {
        return FormDefaults.ofStep(item)
                .credentials(region, isExpression(savedCredentialsId) ? null : savedCredentialsId);
    }

    /** @param savedOnFail the value that is set now; a variable in it stays in the list */
    @POST
    public ListBoxModel doFillOnFailItems(@AncestorInPath Item item, @QueryParameter String savedOnFail) {
        ListBoxModel items = OnFail.items();
        if (hasVariable(item, savedOnFail)) {
            items.add(savedOnFail);
        }
        return items;
    }

    /** The services of a region as JSON. The form asks for them only when somebody presses the button. */
    @POST
    public HttpResponse doServices(
            @AncestorInPath Item item,
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter String projectId) {
        return ServiceItems.json(item, region, credentialsId, projectId);
    }

    @POST
    public FormValidation doCheckServiceId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String serviceName) {
        return hasVariable(item, value) && Util.fixEmptyAndTrim(serviceName) == null
                ? FormValidation.ok()
                : StepFields.checkService(value, serviceName);
    }

    @POST
    public FormValidation doCheckRegion(@AncestorInPath Item item, @QueryParameter String value) {
        return hasVariable(item, value)
                ? FormValidation.ok()
                : FormDefaults.ofStep(item).checkRegion(value);
    }

    @POST
    public FormValidation doCheckCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String region) {
        return hasVariable(item, value)
                ? FormValidation.ok()
                : FormDefaults.ofStep(item).checkCredentials(region, value);
    }

    @POST
    public FormValidation doCheckProjectId(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, "projectId", value);
    }

    @POST
    public FormValidation doCheckUpdateTime(@AncestorInPath Item item, @QueryParameter String value) {
        return hasVariable(item, value) ? FormValidation.ok() : StepFields.checkTime("updateTime", value);
    }

    @POST
    public FormValidation doCheckSince(@AncestorInPath Item item, @QueryParameter String value) {
        return hasVariable(item, value) ? FormValidation.ok() : StepFields.checkTime("since", value);
    }

    @POST
    public FormValidation doCheckTimeoutMinutes(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, "timeoutMinutes", value);
    }

    @POST
    public FormValidation doCheckPollSeconds(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, "pollSeconds", value);
    }

    private static FormValidation check(@CheckForNull Item item, String field, @CheckForNull String value) {
        return hasVariable(item, value) ? FormValidation.ok() : StepFields.check(field, value);
    }

    /** A Pipeline expands no variables in the arguments of its steps. */
    private static boolean hasVariable(@CheckForNull Item item, @CheckForNull String value) {
        return item instanceof AbstractProject && StepFields.hasVariable(value);
    }

    /** Whether the form of credentials shows the value in its field for expressions, and not in its list. */
    private static boolean isExpression(@CheckForNull String value) {
        return value != null && value.startsWith("${") && value.endsWith("}");
    }
}
