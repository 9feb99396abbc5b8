package org.fedai.kubefate.server.kubernetes;

import java.util.Collection;
import java.util.List;
import org.fedai.kubefate.common.api.Namespace;

/** The namespaces of Kubernetes, as far as the service may see them. */
public final class Namespaces {
    /** What is known of a namespace. */
    public enum Presence {
        ACTIVE,
        /** Being deleted: nothing can be created in it any more. */
        TERMINATING,
        ABSENT,
        /** Namespaces may not be read; whether it is there shows when something is created in it. */
        UNKNOWN
    }

    public Presence presence(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Creates a namespace.
     *
     * @return false when it was there already
     */
    public boolean create(String name) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * All namespaces by name; or, when they may not be listed, those of {@code known} that can be read or at least are not known to be absent.
     */
    public List<Namespace> list(Collection<String> known) {
        throw new UnsupportedOperationException("not yet");
    }
}
