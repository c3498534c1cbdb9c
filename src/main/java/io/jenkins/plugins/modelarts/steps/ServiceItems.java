package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.HttpResponses;
import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceDetails;
import io.jenkins.plugins.modelarts.client.model.ServiceList;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.polling.Caller;
import io.jenkins.plugins.modelarts.runtime.ClientFactory;
import io.jenkins.plugins.modelarts.runtime.PluginRuntime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;

/** The list of services from which the form of the step lets people choose. It uses the credentials as a build does. */
final class ServiceItems {

    /** A person waits, and with them a thread of the web server. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final Duration timeLimit;

    ServiceItems(Duration timeLimit) {
        this.timeLimit = timeLimit;
    }

    /** The list for the script of the form, or the message that says why there is none. */
    static HttpResponse json(
            @CheckForNull Item item,
            @CheckForNull String region,
            @CheckForNull String credentialsId,
            @CheckForNull String projectId) {
        try {
            return HttpResponses.okJSON(new ServiceItems(TIME_LIMIT).list(item, region, credentialsId, projectId));
        } catch (ModelArtsException e) {
            return HttpResponses.errorJSON(e.getMessage());
        }
    }

    /**
     * Asks ModelArts and waits for the response.
     *
     * @param item the job whose form it is; null outside of jobs
     * @return "services" with "id", "name" and "kind" of each, and "note" if the list is not complete
     * @throws ModelArtsException says why there is no list
     */
    Map<String, Object> list(
            @CheckForNull Item item,
            @CheckForNull String region,
            @CheckForNull String credentialsId,
            @CheckForNull String projectId)
            throws ModelArtsException {
        if (!mayUseCredentials(item)) {
            throw ModelArtsException.withMessage(Problem.FORBIDDEN, Messages.ServiceItems_forbidden());
        }
        ConnectionSettings settings = ConnectionSettings.of(item, region, credentialsId, projectId);
        ServiceList found = ask(item, settings).body();
        List<Map<String, String>> services = found.services().stream()
                .filter(service -> ServiceRef.isId(service.serviceId()) && !"batch".equals(service.inferType()))
                .sorted(Comparator.comparing(ServiceItems::name, String.CASE_INSENSITIVE_ORDER))
                .map(ServiceItems::toMap)
                .toList();
        if (services.isEmpty()) {
            throw ModelArtsException.withMessage(
                    Problem.NO_SUCH_SERVICE, Messages.ServiceItems_none(settings.region()));
        }
        return Map.of("services", services, "note", note(found));
    }

    private static boolean mayUseCredentials(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) && item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private ApiResponse<ServiceList> ask(@CheckForNull Item item, ConnectionSettings settings)
            throws ModelArtsException {
        Caller caller = new Caller(() -> ClientFactory.get().connect(item, settings));
        CompletableFuture<ApiResponse<ServiceList>> response =
                PluginRuntime.get().poller().services(ClientFactory.get().endpoint(settings), caller);
        try {
            return response.get(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw ModelArtsException.in(e);
        } catch (TimeoutException e) {
            throw ModelArtsException.withMessage(Problem.TIMED_OUT, Messages.ServiceItems_timedOut());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelArtsException.withMessage(Problem.TIMED_OUT, Messages.ServiceItems_timedOut());
        } finally {
            response.cancel(false);
        }
    }

    private static String note(ServiceList found) {
        int shown = found.services().size();
        Integer total = found.totalCount();
        return total == null || total <= shown ? "" : Messages.ServiceItems_more(shown, total);
    }

    private static Map<String, String> toMap(ServiceDetails service) {
        String kind = Stream.of(service.inferType(), service.status())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return Map.of("id", String.valueOf(service.serviceId()), "name", name(service), "kind", kind);
    }

    private static String name(ServiceDetails service) {
        return Objects.requireNonNullElse(service.serviceName(), String.valueOf(service.serviceId()));
    }
}
