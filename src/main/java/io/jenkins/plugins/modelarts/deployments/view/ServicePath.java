package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The address of a service's page. Regions and ids of usual form stand in it as they are. Web servers refuse some characters
 * even if they are encoded, so these are written as a tilde and the hexadecimal digits of their bytes.
 */
@Restricted(NoExternalUse.class)
public final class ServicePath {

    /** Also the first dot of a name that consists of dots, because it would mean a directory. */
    private static final Pattern REFUSED = Pattern.compile("[/\\\\;%~\\p{Cntrl}]|^\\.(?=\\.*$)");

    private static final Pattern ESCAPED = Pattern.compile("~(\\p{XDigit}{2})");

    private ServicePath() {}

    /** Relative to the root of Jenkins, with a slash at its end; null when the id of the service is not known. */
    @CheckForNull
    public static String of(DeployedService service) {
        String id = service.serviceId();
        return id == null || id.isEmpty() || service.region().isEmpty()
                ? null
                : DeploymentsTab.URL + "/service/" + segment(service.region()) + "/" + segment(id) + "/";
    }

    private static String segment(String name) {
        String escaped = REFUSED.matcher(name)
                .replaceAll(refused ->
                        "~" + HexFormat.of().formatHex(refused.group().getBytes(StandardCharsets.UTF_8)));
        return Util.rawEncode(escaped);
    }

    /** The region or id that a part of the address stands for, after the server decoded it. */
    static String name(String segment) {
        return ESCAPED.matcher(segment)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }
}
