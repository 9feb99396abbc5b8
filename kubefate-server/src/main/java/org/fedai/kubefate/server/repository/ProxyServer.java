package org.fedai.kubefate.server.repository;

import java.net.InetSocketAddress;
import org.fedai.kubefate.server.repository.RepositoryAddress.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between this service and others.
 *
 * @param credentials null when it asks for none
 */
record ProxyServer(String host, int port, @Nullable BasicCredentials credentials) {
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** For people. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
