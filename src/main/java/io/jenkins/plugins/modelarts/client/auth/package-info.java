/**
 * How a request is authorized: with a token that IAM gives to a user, with the signature of an access key, or with a
 * token that the user brings. This package keeps tokens and stops a secret that the cloud refused, so that no account is
 * locked. Start at {@link io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory}.
 */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
