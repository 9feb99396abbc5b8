package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.problem.Problem.Confirmation;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.fedai.kubefate.server.revision.RevisedCluster;
import org.fedai.kubefate.server.revision.RevisionByNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the revision that a cluster is to be rolled back to, and checks that it can be: for the request, and again for the job. */
@Component
class CheckRollback {
    private final History history;
    private final RevisionByNumber revisions;
    private final ChartPolicy policy;

    CheckRollback(History history, RevisionByNumber revisions, ChartPolicy policy) {
        this.history = history;
        this.revisions = revisions;
        this.policy = policy;
    }

    /**
     * A rollback that is allowed.
     *
     * @param deployed the current revision
     * @param target the earlier one, whose content is to be deployed again
     */
    record Allowed(Revision deployed, Revision target) {
        /** Whether the database is the one of another version of FATE than that of the target, and is not migrated back. */
        boolean leavesDatabase() {
            return MigrateDatabase.isNeeded(deployed.spec(), target.spec());
        }

        String databaseText() {
            return "the database belongs to FATE " + deployed.spec().chartVersion() + " and a rollback to FATE "
                    + target.spec().chartVersion() + " does not migrate it back; restore a backup that was made with "
                    + target.spec().chartVersion();
        }
    }

    /**
     * Checks a rollback.
     *
     * @param number null for the {@linkplain History#lastGood last good revision}
     * @param force whether the database may be left as it is
     * @throws Problem if it is not allowed
     */
    Allowed check(RevisedCluster cluster, @Nullable Integer number, boolean force) {
        Release release = cluster.release();
        policy.checkTarget(release.namespace());
        Revision deployed = history.deployed(release)
                .orElseThrow(() -> Problem.conflict("cluster " + release + " has no deployed revision to roll back"));
        Revision target = number == null ? lastGood(release) : revisions.get(cluster, number);
        if (number != null) {
            checkWasDeployed(target, deployed);
        }
        UpdateRules.checkRollback(deployed, target);
        policy.checkRollback(target);
        Allowed allowed = new Allowed(deployed, target);
        if (allowed.leavesDatabase() && !force) {
            throw Problem.unconfirmed(
                    new Confirmation("force", allowed.databaseText()),
                    "to roll back all the same, repeat the request with \"force\": true");
        }
        return allowed;
    }

    private Revision lastGood(Release release) {
        return history.lastGood(release)
                .orElseThrow(() -> Problem.invalid(
                        "cluster " + release + " has no earlier revision with other content to roll back to"));
    }

    private void checkWasDeployed(Revision target, Revision deployed) {
        if (target.status() != RevisionStatus.SUPERSEDED && target.status() != RevisionStatus.DEPLOYED) {
            throw Problem.invalid("revision " + target.number() + " of cluster " + target.release()
                    + " was never deployed completely, so that there is nothing to go back to");
        }
        if (!history.isHalfApplied(target.release()) && target.repeats(deployed)) {
            throw Problem.invalid("cluster " + target.release() + " runs revision " + target.number() + " already"
                    + (target.number() == deployed.number()
                            ? ""
                            : ": revision " + deployed.number() + " is a repetition of it"));
        }
    }
}
