package io.jenkins.plugins.modelarts.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The name and password of an IAM user. They fetch tokens. Immutable. */
@NameWith(HuaweiCloudIamUser.Name.class)
public final class HuaweiCloudIamUser extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    private final String accountName;
    private final String userName;
    private final Secret password;

    @DataBoundConstructor
    public HuaweiCloudIamUser(
            CredentialsScope scope,
            String id,
            String description,
            String accountName,
            String userName,
            Secret password) {
        super(scope, id, description);
        this.accountName = Util.fixNull(accountName).strip();
        this.userName = Util.fixNull(userName).strip();
        this.password = password;
    }

    public String getAccountName() {
        return accountName;
    }

    public String getUserName() {
        return userName;
    }

    public Secret getPassword() {
        return password;
    }

    /** The name in lists of credentials. */
    public static final class Name extends CredentialsNameProvider<HuaweiCloudIamUser> {
        @NonNull
        @Override
        public String getName(@NonNull HuaweiCloudIamUser user) {
            String description = Util.fixEmptyAndTrim(user.getDescription());
            String name = user.getAccountName() + "/" + user.getUserName();
            return description == null ? name : name + " (" + description + ")";
        }
    }

    /** The form of an IAM user. */
    @Extension
    @Symbol("huaweiCloudIamUser")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.HuaweiCloudIamUser_displayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-id-card";
        }
    }
}
