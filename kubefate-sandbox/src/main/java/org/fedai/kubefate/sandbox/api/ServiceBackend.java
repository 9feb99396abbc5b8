package org.fedai.kubefate.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What answers the requests to a service of the sandbox, in place of its containers. */
@FunctionalInterface
public interface ServiceBackend {
    /** Answers a request; called on a thread of the request, so that it may block. */
    Response answer(Request request);

    /**
     * A request as the containers would receive it.
     *
     * @param target path and query
     * @param headers by name in lower case
     */
    record Request(String method, String target, Map<String, String> headers, String body) {
        public String path() {
            return target.replaceFirst("\\?.*", "");
        }
    }

    /** @param headers besides those of the content */
    record Response(int status, String contentType, Map<String, String> headers, String body) {
        public static Response json(String body) {
            return new Response(200, "application/json", Map.of(), body);
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
