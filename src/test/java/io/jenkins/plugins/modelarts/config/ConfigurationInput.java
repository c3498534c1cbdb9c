package io.jenkins.plugins.modelarts.config;

import hudson.model.Descriptor.FormException;
import hudson.util.XStream2;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.fuzz.StoredXml;
import io.jenkins.plugins.modelarts.fuzz.Values;
import io.jenkins.plugins.modelarts.fuzz.Written;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** Reads configuration from any bytes: files that somebody edited, forms, and configuration as code. */
public final class ConfigurationInput {

    private static final XStream2 XSTREAM = new XStream2();

    private ConfigurationInput() {}

    /** The file of the system configuration, or what a folder or a job has in its config.xml. */
    public static void file(byte[] bytes) {
        StoredXml.read(XSTREAM, bytes).ifPresent(read -> {
            if (read instanceof ModelArtsConfiguration configuration) {
                Written.require(configuration.getMaxDeployments() > 0, "a number of deployments");
                configuration.regions().names().forEach(name -> require(configuration.regions(), name));
            } else if (read instanceof FolderDefaults folder) {
                Written.require(!"".equals(folder.getRegion()), "no empty region");
            } else if (read instanceof ModelArtsServiceLogsPublisher publisher) {
                Written.require(
                        publisher.getOnFail() == null || !publisher.getOnFail().isEmpty(), "no empty onFail");
            }
        });
    }

    private static void require(RegionCatalog regions, String name) {
        try {
            requireUsable(regions.get(name).modelArts());
            requireUsable(regions.get(name).iam());
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }

    /** Name, addresses of ModelArts and IAM, and the id of credentials. */
    public static void region(byte[] bytes) throws Exception {
        Values values = Values.of(bytes);
        CustomRegion region;
        try {
            region = new CustomRegion(values.get(0), values.get(1), values.get(2));
        } catch (FormException e) {
            return;
        }
        region.setCredentialsId(values.get(3));
        require(new RegionCatalog(List.of(region)), region.getName());
        CustomRegion again = new CustomRegion(region.getName(), region.getModelArtsEndpoint(), region.getIamEndpoint());
        Written.require(
                again.toRegion().modelArts().equals(region.toRegion().modelArts()), region.getModelArtsEndpoint());
        Written.require(!region.toRegion().destination().toString().isEmpty(), "a destination");
    }

    private static void requireUsable(URI endpoint) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint + "/v1/p/services")).build();
        Written.require(request.uri().getHost() != null, endpoint.toString());
        Written.require(
                endpoint.getRawUserInfo() == null && endpoint.getRawPath().isEmpty(), endpoint.toString());
    }
}
