package org.fedai.kubefate.sandbox.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.schema.Quantity;
import org.fedai.kubefate.sandbox.store.Store;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Enforces ResourceQuotas: object counts and the requests and limits of pods. */
public final class Quotas implements AdmissionRule {
    /** The kinds that quotas count under their own names. */
    private static final List<ResourceType> COUNTED = List.of(
            BuiltInTypes.POD, BuiltInTypes.SERVICE, BuiltInTypes.CONFIG_MAP, BuiltInTypes.SECRET, BuiltInTypes.CLAIM);

    private final Store store;

    public Quotas(Store store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        if (before != null || !COUNTED.contains(id.type())) {
            return;
        }
        for (ObjectNode quota : store.list(BuiltInTypes.QUOTA, id.namespace()).objects()) {
            check(id, object, quota);
        }
    }

    private void check(ObjectId id, ObjectNode object, ObjectNode quota) {
        Map<String, BigDecimal> asked = usage(id.type(), object);
        Map<String, BigDecimal> used = used(id.namespace());
        List<String> requested = new ArrayList<>();
        List<String> before = new ArrayList<>();
        List<String> limited = new ArrayList<>();
        List<String> unsaid = new ArrayList<>();
        Json.at(quota, "spec", "hard").properties().forEach(entry -> {
            String name = canonical(entry.getKey());
            BigDecimal wanted = asked.get(name);
            if (wanted == null) {
                if (id.type().equals(BuiltInTypes.POD)
                        && (name.startsWith("requests.") || name.startsWith("limits."))) {
                    unsaid.add(entry.getKey());
                }
                return;
            }
            BigDecimal there = used.getOrDefault(name, BigDecimal.ZERO);
            if (wanted.signum() > 0 && there.add(wanted).compareTo(Quantity.of(entry.getValue())) > 0) {
                requested.add(entry.getKey() + "=" + Quantity.text(wanted));
                before.add(entry.getKey() + "=" + Quantity.text(there));
                limited.add(entry.getKey() + "=" + entry.getValue().asString());
            }
        });
        String name = Json.text(quota, "metadata", "name");
        if (!unsaid.isEmpty()) {
            throw StatusException.forbidden(
                    id.asSent(object), "failed quota: " + name + ": must specify " + String.join(",", unsaid));
        }
        if (!requested.isEmpty()) {
            throw StatusException.forbidden(
                    id.asSent(object),
                    "exceeded quota: " + name + ", requested: " + String.join(",", requested) + ", used: "
                            + String.join(",", before) + ", limited: " + String.join(",", limited));
        }
    }

    /** The usage of a namespace, by quota resource name. */
    public Map<String, BigDecimal> used(String namespace) {
        Map<String, BigDecimal> used = new TreeMap<>();
        for (ResourceType type : COUNTED) {
            for (ObjectNode object : store.list(type, namespace).objects()) {
                String phase = Json.text(object, "status", "phase");
                if (!type.equals(BuiltInTypes.POD) || !(phase.equals("Succeeded") || phase.equals("Failed"))) {
                    usage(type, object).forEach((name, amount) -> used.merge(name, amount, BigDecimal::add));
                }
            }
        }
        return used;
    }

    /** The canonical name of a resource: {@code cpu} is short for {@code requests.cpu}. */
    public static String canonical(String name) {
        return name.equals("cpu") || name.equals("memory") ? "requests." + name : name;
    }

    private static Map<String, BigDecimal> usage(ResourceType type, JsonNode object) {
        Map<String, BigDecimal> usage = new TreeMap<>();
        usage.put(type.plural(), BigDecimal.ONE);
        usage.put("count/" + type.qualified(), BigDecimal.ONE);
        if (type.equals(BuiltInTypes.POD)) {
            for (String part : List.of("requests", "limits")) {
                Json.each(Json.at(object, "spec", "containers"))
                        .flatMap(container -> Json.at(container, "resources", part).properties().stream())
                        .forEach(entry -> usage.merge(
                                part + "." + entry.getKey(), Quantity.of(entry.getValue()), BigDecimal::add));
            }
        } else if (type.equals(BuiltInTypes.CLAIM)) {
            usage.put("requests.storage", Quantity.of(Json.at(object, "spec", "resources", "requests", "storage")));
        }
        return usage;
    }
}
