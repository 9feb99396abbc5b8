package org.fedai.kubefate.sandbox.resource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The resource types that the API serves: the built-in ones and those of installed CustomResourceDefinitions. */
public final class Catalog {
    private final List<ResourceType> types = new CopyOnWriteArrayList<>(BuiltInTypes.ALL);

    public List<ResourceType> all() {
        return List.copyOf(types);
    }

    public Optional<ResourceType> byPlural(String group, String version, String plural) {
        return types.stream()
                .filter(type -> type.group().equals(group)
                        && type.version().equals(version)
                        && type.plural().equals(plural))
                .findFirst();
    }

    public Optional<ResourceType> byKind(String apiVersion, String kind) {
        return types.stream()
                .filter(type ->
                        type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
                .findFirst();
    }

    public void add(ResourceType custom) {
        remove(custom);
        types.add(custom);
    }

    public void remove(ResourceType custom) {
        types.removeIf(type -> type.group().equals(custom.group())
                && type.version().equals(custom.version())
                && type.plural().equals(custom.plural()));
    }
}
