package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.testkit.PomFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.Test;

/** What the Jenkins project checks before it hosts a plugin, as far as files show it. */
public class HostingTest {

    private static final PomFile POM = PomFile.read(Path.of("pom.xml"));

    /** Libraries that a plugin takes from another plugin, so that Jenkins has each once. */
    private static final Set<String> ALLOWED_GROUPS =
            Set.of("io.jenkins", "io.jenkins.plugins", "org.jenkins-ci.plugins", "org.jenkins-ci.plugins.workflow");

    @Test
    public void theCoordinatesAreThoseOfAHostedPlugin() {
        String artifact = POM.text("/project/artifactId");
        assertThat(POM.text("/project/groupId"), is("io.jenkins.plugins"));
        assertTrue(artifact, artifact.matches("[a-z0-9-]+"));
        assertThat(artifact.length(), is(lessThan(37)));
        assertThat(artifact, not(containsString("jenkins")));
        assertThat(POM.text("/project/name").toLowerCase(Locale.ROOT), not(containsString("jenkins")));
        assertThat(POM.text("/project/packaging"), is("hpi"));
    }

    @Test
    public void theVersionIsMadeByTheRelease() throws IOException {
        assertThat(POM.text("/project/version"), is("${changelist}"));
        assertThat(POM.text("/project/properties/changelist"), is("999999-SNAPSHOT"));
        assertThat(Files.readString(Path.of(".mvn/maven.config")), containsString("-Dchangelist.format=%d.v%s"));
        assertThat(Files.readString(Path.of(".mvn/extensions.xml")), containsString("git-changelist-maven-extension"));
        assertThat(
                Files.readString(Path.of(".github/workflows/cd.yaml")),
                containsString("jenkins-infra/github-reusable-workflows/.github/workflows/maven-cd.yml@v1"));
        assertFalse("made by the release", Files.exists(Path.of(".github/release-drafter.yml")));
    }

    @Test
    public void addressesNameTheRepositoryOfTheProject() {
        assertThat(POM.text("/project/url"), is("https://github.com/jenkinsci/${project.artifactId}-plugin"));
        assertThat(POM.text("/project/properties/gitHubRepo"), is("jenkinsci/${project.artifactId}-plugin"));
        for (String field : List.of("connection", "developerConnection", "url", "tag")) {
            assertThat(field, POM.text("/project/scm/" + field), containsString("${"));
        }
        assertThat(POM.texts("//repository/url | //pluginRepository/url"), everyItem(startsWith("https://")));
    }

    @Test
    public void theLicenceIsNamedAndThere() throws IOException {
        assertThat(POM.text("/project/licenses/license/name"), is("MIT License"));
        assertThat(Files.readString(Path.of("LICENSE")), startsWith("MIT License"));
    }

    @Test
    public void developersAreNotInThePom() {
        assertThat(POM.texts("/project/developers"), is(empty()));
    }

    @Test
    public void theBaselineIsOneAndItsBomFits() {
        assertThat(POM.text("/project/properties/jenkins.version"), startsWith("${jenkins.baseline}."));
        assertThat(
                POM.texts("/project/dependencyManagement/dependencies/dependency/artifactId"),
                is(List.of("bom-${jenkins.baseline}.x")));
        assertThat(
                POM.texts("//properties/*[starts-with(name(), 'maven.compiler') or name() = 'java.level']"),
                is(empty()));
    }

    @Test
    public void theChecksOfTheParentAreOn() {
        assertThat(POM.text("/project/properties/hpi.strictBundledArtifacts"), is("true"));
        for (String check : List.of(
                "ban-commons-lang-2", "ban-deprecated-stapler", "banObsoleteDependencyOverrides", "spotless.check")) {
            assertThat(check, POM.text("/project/properties/" + check + ".skip"), is("false"));
        }
    }

    @Test
    public void librariesComeFromOtherPlugins() {
        String shipped = "/project/dependencies/dependency[not(scope = 'test')]";
        assertThat(POM.texts(shipped + "/groupId"), everyItem(is(in(ALLOWED_GROUPS))));
        assertThat("the BOM says it", POM.texts(shipped + "/version"), is(empty()));
    }

    @Test
    public void theFilesOfAHostedPluginAreThere() throws IOException {
        for (String file : List.of(
                "README.md",
                ".github/CODEOWNERS",
                ".github/dependabot.yml",
                ".github/workflows/jenkins-security-scan.yml",
                "src/main/resources/index.jelly")) {
            assertTrue(file, Files.exists(Path.of(file)));
        }
        assertThat(
                Files.readString(Path.of(".github/CODEOWNERS")),
                containsString("* @jenkinsci/" + POM.text("/project/artifactId") + "-plugin-developers"));
        assertThat(Files.readAllLines(Path.of(".gitignore")), hasItems("target", "work"));
    }

    @Test
    public void theJenkinsfileBuildsOnTwoSystemsWithTodaysJdks() throws IOException {
        String file = Files.readString(Path.of("Jenkinsfile"));
        assertThat(file, containsString("buildPlugin("));
        assertThat(
                Pattern.compile("platform: '(\\w+)', jdk: (\\d+)")
                        .matcher(file)
                        .results()
                        .map(build -> build.group(1) + " " + build.group(2))
                        .toList(),
                is(List.of("linux 25", "windows 21")));
    }
}
