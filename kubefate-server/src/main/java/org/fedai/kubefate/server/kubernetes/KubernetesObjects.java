package org.fedai.kubefate.server.kubernetes;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.common.manifest.ManifestObject;
import org.fedai.kubefate.common.manifest.ObjectKey;

/**
 * Objects of any kind in Kubernetes. Every call may be repeated without harm. Thread-safe.
 *
 * <p>All methods throw {@link KubernetesException}.
 */
public final class KubernetesObjects {
    /**
     * The key under which Kubernetes knows a rendered object: as {@link ManifestObject#key}, but without a namespace when the kind has none.
     */
    public ObjectKey key(ManifestObject object, String namespace) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Server-side apply as field manager {@code kubefate}; fields that others changed are taken back.
     *
     * @param namespace for objects that do not name one
     * @throws KubernetesException of kind {@code IMMUTABLE} when only {@link #replace} can do it
     */
    public ApplyOutcome apply(ManifestObject object, String namespace) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Deletes the object, waits until it is gone, and applies it anew. The pods of a replaced workload go with it. */
    public ApplyOutcome replace(ManifestObject object, String namespace) throws InterruptedException {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Asks Kubernetes to delete the object and, in the background, what it owns.
     *
     * @return false when it was not there
     */
    public boolean delete(ObjectKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Waits until none of the objects is there any more.
     *
     * @return those still there after {@code limit}; empty when all are gone
     */
    public Set<ObjectKey> awaitGone(Collection<ObjectKey> keys, Duration limit) throws InterruptedException {
        throw new UnsupportedOperationException("not yet");
    }

    /** The object as it is now, with the fields Kubernetes added. Empty when it, or its kind, is not there. */
    public Optional<ManifestObject> find(ObjectKey key) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The objects of the given kinds with all of the labels. Kinds that this Kubernetes does not know are passed over. */
    public List<ObjectKey> labelled(String namespace, Map<String, String> labels, Collection<ResourceKind> kinds) {
        throw new UnsupportedOperationException("not yet");
    }
}
