package org.fedai.kubefate.server.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Login and logout, whose responses differ in format from all others. */
@RestController
@Tag(name = "user")
@RequestMapping("/v1/user")
class LoginController {
    private final PasswordLogin login;
    private final AccessTokens tokens;

    LoginController(PasswordLogin login, AccessTokens tokens) {
        this.login = login;
        this.tokens = tokens;
    }

    record LoginRequest(@Nullable String username, @Nullable String password) {
        @Override
        public String toString() {
            return "LoginRequest[username=" + username + "]";
        }
    }

    record LoggedIn(
            @JsonProperty("code") int code,
            @JsonProperty("expire") Instant expire,
            @JsonProperty("token") String token) {}

    record LoggedOut(@JsonProperty("code") int code) {}

    @Operation(summary = "Log in: get a token for half an hour")
    @ErrorStatuses({401, 429, 503})
    @PostMapping("/login")
    LoggedIn login(@RequestBody LoginRequest credentials, HttpServletRequest request) {
        if (credentials.username() == null || credentials.password() == null) {
            throw Problem.malformed("username and password are required");
        }
        AccessTokens.Issued token =
                tokens.issue(login.login(credentials.username(), credentials.password(), RequestOrigin.of(request)));
        return new LoggedIn(200, token.expires(), token.text());
    }

    /** The response is the same without a valid token: there is nothing to revoke. */
    @Operation(summary = "Log out: revoke the token")
    @ErrorStatuses(503)
    @PostMapping("/logout")
    LoggedOut logout(@Nullable Authentication authentication) {
        if (authentication != null && authentication.getCredentials() instanceof AccessTokens.Verified token) {
            tokens.revoke(token);
        }
        return new LoggedOut(200);
    }
}
