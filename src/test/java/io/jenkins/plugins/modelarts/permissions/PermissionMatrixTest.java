package io.jenkins.plugins.modelarts.permissions;

import io.jenkins.plugins.modelarts.steps.Lab;
import hudson.model.FreeStyleProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import org.htmlunit.HttpMethod;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

public class PermissionMatrixTest {

    private static final JenkinsRule jenkins = new JenkinsRule();
    private static final Lab lab = new Lab();
    private static final Visitors visitors = new Visitors(jenkins, lab);

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(lab).around(jenkins).around(visitors);

    @Test
    public void print() throws Exception {
        StringBuilder out = new StringBuilder();
        var pages = visitors.pages; var forms = visitors.forms;
        for (String page : pages) {
            String path = page.replace("<jenkins>/", "").replace("<job>/", Visitors.JOB).replace("<build>/", Visitors.JOB + "1/")
                .replace("service/*/*", "service/lab/" + Lab.SERVICE_ID).replace("*", "1").replaceFirst("api/$", "api/json");
            out.append("PAGE\t" + page + "\t");
            for (Role role : Role.values()) out.append(Visitors.word(visitors.get(role, path)) + " ");
            out.append("\n");
        }
        for (String where : List.of("", Visitors.FOLDER, Visitors.JOB, Visitors.OTHER_JOB)) {
        for (String form : forms) {
            String[] parts = form.split("/");
            out.append("FORM " + where + "\t" + form + "\t");
            for (Role role : Role.values()) out.append(Visitors.word(visitors.post(role, where + "descriptorByName/" + Routes.form(parts[0]) + "/" + parts[1])) + " ");
            out.append("\t" + Visitors.word(visitors.get(Role.ADMINISTER, where + "descriptorByName/" + Routes.form(parts[0]) + "/" + parts[1])));
            out.append("\t" + Visitors.word(visitors.postWithoutCrumb(Role.ADMINISTER, where + "descriptorByName/" + Routes.form(parts[0]) + "/" + parts[1])));
            out.append("\n");
        }
        }
        Files.writeString(Path.of("/tmp/permx/matrix.txt"), out);
    }
}
