package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a request that must not change anything is carried out. */
public enum DryRunMode {
    /** Checks and renders; the API server is asked only what a chart looks up. */
    @JsonProperty("client")
    CLIENT,
    /** Also sends each object to the API server, which checks it and does not store it. */
    @JsonProperty("server")
    SERVER;

    /** The word of the option and of the REST API. */
    @Override
    public String toString() {
        return this == CLIENT ? "client" : "server";
    }
}
