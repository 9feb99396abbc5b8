package org.fedai.kubefate.server.security;

import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Accounts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Refuses the default password, which everybody knows, to requests from elsewhere. What comes through an Ingress of the
 * cluster comes from the cluster.
 */
@Component
class DefaultPassword {
    private final SecuritySettings settings;
    private final boolean inCluster;

    /** @param kubernetes the address of the API server, which Kubernetes tells every pod; empty elsewhere */
    DefaultPassword(SecuritySettings settings, @Value("${KUBERNETES_SERVICE_HOST:}") String kubernetes) {
        this.settings = settings;
        this.inCluster = !kubernetes.isEmpty();
    }

    /**
     * Checks a login, before its password is: the response does not tell whether the account still has the default one.
     *
     * @throws Problem if this password is not accepted from there
     */
    void check(String password, RequestOrigin origin) {
        if (password.equals(Accounts.DEFAULT_PASSWORD) && !settings.allowDefaultPassword() && !isNear(origin)) {
            throw new Problem(
                    Problem.Kind.UNAUTHENTICATED,
                    "the default password is accepted only from the machine or the cluster of the service; set another "
                            + "one in FATECLOUD_USER_PASSWORD (in the cluster: kubefatePassword of the Secret "
                            + "kubefate-secret) and restart the service, or run there: kubefate user update "
                            + "NAME --password");
        }
    }

    private boolean isNear(RequestOrigin origin) {
        boolean loopback = origin.client().filter(ClientAddress::isLoopback).isPresent();
        if (inCluster) {
            return loopback
                    || origin.throughTrustedProxy()
                    || origin.client().filter(ClientAddress::isPrivate).isPresent();
        }
        return loopback && !origin.claimsProxy();
    }
}
