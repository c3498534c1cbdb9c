package io.jenkins.plugins.modelarts.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds secrets, and whatever looks like a signature or a token, in texts. */
final class KnownSecrets {

    private static final Pattern SIGNATURE = Pattern.compile("Signature=[0-9a-f]{64}");
    private static final Pattern TOKEN = Pattern.compile("MII[A-Za-z0-9+/=-]{500}");

    private final Map<String, String> secrets = new TreeMap<>();

    void add(String name, String secret) {
        secrets.put(name, secret);
    }

    /**
     * What is found.
     *
     * @param places the texts by their place
     */
    List<String> leaks(Map<String, String> places) {
        List<String> leaks = new ArrayList<>();
        places.forEach((place, text) -> {
            secrets.forEach((name, secret) -> {
                String encoded = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
                int at = Math.max(text.indexOf(secret), text.indexOf(encoded));
                if (at >= 0) {
                    leaks.add(name + " in " + place + ": " + text.substring(Math.max(0, at - 200), at));
                }
            });
            if (SIGNATURE.matcher(text).find()) {
                leaks.add("signature in " + place);
            }
            if (TOKEN.matcher(text).find()) {
                leaks.add("token in " + place);
            }
        });
        return leaks;
    }
}
