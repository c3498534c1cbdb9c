package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A short text that is equal for updates with equal configurations, so that a line of the history is enough to find a
 * return to an earlier state. The order of models and of settings does not count. Values of environment variables do not
 * count either, because the plugin never reads them.
 */
@Restricted(NoExternalUse.class)
public final class ConfigDigest {

    /** Enough to distinguish all updates of a service, and short enough for a line of the history. */
    private static final int BYTES = 8;

    private ConfigDigest() {}

    /** 16 hexadecimal digits. */
    public static String of(Log update) {
        List<String> parts = new ArrayList<>();
        for (ServiceLogConfig model : update.config()) {
            parts.add(text(model.label(), SettingList.of(model)));
        }
        parts.add(text(null, ConfigDiff.settings(update)));
        parts.sort(null);
        byte[] digest = sha256().digest(parts.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static String text(@CheckForNull String name, List<Setting> settings) {
        return name + settings.stream().map(Setting::toString).sorted().toList().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java platform has SHA-256", e);
        }
    }
}
