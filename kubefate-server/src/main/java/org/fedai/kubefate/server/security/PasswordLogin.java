package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.fedai.kubefate.server.user.Caller;
import org.fedai.kubefate.server.user.PasswordCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Checks user name and password, subject to the login limit. */
@Service
class PasswordLogin implements PasswordCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

    private final Accounts accounts;
    private final LoginLimit limit;
    private final DefaultPassword defaultPassword;
    private final AtomicBoolean proxyReported = new AtomicBoolean();

    PasswordLogin(Accounts accounts, LoginLimit limit, DefaultPassword defaultPassword) {
        this.accounts = accounts;
        this.limit = limit;
        this.defaultPassword = defaultPassword;
    }

    /**
     * Logs in.
     *
     * @throws Problem if name or password is wrong, or after too many failures
     */
    Caller login(String username, String password, RequestOrigin origin) {
        return check(username, password, origin)
                .orElseThrow(() -> new Problem(Problem.Kind.UNAUTHENTICATED, "wrong user name or password"));
    }

    @Override
    public boolean isPasswordOf(Caller caller, String password, HttpServletRequest request) {
        return check(caller.username(), password, RequestOrigin.of(request)).isPresent();
    }

    private Optional<Caller> check(String username, String password, RequestOrigin origin) {
        defaultPassword.check(password, origin);
        LoginLimit.Attempt attempt = limit.begin(username, origin);
        Optional<Caller> caller = accounts.authenticate(username, password);
        if (caller.isPresent()) {
            limit.succeeded(attempt);
        } else {
            limit.failed(attempt);
            LOG.info("login from {} failed", origin);
            reportProxy(origin);
        }
        return caller;
    }

    private void reportProxy(RequestOrigin origin) {
        if (origin.claimsProxy() && !proxyReported.getAndSet(true)) {
            LOG.warn(
                    "{} passes requests on like a proxy, but is not trusted: failed logins of all its clients are "
                            + "counted together; if it is your Ingress or proxy, name it in FATECLOUD_TRUSTED_PROXIES",
                    origin);
        }
    }
}
