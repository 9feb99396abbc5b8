package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.time.Duration;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.time.Timeline;
import tools.jackson.databind.node.ObjectNode;

/** {@code serviceaccounts/NAME/token}: a token to be that service account with. It never expires here. */
final class TokenRequests {
    private final Registry registry;
    private final Timeline time;

    TokenRequests(Registry registry, Timeline time) {
        this.registry = registry;
        this.time = time;
    }

    void handle(ApiCall call, Target target) throws IOException {
        registry.get(target.id());
        ObjectNode request = call.object();
        Json.ensure(request, "status")
                .put("token", Rights.token(target.namespace(), target.name()))
                .put("expirationTimestamp", Json.time(time.now().plus(Duration.ofHours(1))));
        call.answer(201, request);
    }
}
