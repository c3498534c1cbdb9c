package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A column of Jenkins' views with the last deployment of each job: its verdict and its models. It loads no build. */
public final class DeploymentColumn extends ListViewColumn {

    @DataBoundConstructor
    public DeploymentColumn() {
        // There is nothing to set.
    }

    /** The deployment of the item that began last; null for an item without deployments, such as a folder. */
    @CheckForNull
    public HistoryRow last(Item item) {
        return item instanceof Job<?, ?> job
                ? new HistoryFile(job)
                        .newest()
                        .map(entry -> new HistoryRow(job, entry))
                        .orElse(null)
                : null;
    }

    /** By what the column is sorted: the verdict, and the models for the same verdict. */
    public String sortKey(@CheckForNull HistoryRow last) {
        if (last == null) {
            return "";
        }
        String models = last.entry().models();
        return last.verdict().ordinal() + " " + (models == null ? "" : models);
    }

    /** The column in the list of those that a view can have. */
    @Extension(ordinal = ListViewColumn.DEFAULT_COLUMNS_ORDINAL_PROPERTIES_END)
    @Symbol("modelArtsDeployment")
    public static final class DescriptorImpl extends ListViewColumnDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DeploymentColumn_displayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
