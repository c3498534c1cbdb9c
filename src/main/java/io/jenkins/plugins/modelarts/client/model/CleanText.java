package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes text from outside harmless and short. All records use this class, so that no console, page, file or message gets
 * a text that can forge a line, colour a terminal, turn the writing direction or fill the memory. Lengths are in code
 * points. Thread-safe.
 */
@Restricted(NoExternalUse.class)
public final class CleanText {

    /** Longest name of a map's entry. */
    static final int MAX_KEY = 128;

    /** Longest name, id, version or path. */
    static final int MAX_NAME = 256;

    /** Longest message. */
    static final int MAX_TEXT = 2000;

    private CleanText() {}

    /**
     * The text as one line: one space stands in place of any number of control, format, unassigned and private
     * characters, separators of lines, and halves of pairs. Of a longer text only the start is kept, and "…" marks the cut.
     *
     * @param max length of the result without the mark
     */
    @CheckForNull
    public static String line(@CheckForNull String text, int max) {
        if (text == null) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (length == max) {
                return line.toString().strip() + "…";
            }
            if (isHarmless(text.codePointAt(at))) {
                line.appendCodePoint(text.codePointAt(at));
                length++;
            } else if (line.isEmpty() || line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
                length++;
            }
        }
        return line.toString().strip();
    }

    /** A name, an id, a version or a path. An empty one is as good as none. */
    @CheckForNull
    static String name(@CheckForNull String text) {
        return lineOrNull(text, MAX_NAME);
    }

    /** A message. An empty one is as good as none. */
    @CheckForNull
    static String text(@CheckForNull String text) {
        return lineOrNull(text, MAX_TEXT);
    }

    @CheckForNull
    private static String lineOrNull(@CheckForNull String text, int max) {
        String line = line(text, max);
        return line == null || line.isEmpty() ? null : line;
    }

    /**
     * The name of a map's entry. Jenkins' REST writes such names without escaping them, so all but letters, digits,
     * "_", "." and "-" becomes "_".
     */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        name.codePoints()
                .limit(MAX_KEY)
                .forEach(point -> key.appendCodePoint(
                        Character.isLetterOrDigit(point) || ".-".indexOf(point) >= 0 ? point : '_'));
        return key.isEmpty() ? "_" : key.toString();
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
