package org.fedai.kubefate.server.testing;

import org.jspecify.annotations.Nullable;

/** A service that answers, and what most tests begin with. In tests of {@link ServerTest} and {@link KubernetesTest} methods may take it as a parameter. */
public final class RunningService {
    private final int port;
    private @Nullable Api admin;

    /** The service at this port of this machine. */
    RunningService(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** Someone who is not logged in. */
    public Api anonymous() {
        return Api.at(port);
    }

    /** The first administrator, logged in once: a test that ends the session begins one of its own with {@link #login}. */
    public Api admin() {
        if (admin == null) {
            admin = login("admin", "admin");
        }
        return admin;
    }

    public Api login(String username, String password) {
        return anonymous().login(username, password);
    }

    /** Clusters in the hands of the first administrator. */
    public ClusterApi clusters() {
        return new ClusterApi(admin());
    }
}
