package io.jenkins.plugins.modelarts.steps;

import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins in its own process, which lives too short for the better one of the two compilers of the JVM. */
public final class ShortJenkins {

    private ShortJenkins() {}

    public static RealJenkinsRule rule() {
        return new RealJenkinsRule().javaOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }
}
