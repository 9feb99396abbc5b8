package org.fedai.kubefate.cli.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Request;
import org.fedai.kubefate.cli.client.ClientException.NotLoggedIn;
import org.fedai.kubefate.cli.client.Http.Answer;
import org.fedai.kubefate.cli.client.TokenCache.Token;
import org.fedai.kubefate.cli.config.Config;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Who asks: gives the token, kept or fresh. */
final class Credentials {
    /** A token that ends sooner is not worth starting a request with. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Http http;
    private final TokenCache cache;
    private final Clock clock;
    private final String username;
    private final @Nullable String password;
    private @Nullable Token current;

    Credentials(Http http, TokenCache cache, Config config, Clock clock) {
        this.http = http;
        this.cache = cache;
        this.clock = clock;
        boolean nobody = config.username() == null && config.password() == null;
        this.username = config.username() == null ? "admin" : config.username();
        // The password of the sample deployment, as the Go command line assumes it too.
        this.password = nobody ? "admin" : config.password();
    }

    /** A token that should still be good; logs in when there is none. */
    String token() {
        Token token = current;
        if (token == null) {
            token = cache.find(http.server(), username)
                    .filter(kept -> kept.expire().isAfter(clock.instant().plus(MARGIN)))
                    .orElse(null);
        }
        if (token == null) {
            token = login();
        }
        current = token;
        return token.token();
    }

    /** Another token, after the service refused the one it was given. */
    String renewed() {
        cache.forget(http.server(), username);
        current = login();
        return current.token();
    }

    private Token login() {
        if (password == null) {
            throw new NotLoggedIn(
                    "no password for %s at %s: set user.password in config.yaml or FATECLOUD_USER_PASSWORD"
                            .formatted(username, http.server()));
        }
        Answer answer = http.send(new Request.Builder()
                .url(http.url("user/login", Map.of()))
                .post(Http.json(Map.of("username", username, "password", password))));
        if (!answer.succeeded()) {
            throw refused(answer);
        }
        Token token = read(answer);
        cache.keep(http.server(), username, token);
        return token;
    }

    private RuntimeException refused(Answer answer) {
        String message = "login of %s at %s refused: %s".formatted(username, http.server(), answer.error());
        return answer.status() >= 500
                ? new ClientException.Refused(answer.status(), message)
                : new NotLoggedIn(message);
    }

    private Token read(Answer answer) {
        String token = answer.body().path("token").asString("");
        if (token.isEmpty()) {
            throw new ClientException.Unreachable("what answers at " + http.server() + " is not KubeFATE", null);
        }
        return new Token(token, expiry(answer));
    }

    /** A service that does not say when a token ends is asked for a new one at the next run. */
    private Instant expiry(Answer answer) {
        try {
            return Wire.MAPPER.convertValue(answer.body().path("expire"), Instant.class);
        } catch (JacksonException e) {
            return clock.instant();
        }
    }
}
