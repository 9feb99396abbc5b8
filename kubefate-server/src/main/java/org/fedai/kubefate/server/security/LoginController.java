package org.fedai.kubefate.server.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.fedai.kubefate.server.audit.AuditTrail;
import org.fedai.kubefate.server.audit.AuditedRequest;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.fedai.kubefate.server.user.Caller;
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
    private final Accounts accounts;
    private final AuditTrail audit;

    LoginController(PasswordLogin login, AccessTokens tokens, Accounts accounts, AuditTrail audit) {
        this.login = login;
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
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
        Caller caller = caller(credentials.username(), credentials.password(), request);
        AccessTokens.Issued token = tokens.issue(caller);
        audit.loggedIn(request, caller.username(), RequestOrigin.of(request).address());
        return new LoggedIn(200, token.expires(), token.text());
    }

    private Caller caller(String username, String password, HttpServletRequest request) {
        try {
            return login.login(username, password, RequestOrigin.of(request));
        } catch (Problem refusal) {
            // Users type passwords into the wrong field, so only names of accounts are recorded.
            if (accounts.isKnown(username)) {
                AuditedRequest.of(request).by(username);
            }
            throw refusal;
        }
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
