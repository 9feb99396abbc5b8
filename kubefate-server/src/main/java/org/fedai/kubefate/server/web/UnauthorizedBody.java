package org.fedai.kubefate.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of responses with status 401. Existing clients expect this format; it also contains the key of {@link
 * ErrorBody}.
 */
public record UnauthorizedBody(
        @JsonProperty("code") int code,
        @JsonProperty("message") String message,
        @JsonProperty("error") String error) {
    public UnauthorizedBody(String message) {
        this(401, message, message);
    }
}
