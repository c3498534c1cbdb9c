package io.jenkins.plugins.modelarts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import org.junit.Test;
import org.kohsuke.accmod.Restricted;

/**
 * The walls between the packages. The core build sees the Jenkins-free packages only, and the Jenkins build sees all of
 * them; each checks the rules for what it sees.
 */
public class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.modelarts";
    private static final String MODEL = ROOT + ".client.model";
    private static final String CLIENT = ROOT + ".client";
    private static final String AUTH = ROOT + ".client.auth";
    private static final String POLLING = ROOT + ".polling";
    private static final String[] JENKINS_FREE = {MODEL, CLIENT, AUTH, POLLING};
    private static final String STEPS = ROOT + ".steps..";
    private static final String DEPLOYMENTS = ROOT + ".deployments..";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(
                    ModelArtsClient.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    public void theJenkinsFreePackagesExist() {
        for (String room : JENKINS_FREE) {
            assertThat(room, MAIN.containPackage(room), is(true));
        }
    }

    @Test
    public void jenkinsFreePackagesUseNothingOfJenkins() {
        noClasses()
                .that(resideInAnyPackage(JENKINS_FREE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "hudson..", "jenkins..", "org.kohsuke.stapler..", "org.jenkinsci..", "com.cloudbees.."))
                .check(MAIN);
    }

    @Test
    public void theModelUsesNoOtherPackage() {
        usesOnly(MODEL, MODEL);
    }

    @Test
    public void theClientUsesTheModelOnly() {
        usesOnly(CLIENT, CLIENT, MODEL);
    }

    @Test
    public void authUsesTheClientOnly() {
        usesOnly(AUTH, AUTH, CLIENT);
    }

    @Test
    public void pollingUsesClientAndModelOnly() {
        usesOnly(POLLING, POLLING, CLIENT, MODEL);
    }

    private static void usesOnly(String room, String... allowed) {
        noClasses()
                .that(resideInAPackage(room))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
                .check(MAIN);
    }

    @Test
    public void noOtherPackageUsesTheSteps() {
        noClasses()
                .that(resideOutsideOfPackages(STEPS))
                .should()
                .dependOnClassesThat(resideInAPackage(STEPS))
                .check(MAIN);
    }

    @Test
    public void stepsReadNoJson() {
        noClasses()
                .that(resideInAPackage(STEPS))
                .should()
                .dependOnClassesThat(resideInAPackage("com.fasterxml.."))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    public void deploymentsCallNoNetwork() {
        noClasses()
                .that(resideInAPackage(DEPLOYMENTS))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", AUTH, ROOT + ".runtime.."))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    public void packagesDoNotUseEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    public void whatIsNoApiSaysSo() {
        classes()
                .that(resideInAnyPackage(JENKINS_FREE))
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("Messages")
                .should()
                .beAnnotatedWith(Restricted.class)
                .check(MAIN);
    }
}
