package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.time.Duration;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves {@code serviceaccounts/NAME/token}: issues a token for the service account. Tokens of the sandbox do not
 * expire.
 */
final class TokenRequestHandler {
    private final Registry registry;
    private final SandboxClock clock;

    TokenRequestHandler(Registry registry, SandboxClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void handle(ApiCall call, Target target) throws IOException {
        registry.get(target.id());
        ObjectNode request = call.object();
        Json.ensure(request, "status")
                .put("token", RbacAuthorizer.token(target.namespace(), target.name()))
                .put("expirationTimestamp", Json.time(clock.now().plus(Duration.ofHours(1))));
        call.answer(201, request);
    }
}
