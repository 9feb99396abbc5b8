package org.fedai.kubefate.server.kubernetes.proxy;

/** A port of a service. The names come from this service and not from charts or users. */
public record ServicePort(String namespace, String service, int port) {
    /** The name by which the proxy subresource knows it, and which {@code resourceNames} of a Role list. */
    public String name() {
        return service + ":" + port;
    }

    /** Its path at the API server, without a slash at the end. */
    String path() {
        return "/api/v1/namespaces/" + namespace + "/services/" + name() + "/proxy";
    }
}
