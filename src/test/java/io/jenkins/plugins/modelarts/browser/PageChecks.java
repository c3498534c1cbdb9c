package io.jenkins.plugins.modelarts.browser;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What every page of the plugin must be. */
final class PageChecks {

    private PageChecks() {}

    /** The plugin caused no violation. Pages of Jenkins itself violate the policy. */
    static void assertClean(Browser browser) throws Exception {
        List<String> violations = StreamSupport.stream(
                        browser.run("return window.violations").spliterator(), false)
                .filter(violation -> violation.path("ours").asBoolean())
                .map(violation -> violation.path("text").asText())
                .toList();
        assertEquals(List.of(), violations);
        assertEquals(
                List.of(),
                browser.errors().stream()
                        .filter(error -> !error.contains("Content Security Policy"))
                        .toList());
    }

    /** Each part that is wider than the page scrolls within the page. */
    static void assertNarrow(Browser browser, String page) throws Exception {
        JsonNode wide = browser.run("""
                return Array.from(document.querySelectorAll('.modelarts, .modelarts *'))
                  .filter(e => !e.parentElement.closest('.modelarts-scroll, .jenkins-visually-hidden'))
                  .filter(e => !e.matches('.jenkins-visually-hidden'))
                  .filter(e => e.getBoundingClientRect().right > 360 || e.getBoundingClientRect().left < 0)
                  .map(e => e.outerHTML.substring(0, 200))""");
        assertEquals(page, "[]", wide.toString());
    }

    /** No table has to scroll, not even in a part that was folded. For a wide screen. */
    static void assertNotCut(Browser browser, String page) throws Exception {
        browser.unfold();
        JsonNode cut = browser.run("""
                return Array.from(document.querySelectorAll('.modelarts-scroll'))
                  .filter(e => e.scrollWidth > e.clientWidth)
                  .map(e => e.outerHTML.slice(0, 120) + e.scrollWidth + '>' + e.clientWidth)""");
        assertEquals(page, "[]", cut.toString());
    }

    static void assertAccessible(Browser browser, String page) throws Exception {
        String axe;
        try (InputStream in =
                PageChecks.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        browser.run(axe);
        // Checks only our part of the page, because core has violations of its own.
        JsonNode found = browser.runAsync("const done = arguments[arguments.length - 1];"
                + "axe.run({include: [['.modelarts']]}).then(r => done(r.violations.map("
                + "v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html + n.failureSummary).join(' | '))))");
        assertEquals(page, "[]", found.toString());
    }
}
