package io.jenkins.plugins.modelarts.deployments;

import java.nio.charset.StandardCharsets;

/** Text from outside on its way into files that hold little, and no more than XML can. */
final class Text {

    private Text() {}

    /**
     * Without control characters, which {@code build.xml} could not be read with again, and cut to a size.
     *
     * @param maxBytes of the result in an XML file in UTF-8, the mark of the cut not counted
     */
    static String brief(String text, int maxBytes) {
        if (text == null) {
            return null;
        }
        String clean = text.codePoints()
                .limit(maxBytes)
                .map(point -> isUnfit(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        int bytes = 0;
        for (int at = 0; at < clean.length(); at += Character.charCount(clean.codePointAt(at))) {
            bytes += bytes(clean.codePointAt(at));
            if (bytes > maxBytes) {
                return clean.substring(0, at) + "…";
            }
        }
        return clean.length() < text.strip().length() ? clean + "…" : clean;
    }

    /** With the references that XML writes for some characters. */
    private static int bytes(int point) {
        return switch (point) {
            case '&' -> "&amp;".length();
            case '<', '>' -> "&lt;".length();
            case '"', '\'' -> "&quot;".length();
            default -> Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
        };
    }

    private static boolean isUnfit(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.UNASSIGNED;
    }
}
