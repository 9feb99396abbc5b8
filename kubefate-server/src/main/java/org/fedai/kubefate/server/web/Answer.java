package org.fedai.kubefate.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The body of every successful response.
 *
 * @param data the result; omitted if there is none
 */
public record Answer<T>(
        @JsonProperty("msg") String message,

        @JsonProperty("data") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        T data) {
    public static <T> Answer<T> of(String message, T data) {
        return new Answer<>(message, data);
    }

    public static Answer<Void> of(String message) {
        return new Answer<>(message, null);
    }
}
