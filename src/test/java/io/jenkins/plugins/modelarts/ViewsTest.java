package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What the Jenkins project checks in views: they work under a strict content security policy, and forms cannot be misused. */
public class ViewsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    public void noViewHasScriptsOrStylesInside() throws IOException {
        found("<style\\b|<script(?![^>]*(\\ssrc=|type=\"application/json\"))", "no inline script or style");
        found("\\son[a-z]+=\"|\\sstyle=\"|javascript:", "no handler, style or script in an attribute");
    }

    @Test
    public void aCheckByAddressSaysOnWhatItDepends() throws IOException {
        found("checkUrl=(?![^>]*checkDependsOn)", "checkUrl needs checkDependsOn");
    }

    @Test
    public void noViewShowsTextWithoutEscaping() throws IOException {
        found("escapeText=\"false\"|rawHtml", "text is escaped");
    }

    private static void found(String pattern, String rule) throws IOException {
        Pattern wrong = Pattern.compile(pattern);
        List<Path> views = views();
        assertThat(views, is(not(empty())));
        for (Path view : views) {
            assertThat(view + ": " + rule, wrong.matcher(Files.readString(view)).find(), is(false));
        }
    }

    private static List<Path> views() throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(".jelly")).toList();
        }
    }
}
