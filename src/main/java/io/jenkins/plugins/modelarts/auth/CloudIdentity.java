package io.jenkins.plugins.modelarts.auth;

/**
 * Somebody known to Huawei Cloud, with the secret that proves it. Immutable. Two are equal when the secret is equal
 * too, so a changed password is somebody new; toString shows no secret.
 */
public sealed interface CloudIdentity permits IamUser, AccessKey, ReadyToken {}
