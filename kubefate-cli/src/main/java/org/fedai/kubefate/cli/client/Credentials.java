package org.fedai.kubefate.cli.client;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.Http.Reply;
import org.fedai.kubefate.cli.client.TokenCache.KeptToken;
import org.fedai.kubefate.cli.config.Config;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Provides the token of the user: cached, or from a new login. */
public final class Credentials {
    /** The minimum remaining lifetime of a token that is used for a request. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** User and password of the sample deployment, which the Go command line also uses by default. */
    private static final String SAMPLE = "admin";

    private final Http http;
    private final TokenCache cache;
    private final Clock clock;
    private final String username;
    private final @Nullable String password;
    private @Nullable KeptToken current;

    private record LoginRequest(String username, String password) {}

    Credentials(Http http, TokenCache cache, Config config, Clock clock) {
        this.http = http;
        this.cache = cache;
        this.clock = clock;
        Optional<String> loggedIn = cache.user(http.server());
        boolean nobody = config.username() == null && config.password() == null && loggedIn.isEmpty();
        this.username = requireNonNullElse(config.username(), loggedIn.orElse(SAMPLE));
        this.password = nobody ? SAMPLE : config.password();
    }

    /** The user name. */
    public String username() {
        return username;
    }

    /** The configured password; empty if there is none. */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /** Logs in; later commands need no password as long as the token is valid. */
    public void login(String user, String secret) {
        current = request(user, secret);
        cache.keepUser(http.server(), user);
    }

    /**
     * Revokes the cached token and deletes it.
     *
     * @return whether there was one
     */
    public boolean logout() {
        Optional<KeptToken> kept = kept();
        kept.ifPresent(token -> http.send(Rest.withToken(
                new Request.Builder().url(http.url("user/logout", Map.of())).post(RequestBody.EMPTY), token.token())));
        cache.forget(http.server(), username);
        return kept.isPresent();
    }

    /** A token that should be valid; logs in if there is none. */
    String token() {
        KeptToken token = current;
        if (token == null) {
            token = kept().filter(this::isOfThisPassword).orElseGet(this::login);
            current = token;
        }
        return token.token();
    }

    /** A new token, after the service has rejected the given one. */
    String renewed() {
        KeptToken token = login();
        current = token;
        return token.token();
    }

    private Optional<KeptToken> kept() {
        return cache.find(http.server(), username)
                .filter(token -> token.expire().isAfter(clock.instant().plus(MARGIN)));
    }

    /**
     * A password that was changed in the settings takes effect immediately and not only when the cached token has
     * expired.
     */
    private boolean isOfThisPassword(KeptToken token) {
        return password == null || (token.password() != null && token.password().isOf(password));
    }

    private KeptToken login() {
        if (password == null) {
            throw new NotLoggedIn(
                    ("%s is not logged in at %s: run kubefate login, or set user.password in config.yaml or"
                                    + " FATECLOUD_USER_PASSWORD")
                            .formatted(username, http.server()));
        }
        return request(username, password);
    }

    private KeptToken request(String user, String secret) {
        Reply answer = http.send(new Request.Builder()
                .url(http.url("user/login", Map.of()))
                .post(Http.json(new LoginRequest(user, secret))));
        if (!answer.succeeded()) {
            throw refused(user, answer);
        }
        KeptToken token = read(answer, secret);
        cache.keep(http.server(), user, token);
        return token;
    }

    private ClientException refused(String user, Reply answer) {
        String message = "login of %s at %s failed: %s".formatted(user, http.server(), answer.error());
        return answer.status() >= 500
                ? new ClientException.Refused(answer.status(), message)
                : new NotLoggedIn(message);
    }

    private KeptToken read(Reply answer, String secret) {
        String token = answer.body().path("token").asString("");
        if (token.isEmpty()) {
            throw new ClientException.Unreachable(
                    "the server at " + http.server() + " is not a KubeFATE service", null);
        }
        return new KeptToken(token, expiry(answer), PasswordFingerprint.of(secret));
    }

    /** Without an expiry time, a token is used for this run only. */
    private Instant expiry(Reply answer) {
        try {
            return Wire.MAPPER.convertValue(answer.body().path("expire"), Instant.class);
        } catch (JacksonException e) {
            return clock.instant();
        }
    }
}
