package io.jenkins.plugins.modelarts.runtime;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.modelarts.client.AuthorizedClient;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.auth.AuthorizerFactory;
import io.jenkins.plugins.modelarts.client.auth.CloudIdentity;
import io.jenkins.plugins.modelarts.client.auth.SecretDigest;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.config.Region;
import io.jenkins.plugins.modelarts.credentials.CredentialsLookup;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import io.jenkins.plugins.modelarts.polling.UpdateLogPoller;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.Timer;

/**
 * Connects builds to ModelArts, with the few threads that all of them share. One for the whole controller, so that
 * tokens, refused secrets and requests are shared too. Thread-safe.
 */
@Extension
public final class ClientFactory {

    /** With the HTTP client's own thread the plugin never has more than four. */
    private static final int THREADS = 3;

    private static final long IDLE_SECONDS = 60;

    /** Tests put time of their own here, before Jenkins starts. */
    static Clock clock = Clock.systemDefaultZone();

    /** Goes on as before when somebody sets the clock. */
    static LongSupplier millis = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

    static ScheduledExecutorService timer;

    private final ThreadPoolExecutor threads;
    private final ExecutorService pool;
    private final HttpTransportProvider http;
    private final AuthorizerFactory authorizers;
    private final Scheduler scheduler;
    private final UpdateLogPoller poller;

    public ClientFactory() {
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "ModelArts"));
        threads.allowCoreThreadTimeOut(true);
        pool = new ImpersonatingExecutorService(threads, ACL.SYSTEM2);
        http = new HttpTransportProvider(pool, clock);
        authorizers = new AuthorizerFactory(http::get, clock);
        scheduler = new Scheduler(timer(), pool, () -> millis.getAsLong(), clock);
        poller = new UpdateLogPoller(scheduler);
    }

    public static ClientFactory get() {
        return ExtensionList.lookupSingleton(ClientFactory.class);
    }

    private static ScheduledExecutorService timer() {
        return timer == null ? Timer.get() : timer;
    }

    /**
     * Connects a build. Cheap, and to be called anew for every request, so that credentials that were changed or
     * deleted count at once.
     *
     * @throws ModelArtsException when region or credentials are not there for this build
     */
    public AuthorizedClient connect(Run<?, ?> run, ConnectionSettings target) throws ModelArtsException {
        Region region = region(target);
        return connect(
                CredentialsLookup.find(run, target.credentialsId(), region.endpoints()), region, target.projectId());
    }

    /** Connects on behalf of an administrator, with credentials that every build may use. */
    AuthorizedClient connect(ConnectionSettings target) throws ModelArtsException {
        Region region = region(target);
        return connect(CredentialsLookup.find(target.credentialsId(), region.endpoints()), region, target.projectId());
    }

    private AuthorizedClient connect(StandardCredentials credentials, Region region, String projectId)
            throws ModelArtsException {
        CloudIdentity identity = CredentialsLookup.identity(credentials);
        ModelArtsClient client = new ModelArtsClient(
                http.get(), region.modelArts(), authorizers.of(identity, region.iam(), region.name(), projectId));
        SecretDigest caller = SecretDigest.of(
                identity,
                region.iam(),
                "caller",
                region.name(),
                region.modelArts().toString(),
                projectId);
        return new AuthorizedClient(caller, client);
    }

    /** Notes in Jenkins that the build uses the credentials; writes to disk, so once a build. */
    public void track(Run<?, ?> run, ConnectionSettings target) throws ModelArtsException {
        CredentialsProvider.track(
                run,
                CredentialsLookup.find(
                        run, target.credentialsId(), region(target).endpoints()));
    }

    /** The address of ModelArts in the target's region. */
    public URI endpoint(ConnectionSettings target) throws ModelArtsException {
        return region(target).modelArts();
    }

    private static Region region(ConnectionSettings target) throws ModelArtsException {
        return ModelArtsConfiguration.get().regions().get(target.region());
    }

    /** The poller that all waits share. */
    public UpdateLogPoller poller() {
        return poller;
    }

    /** The threads and the time that all waits share. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Runs something on a thread of the plugin, as the system; it must not block for long. */
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Completes on a thread of the plugin after a delay in milliseconds, unless it is cancelled before. */
    public CompletableFuture<Void> after(long delayMillis) {
        return scheduler.after(delayMillis);
    }

    /** Our time, in milliseconds since 1970-01-01 UTC. */
    public long now() {
        return clock.millis();
    }

    /**
     * What waits in the queue is asked again after the restart. What is being done is not interrupted: it is short, and
     * an interruption would look like a fault and end a build.
     */
    @Terminator
    public static void stopThreads() {
        ThreadPoolExecutor threads = get().threads;
        threads.shutdown();
        threads.getQueue().clear();
    }
}
