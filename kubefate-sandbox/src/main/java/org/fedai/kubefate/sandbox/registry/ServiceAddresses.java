package org.fedai.kubefate.sandbox.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.resource.StatusException.Cause;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.validation.FieldErrors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Allocates cluster IPs and node ports for services and keeps allocated ones. */
final class ServiceAddresses implements AdmissionRule {
    private static final String RANGE = "10.96.";
    private static final int FIRST_PORT = 30000;
    private static final int LAST_PORT = 32767;

    private final Store store;

    ServiceAddresses(Store store) {
        this.store = store;
    }

    @Override
    public void admit(ObjectId id, @Nullable ObjectNode before, ObjectNode object) {
        if (!id.type().equals(BuiltInTypes.SERVICE)
                || Json.text(object, "spec", "type").equals("ExternalName")) {
            return;
        }
        ObjectNode spec = Json.ensure(object, "spec");
        if (before != null && Json.text(spec, "clusterIP").isEmpty()) {
            Json.setDefault(spec, "clusterIP", Json.text(before, "spec", "clusterIP"));
        }
        Set<String> addresses = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        store.list(BuiltInTypes.SERVICE, "").objects().stream()
                .filter(other -> !ObjectId.of(BuiltInTypes.SERVICE, other).equals(id))
                .forEach(other -> {
                    addresses.add(Json.text(other, "spec", "clusterIP"));
                    Json.each(Json.at(other, "spec", "ports"))
                            .forEach(port -> ports.add(Json.number(port, 0, "nodePort")));
                });
        String asked = Json.text(spec, "clusterIP");
        if (asked.isEmpty()) {
            spec.put("clusterIP", freeAddress(addresses));
        } else if (!asked.equals("None")) {
            reserve(id, asked, addresses);
        }
        spec.set("clusterIPs", Json.texts(List.of(Json.text(spec, "clusterIP"))));
        Json.setDefault(spec, "ipFamilies", List.of("IPv4"));
        nodePorts(id, before, spec, ports);
    }

    private static void nodePorts(ObjectId id, @Nullable ObjectNode before, ObjectNode spec, Set<Integer> taken) {
        boolean wanted = List.of("NodePort", "LoadBalancer").contains(Json.text(spec, "type"));
        FieldErrors errors = new FieldErrors();
        for (int index = 0; index < spec.path("ports").size(); index++) {
            ObjectNode port = (ObjectNode) spec.path("ports").get(index);
            int asked = Json.number(port, 0, "nodePort");
            if (!wanted) {
                port.remove("nodePort");
                continue;
            }
            int number = asked == 0 ? kept(before, port) : asked;
            String field = "spec.ports[" + index + "].nodePort";
            if (asked != 0 && (asked < FIRST_PORT || asked > LAST_PORT)) {
                errors.add(Cause.invalid(
                        field,
                        asked,
                        "provided port is not in the valid range. The range of valid ports is " + FIRST_PORT + "-"
                                + LAST_PORT));
            } else if (asked != 0 && taken.contains(asked)) {
                errors.add(Cause.invalid(field, asked, "provided port is already allocated"));
            }
            int given = number == 0 ? freePort(taken) : number;
            taken.add(given);
            port.put("nodePort", given);
        }
        errors.throwIfAny(id);
    }

    /** The node port that was allocated to the port before; 0 if there was none. */
    private static int kept(@Nullable ObjectNode before, JsonNode port) {
        return before == null
                ? 0
                : Json.each(Json.at(before, "spec", "ports"))
                        .filter(old -> old.path("port").equals(port.path("port"))
                                && old.path("protocol").equals(port.path("protocol")))
                        .mapToInt(old -> Json.number(old, 0, "nodePort"))
                        .findFirst()
                        .orElse(0);
    }

    private static void reserve(ObjectId id, String address, Set<String> taken) {
        FieldErrors errors = new FieldErrors();
        String failure = "failed to allocated ip:" + address + " with error:provided IP is ";
        if (!address.startsWith(RANGE)) {
            errors.add(Cause.invalid(
                    "spec.clusterIPs",
                    Json.texts(List.of(address)),
                    failure + "not in the valid range. The range of valid IPs is " + RANGE + "0.0/16"));
        } else if (taken.contains(address)) {
            errors.add(Cause.invalid("spec.clusterIPs", Json.texts(List.of(address)), failure + "already allocated"));
        }
        errors.throwIfAny(id);
    }

    private static String freeAddress(Set<String> taken) {
        for (int i = 2; i < 1 << 16; i++) {
            String address = RANGE + (i >> 8) + "." + (i & 255);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw StatusException.badRequest("range is full: no free service IP");
    }

    private static int freePort(Set<Integer> taken) {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            if (!taken.contains(port)) {
                return port;
            }
        }
        throw StatusException.badRequest("range is full: no free node port");
    }
}
