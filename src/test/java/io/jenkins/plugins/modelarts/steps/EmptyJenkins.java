package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Item;
import hudson.security.AuthorizationStrategy;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.junit.rules.ExternalResource;

/** Removes what an earlier test left in the Jenkins that all tests of a class share: items, credentials and settings. */
public final class EmptyJenkins extends ExternalResource {

    @Override
    protected void before() throws Throwable {
        Jenkins jenkins = Jenkins.get();
        jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
        jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        for (Item item : jenkins.getItems()) {
            item.delete();
        }
        SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
        credentials.setDomainCredentialsMap(Map.of(Domain.global(), new CopyOnWriteArrayList<>()));
        credentials.save();
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        configuration.setDefaultRegion(null);
        configuration.setDefaultCredentialsId(null);
        configuration.setCustomRegions(List.of());
        configuration.setMaxDeployments(1000);
    }
}
