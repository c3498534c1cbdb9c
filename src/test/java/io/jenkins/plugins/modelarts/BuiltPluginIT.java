package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What is in the file that people install. Runs after Maven has built it. */
public class BuiltPluginIT {

    private JarFile hpi;

    @Before
    public void open() throws IOException {
        hpi = new JarFile(Path.of("target/modelarts-service-logs.hpi").toFile());
    }

    @After
    public void close() throws IOException {
        hpi.close();
    }

    private List<String> files() {
        return hpi.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    @Test
    public void itBundlesNoLibrary() {
        assertEquals(
                List.of("WEB-INF/lib/modelarts-service-logs.jar"),
                files().stream().filter(name -> name.startsWith("WEB-INF/lib/")).toList());
    }

    @Test
    public void itHasNothingButItsJarAndItsDescription() {
        assertThat(
                files(),
                containsInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/maven/io.jenkins.plugins/modelarts-service-logs/pom.properties",
                        "META-INF/maven/io.jenkins.plugins/modelarts-service-logs/pom.xml",
                        "WEB-INF/lib/modelarts-service-logs.jar",
                        "WEB-INF/licenses.xml"));
    }

    @Test
    public void itsJarHasNoClassOfAnybodyElse() throws IOException {
        try (InputStream content = hpi.getInputStream(hpi.getEntry("WEB-INF/lib/modelarts-service-logs.jar"));
                JarInputStream jar = new JarInputStream(content)) {
            List<String> classes = new ArrayList<>();
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                }
            }
            assertThat(classes, everyItem(matchesRegex("io/jenkins/plugins/modelarts/.*")));
        }
    }

    @Test
    public void jenkinsInstallsOnlyThesePluginsWithIt() throws IOException {
        String[] needed = hpi.getManifest()
                .getMainAttributes()
                .getValue("Plugin-Dependencies")
                .split(",");
        assertThat(
                Stream.of(needed)
                        .map(dependency -> dependency.replaceFirst(":[^;]*", ""))
                        .toList(),
                containsInAnyOrder(
                        "caffeine-api",
                        "checks-api;resolution:=optional",
                        "cloudbees-folder;resolution:=optional",
                        "credentials",
                        "echarts-api",
                        "ionicons-api",
                        "jackson2-api",
                        "plain-credentials",
                        "workflow-api",
                        "workflow-step-api"));
    }
}
