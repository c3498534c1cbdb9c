package io.jenkins.plugins.modelarts.client.auth;

/**
 * A user or key that Huawei Cloud knows, with its secret. Immutable. Two identities are equal only when their secrets are
 * equal, so that an identity with a changed password is a new one. The toString of an identity shows no secret.
 */
public sealed interface CloudIdentity permits IamUser, AccessKey, ReadyToken {}
