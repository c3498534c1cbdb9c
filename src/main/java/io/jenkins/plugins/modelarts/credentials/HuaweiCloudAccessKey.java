package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** An access key (AK/SK), permanent or temporary. It signs requests. */
@NameWith(HuaweiCloudAccessKey.Name.class)
public final class HuaweiCloudAccessKey extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    private final String accessKey;
    private final Secret secretKey;

    @CheckForNull
    private Secret securityToken;

    @DataBoundConstructor
    public HuaweiCloudAccessKey(
            CredentialsScope scope, String id, String description, String accessKey, Secret secretKey) {
        super(scope, id, description);
        this.accessKey = Util.fixNull(accessKey).strip();
        this.secretKey = secretKey;
    }

    public String getAccessKey() {
        return accessKey;
    }

    public Secret getSecretKey() {
        return secretKey;
    }

    /** The token of a temporary access key. A permanent one has none. */
    @CheckForNull
    public Secret getSecurityToken() {
        return securityToken;
    }

    @DataBoundSetter
    public void setSecurityToken(@CheckForNull Secret securityToken) {
        this.securityToken =
                securityToken == null || securityToken.getPlainText().isBlank() ? null : securityToken;
    }

    /** The name in lists of credentials. It shows the access key, which is no secret; the secret key is one. */
    public static final class Name extends CredentialsNameProvider<HuaweiCloudAccessKey> {
        @NonNull
        @Override
        public String getName(@NonNull HuaweiCloudAccessKey key) {
            String description = Util.fixEmptyAndTrim(key.getDescription());
            return description == null ? key.getAccessKey() : key.getAccessKey() + " (" + description + ")";
        }
    }

    /** The form of an access key. */
    @Extension
    @Symbol("huaweiCloudAccessKey")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.HuaweiCloudAccessKey_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-key";
        }
    }
}
