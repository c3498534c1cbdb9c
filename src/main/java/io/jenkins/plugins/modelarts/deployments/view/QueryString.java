package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The parameters of a page that its links keep. Immutable. */
@Restricted(NoExternalUse.class)
public final class QueryString {

    static final QueryString EMPTY = new QueryString(Map.of());

    private final Map<String, String> values;

    private QueryString(Map<String, String> values) {
        this.values = values;
    }

    /** Those parameters of the current request that have a value. None without a request. */
    static QueryString ofRequest(Collection<String> names) {
        return of(names, QueryParameter::text);
    }

    /** @param parameters gives the value of a parameter, or null */
    static QueryString of(Collection<String> names, UnaryOperator<String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            String value = Util.fixEmptyAndTrim(parameters.apply(name));
            if (value != null) {
                values.put(name, value);
            }
        }
        return new QueryString(values);
    }

    @CheckForNull
    String get(String name) {
        return values.get(name);
    }

    QueryString without(String name) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(name);
        return new QueryString(others);
    }

    /** The same with this value at the end, so that a link can go on with a value of its own. */
    QueryString with(String name, String value) {
        QueryString others = without(name);
        others.values.put(name, value);
        return others;
    }

    /** Such as "?a=b&amp;c=d"; "?" when there are no values. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }
}
