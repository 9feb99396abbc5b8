package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;

/** Assigns this machine's address to services of type LoadBalancer. */
public final class LoadBalancers implements Controller {
    private final Registry registry;

    public LoadBalancers(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        return change.id().type().equals(BuiltInTypes.SERVICE) ? Stream.of(change.id()) : Stream.of();
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id)
                .filter(service -> Json.text(service, "spec", "type").equals("LoadBalancer"))
                .filter(service ->
                        Json.at(service, "status", "loadBalancer", "ingress").isEmpty())
                .ifPresent(service -> registry.status(id, status -> {
                    Json.ensureArray(Json.ensure(status, "loadBalancer"), "ingress")
                            .addObject()
                            .put("ip", "127.0.0.1");
                    return status;
                }));
        return Optional.empty();
    }
}
