package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.CleanText;
import java.util.Objects;

/** Makes text from outside short and safe for build.xml. */
final class Text {

    private Text() {}

    /**
     * Cleans the text, because Jenkins could not read a build.xml with some characters, and cuts it.
     *
     * @param maxBytes size of the result in an XML file in UTF-8, without the "…" that marks the cut
     */
    static String brief(String text, int maxBytes) {
        String clean = Objects.requireNonNull(CleanText.line(text, maxBytes));
        int bytes = 0;
        for (int at = 0; at < clean.length(); at += Character.charCount(clean.codePointAt(at))) {
            bytes += bytes(clean.codePointAt(at));
            if (bytes > maxBytes) {
                return clean.substring(0, at) + "…";
            }
        }
        return clean;
    }

    /** The same for a text that may be missing. */
    @CheckForNull
    static String briefOrNull(@CheckForNull String text, int maxBytes) {
        return text == null ? null : brief(text, maxBytes);
    }

    /** Size in XML, which writes some characters as entities. */
    private static int bytes(int point) {
        return switch (point) {
            case '&' -> "&amp;".length();
            case '<', '>' -> "&lt;".length();
            case '"', '\'' -> "&quot;".length();
            default -> utf8Bytes(point);
        };
    }

    private static int utf8Bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
