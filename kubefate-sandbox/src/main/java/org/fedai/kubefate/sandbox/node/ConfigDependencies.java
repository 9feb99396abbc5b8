package org.fedai.kubefate.sandbox.node;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the ConfigMaps and Secrets that a pod requires and that are missing. */
final class ConfigDependencies {
    private final Registry registry;

    ConfigDependencies(Registry registry) {
        this.registry = registry;
    }

    /** The first missing object that the pod mounts: {@code volume "x": configmap "y" not found}. */
    Optional<String> missingMount(ObjectId pod, JsonNode spec) {
        for (JsonNode volume : spec.path("volumes")) {
            Optional<String> missing = object(
                            pod,
                            BuiltInTypes.CONFIG_MAP,
                            volume.path("configMap"),
                            Json.text(volume, "configMap", "name"),
                            "")
                    .or(() -> object(
                            pod,
                            BuiltInTypes.SECRET,
                            volume.path("secret"),
                            Json.text(volume, "secret", "secretName"),
                            ""));
            if (missing.isPresent()) {
                return missing.map(
                        text -> "MountVolume.SetUp failed for volume \"" + Json.text(volume, "name") + "\" : " + text);
            }
        }
        return Optional.empty();
    }

    /** The first missing object or key that the environment of a container refers to. */
    Optional<String> missingVariable(ObjectId pod, JsonNode spec) {
        return Stream.of("initContainers", "containers")
                .flatMap(containers -> Json.each(spec.path(containers)))
                .flatMap(container -> references(pod, container))
                .findFirst();
    }

    private Stream<String> references(ObjectId pod, JsonNode container) {
        Stream<String> single = Json.each(container.path("env"))
                .map(env -> env.path("valueFrom"))
                .flatMap(from -> Stream.of(
                                key(pod, BuiltInTypes.CONFIG_MAP, from.path("configMapKeyRef")),
                                key(pod, BuiltInTypes.SECRET, from.path("secretKeyRef")))
                        .flatMap(Optional::stream));
        Stream<String> whole = Json.each(container.path("envFrom"))
                .flatMap(from -> Stream.of(
                                key(pod, BuiltInTypes.CONFIG_MAP, from.path("configMapRef")),
                                key(pod, BuiltInTypes.SECRET, from.path("secretRef")))
                        .flatMap(Optional::stream));
        return Stream.concat(single, whole);
    }

    private Optional<String> key(ObjectId pod, ResourceType type, JsonNode reference) {
        return object(pod, type, reference, Json.text(reference, "name"), Json.text(reference, "key"));
    }

    /** @param key empty if the whole object is referenced */
    private Optional<String> object(ObjectId pod, ResourceType type, JsonNode reference, String name, String key) {
        if (name.isEmpty() || reference.path("optional").asBoolean(false)) {
            return Optional.empty();
        }
        Optional<ObjectNode> found = registry.find(pod.sibling(type, name));
        if (found.isEmpty()) {
            return Optional.of(type.singular() + " \"" + name + "\" not found");
        }
        boolean has = key.isEmpty()
                || List.of("data", "binaryData").stream()
                        .anyMatch(part -> found.get().path(part).has(key));
        return has
                ? Optional.empty()
                : Optional.of("couldn't find key " + key + " in " + type.kind() + " " + pod.namespace() + "/" + name);
    }
}
