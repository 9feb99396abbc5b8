package org.fedai.kubefate.server.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.DryRunMode;
import org.fedai.kubefate.common.api.DryRunReport;
import org.fedai.kubefate.common.api.ObjectDiff;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.kubernetes.api.Namespaces;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Preflight;
import org.fedai.kubefate.server.release.apply.ResourcePolicy;
import org.fedai.kubefate.server.release.apply.Trial;
import org.fedai.kubefate.server.release.compare.RevisionDiff;
import org.fedai.kubefate.server.release.compare.RevisionDiff.Side;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Service;

/** Finds out what an install or update would do, after the checks of {@link ClusterService}. Writes nothing, here or in Kubernetes. */
@Service
class DryRuns {
    private final ClusterDiffs diffs;
    private final Trial trial;
    private final Namespaces namespaces;

    DryRuns(ClusterDiffs diffs, Trial trial, Namespaces namespaces) {
        this.diffs = diffs;
        this.trial = trial;
        this.namespaces = namespaces;
    }

    /**
     * Tries an install.
     *
     * @throws Problem with all that Kubernetes refuses
     */
    DryRunReport install(ClusterSpec spec, ClusterArgs args) throws InterruptedException {
        Revision wanted = diffs.next(new Release("", spec.name(), spec.namespace()), spec);
        boolean exists = namespaces.presence(spec.namespace()) != Namespaces.Presence.ABSENT;
        return report(
                args, new Trial.Plan(wanted, null, exists, args.cover() || args.replace(), args.replace()), List.of());
    }

    /**
     * Tries an update.
     *
     * @throws Problem with all that Kubernetes refuses
     */
    DryRunReport update(ClusterEntity cluster, ClusterSpec spec, ClusterArgs args) throws InterruptedException {
        Release release = cluster.toRelease();
        Revision deployed = diffs.deployed(release);
        Revision wanted = diffs.next(release, spec);
        UpdateRules.checkData(deployed, wanted);
        List<String> leftOut = MigrateDatabase.isNeeded(deployed.spec(), spec)
                ? List.of("the migration of the database, which runs first, was not tried")
                : List.of();
        return report(args, new Trial.Plan(wanted, deployed, true, false, false), leftOut);
    }

    private DryRunReport report(ClusterArgs args, Trial.Plan plan, List<String> notTried) throws InterruptedException {
        DryRunMode mode = Objects.requireNonNull(args.dryRun());
        List<String> leftOut = new ArrayList<>(notTried);
        if (mode == DryRunMode.SERVER) {
            Trial.Outcome outcome = trial.run(plan);
            List<ObjectRefusal> refusals = Preflight.remaining(outcome.refusals(), args.force());
            if (!refusals.isEmpty()) {
                throw Problem.refused(Preflight.message(refusals), refusals);
            }
            leftOut.addAll(outcome.leftOut());
        }
        RevisionDiff diff = RevisionDiff.between(
                new Side(plan.before(), ""), new Side(plan.wanted(), ""), ResourcePolicy::isKept, object -> null);
        return new DryRunReport(
                mode, diff.objects().stream().map(ObjectDiff::withoutLines).toList(), diff.unchanged(), leftOut);
    }
}
