package io.jenkins.plugins.modelarts.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;

/**
 * ModelArts and IAM on a port that only this machine reaches. It follows the public documents and refuses all other
 * requests. It starts with one account, one user, one access key and two projects. Their secrets are invented; they are
 * the constants below. Thread-safe.
 */
public final class Simulator implements AutoCloseable {

    public static final String ACCOUNT = "acme";
    public static final String USER = "ci";
    public static final String PASSWORD = "Sw0rdfish-of-acme!";
    public static final String ACCESS_KEY = "ACMEACMEACMEACMEACME";
    public static final String SECRET_KEY = "made-up-secret-key-of-acme-for-the-simulator";

    /** The default project of services, which is also the name of its region. */
    public static final String PROJECT = "lab";

    public static final String PROJECT_ID = "0123456789abcdef0123456789abcdef";
    public static final String OTHER_PROJECT = "cn-north-4";
    public static final String OTHER_PROJECT_ID = "fedcba9876543210fedcba9876543210";

    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
    private final Map<String, SimulatedService> services = new ConcurrentSkipListMap<>();
    private final RequestLog requests = new RequestLog();
    private final Faults faults = new Faults();
    private final Gate gate = new Gate(accounts, this::now);
    private final Iam iam = new Iam(gate, new TokenRequests(accounts, gate, this::now));
    private final ModelArts modelArts = new ModelArts(gate, services);
    private final int port;
    private volatile Clock clock = Clock.systemUTC();
    private volatile Listener listener;

    private Simulator(int port) {
        account(ACCOUNT)
                .user(USER, PASSWORD)
                .project(PROJECT, PROJECT_ID)
                .project(OTHER_PROJECT, OTHER_PROJECT_ID)
                .accessKey(ACCESS_KEY, SECRET_KEY, null);
        this.listener = listen(port);
        this.port = listener.port();
    }

    public static Simulator start() {
        return start(0);
    }

    /** @param port 0 for any free one */
    public static Simulator start(int port) {
        return new Simulator(port);
    }

    /** Runs until it is ended; {@code --port} changes the port, which is 9321 otherwise. */
    public static void main(String[] args) throws InterruptedException {
        Demo.start(args, System.out);
        new CountDownLatch(1).await();
    }

    /** The endpoint of both ModelArts and IAM. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The account of this name. A new one is created if there is none. */
    public Account account(String name) {
        return accounts.computeIfAbsent(name, Account::new);
    }

    /** Adds a running service to project {@value #PROJECT}. */
    public SimulatedService service(String id, String name) {
        SimulatedService service = new SimulatedService(id, name, PROJECT_ID, this::now);
        services.put(id, service);
        return service;
    }

    /** The service that was added under this id. */
    public SimulatedService service(String id) {
        return Optional.ofNullable(services.get(id)).orElseThrow();
    }

    public Collection<SimulatedService> services() {
        return List.copyOf(services.values());
    }

    public void removeService(String id) {
        services.remove(id);
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    /** The secrets that it refused. */
    public Refusals refusals() {
        return gate.refusals();
    }

    /** The time of the simulator: the time of its clock, plus the difference that a test set. */
    public Instant now() {
        return clock.instant();
    }

    public void clock(Clock other) {
        clock = other;
    }

    /** Moves the time of the simulator, and so its Date headers, tokens, locks and scenarios. Several calls add up. */
    public void clockAhead(Duration ahead) {
        clock = Clock.offset(clock, ahead);
    }

    /** Denies an action such as modelarts:service:getEvents to everybody. */
    public void deny(String action) {
        gate.deny("*", action);
    }

    /** @param who a user's name or an access key */
    public void deny(String who, String action) {
        gate.deny(who, action);
    }

    /** Ends the effect of {@link #deny(String)}. */
    public void allow(String action) {
        gate.allow("*", action);
    }

    /** A token of the first user for the first project, without a request for it. */
    public String newToken() {
        return newToken(PROJECT_ID);
    }

    /** The same for another project of the account. */
    public String newToken(String projectId) {
        Account account = account(ACCOUNT);
        return gate.newToken(account, USER, account.project(projectId).orElseThrow());
    }

    /** @param characters length of the tokens from now on; real ones have 1 to 9 thousand */
    public void tokenSize(int characters) {
        gate.tokenSize(characters);
    }

    /** How long tokens are valid that are made from now on; 24 hours at the start. */
    public void tokenLifetime(Duration lifetime) {
        gate.tokenLifetime(lifetime);
    }

    /** Ends all tokens before their time, as a change of permissions does. */
    public void endTokens() {
        gate.endTokens();
    }

    /** Breaks all connections and accepts no new ones. */
    public void goDown() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again on the same port, with the same data as before. */
    public void comeUp() {
        listener = listen(port);
    }

    @Override
    public void close() {
        goDown();
    }

    private Listener listen(int onPort) {
        try {
            return new Listener(onPort, this::handle, this::now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(Request request, Wire wire) throws IOException {
        requests.add(request, now());
        Optional<Fault> fault =
                request.path().startsWith(ControlDoor.PREFIX) ? Optional.empty() : faults.take(request.path());
        if (fault.isPresent()) {
            fault.get().play(wire, request.target(), () -> answer(request));
        } else {
            wire.send(answer(request));
        }
    }

    private Reply answer(Request request) {
        try {
            if (request.path().startsWith(ControlDoor.PREFIX)) {
                return ControlDoor.answer(request, services);
            }
            return request.path().startsWith("/v3/") ? iam.answer(request) : modelArts.answer(request);
        } catch (Refusal refusal) {
            return refusal.reply(request.id());
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Refusal.modelArts(500, "ModelArts.0010", "The simulator has a fault: " + e)
                    .reply(request.id());
        }
    }
}
