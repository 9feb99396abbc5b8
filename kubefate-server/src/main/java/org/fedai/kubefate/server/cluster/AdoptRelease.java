package org.fedai.kubefate.server.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.chart.Charts;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.SyncRelease;
import org.fedai.kubefate.server.release.adopt.Adopt;
import org.fedai.kubefate.server.release.adopt.AdoptedRevisions;
import org.fedai.kubefate.server.release.adopt.FindHelmHistory;
import org.fedai.kubefate.server.release.adopt.HelmHistory;
import org.fedai.kubefate.server.release.adopt.Leftovers;
import org.fedai.kubefate.server.release.adopt.ReleaseSpec;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.springframework.stereotype.Component;

/**
 * Gives a cluster that Helm has installed, or the Go service by means of Helm, its revisions and its objects. First the objects are adopted, then the
 * revisions are stored: until they are, the job can start over, and so can another one after it has failed.
 */
@Component
class AdoptRelease {
    private static final int MAX_NAMES = 5;
    private static final int MAX_LOST = 20;

    private final FindHelmHistory helm;
    private final Leftovers leftovers;
    private final AdoptedRevisions revisions;
    private final ReleaseSpec specs;
    private final Adopt adoption;
    private final Charts charts;
    private final History history;
    private final Clusters clusters;
    private final HelmJournal journal;
    private final SyncRelease sync;
    private final Clock clock;

    AdoptRelease(
            FindHelmHistory helm,
            Leftovers leftovers,
            AdoptedRevisions revisions,
            ReleaseSpec specs,
            Adopt adoption,
            Charts charts,
            History history,
            Clusters clusters,
            HelmJournal journal,
            SyncRelease sync,
            Clock clock) {
        this.helm = helm;
        this.leftovers = leftovers;
        this.revisions = revisions;
        this.specs = specs;
        this.adoption = adoption;
        this.charts = charts;
        this.history = history;
        this.clusters = clusters;
        this.journal = journal;
        this.sync = sync;
        this.clock = clock;
    }

    /**
     * What Helm recorded of a release.
     *
     * @throws Problem if that is damaged or ambiguous
     */
    Optional<HelmHistory> find(Release release) {
        return helm.find(release.namespace(), release.name());
    }

    /**
     * The cluster.yaml of a Helm release, derived from its values.
     *
     * @throws Problem if the record has only a part of the chart, and the store does not have it
     */
    ReleaseSpec.Derived derive(HelmHistory found, String namespace) {
        Chart chart = chart(found.current())
                .orElseThrow(
                        () -> Problem.invalid(
                                "the record of Helm has only a part of chart "
                                        + chartName(found.current())
                                        + ", because it has subcharts; upload that chart (kubefate chart upload), or give the cluster.yaml"));
        try {
            return specs.derive(found.current(), namespace, chart);
        } catch (EngineException e) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    "the cluster.yaml cannot be derived from the values of the release: " + e.getMessage()
                            + "; give the cluster.yaml",
                    e);
        }
    }

    /** Whether the deployed revision of a release was made by Helm. */
    boolean isAdopted(Release release) {
        return history.deployed(release)
                .filter(revision -> revision.jobUuid().equals(release.uuid()))
                .isPresent();
    }

    /** Adopts what Helm has installed for a cluster of which nothing is known yet. Does nothing for other clusters. */
    void adoptIfUnknown(RunningJob<?> job, Release release) throws InterruptedException {
        if (history.isEmpty(release)) {
            Optional<HelmHistory> found = find(release);
            if (found.isPresent()) {
                adopt(job, release, found.get(), clusters.get(release.uuid()).toSpec());
            }
        }
    }

    /**
     * Adopts a Helm release. Idempotent.
     *
     * @param spec the cluster.yaml of its current revision
     */
    void adopt(RunningJob<?> job, Release release, HelmHistory found, ClusterSpec spec) throws InterruptedException {
        job.recordOnce("adopting", "adopt Helm release " + release + ", " + found.text());
        found.warnings().forEach(warning -> job.warn("warning: " + warning));
        keepChart(found.current());
        List<Revision> recorded = revisions.of(
                release, found, one -> one.equals(found.current()) ? spec : specOf(one, release.namespace()));
        store(job, release, recorded, found.all());
    }

    /**
     * Takes in what Helm has changed since the newest revision here. Idempotent.
     *
     * @throws Problem if the cluster.yaml of Helm's revision cannot be derived
     */
    void follow(RunningJob<?> job, Release release, HelmHistory found) throws InterruptedException {
        job.recordOnce("following", "take in Helm release " + release + ", " + found.text());
        found.warnings().forEach(warning -> job.warn("warning: " + warning));
        keepChart(found.current());
        ClusterSpec spec = history.withContent(
                        release,
                        found.current().chart().version(),
                        found.current().config())
                .orElseGet(() -> {
                    ClusterSpec derived = derive(found, release.namespace()).spec();
                    warnAboutLost(job, found, derived);
                    return derived;
                });
        int next = history.nextNumber(release);
        Revision current = revisions
                .of(release, found, one -> one.equals(found.current()) ? spec : specs.unknown(one, release.namespace()))
                .stream()
                .filter(revision -> revision.status() == RevisionStatus.DEPLOYED)
                .findFirst()
                .map(revision -> revision.number() >= next ? revision : revision.numbered(next))
                .orElseThrow();
        Adopt.Outcome outcome = adoption.adopt(release, current, List.of(), job::checkpoint);
        if (!outcome.missing().isEmpty()) {
            job.warn("warning: the release lacks " + named(outcome.missing())
                    + "; the next update creates what is missing");
        }
        sync.prune(current, job);
        Map<HelmRelease, String> packed = journal.packed(found.all());
        job.write(() -> {
            history.record(current);
            history.deployed(current);
            journal.takeOver(release, packed);
            clusters.adopted(release.uuid(), current);
        });
        job.recordOnce(
                "followed",
                "took in revision " + found.current().version() + " of Helm as revision " + current.number());
    }

    /** The objects of an earlier release of this service or of Helm, of which there is no record. */
    Optional<Revision> leftovers(Release release, ClusterSpec spec) {
        return leftovers.find(release, spec);
    }

    /** Adopts objects of which there is no record. Idempotent. */
    void adopt(RunningJob<?> job, Release release, Revision found) throws InterruptedException {
        job.recordOnce(
                "adopting", "adopt the objects of an earlier release " + release + ", of which there is no record");
        store(job, release, List.of(found), List.of());
    }

    private void store(RunningJob<?> job, Release release, List<Revision> recorded, List<HelmRelease> ofHelm)
            throws InterruptedException {
        Revision current = recorded.stream()
                .filter(revision -> revision.status() == RevisionStatus.DEPLOYED)
                .findFirst()
                .orElseThrow();
        List<Revision> failed = recorded.stream()
                .filter(revision -> revision.status() == RevisionStatus.PENDING)
                .toList();
        Adopt.Outcome outcome = adoption.adopt(release, current, failed, job::checkpoint);
        if (!outcome.missing().isEmpty()) {
            job.warn("warning: the release lacks " + named(outcome.missing())
                    + "; the next update creates what is missing");
        }
        Map<HelmRelease, String> packed = journal.packed(ofHelm);
        Map<Integer, Instant> times = times(ofHelm);
        job.write(() -> {
            recorded.forEach(
                    revision -> history.record(revision, times.getOrDefault(revision.number(), clock.instant())));
            journal.takeOver(release, packed);
            clusters.adopted(release.uuid(), current);
        });
        job.recordOnce("adopted", "adopted " + outcome.adopted() + " objects; no pod was restarted");
    }

    /** When Helm deployed the revisions. */
    private static Map<Integer, Instant> times(List<HelmRelease> ofHelm) {
        Map<Integer, Instant> times = new HashMap<>();
        ofHelm.forEach(one -> {
            Instant deployed = one.info().lastDeployed();
            if (deployed != null) {
                times.put(one.version(), deployed);
            }
        });
        return times;
    }

    /** Warns about values that a derived cluster.yaml does not give. */
    void warnAboutLost(RunningJob<?> job, HelmHistory found, ClusterSpec spec) {
        Optional<ReleaseSpec.Derived> derivable =
                chart(found.current()).map(chart -> specs.derive(found.current(), spec.namespace(), chart));
        if (derivable.isEmpty()) {
            return;
        }
        ReleaseSpec.Derived derived = derivable.get();
        if (derived.spec().text().equals(spec.text()) && !derived.lost().isEmpty()) {
            job.warn(
                    "warning: the cluster.yaml was derived from the values of the release, and these values could not be derived: "
                            + derived.lost().stream().limit(MAX_LOST).collect(Collectors.joining(", "))
                            + (derived.lost().size() > MAX_LOST
                                    ? " and " + (derived.lost().size() - MAX_LOST) + " more"
                                    : "")
                            + "; the next update takes those of its cluster.yaml or of the chart");
        }
    }

    private ClusterSpec specOf(HelmRelease one, String namespace) {
        try {
            return chart(one)
                    .map(chart -> specs.derive(one, namespace, chart).spec())
                    .orElseGet(() -> specs.unknown(one, namespace));
        } catch (KubefateException | EngineException e) {
            return specs.unknown(one, namespace);
        }
    }

    /** The chart of the record is the one that was installed; that of the store may have been changed since. */
    private Optional<Chart> chart(HelmRelease one) {
        return specs.chart(one)
                .or(() -> charts.find(one.chart().name(), one.chart().version()));
    }

    /** So that the cluster can be updated with its chart, even if no repository has it. */
    private void keepChart(HelmRelease current) {
        specs.chart(current).ifPresent(charts::keep);
    }

    private static String chartName(HelmRelease one) {
        return one.chart().name() + " " + one.chart().version();
    }

    private static String named(List<ObjectKey> keys) {
        List<String> names = new ArrayList<>(
                keys.stream().limit(MAX_NAMES).map(ObjectKey::toString).toList());
        return String.join(", ", names)
                + (keys.size() > MAX_NAMES ? " and " + (keys.size() - MAX_NAMES) + " more" : "");
    }
}
