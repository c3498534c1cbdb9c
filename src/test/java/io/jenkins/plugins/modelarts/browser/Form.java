package io.jenkins.plugins.modelarts.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.IOException;
import java.util.List;

/** A form of Jenkins in a browser, filled in and submitted as a person does. */
final class Form {

    /**
     * Enters a value and moves the focus to another field. Arguments: selector of the part of the page, field, value.
     */
    private static final String FILL = """
            const fields = Array.from(document.querySelectorAll(`%s [name="_.%s"]:not([type=radio])`))
              .filter(field => !field.closest('.credentials-select-content-inactive'));
            const field = fields[fields.length - 1];
            field.value = %s;
            field.dispatchEvent(new Event('input', {bubbles: true}));
            field.dispatchEvent(new Event('change', {bubbles: true}));""";

    private static final String ERROR = """
            Array.from(document.querySelectorAll(`%s [name="_.%s"]`)).map(
                field => field.closest('.jenkins-form-item').querySelector('.validation-error-area .error'))
              .filter(error => error).map(error => error.textContent).pop()""";

    private final Browser browser;
    private final String scope;
    private final String submit;

    private Form(Browser browser, String scope, String submit) {
        this.browser = browser;
        this.scope = scope;
        this.submit = submit;
    }

    /** The step in the Snippet Generator. */
    static Form snippet(Browser browser, String root) throws Exception {
        browser.open(root + "pipeline-syntax/");
        browser.await("document.readyState === 'complete'");
        browser.run("""
                const steps = document.querySelector('select.dropdownList');
                steps.value = Array.from(steps.options).find(o => o.text.startsWith('modelartsServiceLogs')).value;
                steps.dispatchEvent(new Event('change', {bubbles: true}));""");
        Form form = new Form(browser, "body", "#generatePipelineScript");
        form.awaitChecks();
        return form;
    }

    /** The post-build action of a job that has one. */
    static Form job(Browser browser, String url) throws Exception {
        browser.open(url + "configure");
        Form form = new Form(browser, "form[name=config]", "form[name=config] button[name=Submit]");
        form.awaitChecks();
        return form;
    }

    /** The defaults in the configuration of a folder. */
    static Form folder(Browser browser, String url) throws Exception {
        browser.open(url + "configure");
        Form form = new Form(browser, "form[name=config]", "form[name=config] button[name=Submit]");
        form.awaitField("projectId");
        form.awaitChecked("projectId");
        return form;
    }

    /** The section of the system configuration. */
    static Form system(Browser browser, String root) throws Exception {
        browser.open(root + "manage/configure");
        Form form = new Form(browser, "form[name=config]", "form[name=config] button[name=Submit]");
        form.awaitField("testServiceId");
        return form;
    }

    /** Opens the page and, in it, a dialog. */
    private interface Opening {
        void open() throws Exception;
    }

    /** The dialog that adds credentials of a kind. */
    static Form newCredentials(Browser browser, String root, Class<?> kind, String firstField) throws Exception {
        return dialog(browser, firstField, () -> {
            openCredentials(browser, root);
            browser.run("document.querySelector('[data-type=credentials-add-store-item]').click()");
            browser.await("document.querySelector('dialog[open] input[name=kind]')");
            browser.run("const kind = document.querySelector('input[name=kind][value=\"" + kind.getName() + "\"]');"
                    + " kind.checked = true; kind.dispatchEvent(new Event('change', {bubbles: true}))");
            browser.await("!document.querySelector('#cr-dialog-next').disabled");
            browser.run("document.querySelector('#cr-dialog-next').click()");
        });
    }

    /** The dialog that changes credentials. */
    static Form credentials(Browser browser, String root, String id, String firstField) throws Exception {
        return dialog(browser, firstField, () -> {
            openCredentials(browser, root);
            browser.run("document.querySelector('[data-url=\"credential/" + id + "/updateDialog\"]').click()");
        });
    }

    private static void openCredentials(Browser browser, String root) throws Exception {
        browser.open(root + "manage/credentials/store/system/domain/_/");
        browser.await("document.readyState === 'complete'");
    }

    private static Form dialog(Browser browser, String firstField, Opening opening) throws Exception {
        Form form = new Form(browser, "dialog[open]", "#cr-dialog-submit");
        try {
            opening.open();
            form.awaitDialog(firstField);
        } catch (AssertionError e) {
            // On a slow machine Jenkins now and then never fills the list of scopes, which is not part of the plugin.
            opening.open();
            form.awaitDialog(firstField);
        }
        return form;
    }

    /** Jenkins adds the list of scopes, and the hidden fields of every form, later than the rest of the dialog. */
    private void awaitDialog(String firstField) throws Exception {
        awaitField(firstField);
        browser.await("document.querySelector('dialog[open] [name=\"_.scope\"]').value"
                + " && document.querySelector('dialog[open] input[name=json]')");
    }

    /** Waits for the checks of the first values, because the result of a late check would replace a newer error. */
    private void awaitChecks() throws Exception {
        awaitField("serviceId");
        awaitChecked("updateTime", "since", "projectId", "timeoutMinutes", "pollSeconds");
    }

    /** Waits until the values of these fields were checked. */
    void awaitChecked(String... fields) throws Exception {
        browser.await(json(fields) + ".every(field => performance.getEntriesByType('resource').some("
                + "e => e.name.toLowerCase().endsWith('check' + field.toLowerCase()) && e.responseEnd))");
    }

    private void awaitField(String name) throws Exception {
        browser.await("document.readyState === 'complete' && document.querySelector('" + scope + " [name=\"_." + name
                + "\"]')");
    }

    /** Presses "Add region" and waits for the new part of the form. */
    void addRegion() throws Exception {
        String regions = "document.querySelectorAll('" + scope + " [name=\"_.modelArtsEndpoint\"]').length";
        int before = browser.run("return " + regions).asInt();
        browser.run("document.querySelector('[name=customRegions]').closest('.repeated-container')"
                + ".querySelector('.repeatable-add').click()");
        browser.await(regions + " > " + before);
    }

    Form fill(String field, String value) throws IOException {
        browser.run(FILL.formatted(scope, field, json(value)));
        return this;
    }

    String value(String field) throws IOException {
        return browser.run("return document.querySelector('" + scope + " [name=\"_." + field
                        + "\"]:not([type=radio])').value")
                .asText();
    }

    /**
     * Fills a bad value into a field of the step.
     *
     * @return the error beside the field, and not an older one, whose example may have the same digits
     */
    String fillBad(String field, String value) throws Exception {
        return fill(field, value).error(field, value.startsWith("no") ? "characters" : field + " is " + value + ",");
    }

    /** The error beside a field, once it holds a text. */
    String error(String field, String text) throws Exception {
        browser.await("(window.seenError = " + ERROR.formatted(scope, field) + ", (window.seenError || '').includes("
                + json(text) + "))");
        return browser.run("return window.seenError").asText();
    }

    private static String json(Object text) throws IOException {
        return new ObjectMapper().writeValueAsString(text);
    }

    /** Submits the form with its page. @return status of the page that comes then */
    int save() throws Exception {
        browser.run("window.before = true; document.querySelector('" + submit + "').click()");
        browser.await("!window.before && document.readyState === 'complete'");
        return browser.run("return performance.getEntriesByType('navigation')[0].responseStatus")
                .asInt();
    }

    /** Submits the form by a script. @return status of the response */
    int send(String url) throws Exception {
        String sent = "performance.getEntriesByType('resource').filter(e => e.name.endsWith('" + url
                + "') && e.responseStatus).map(e => e.responseStatus)";
        // After a success the browser loads the page again, and the new page does not list the request.
        browser.run("window.before = true; performance.clearResourceTimings(); document.querySelector('" + submit
                + "').click()");
        browser.await("!window.before || " + sent + ".length > 0");
        return browser.run("return window.before ? " + sent + "[0] : 200").asInt();
    }

    /** Fills all fields of the step with legal values. */
    void fillStep() throws Exception {
        // In a job the region is a field of text.
        for (String list : List.of("credentialsId", "region")) {
            browser.await("Array.from(document.querySelectorAll('select[name=\"_." + list
                    + "\"]')).every(field => field.options.length > 1)");
        }
        fill("serviceId", Lab.SERVICE_ID).fill("credentialsId", "huawei").fill("region", "lab");
        fill("projectId", Simulator.PROJECT_ID).fill("onFail", "UNSTABLE");
        fill("updateTime", "1574770228888").fill("since", "1574770228000");
        fill("timeoutMinutes", "7").fill("pollSeconds", "3");
    }

    /** The text that the Snippet Generator shows after a press of its button. */
    static String generateSnippet(Browser browser) throws Exception {
        browser.run("document.getElementById('prototypeText').value = '';"
                + " document.getElementById('generatePipelineScript').click()");
        browser.await("document.getElementById('prototypeText').value");
        String snippet = browser.run("return document.getElementById('prototypeText').value")
                .asText();
        if (snippet.startsWith("<")) {
            throw new AssertionError("The generator shows a page instead of a snippet: " + snippet);
        }
        return snippet;
    }
}
