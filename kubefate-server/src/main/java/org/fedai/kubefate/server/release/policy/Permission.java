package org.fedai.kubefate.server.release.policy;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that charts may only do if the setting {@code kubefate.charts.permissions} lists it.
 *
 * @param name what is permitted, such as a namespace; {@code *} for any, null if the type has no names
 */
record Permission(Type type, @Nullable String name) {
    static final String ANY = "*";

    /** The types of permissions. */
    enum Type {
        /** To create cluster-scoped objects of this kind. */
        KIND("kind", true),
        /** To write into this namespace, too. */
        NAMESPACE("namespace", true),
        /** To run pods as this ServiceAccount, which is not one of the release. */
        SERVICE_ACCOUNT("service-account", true),
        /** To grant rights beyond those that the release has itself. */
        ROLES("roles", false),
        /** To run pods that the Pod Security Standard "baseline" forbids. */
        PRIVILEGED("privileged", false),
        /** To mount directories of nodes. */
        HOST_PATH("hostPath", false),
        /** To use the network and the ports of nodes. */
        HOST_NETWORK("hostNetwork", false);

        private final String text;
        private final boolean named;

        Type(String text, boolean named) {
            this.text = text;
            this.named = named;
        }
    }

    static Permission of(Type type) {
        return new Permission(type, null);
    }

    /** Empty if the text is not a permission. */
    static Optional<Permission> parse(String text) {
        int colon = text.indexOf(':');
        String type = colon < 0 ? text : text.substring(0, colon);
        String name = colon < 0 ? null : text.substring(colon + 1).strip();
        return Stream.of(Type.values())
                .filter(known -> known.text.equals(type.strip()))
                .filter(known -> known.named ? name != null && !name.isEmpty() : name == null)
                .map(known -> new Permission(known, name))
                .findFirst();
    }

    /** All texts that {@link #parse} understands, with NAME for a name. */
    static Stream<String> forms() {
        return Stream.of(Type.values()).map(type -> type.named ? type.text + ":NAME" : type.text);
    }

    boolean covers(Permission other) {
        return equals(other) || (type == other.type && ANY.equals(name));
    }

    /** As in the setting. */
    @Override
    public String toString() {
        return type.named ? type.text + ":" + name : type.text;
    }
}
