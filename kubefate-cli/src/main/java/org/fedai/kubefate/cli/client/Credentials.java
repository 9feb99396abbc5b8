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

/** Who asks: gives the token, kept or fresh. */
public final class Credentials {
    /** A token that ends sooner is not worth starting a request with. */
    private static final Duration MARGIN = Duration.ofSeconds(10);
    /** User and password of the sample deployment, as the Go command line assumes them too. */
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

    /** Who it is. */
    public String username() {
        return username;
    }

    /** Logs in by hand; the commands that follow need no password while the token is good. */
    public void login(String user, String secret) {
        current = request(user, secret);
        cache.keepUser(http.server(), user);
    }

    /**
     * Makes the kept token worthless and forgets it.
     *
     * @return whether there was one
     */
    public boolean logout() {
        Optional<KeptToken> kept = kept();
        kept.ifPresent(token -> http.send(Rest.bearing(
                new Request.Builder().url(http.url("user/logout", Map.of())).post(RequestBody.EMPTY), token.token())));
        cache.forget(http.server(), username);
        return kept.isPresent();
    }

    /** A token that should still be good; logs in when there is none. */
    String token() {
        KeptToken token = current;
        if (token == null) {
            token = kept().filter(this::isOfThisPassword).orElseGet(this::login);
            current = token;
        }
        return token.token();
    }

    /** Another token, after the service refused the one it was given. */
    String renewed() {
        KeptToken token = login();
        current = token;
        return token.token();
    }

    private Optional<KeptToken> kept() {
        return cache.find(http.server(), username)
                .filter(token -> token.expire().isAfter(clock.instant().plus(MARGIN)));
    }

    /** A password that was changed in the settings is tried out at once, and not only when the token kept from the old one has ended. */
    private boolean isOfThisPassword(KeptToken token) {
        return password == null || (token.password() != null && token.password().isOf(password));
    }

    private KeptToken login() {
        if (password == null) {
            throw new NotLoggedIn(
                    "%s is not logged in at %s: run kubefate login, or set user.password in config.yaml or FATECLOUD_USER_PASSWORD"
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
        String message = "login of %s at %s refused: %s".formatted(user, http.server(), answer.error());
        return answer.status() >= 500
                ? new ClientException.Refused(answer.status(), message)
                : new NotLoggedIn(message);
    }

    private KeptToken read(Reply answer, String secret) {
        String token = answer.body().path("token").asString("");
        if (token.isEmpty()) {
            throw new ClientException.Unreachable("what answers at " + http.server() + " is not KubeFATE", null);
        }
        return new KeptToken(token, expiry(answer), PasswordTrace.of(secret));
    }

    /** A service that does not say when a token ends is asked for a new one at the next run. */
    private Instant expiry(Reply answer) {
        try {
            return Wire.MAPPER.convertValue(answer.body().path("expire"), Instant.class);
        } catch (JacksonException e) {
            return clock.instant();
        }
    }
}
