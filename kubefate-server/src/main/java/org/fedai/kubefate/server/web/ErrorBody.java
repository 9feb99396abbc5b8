package org.fedai.kubefate.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.fedai.kubefate.server.problem.Problem.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error response.
 *
 * @param error the reason and what to do
 * @param reason the reason only; omitted unless the request can be confirmed
 * @param confirmWith the query parameter that confirms the request if it is {@code true}; omitted if there is none
 * @param refusals what Kubernetes would not accept, by object and field; omitted unless that is the reason
 */
public record ErrorBody(
        @JsonProperty("error") String error,

        @JsonProperty("reason") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String reason,

        @JsonProperty("confirm_with") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String confirmWith,

        @JsonProperty("refusals") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ObjectRefusal> refusals) {
    public static ErrorBody of(String error) {
        return new ErrorBody(error, null, null, List.of());
    }

    static ErrorBody of(String error, List<ObjectRefusal> refusals) {
        return new ErrorBody(error, null, null, refusals);
    }

    static ErrorBody of(String error, Confirmation confirmation) {
        return new ErrorBody(error, confirmation.reason(), confirmation.parameter(), List.of());
    }
}
