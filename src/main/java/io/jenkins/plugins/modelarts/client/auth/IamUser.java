package io.jenkins.plugins.modelarts.client.auth;

import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * An IAM user with a password. A HUAWEI ID or a federated user cannot be used, because IAM gives them no such tokens.
 *
 * @param accountName name of the account (IAM calls it domain)
 * @param userName name of the user within the account
 * @param password used unchanged, because blanks may belong to it
 */
@Restricted(NoExternalUse.class)
public record IamUser(String accountName, String userName, String password) implements CloudIdentity {

    public IamUser {
        accountName = Objects.requireNonNullElse(accountName, "").strip();
        userName = Objects.requireNonNullElse(userName, "").strip();
        password = Objects.requireNonNullElse(password, "");
    }

    @Override
    public String toString() {
        return "IAM user " + userName + " of " + accountName;
    }
}
