package org.fedai.kubefate.sandbox.resource;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A resource type.
 *
 * @param group empty for the core group
 * @param subresources such as {@code status} and {@code scale}
 */
public record ResourceType(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        Set<String> subresources) {
    /** {@code v1} or {@code apps/v1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** The name used in messages of Kubernetes: {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public boolean hasStatus() {
        return subresources.contains("status");
    }

    /** Whether Kubernetes has the type by itself, without a CustomResourceDefinition. */
    public boolean isBuiltIn() {
        return BuiltInTypes.ALL.contains(this);
    }

    /** Whether it is the given group and kind, in any version. */
    public boolean is(String otherGroup, String otherKind) {
        return group.equals(otherGroup) && kind.equals(otherKind);
    }

    @Override
    public String toString() {
        return apiVersion() + "/" + plural;
    }
}
