package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class ServicePathTest {

    private static final List<String> HOSTILE = List.of(
            ".",
            "..",
            "...",
            "../../script",
            "a/b\\c",
            "a;b=c",
            "100%",
            "%2e%2e%2f",
            "~2e",
            "a b?c#d&e",
            "<script>alert(1)</script>",
            "\"'`",
            "华北-北京四",
            "🚀");

    @Test
    public void usualRegionsAndIdsStandInItAsTheyAre() {
        assertEquals("modelarts/service/cn-north-4/" + Sample.SERVICE_ID + "/", path("cn-north-4", Sample.SERVICE_ID));
    }

    @Test
    public void aServiceWithoutAnIdHasNone() {
        assertNull(path("lab", null));
    }

    @Test
    public void aServiceWithoutARegionHasNone() {
        assertNull(path("", Sample.SERVICE_ID));
    }

    @Test
    public void anyNameComesBackAsItWas() {
        for (String name : HOSTILE) {
            assertEquals(name, ServicePath.name(decoded(segment(name))));
        }
    }

    @Test
    public void noNameChangesTheDirectoryOrEndsThePath() {
        for (String name : HOSTILE) {
            assertThat(segment(name), matchesPattern("[^/\\\\;?#<>\" ]+"));
            assertThat(decoded(segment(name)), matchesPattern("(?!\\.+$)[^/\\\\;%]+"));
        }
    }

    @Test
    public void whatNobodyEscapedIsTakenLiterally() {
        assertEquals("a~zz+b", ServicePath.name("a~zz+b"));
    }

    private static String path(String region, String id) {
        return ServicePath.of(DeployedService.requested(region, id, "mnist"));
    }

    private static String segment(String id) {
        return path("lab", id).replaceFirst("^modelarts/service/lab/(.*)/$", "$1");
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
