package org.fedai.kubefate.server.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterChanges;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Preflight;
import org.fedai.kubefate.server.release.apply.ResourcePolicy;
import org.fedai.kubefate.server.release.compare.RevisionDiff;
import org.fedai.kubefate.server.release.compare.RevisionDiff.Side;
import org.fedai.kubefate.server.release.compare.SecretHashes;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Compares what a cluster runs with what an update would make of it, or its revisions with each other. Changes nothing. */
@Service
class ClusterDiffs {
    private static final Duration DOWNLOADING = Duration.ofSeconds(10);

    private final Clusters clusters;
    private final CheckRequest requests;
    private final History history;
    private final Preflight preflight;

    ClusterDiffs(Clusters clusters, CheckRequest requests, History history, Preflight preflight) {
        this.clusters = clusters;
        this.requests = requests;
        this.history = history;
        this.preflight = preflight;
    }

    /**
     * What an update would change.
     *
     * @throws Problem if it would be refused for another reason than what it changes in objects
     */
    ClusterChanges withUpdate(String uuid, ClusterArgs args) throws InterruptedException {
        ClusterSpec wanted = requests.read(args);
        ClusterEntity cluster = clusters.get(uuid);
        cluster.checkIs(wanted);
        if (cluster.deletedAt() != null) {
            throw Problem.conflict("cluster " + cluster.toRelease()
                    + " was deleted, and cannot be updated; its revisions can be compared with each other");
        }
        Release release = cluster.toRelease();
        Revision deployed = deployed(release);
        UpdateRules.checkTarget(deployed.spec(), wanted);
        Revision next = next(release, wanted);
        UpdateRules.checkData(deployed, next);
        RevisionDiff diff = diff(deployed, next, "cluster.yaml", true);
        return new ClusterChanges(
                deployed.number(),
                null,
                diff.objects(),
                diff.unchanged(),
                preflight.refusals(deployed, next),
                remarks(cluster, deployed, wanted));
    }

    /**
     * How a revision differs from another one.
     *
     * @param revision the one on the right
     * @param with the one on the left; null for the deployed one, and then also what Kubernetes would refuse on the way
     * @param secrets whether the caller may see secrets other than those in Secrets
     */
    ClusterChanges between(String uuid, int revision, @Nullable Integer with, boolean secrets)
            throws InterruptedException {
        Release release = clusters.get(uuid).toRelease();
        Revision right = find(release, revision);
        Revision left = with == null ? deployed(release) : find(release, with);
        List<ObjectRefusal> refusals = with == null ? preflight.refusals(left, right) : List.of();
        RevisionDiff diff = diff(left, right, name(right), secrets);
        return new ClusterChanges(left.number(), right.number(), diff.objects(), diff.unchanged(), refusals, List.of());
    }

    /** The revision that an update would make. */
    Revision next(Release release, ClusterSpec wanted) {
        return requests.checkRenders(release, wanted, history.nextNumber(release))
                .orElseThrow(() -> Problem.unavailable(
                        "chart " + wanted.chartName() + " " + wanted.chartVersion() + " is being downloaded; try again",
                        DOWNLOADING));
    }

    /**
     * The revision that runs.
     *
     * @throws Problem if none does
     */
    Revision deployed(Release release) {
        return history.deployed(release)
                .orElseThrow(
                        () -> Problem.conflict(
                                "cluster " + release
                                        + " has no deployed revision to compare with; name two revisions, see kubefate cluster history"));
    }

    private Revision find(Release release, int number) {
        return history.find(release, number)
                .orElseThrow(() -> Problem.notFound("cluster " + release + " has no revision " + number
                        + "; see kubefate cluster history (GET /v1/cluster/{uuid}/revision)"));
    }

    private static RevisionDiff diff(Revision left, Revision right, String rightName, boolean secrets) {
        SecretHashes hashes = new SecretHashes();
        Function<ManifestObject, @Nullable Object> shown =
                object -> hashes.hidden(object).content();
        if (!secrets) {
            SpecMask mask = hashes.mask(known(List.of(left, right)));
            shown = object -> mask.mask(hashes.hidden(object).content());
        }
        return RevisionDiff.between(
                new Side(left, name(left)), new Side(right, rightName), ResourcePolicy::isKept, shown);
    }

    /** Everything in which a secret may be named. */
    private static List<@Nullable Object> known(Collection<Revision> revisions) {
        List<@Nullable Object> known = new ArrayList<>();
        for (Revision revision : revisions) {
            known.add(revision.spec().document());
            Stream.concat(revision.manifest().objects().stream(), revision.hooks().stream())
                    .map(ManifestObject::content)
                    .forEach(known::add);
        }
        return known;
    }

    private static List<String> remarks(ClusterEntity cluster, Revision deployed, ClusterSpec wanted) {
        List<String> remarks = new ArrayList<>();
        if (cluster.busyWith() != null) {
            remarks.add("job " + cluster.busyWith() + " is changing the cluster");
        }
        if (MigrateDatabase.isNeeded(deployed.spec(), wanted)) {
            remarks.add("the database is migrated from " + deployed.spec().chartVersion() + " to "
                    + wanted.chartVersion() + " first");
        }
        return remarks;
    }

    private static String name(Revision revision) {
        return "revision " + revision.number();
    }
}
