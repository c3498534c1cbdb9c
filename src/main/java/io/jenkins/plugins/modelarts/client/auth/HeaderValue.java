package io.jenkins.plugins.modelarts.client.auth;

/**
 * Checks what may go into an HTTP header. The check comes before the JDK's own, whose exception quotes the value, which
 * can be a secret.
 */
final class HeaderValue {

    private HeaderValue() {}

    /** Whether the value has at least one character and only visible ASCII: tokens, keys and ids have no blanks. */
    static boolean isLegal(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
