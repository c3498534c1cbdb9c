package io.jenkins.plugins.modelarts.cloud;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A region that an administrator added: another cloud that speaks the same API, or another endpoint of a region of
 * Huawei Cloud. Immutable.
 */
public final class CustomRegion extends AbstractDescribableImpl<CustomRegion> {

    private final String name;
    private final String modelArtsEndpoint;
    private final String iamEndpoint;

    /**
     * @throws Descriptor.FormException when the name is empty or an endpoint is not an http(s) address without path
     */
    @DataBoundConstructor
    public CustomRegion(String name, String modelArtsEndpoint, String iamEndpoint) throws Descriptor.FormException {
        this.name = Util.fixNull(name).strip();
        this.modelArtsEndpoint = Util.fixNull(modelArtsEndpoint).strip();
        this.iamEndpoint = Util.fixNull(iamEndpoint).strip();
        if (this.name.isEmpty()) {
            throw new Descriptor.FormException(Messages.CustomRegion_noName(), "name");
        }
        endpoint(this.modelArtsEndpoint, "modelArtsEndpoint");
        endpoint(this.iamEndpoint, "iamEndpoint");
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

    Region toRegion() {
        return new Region(name, base(modelArtsEndpoint), base(iamEndpoint));
    }

    private static URI endpoint(String text, String field) throws Descriptor.FormException {
        try {
            URI uri = new URI(text);
            String scheme = Util.fixNull(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean onlyHost = Set.of("", "/").contains(Util.fixNull(uri.getPath()))
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && uri.getUserInfo() == null;
            if (Set.of("http", "https").contains(scheme) && uri.getHost() != null && onlyHost) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The message below says what is expected.
        }
        throw new Descriptor.FormException(Messages.CustomRegion_noEndpoint(text), field);
    }

    private static URI base(String endpoint) {
        return URI.create(endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint);
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
            return Regions.isOfHuaweiCloud(value.strip())
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

        private static FormValidation checkEndpoint(String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                URI uri = endpoint(Util.fixNull(value).strip(), "");
                return "http".equalsIgnoreCase(uri.getScheme())
                        ? FormValidation.warning(Messages.CustomRegion_notEncrypted())
                        : FormValidation.ok();
            } catch (Descriptor.FormException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
