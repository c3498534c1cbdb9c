package io.jenkins.plugins.modelarts.permissions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Who gets what at every address of the plugin is as docs/permissions.md says, and no address is missing there. */
public class PermissionMatrixTest {

    private static final JenkinsRule jenkins = new JenkinsRule();
    private static final Lab lab = new Lab();
    private static final Visitors visitors = new Visitors(jenkins, lab);

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(lab).around(jenkins).around(visitors);

    private static final String PAGES = "Pages";
    private static final String PARTS = "Parts of Jenkins' own pages";
    private static final String FORMS_OF_JENKINS = "Forms outside of jobs and folders";
    private static final String FORMS_OF_ITEMS = "Forms of jobs and folders";

    /** What one cell of a table demands or what somebody got. */
    private interface Cell {
        String word(Role role, String address) throws IOException;
    }

    @Test
    public void everyAddressHasARow() {
        assertEquals(visitors.pages().addresses(), PermissionsPage.addresses(PAGES));
        assertEquals(visitors.forms().addresses(), PermissionsPage.addresses(FORMS_OF_JENKINS));
        assertEquals(visitors.forms().addresses(), PermissionsPage.addresses(FORMS_OF_ITEMS));
    }

    @Test
    public void everyClassThatAnswersHasAnAddress() throws Exception {
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.jenkins.plugins.modelarts")) {
            boolean answers = type.getMethods().stream()
                    .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                            && method.getName().matches("do[A-Z]\\w*|getDynamic|getApi"));
            if (answers) {
                Class<?> loaded = Class.forName(type.getName());
                assertTrue(
                        type.getName(),
                        visitors.pages().reach(loaded) || visitors.forms().reach(loaded));
            }
        }
    }

    @Test
    public void pagesAnswerAsTheTableSays() throws Exception {
        assertTable(PAGES, PermissionMatrixTest::page);
        assertTable(PARTS, PermissionMatrixTest::page);
    }

    /** Every format of REST has to give the same. */
    private static String page(Role role, String address) throws IOException {
        String path = Visitors.path(address);
        if (!path.endsWith("api/")) {
            return Visitors.word(visitors.get(role, path));
        }
        String word = Visitors.word(visitors.get(role, path + "json?depth=2"));
        for (String format : List.of("json?tree=*[*[*]]", "xml", "python")) {
            assertThat(path + format, Visitors.word(visitors.get(role, path + format)), is(word));
        }
        return word;
    }

    @Test
    public void formsOfJenkinsAnswerAsTheTableSays() throws Exception {
        assertTable(FORMS_OF_JENKINS, form(""));
    }

    @Test
    public void formsOfFoldersAnswerAsTheTableSays() throws Exception {
        assertTable(FORMS_OF_ITEMS, form(Visitors.FOLDER));
    }

    @Test
    public void formsOfJobsAnswerAsTheTableSays() throws Exception {
        assertTable(FORMS_OF_ITEMS, form(Visitors.JOB));
    }

    @Test
    public void aFolderAdministratorHasNothingOutsideOfTheFolder() throws Exception {
        List<String> words = new ArrayList<>();
        for (String address : visitors.forms().addresses()) {
            words.add(form(Visitors.OTHER_JOB).word(Role.FOLDER_ADMINISTRATOR, address));
        }
        assertThat(words, everyItem(is("404")));
    }

    @Test
    public void noFormIsAnsweredByGet() throws Exception {
        for (String address : visitors.forms().addresses()) {
            assertThat(
                    address,
                    visitors.get(Role.ADMINISTER, Visitors.formPath("", address))
                            .getStatusCode(),
                    is(404));
        }
    }

    @Test
    public void everyFormNeedsACrumb() throws Exception {
        for (String address : visitors.forms().addresses()) {
            assertThat(
                    address,
                    visitors.postWithoutCrumb(Role.ADMINISTER, Visitors.formPath("", address))
                            .getStatusCode(),
                    is(403));
        }
    }

    @Test
    public void onlyWhoGetsTheServicesLetsJenkinsAsk() throws Exception {
        assertRequestsOnlyFor(FORMS_OF_JENKINS, "ModelArtsServiceLogsStep/services", "");
        assertRequestsOnlyFor(FORMS_OF_ITEMS, "ModelArtsServiceLogsStep/services", Visitors.JOB);
    }

    @Test
    public void onlyAdministratorsLetJenkinsTestConnections() throws Exception {
        assertRequestsOnlyFor(FORMS_OF_JENKINS, "ModelArtsConfiguration/testConnection", "");
        assertRequestsOnlyFor(FORMS_OF_ITEMS, "ModelArtsConfiguration/testConnection", Visitors.JOB);
    }

    private static void assertRequestsOnlyFor(String heading, String address, String place) throws Exception {
        List<String> words = PermissionsPage.table(heading).get(address);
        assertThat(words, hasItem("yes"));
        for (Role role : Role.values()) {
            lab.simulator().requests().clear();
            form(place).word(role, address);
            boolean sent = !lab.simulator().requests().all().isEmpty();
            assertThat(
                    role + " " + place + address,
                    sent,
                    is(words.get(role.ordinal()).equals("yes")));
        }
    }

    private static Cell form(String place) {
        return (role, address) -> Visitors.word(visitors.post(role, Visitors.formPath(place, address)));
    }

    /** Compares whole tables, so that a failure shows all that is wrong. */
    private static void assertTable(String heading, Cell actual) throws IOException {
        Map<String, List<String>> table = PermissionsPage.table(heading);
        List<String> expectedLines = new ArrayList<>();
        List<String> actualLines = new ArrayList<>();
        for (Map.Entry<String, List<String>> row : table.entrySet()) {
            List<String> words = new ArrayList<>();
            for (Role role : Role.values()) {
                words.add(actual.word(role, row.getKey()));
            }
            expectedLines.add(row.getKey() + " " + row.getValue());
            actualLines.add(row.getKey() + " " + words);
        }
        assertEquals(String.join("\n", expectedLines), String.join("\n", actualLines));
    }
}
