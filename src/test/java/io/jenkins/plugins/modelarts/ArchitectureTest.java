package io.jenkins.plugins.modelarts;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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
 * Which package may use which. The core build compiles only the Jenkins-free packages, and the Jenkins build compiles
 * all packages. Each build checks the rules of the packages that it compiles.
 */
public class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.modelarts";
    private static final String MODEL = ROOT + ".client.model";
    private static final String CLIENT = ROOT + ".client";
    private static final String AUTH = ROOT + ".client.auth";
    private static final String POLLING = ROOT + ".polling";
    private static final String[] JENKINS_FREE = {MODEL, CLIENT, AUTH, POLLING};
    private static final String CONFIG = ROOT + ".config";
    private static final String CREDENTIALS = ROOT + ".credentials";
    private static final String RUNTIME = ROOT + ".runtime";
    private static final String DEPLOYMENTS = ROOT + ".deployments";
    private static final String HISTORY = ROOT + ".deployments.history";
    private static final String EXPORT = ROOT + ".deployments.export";
    private static final String VIEW = ROOT + ".deployments.view";
    private static final String CHECKS = ROOT + ".deployments.checks";
    private static final String STEPS = ROOT + ".steps";

    /** Named in Jenkinsfiles and in configuration as code. */
    private static final String API =
            "ModelArtsConfiguration|CustomRegion|FolderDefaults|HuaweiCloudIamUser|HuaweiCloudAccessKey|ModelArtsServiceLogsStep"
                    + "|ModelArtsServiceLogsPublisher|DeploymentColumn";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .importUrl(
                    ModelArtsClient.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    public void theJenkinsFreePackagesExist() {
        for (String name : JENKINS_FREE) {
            assertThat(name, MAIN.containPackage(name), is(true));
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

    @Test
    public void credentialsUseClientAndAuthOnly() {
        usesOnly(CREDENTIALS, CREDENTIALS, CLIENT, AUTH);
    }

    @Test
    public void configSendsNoRequest() {
        usesOnly(CONFIG, CONFIG, CREDENTIALS, CLIENT, MODEL);
    }

    @Test
    public void onlyTheirDefaultsUseTheOptionalPluginForFolders() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.FolderDefaults(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.cloudbees.hudson.plugins.folder.."))
                .check(MAIN);
    }

    @Test
    public void runtimeKnowsNeitherDeploymentsNorSteps() {
        usesOnly(RUNTIME, RUNTIME, CONFIG, CREDENTIALS, POLLING, CLIENT, MODEL, AUTH);
    }

    @Test
    public void deploymentsKnowNeitherPagesNorNetwork() {
        usesOnly(DEPLOYMENTS, DEPLOYMENTS, MODEL, POLLING);
    }

    @Test
    public void theHistoryOfAllJobsKnowsDeploymentsOnly() {
        usesOnly(HISTORY, HISTORY, DEPLOYMENTS, MODEL);
    }

    @Test
    public void exportsKnowHistoriesAndNoPages() {
        usesOnly(EXPORT, EXPORT, HISTORY, DEPLOYMENTS, MODEL, POLLING);
    }

    @Test
    public void pagesKnowDeploymentsAndNoNetwork() {
        usesOnly(VIEW, VIEW, EXPORT, HISTORY, DEPLOYMENTS, MODEL, POLLING);
    }

    @Test
    public void checksKnowDeploymentsAndTheirVerdicts() {
        usesOnly(CHECKS, CHECKS, VIEW, DEPLOYMENTS, MODEL, POLLING);
    }

    @Test
    public void onlyChecksUseTheOptionalPlugin() {
        noClasses()
                .that(resideOutsideOfPackages(CHECKS))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.jenkins.plugins.checks.."))
                .check(MAIN);
    }

    @Test
    public void stepsUseNoSecretsAndNoPages() {
        usesOnly(STEPS, STEPS, RUNTIME, CONFIG, CREDENTIALS, DEPLOYMENTS, POLLING, CLIENT, MODEL);
    }

    private static void usesOnly(String user, String... allowed) {
        noClasses()
                .that(resideInAPackage(user))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true)
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
                .that(resideInAPackage(DEPLOYMENTS + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    public void nothingRunsOnAgents() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        nameMatching(
                                "hudson\\.remoting\\.(Callable|Channel|VirtualChannel)|hudson\\.FilePath.*|hudson\\.Launcher\\$.*|.*MasterToSlave.*"))
                .check(MAIN);
    }

    @Test
    public void packagesDoNotUseEachOtherInACircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    public void publicClassesThatAreNoApiAreRestricted() {
        classes()
                .that(resideInAPackage(ROOT + ".."))
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .haveNameNotMatching(".*\\.(Messages|" + API + ")")
                .should()
                .beAnnotatedWith(Restricted.class)
                .check(MAIN);
    }
}
