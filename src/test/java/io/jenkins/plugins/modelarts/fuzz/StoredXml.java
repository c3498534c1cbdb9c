package io.jenkins.plugins.modelarts.fuzz;

import com.thoughtworks.xstream.XStreamException;
import hudson.util.XStream2;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads the XML files of Jenkins as Jenkins does, without a Jenkins. */
public final class StoredXml {

    private StoredXml() {}

    /** Empty if it is something else. Jenkins says so, and our own code must not be the reason. */
    public static Optional<Object> read(XStream2 xstream, byte[] bytes) {
        try {
            return Optional.ofNullable(xstream.fromXML(new String(bytes, StandardCharsets.UTF_8)));
        } catch (XStreamException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                Written.require(!isOurs(cause), String.valueOf(e));
            }
            return Optional.empty();
        }
    }

    private static boolean isOurs(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(3)
                .anyMatch(frame -> frame.getClassName().startsWith("io.jenkins.plugins.modelarts.")
                        && !frame.getClassName().contains(".fuzz."));
    }
}
