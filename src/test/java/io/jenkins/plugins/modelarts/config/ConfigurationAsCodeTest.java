package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class ConfigurationAsCodeTest {

    private static final String ALL = """
            unclassified:
              modelArts:
                defaultRegion: "cn-north-4"
                defaultCredentialsId: "huawei"
                maxDeployments: 200
                customRegions:
                  - name: "lab"
                    modelArtsEndpoint: "http://127.0.0.1:9321"
                    iamEndpoint: "http://127.0.0.1:9321"
                    credentialsId: "lab-ci"
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - huaweiCloudIamUser: {scope: GLOBAL, id: huawei, accountName: acme, userName: ci, password: "Made-up-password"}
                      - huaweiCloudAccessKey: {scope: GLOBAL, id: huawei-ak, accessKey: AK, secretKey: "Made-up-key", securityToken: ""}
                      - huaweiCloudAccessKey: {scope: GLOBAL, id: temporary, accessKey: AK, secretKey: "Made-up-key", securityToken: "Made-up-token"}
                      - string: {scope: GLOBAL, id: huawei-token, secret: "Made-up-ready-token"}
            """;

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Test
    public void readsEverySetting() throws Exception {
        load(ALL);
        checkAll();
    }

    @Test
    public void anExportCanBeImportedAgain() throws Exception {
        load(ALL);
        String exported = export();
        load("""
                unclassified:
                  modelArts:
                    defaultRegion: ""
                    customRegions: []
                credentials:
                  system:
                    domainCredentials: []
                """);
        assertThat(ModelArtsConfiguration.get().getDefaultRegion(), nullValue());
        assertThat(find("huawei"), nullValue());
        load(partsOfThisPlugin(exported));
        checkAll();
    }

    @Test
    public void exportsSecretsEncryptedOnly() throws Exception {
        load(ALL);
        String exported = export();
        assertThat(exported, allOf(containsString("securityToken: \"{"), containsString("password: \"{")));
        for (String secret : List.of("Made-up-password", "Made-up-key", "Made-up-token", "Made-up-ready-token")) {
            assertThat(exported, not(containsString(secret)));
        }
    }

    @Test
    public void saysSoWhenTwoRegionsHaveTheSameName() {
        ConfiguratorException refusal = assertThrows(ConfiguratorException.class, () -> load("""
                unclassified:
                  modelArts:
                    customRegions:
                      - {name: twin, modelArtsEndpoint: "https://m.example.com", iamEndpoint: "https://i.example.com"}
                      - {name: twin, modelArtsEndpoint: "https://m.example.com", iamEndpoint: "https://i.example.com"}
                """));
        assertThat(reasons(refusal), containsString("twin, twin"));
    }

    @Test
    public void saysSoWhenAnEndpointIsNoAddress() {
        ConfiguratorException refusal = assertThrows(ConfiguratorException.class, () -> load("""
                unclassified:
                  modelArts:
                    customRegions:
                      - {name: lab, modelArtsEndpoint: "m.example.com", iamEndpoint: "https://i.example.com"}
                """));
        assertThat(reasons(refusal), containsString("m.example.com"));
    }

    private static void checkAll() {
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        assertThat(configuration.getDefaultRegion(), is("cn-north-4"));
        assertThat(configuration.getDefaultCredentialsId(), is("huawei"));
        assertThat(configuration.getMaxDeployments(), is(200));
        CustomRegion region = configuration.getCustomRegions().get(0);
        assertThat(
                List.of(
                        region.getName(),
                        region.getModelArtsEndpoint(),
                        region.getIamEndpoint(),
                        region.getCredentialsId()),
                is(List.of("lab", "http://127.0.0.1:9321", "http://127.0.0.1:9321", "lab-ci")));
        HuaweiCloudIamUser user = (HuaweiCloudIamUser) find("huawei");
        assertThat(
                List.of(
                        user.getAccountName(),
                        user.getUserName(),
                        user.getPassword().getPlainText()),
                is(List.of("acme", "ci", "Made-up-password")));
        HuaweiCloudAccessKey permanent = (HuaweiCloudAccessKey) find("huawei-ak");
        assertThat(
                List.of(permanent.getAccessKey(), permanent.getSecretKey().getPlainText()),
                is(List.of("AK", "Made-up-key")));
        assertThat(permanent.getSecurityToken(), nullValue());
        HuaweiCloudAccessKey temporary = (HuaweiCloudAccessKey) find("temporary");
        assertThat(temporary.getSecurityToken().getPlainText(), is("Made-up-token"));
        StringCredentials token = (StringCredentials) find("huawei-token");
        assertThat(token.getSecret().getPlainText(), is("Made-up-ready-token"));
    }

    private static StandardCredentials find(String id) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of()),
                CredentialsMatchers.withId(id));
    }

    private static void load(String yaml) throws ConfiguratorException {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }

    private static String export() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        return exported.toString(StandardCharsets.UTF_8);
    }

    /** The export holds the whole configuration of Jenkins, and some of its parts cannot be imported. */
    private static String partsOfThisPlugin(String exported) {
        return section(exported, "credentials") + "unclassified:\n" + section(exported, "  modelArts");
    }

    private static String section(String yaml, String name) {
        String indent = name.substring(0, name.length() - name.strip().length());
        Matcher section = Pattern.compile("^" + name + ":\\R(" + indent + " .*\\R)+", Pattern.MULTILINE)
                .matcher(yaml);
        assertThat(yaml, section.find(), is(true));
        return section.group();
    }

    private static String reasons(Throwable thrown) {
        StringBuilder reasons = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            reasons.append(t.getMessage()).append('\n');
        }
        return reasons.toString();
    }
}
