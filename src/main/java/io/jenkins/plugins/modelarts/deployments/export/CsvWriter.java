package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Writes CSV as RFC 4180 says. The file begins with a byte order mark, because Excel takes a file without one for text in
 * the code page of Windows. Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class CsvWriter {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NEEDS_QUOTES = Pattern.compile(".*[\",\r\n].*", Pattern.DOTALL);

    private final Appendable out;

    CsvWriter(Appendable out) throws IOException {
        this.out = out;
        out.append(BYTE_ORDER_MARK);
    }

    /** @param cells numbers, texts, or other values that are written as text; nothing is written for null */
    void line(Collection<?> cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            out.append(separator).append(cell(cell));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String cell(@CheckForNull Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && FORMULA.matcher(text).matches()) {
            text = "'" + text;
        }
        return NEEDS_QUOTES.matcher(text).matches() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
