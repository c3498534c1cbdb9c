package io.jenkins.plugins.modelarts.steps;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import jenkins.model.Jenkins;
import org.jenkinsci.main.modules.instance_identity.pem.PEMHelper;

/**
 * Gives every new Jenkins of this JVM the same small key as its identity. The large one that Jenkins makes by itself costs
 * about two seconds with the quick compiler that tests run with, and no test looks at it.
 */
public final class CheapIdentity {

    private static String key;

    private CheapIdentity() {}

    /** Jenkins takes over a key in this file, where old versions had it. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static synchronized void give(Jenkins jenkins) throws IOException, GeneralSecurityException {
        Path home = jenkins.getRootDir().toPath();
        if (Files.exists(home.resolve("identity.key.enc"))) {
            return;
        }
        if (key == null) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            key = PEMHelper.encodePEM(generator.generateKeyPair());
        }
        Files.writeString(home.resolve("identity.key"), key);
    }
}
