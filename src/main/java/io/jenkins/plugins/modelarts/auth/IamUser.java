package io.jenkins.plugins.modelarts.auth;

import java.util.Objects;

/**
 * An IAM user with a password; never a HUAWEI ID or a federated user, for whom IAM has no such tokens.
 *
 * @param accountName name of the account (IAM calls it domain)
 * @param userName name of the user within the account
 * @param password taken as it is, since blanks may belong to it
 */
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
