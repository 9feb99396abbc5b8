package org.fedai.kubefate.server.release.adopt;

import java.util.List;
import java.util.function.Function;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes revisions of what Helm recorded, with Helm's numbers. No job has made them, so that they have the release's UUID for that of a job. */
@Component
public class AdoptedRevisions {
    private final Ownership ownership;
    private final JsonMapper json;

    AdoptedRevisions(Ownership ownership, JsonMapper json) {
        this.ownership = ownership;
        this.json = json;
    }

    /**
     * Makes the revisions.
     *
     * @param specs the cluster.yaml of each
     * @return in the order of their numbers
     * @throws org.fedai.kubefate.chart.exception.YamlException if a manifest is not YAML
     */
    public List<Revision> of(Release release, HelmHistory history, Function<HelmRelease, ClusterSpec> specs) {
        return history.all().stream()
                .map(one -> new Revision(
                        release,
                        one.version(),
                        release.uuid(),
                        specs.apply(one),
                        json.writeValueAsString(one.config()),
                        List.of(),
                        ownership.labelled(one.objects(), release),
                        hooks(one, release),
                        one.info().notes(),
                        null,
                        status(one, history.current())))
                .toList();
    }

    private List<ManifestObject> hooks(HelmRelease one, Release release) {
        return one.hooks().stream()
                .flatMap(hook -> Manifest.parse(hook.manifest(), "hook " + hook.name()).objects().stream())
                .map(object -> ownership.labelled(object, release))
                .toList();
    }

    /** Objects of a later revision, which failed, may exist; the next update deletes them. */
    private static RevisionStatus status(HelmRelease one, HelmRelease current) {
        if (one.version() == current.version()) {
            return RevisionStatus.DEPLOYED;
        }
        return one.version() > current.version()
                ? RevisionStatus.PENDING
                : one.status() == HelmStatus.FAILED ? RevisionStatus.FAILED : RevisionStatus.SUPERSEDED;
    }
}
