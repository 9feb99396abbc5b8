package org.fedai.kubefate.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The body for those who are not logged in. It differs from {@link ErrorBody} because clients expect it so; it carries both. */
public record UnauthorizedBody(
        @JsonProperty("code") int code,
        @JsonProperty("message") String message,
        @JsonProperty("error") String error) {
    public UnauthorizedBody(String message) {
        this(401, message, message);
    }
}
