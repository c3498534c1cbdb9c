package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsStep;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Which credentials the forms of jobs offer for a region: those that a build sends there. */
public class CredentialsOfRegionsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private ModelArtsServiceLogsStep.DescriptorImpl form;
    private FreeStyleProject job;

    @Before
    public void setUp() throws Exception {
        form = JENKINS.jenkins.getDescriptorByType(ModelArtsServiceLogsStep.DescriptorImpl.class);
        job = JENKINS.createFreeStyleProject();
        SystemCredentialsProvider.getInstance().setDomainCredentialsMap(Map.of());
        store(JENKINS.jenkins, Domain.global(), "everywhere");
        store(JENKINS.jenkins, Domain.global(), "own");
        store(JENKINS.jenkins, domain("lab.example.com"), "bound");
        CustomRegion lab = new CustomRegion("lab", "https://lab.example.com", "https://lab.example.com");
        lab.setCredentialsId("own");
        ModelArtsConfiguration.get().setCustomRegions(List.of(lab));
        ModelArtsConfiguration.get().setDefaultRegion("cn-north-4");
    }

    @Test
    public void aCustomRegionIsOfferedItsOwnAndThoseOfItsDomain() {
        assertThat(offered("lab"), containsInAnyOrder("", "own", "bound"));
    }

    @Test
    public void aRegionOfHuaweiCloudIsOfferedThoseThatNoOtherDomainHas() {
        assertThat(offered("cn-north-4"), containsInAnyOrder("", "everywhere", "own"));
    }

    @Test
    public void withoutARegionTheDefaultRegionCounts() throws Exception {
        assertThat(offered(""), is(offered("cn-north-4")));
        ModelArtsConfiguration.get().setDefaultRegion("lab");
        assertThat(offered(""), is(offered("lab")));
    }

    @Test
    public void anUnknownRegionIsOfferedAll() {
        assertThat(offered("gone"), containsInAnyOrder("", "everywhere", "own", "bound"));
    }

    @Test
    public void aFoldersCredentialsAreNotTheRegionsOwn() throws Exception {
        Folder folder = JENKINS.createProject(Folder.class);
        store(folder, Domain.global(), "own");
        job = folder.createProject(FreeStyleProject.class, "job");

        assertThat(offered("lab"), containsInAnyOrder("", "bound"));
    }

    @Test
    public void whatIsSetStaysInTheList() {
        assertThat(
                form.doFillCredentialsIdItems(job, "everywhere", "lab").stream()
                        .anyMatch(option -> option.value.equals("everywhere")),
                is(true));
    }

    @Test
    public void theCheckSaysWhatABuildWouldSay() {
        assertThat(form.doCheckCredentialsId(job, "own", "lab").kind, is(FormValidation.Kind.OK));
        FormValidation check = form.doCheckCredentialsId(job, "everywhere", "lab");
        assertThat(check.kind, is(FormValidation.Kind.WARNING));
        assertThat(check.getMessage(), containsString("names these hosts: lab.example.com"));
        assertThat(form.doCheckCredentialsId(job, "gone", "lab").getMessage(), containsString("has no credentials"));
    }

    private List<String> offered(String region) {
        return form.doFillCredentialsIdItems(job, "", region).stream()
                .map(option -> option.value)
                .toList();
    }

    private static Domain domain(String host) {
        return new Domain(host, null, List.of(new HostnameSpecification(host, null)));
    }

    private static void store(ItemGroup<?> where, Domain domain, String id) throws Exception {
        StandardCredentials credentials = Lab.user(id, "Password-of-" + where.getFullName());
        for (CredentialsStore store : CredentialsProvider.lookupStores(where)) {
            if (store.getContext() == where && domain.isGlobal()) {
                store.addCredentials(domain, credentials);
            } else if (store.getContext() == where) {
                store.addDomain(domain, credentials);
            }
        }
    }
}
