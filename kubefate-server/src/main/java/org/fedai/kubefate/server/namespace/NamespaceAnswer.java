package org.fedai.kubefate.server.namespace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.fedai.kubefate.common.api.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * The response to a request for namespaces.
 *
 * @param note what is missing in the list, and why; omitted if it is complete
 */
record NamespaceAnswer(
        @JsonProperty("msg") String message,
        @JsonProperty("data") List<Namespace> data,

        @JsonProperty("note") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String note) {}
