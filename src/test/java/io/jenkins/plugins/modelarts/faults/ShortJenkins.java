package io.jenkins.plugins.modelarts.faults;

import org.jvnet.hudson.test.RealJenkinsRule;

/** A Jenkins in its own process, which lives too short for the better one of the two compilers of the JVM. */
final class ShortJenkins {

    private ShortJenkins() {}

    static RealJenkinsRule rule() {
        return new RealJenkinsRule().javaOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }
}
