package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.credentials.CredentialsItems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A region that an administrator added: another cloud that speaks the same API, or another endpoint of a region of
 * Huawei Cloud. Nothing changes it after it was made.
 */
public final class CustomRegion extends AbstractDescribableImpl<CustomRegion> {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);
    private static final int MAX_PORT = 0xFFFF;

    private final String name;
    private final String modelArtsEndpoint;
    private final String iamEndpoint;

    @CheckForNull
    private String credentialsId;

    /**
     * @throws Descriptor.FormException if the name is empty, or if an endpoint is no http or https address or has a path
     */
    @DataBoundConstructor
    public CustomRegion(String name, String modelArtsEndpoint, String iamEndpoint) throws Descriptor.FormException {
        this.name = Util.fixNull(name).strip();
        if (this.name.isEmpty()) {
            throw new Descriptor.FormException(Messages.CustomRegion_noName(), "name");
        }
        this.modelArtsEndpoint = endpoint(modelArtsEndpoint, "modelArtsEndpoint");
        this.iamEndpoint = endpoint(iamEndpoint, "iamEndpoint");
    }

    public String getName() {
        return name;
    }

    public String getModelArtsEndpoint() {
        return modelArtsEndpoint;
    }

    public String getIamEndpoint() {
        return iamEndpoint;
    }

    /**
     * Id of the credentials of all steps that name this region and no credentials. Other credentials go to this region
     * only if their domain names its hosts.
     */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** Checks what a file holds as the form does, because somebody may have edited it. Null if it cannot be used. */
    @CheckForNull
    private Object readResolve() {
        try {
            CustomRegion checked = new CustomRegion(name, modelArtsEndpoint, iamEndpoint);
            checked.setCredentialsId(credentialsId);
            return checked;
        } catch (Descriptor.FormException e) {
            return null;
        }
    }

    Region toRegion() {
        return new Region(name, URI.create(modelArtsEndpoint), URI.create(iamEndpoint), true, credentialsId);
    }

    /**
     * Writes the same endpoint always in the same way, because requests are signed with it: in lower case, without the
     * scheme's usual port, and without a slash at the end.
     */
    private static String endpoint(String text, String field) throws Descriptor.FormException {
        String address = Util.fixNull(text).strip();
        try {
            URI uri = new URI(address);
            String scheme = Util.fixNull(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean onlyHost = Set.of("", "/").contains(Util.fixNull(uri.getPath()))
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null;
            Integer defaultPort = DEFAULT_PORTS.get(scheme);
            if (defaultPort != null && uri.getHost() != null && onlyHost && uri.getPort() <= MAX_PORT) {
                boolean isDefault = uri.getPort() == -1 || uri.getPort() == defaultPort;
                return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (isDefault ? "" : ":" + uri.getPort());
            }
        } catch (URISyntaxException e) {
            // The exception below says what is expected.
        }
        throw new Descriptor.FormException(Messages.CustomRegion_noEndpoint(address), field);
    }

    /** The form of a region. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<CustomRegion> {

        @Override
        public String getDisplayName() {
            return Messages.CustomRegion_displayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            if (Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.error(Messages.CustomRegion_noName());
            }
            return RegionCatalog.isOfHuaweiCloud(value.strip())
                    ? FormValidation.warning(Messages.CustomRegion_shadows(value.strip()))
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckModelArtsEndpoint(@QueryParameter String value) {
            return checkEndpoint(value);
        }

        @POST
        public FormValidation doCheckIamEndpoint(@QueryParameter String value) {
            return checkEndpoint(value);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems() {
            ListBoxModel items = CredentialsItems.forItem(null, "");
            if (Jenkins.get().hasPermission(Jenkins.SYSTEM_READ)) {
                // What is set stays in the list, so that saving the form does not lose credentials that are missing
                // now.
                ModelArtsConfiguration.get().getCustomRegions().stream()
                        .map(CustomRegion::getCredentialsId)
                        .filter(id -> id != null && items.stream().noneMatch(option -> option.value.equals(id)))
                        .distinct()
                        .forEach(items::add);
            }
            return items;
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String value) {
            return CredentialsItems.check(null, value);
        }

        private static FormValidation checkEndpoint(String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                return endpoint(value, "").startsWith("http:")
                        ? FormValidation.warning(Messages.CustomRegion_notEncrypted())
                        : FormValidation.ok();
            } catch (Descriptor.FormException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
