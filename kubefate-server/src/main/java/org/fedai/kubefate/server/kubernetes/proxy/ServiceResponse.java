package org.fedai.kubefate.server.kubernetes.proxy;

/** What became of a request to a service. */
public sealed interface ServiceResponse {
    /**
     * The response of the service. It comes from a container, which may send anything.
     *
     * @param body at most {@link ServiceProxy#MAX_BYTES}, as text
     */
    record Received(int status, String body) implements ServiceResponse {}

    /**
     * No response, or one that is too long or too slow.
     *
     * @param why a clause: {@code connection refused}
     */
    record Missing(String why) implements ServiceResponse {}
}
