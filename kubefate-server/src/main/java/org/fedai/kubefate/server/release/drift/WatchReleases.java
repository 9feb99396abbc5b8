package org.fedai.kubefate.server.release.drift;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterState;
import org.fedai.kubefate.server.kubernetes.diagnosis.ClusterWatches;
import org.fedai.kubefate.server.kubernetes.diagnosis.LiveCluster;
import org.fedai.kubefate.server.release.helm.HelmSettings;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/** Watches releases: the objects of their deployed revisions, and their pods. */
@Component
public class WatchReleases {
    private final ClusterWatches watches;
    private final History history;
    private final HelmSettings helm;
    private final Access access;

    WatchReleases(
            ClusterWatches watches,
            History history,
            HelmSettings helm,
            KubernetesObjects objects,
            LiveCluster live,
            Namespaces namespaces) {
        this.watches = watches;
        this.history = history;
        this.helm = helm;
        this.access = new Access(objects, live, namespaces);
    }

    record Access(KubernetesObjects objects, LiveCluster live, Namespaces namespaces) {}

    /** Names the namespaces of all releases that are going to be watched, so that few requests are needed. */
    public void expect(Set<String> namespaces) {
        watches.keep(namespaces);
    }

    /**
     * Watches the deployed revision of a release; of a release without one, only its pods.
     *
     * @param changed called after every change; must not block
     * @throws KubernetesException if Kubernetes is unavailable
     */
    public WatchedRelease open(Release release, Runnable changed) {
        Optional<Revision> deployed = history.deployed(release);
        List<WantedObject> wanted = deployed.stream()
                .flatMap(revision -> revision.manifest().objects().stream())
                .map(object -> WantedObject.of(
                        object,
                        access.objects()
                                .findKey(object, release.namespace())
                                .orElseGet(() -> object.key(release.namespace()))))
                .toList();
        return new WatchedRelease(
                release,
                deployed,
                wanted,
                access,
                watches.open(
                        release.namespace(),
                        wanted.stream().map(WantedObject::key).collect(Collectors.toSet()),
                        helm.records(),
                        changed));
    }

    /** The live state of a release, read from Kubernetes. */
    public ClusterState read(Release release) {
        return access.live().read(release.namespace(), release.name());
    }
}
