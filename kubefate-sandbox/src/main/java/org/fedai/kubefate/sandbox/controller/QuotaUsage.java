package org.fedai.kubefate.sandbox.controller;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Quotas;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.schema.Quantity;
import org.fedai.kubefate.sandbox.store.Change;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps {@code status.used} of each ResourceQuota up to date. */
public final class QuotaUsage implements Controller {
    private final Registry registry;
    private final Quotas quotas;

    public QuotaUsage(Registry registry) {
        this.registry = registry;
        this.quotas = new Quotas(registry.store());
    }

    @Override
    public Stream<ObjectId> affected(Change change) {
        boolean comesOrGoes = change.before() == null || change.after() == null;
        boolean matters = change.id().type().equals(BuiltInTypes.QUOTA) || comesOrGoes;
        if (!matters || !change.id().type().namespaced()) {
            return Stream.of();
        }
        return registry.list(BuiltInTypes.QUOTA, change.id().namespace()).stream()
                .map(quota -> ObjectId.of(BuiltInTypes.QUOTA, quota));
    }

    @Override
    public Optional<Duration> reconcile(ObjectId id) {
        registry.find(id).ifPresent(quota -> {
            Map<String, BigDecimal> used = quotas.used(id.namespace());
            JsonNode hard = Json.at(quota, "spec", "hard");
            registry.status(id, status -> {
                status.set("hard", hard);
                ObjectNode shown = status.putObject("used");
                hard.properties()
                        .forEach(entry -> shown.put(
                                entry.getKey(),
                                Quantity.text(used.getOrDefault(Quotas.canonical(entry.getKey()), BigDecimal.ZERO))));
                return status;
            });
        });
        return Optional.empty();
    }
}
