package org.fedai.kubefate.server.repository;

import java.net.InetSocketAddress;
import org.fedai.kubefate.server.repository.RepositoryAddress.BasicCredentials;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy.
 *
 * @param credentials null if it requires none
 */
record ProxyServer(String host, int port, @Nullable BasicCredentials credentials) {
    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** For messages. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
