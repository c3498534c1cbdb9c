package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsStep;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

public class CredentialsItemsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static Folder own;
    private static FreeStyleProject job;

    private final ModelArtsServiceLogsStep.DescriptorImpl form =
            JENKINS.jenkins.getDescriptorByType(ModelArtsServiceLogsStep.DescriptorImpl.class);

    @Before
    public void setUp() throws Exception {
        if (own != null) {
            return;
        }
        own = JENKINS.createProject(Folder.class, "own");
        job = own.createProject(FreeStyleProject.class, "job");
        Folder other = JENKINS.createProject(Folder.class, "other");
        Lab.store(Lab.user("global", "password"));
        Lab.store(new StringCredentialsImpl(CredentialsScope.SYSTEM, "jenkins-own", null, Secret.fromString("secret")));
        Lab.store(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "of-another-kind", null, "a", "b"));
        add(own, new HuaweiCloudAccessKey(CredentialsScope.GLOBAL, "own-key", null, "AK", Secret.fromString("SK")));
        add(own, new StringCredentialsImpl(CredentialsScope.GLOBAL, "own-token", null, Secret.fromString("token")));
        add(other, Lab.user("others", "password"));
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("developer", "colleague")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("user"));
        try (ACLContext as = ACL.as2(User.getById("colleague", true).impersonate2())) {
            CredentialsStore personal =
                    CredentialsProvider.lookupStores(User.current()).iterator().next();
            personal.addCredentials(
                    Domain.global(),
                    new StringCredentialsImpl(CredentialsScope.USER, "personal", null, Secret.fromString("token")));
        }
    }

    @Test
    public void jobsOfferGlobalCredentialsAndThoseOfTheirFolder() {
        assertThat(offered("developer", job), containsInAnyOrder("", "own-key", "own-token", "global", "current"));
    }

    @Test
    public void whoMayUseCredentialsInAJobDoesToo() {
        assertThat(offered("user", job), containsInAnyOrder("", "own-key", "own-token", "global", "current"));
    }

    @Test
    public void personalCredentialsAreNotOffered() {
        assertThat(offered("colleague", job), containsInAnyOrder("", "own-key", "own-token", "global", "current"));
    }

    @Test
    public void whoMayOnlyBuildSeesNone() {
        assertThat(offered("builder", job), is(List.of("current")));
    }

    @Test
    public void outsideOfJobsOnlyAdministratorsSeeAny() {
        assertThat(offered("developer", null), is(List.of("current")));
    }

    @Test
    public void whatIsSetStaysInTheListWhoeverLooks() {
        try (ACLContext as = as("developer")) {
            assertThat(
                    form.doFillCredentialsIdItems(job, "others", "").stream()
                            .anyMatch(option -> option.value.equals("others")),
                    is(true));
        }
    }

    @Test
    public void warnsOfCredentialsThatTheJobCannotUse() {
        try (ACLContext as = as("developer")) {
            assertThat(form.doCheckCredentialsId(job, "own-key", "").kind, is(FormValidation.Kind.OK));
            assertThat(form.doCheckCredentialsId(job, "", "").kind, is(FormValidation.Kind.OK));
            FormValidation warning = form.doCheckCredentialsId(job, "others", "");
            assertThat(warning.kind, is(FormValidation.Kind.WARNING));
            assertThat(warning.getMessage(), containsString("others"));
        }
    }

    @Test
    public void whoMayOnlyBuildSeesNoCredentials() {
        try (ACLContext as = as("builder")) {
            assertThat(form.doCheckCredentialsId(job, "own-key", ""), is(FormValidation.ok()));
            assertThat(form.doCheckCredentialsId(job, "nothing", ""), is(FormValidation.ok()));
        }
    }

    private List<String> offered(String user, Item item) {
        try (ACLContext as = as(user)) {
            return form.doFillCredentialsIdItems(item, "current", "").stream()
                    .map(option -> option.value)
                    .toList();
        }
    }

    private static ACLContext as(String user) {
        return ACL.as2(User.getById(user, true).impersonate2());
    }

    private static void add(Folder folder, Credentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(folder)) {
            if (store.getContext() == folder) {
                store.addCredentials(Domain.global(), credentials);
            }
        }
    }
}
