package io.jenkins.plugins.modelarts.client.auth;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A user or key that Huawei Cloud knows, with its secret. Immutable. Two identities are equal only when their secrets are
 * equal, so that an identity with a changed password is a new one. The toString of an identity shows no secret.
 */
@Restricted(NoExternalUse.class)
public sealed interface CloudIdentity permits IamUser, AccessKey, ReadyToken {}
