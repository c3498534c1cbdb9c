package io.jenkins.plugins.modelarts.simulator;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Finds the caller of a request by token or signature, and the actions that are denied to the caller. Thread-safe. */
final class Gate {

    /**
     * Who asks.
     *
     * @param name user name or access key
     * @param project project of the token; null when it has none, or when the request was signed
     */
    record Caller(Account account, String name, boolean signed, Account.Project project) {}

    private record Token(Caller caller, Instant ends) {}

    private static final String NO_ENTRY = "Incorrect IAM authentication information: ";

    private final Map<String, Account> accounts;
    private final Supplier<Instant> time;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Refusals refusals = new Refusals();
    private final SecureRandom random = new SecureRandom();
    private volatile int tokenSize = 1224;
    private volatile Duration tokenLifetime = Duration.ofHours(24);

    Gate(Map<String, Account> accounts, Supplier<Instant> time) {
        this.accounts = accounts;
        this.time = time;
    }

    Refusals refusals() {
        return refusals;
    }

    void tokenSize(int characters) {
        tokenSize = characters;
    }

    void tokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    String newToken(Account account, String user, Account.Project project) {
        byte[] bytes = new byte[tokenSize];
        random.nextBytes(bytes);
        // Real tokens are Base64 of a CMS message, with "-" in place of "/".
        String token = ("MII" + Base64.getEncoder().encodeToString(bytes).replace('/', '-')).substring(0, tokenSize);
        tokens.put(
                token,
                new Token(new Caller(account, user, false, project), time.get().plus(tokenLifetime)));
        return token;
    }

    void endTokens() {
        tokens.replaceAll((text, token) -> new Token(token.caller(), Instant.MIN));
    }

    void deny(String who, String action) {
        denied.add(who + " " + action);
    }

    void allow(String who, String action) {
        denied.remove(who + " " + action);
    }

    boolean isDenied(Caller caller, String action) {
        return denied.contains("* " + action) || denied.contains(caller.name() + " " + action);
    }

    /** Who sent a request; empty when it holds neither a token nor a signature. */
    Optional<Caller> caller(Request request) {
        Optional<String> token = request.header("X-Auth-Token");
        if (token.isPresent()) {
            return Optional.of(byToken(token.get()));
        }
        return request.header("Authorization").map(signature -> {
            try {
                return bySignature(request);
            } catch (Refusal refusal) {
                refusals.signature();
                throw refusal;
            }
        });
    }

    static Refusal noProof() {
        return Refusal.gateway(401, "APIG.0301", NO_ENTRY + "x-auth-token not found");
    }

    private Caller byToken(String text) {
        Token token = tokens.get(text);
        if (token == null) {
            throw text.startsWith("MII")
                    ? Refusal.modelArts(401, "ModelArts.0203", "Invalid token.")
                    : Refusal.gateway(401, "APIG.0301", NO_ENTRY + "decrypt token fail");
        }
        if (!time.get().isBefore(token.ends())) {
            throw Refusal.gateway(401, "APIG.0307", "The token must be updated");
        }
        return token.caller();
    }

    private Caller bySignature(Request request) {
        String access = SignatureCheck.accessKey(request);
        for (Account account : accounts.values()) {
            Optional<Account.AccessKey> key = account.accessKey(access);
            if (key.isPresent()) {
                SignatureCheck.check(request, key.get(), time.get());
                return new Caller(account, access, true, null);
            }
        }
        throw SignatureCheck.unknownKey(access);
    }
}
