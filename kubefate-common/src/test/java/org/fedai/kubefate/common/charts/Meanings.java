package org.fedai.kubefate.common.charts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of an example mean, by path. A comment explains the key after it, the keys that follow beside that one without a comment of
 * their own, and the keys inside of all these. Some keys mean the same in every module and are explained in the first.
 */
final class Meanings {
    private static final Set<String> GENERAL = Set.of(
            "image",
            "imageTag",
            "replicas",
            "type",
            "nodePort",
            "loadBalancerIP",
            "nodeSelector",
            "tolerations",
            "affinity",
            "resources",
            "subPath",
            "existingClaim",
            "storageClass",
            "accessMode",
            "size",
            "annotations",
            "hosts",
            "tls",
            "cores_per_node",
            "nodes");

    private final Map<String, String> comments;
    private final Map<String, String> byPath = new LinkedHashMap<>();

    private Meanings(Map<String, String> comments) {
        this.comments = comments;
    }

    /**
     * @param comments by the path of the key that each stands above
     * @return keys that nothing explains are missing
     */
    static Map<String, String> of(Map<String, @Nullable Object> document, Map<String, String> comments) {
        Meanings meanings = new Meanings(comments);
        meanings.add("", document, "");
        return meanings.byPath;
    }

    static boolean isGeneral(String key) {
        return GENERAL.contains(key);
    }

    private void add(String prefix, Map<String, @Nullable Object> keys, String meaning) {
        String current = meaning;
        for (Map.Entry<String, @Nullable Object> entry : keys.entrySet()) {
            String path = prefix + entry.getKey();
            String own = comments.get(path);
            Optional<String> general = own == null ? general(entry.getKey()) : Optional.empty();
            String explained = own != null ? own : general.orElse(current);
            if (!explained.isEmpty()) {
                byPath.put(path, explained);
            }
            add(path + ".", Trees.map(entry.getValue()), explained);
            // What is known from elsewhere says nothing about the key that happens to come next.
            current = general.isPresent() ? "" : explained;
        }
    }

    private Optional<String> general(String key) {
        return isGeneral(key)
                ? byPath.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith("." + key))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }
}
