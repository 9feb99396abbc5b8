package org.fedai.kubefate.sandbox.node;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.controller.Conditions;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import tools.jackson.databind.node.ObjectNode;

/** The only node of the sandbox, which is always ready. */
public final class SimulatedNode {
    static final String NAME = "node1";
    static final String ADDRESS = "127.0.0.1";

    private SimulatedNode() {}

    public static void register(Registry registry, SandboxClock clock, NodeSize size) {
        ObjectNode node = Json.object(Map.of(
                "metadata",
                Map.of(
                        "name",
                        NAME,
                        "labels",
                        Map.of(
                                "kubernetes.io/hostname",
                                NAME,
                                "kubernetes.io/os",
                                "linux",
                                "kubernetes.io/arch",
                                "amd64",
                                "type",
                                "fake-kubelet"))));
        ObjectId id = new ObjectId(BuiltInTypes.NODE, "", NAME);
        if (registry.find(id).isEmpty()) {
            registry.create(BuiltInTypes.NODE, "", node, null);
        }
        String now = Json.time(clock.now());
        registry.status(id, status -> {
            status.set("capacity", size.capacity());
            status.set("allocatable", size.capacity());
            status.set(
                    "addresses",
                    Json.MAPPER.valueToTree(List.of(
                            Map.of("type", "InternalIP", "address", ADDRESS),
                            Map.of("type", "Hostname", "address", NAME))));
            Conditions.set(status, "Ready", true, "KubeletReady", "the simulated node is ready", now);
            return status;
        });
    }
}
