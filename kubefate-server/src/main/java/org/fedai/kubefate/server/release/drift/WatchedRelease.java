package org.fedai.kubefate.server.release.drift;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.Drift;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.apply.LiveDifferences;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterWatch;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.kubernetes.diagnosis.WorkloadStatus;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release that is watched. Objects are compared with the manifest when they have changed. Thread-safe; must be closed. */
public final class WatchedRelease implements AutoCloseable {
    /** Of a release that somebody has taken apart, the rest is not worth the room. */
    private static final int MAX_DRIFT = 100;

    private static final String DELETED = "was deleted; kubefate cluster repair creates it again";
    private static final String SCALED_TO_ZERO = "was scaled to 0 pods; scale it up, or use kubefate cluster repair";

    private static final Set<Namespaces.Presence> GONE =
            EnumSet.of(Namespaces.Presence.ABSENT, Namespaces.Presence.TERMINATING);

    private final Release release;
    private final KubernetesObjects objects;
    private final LiveCluster live;
    private final Namespaces namespaces;
    private final List<WantedObject> wanted;
    private final @Nullable MaskedDrift masked;
    private final ClusterWatch watch;
    private final Map<ObjectKey, Compared> compared = new ConcurrentHashMap<>();
    private final Set<ObjectKey> missing = ConcurrentHashMap.newKeySet();

    /** The result for one version of an object. */
    private record Compared(long version, List<Drift> drift) {}

    WatchedRelease(
            Release release,
            Optional<Revision> deployed,
            List<WantedObject> wanted,
            WatchReleases.Access access,
            ClusterWatch watch) {
        this.release = release;
        this.objects = access.objects();
        this.live = access.live();
        this.namespaces = access.namespaces();
        this.wanted = List.copyOf(wanted);
        this.masked =
                deployed.map(revision -> new MaskedDrift(List.of(revision))).orElse(null);
        this.watch = watch;
    }

    /** Whether nothing has interrupted the watch. */
    public boolean isCurrent() {
        return watch.isCurrent();
    }

    /** Its live state, without requests except for the logs of containers that crash. */
    public ClusterState state() {
        return live.read(watch, release.name());
    }

    /** The metadata of the release records of Helm in its namespace; null if they are not watched. */
    public @Nullable List<ManifestObject> helmRecords() {
        return watch.helmRecords();
    }

    /**
     * How it is.
     *
     * @param complete whether to read also what may not be watched, and what seems to be missing
     * @throws org.fedai.kubefate.server.kubernetes.api.KubernetesException if an object has to be read and cannot be
     */
    public Observation observe(boolean complete) {
        if (masked == null) {
            return new Observation(live.isAvailable(watch, release.name()), Map.of(), List.of());
        }
        List<Drift> drift = new ArrayList<>();
        Set<ObjectKey> gone = ConcurrentHashMap.newKeySet();
        for (WantedObject object : wanted) {
            drift.addAll(drift(object, complete, gone));
        }
        Map<String, String> reasons = new TreeMap<>();
        boolean available = true;
        for (WantedObject object : wanted) {
            if (object.hasPods() && watch.isWatched(object.key())) {
                Optional<WorkloadStatus> status = watch.status(object.key());
                boolean scaledToZero = status.filter(now -> object.isScaledToZero(now.desired()))
                        .isPresent();
                available &= status.isPresent() && status.get().isAvailable() && !scaledToZero;
                if (status.isEmpty()) {
                    reasons.put(object.key().name(), object.key() + " " + DELETED);
                } else if (scaledToZero) {
                    if (object.replicas() == null) {
                        drift.add(new Drift(object.key().toString(), "spec.replicas", "1", "0", ""));
                    }
                    reasons.put(object.key().name(), object.key() + " " + SCALED_TO_ZERO);
                }
            }
        }
        if (isNamespaceGone(gone)) {
            return new Observation(false, reasons, List.of(Drift.deleted(Observation.NAMESPACE + release.namespace())));
        }
        return new Observation(
                available, reasons, drift.stream().limit(MAX_DRIFT).toList());
    }

    private List<Drift> drift(WantedObject object, boolean complete, Set<ObjectKey> gone) {
        ObjectKey key = object.key();
        if (!watch.isWatched(key)) {
            return complete ? found(object, gone) : List.of();
        }
        long version = watch.version(key);
        if (version == 0) {
            return missing.contains(key) && !complete ? gone(object, gone) : found(object, gone);
        }
        missing.remove(key);
        Compared last = compared.get(key);
        if (last == null || last.version() != version) {
            Optional<JsonNode> content = watch.content(key);
            if (content.isEmpty()) {
                return List.of();
            }
            last = new Compared(version, differences(object, content.get()));
            compared.put(key, last);
        }
        return last.drift();
    }

    /** Reads an object: that it is not seen may also mean that it has lost its labels. */
    private List<Drift> found(WantedObject object, Set<ObjectKey> gone) {
        return objects.find(object.key())
                .map(present -> differences(object, JsonMapper.shared().valueToTree(present.content())))
                .orElseGet(() -> gone(object, gone));
    }

    private List<Drift> gone(WantedObject object, Set<ObjectKey> gone) {
        missing.add(object.key());
        gone.add(object.key());
        return object.mayVanish()
                ? List.of()
                : List.of(Drift.deleted(object.key().toString()));
    }

    private List<Drift> differences(WantedObject object, JsonNode present) {
        MaskedDrift mask = masked;
        return mask == null
                ? List.of()
                : LiveDifferences.between(object.object(), object.key(), present).stream()
                        .map(change -> mask.of(object.key(), change))
                        .toList();
    }

    /** Also while it is being deleted, as soon as nothing is left in it. */
    private boolean isNamespaceGone(Set<ObjectKey> gone) {
        Set<ObjectKey> all = wanted.stream().map(WantedObject::key).collect(Collectors.toSet());
        return !all.isEmpty() && gone.containsAll(all) && GONE.contains(namespaces.presence(release.namespace()));
    }

    @Override
    public void close() {
        watch.close();
    }
}
