package org.fedai.kubefate.server.security;

import java.util.Optional;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.fedai.kubefate.server.user.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Checks user name and password, subject to the login limit. */
@Service
class PasswordLogin {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordLogin.class);

    private final Accounts accounts;
    private final LoginLimit limit;

    PasswordLogin(Accounts accounts, LoginLimit limit) {
        this.accounts = accounts;
        this.limit = limit;
    }

    /**
     * Logs in.
     *
     * @throws Problem if name or password is wrong, or after too many failures
     */
    Caller login(String username, String password, String address) {
        String name = username.length() > 255 ? username.substring(0, 255) : username;
        limit.check(name, address);
        Optional<Caller> caller = accounts.authenticate(name, password);
        if (caller.isEmpty()) {
            limit.failed(name, address);
            LOG.info("login from {} failed", address);
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "wrong user name or password");
        }
        limit.succeeded(name, address);
        return caller.get();
    }
}
