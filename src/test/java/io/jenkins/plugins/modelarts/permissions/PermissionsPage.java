package io.jenkins.plugins.modelarts.permissions;

import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of docs/permissions.md. */
final class PermissionsPage {

    private static final Path PAGE = Path.of("docs", "permissions.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private PermissionsPage() {}

    /** The addresses of a table, and the word of each {@link Role} there. */
    static Map<String, List<String>> table(String heading) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (List<String> row : Documentation.rows(PAGE, heading)) {
            List<String> words = new ArrayList<>(row.subList(1, 1 + Role.values().length));
            Matcher address = CODE.matcher(row.get(0));
            while (address.find()) {
                if (table.put(address.group(1), words) != null) {
                    throw new AssertionError(address.group(1) + " has two rows");
                }
            }
        }
        return table;
    }

    /** Without the names of parts that can be anything. */
    static SortedSet<String> addresses(String heading) {
        SortedSet<String> addresses = new TreeSet<>();
        table(heading).keySet().forEach(address -> addresses.add(address.replaceAll("(?<=/)<\\w+>", Routes.ANY)));
        return addresses;
    }
}
