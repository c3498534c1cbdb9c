package io.jenkins.plugins.modelarts.auth;

/**
 * What may go into an HTTP header as it is. To be asked before, because the JDK refuses the rest with an exception
 * that quotes the value.
 */
final class HeaderValue {

    private HeaderValue() {}

    /** Visible ASCII and nothing else; tokens, keys and ids have no blanks. */
    static boolean isLegal(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
