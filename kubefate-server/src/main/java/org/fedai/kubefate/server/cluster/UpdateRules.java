package org.fedai.kubefate.server.cluster;

import java.util.List;
import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.policy.MovedData;

/** The updates that are refused for any chart. */
final class UpdateRules {
    /** The last version whose database cannot be migrated by the upgrade manager. */
    private static final SemVersion LAST_WITHOUT_UPGRADE = SemVersion.parse("1.7.1");

    private UpdateRules() {}

    /**
     * Checks an update.
     *
     * @throws Problem if it is not allowed
     */
    static void check(ClusterSpec before, ClusterSpec wanted) {
        checkTarget(before, wanted);
        if (before.document().equals(wanted.document())) {
            throw Problem.invalid("the configuration file did not change");
        }
    }

    /**
     * Checks whether a cluster could be updated to a chart.
     *
     * @throws Problem if it cannot
     */
    static void checkTarget(ClusterSpec before, ClusterSpec wanted) {
        checkChart(before, wanted, "; delete it and install another one");
        if (!before.chartVersion().equals(wanted.chartVersion())) {
            checkVersions(before, wanted);
        }
    }

    /**
     * Checks whether an install may cover a release.
     *
     * @throws Problem if it cannot be updated to the cluster.yaml
     */
    static void checkCover(ClusterSpec before, ClusterSpec wanted) {
        checkChart(before, wanted, "; to delete what runs and install another one, use replace instead of cover");
        if (!before.chartVersion().equals(wanted.chartVersion())) {
            checkVersions(before, wanted);
        }
    }

    /**
     * Checks that an update finds the data of what runs. Another version of the chart may lay its data out anew.
     *
     * @throws Problem if it would look for it elsewhere
     */
    static void checkData(Revision before, Revision wanted) {
        checkData(before, wanted, "; set subPath of the module in the cluster.yaml to what it was");
    }

    /**
     * Checks a rollback. Another version of the chart is allowed, also an earlier one.
     *
     * @throws Problem if it is to a revision of another chart, or would look for its data elsewhere
     */
    static void checkRollback(Revision before, Revision earlier) {
        checkChart(before.spec(), earlier.spec(), "; delete it and install another one");
        checkData(before, earlier, "; update the cluster instead, with the subPath of the module as it is now");
    }

    private static void checkData(Revision before, Revision wanted, String advice) {
        if (before.spec().chartVersion().equals(wanted.spec().chartVersion())) {
            List<String> moved = MovedData.between(before.manifest(), wanted.manifest());
            if (!moved.isEmpty()) {
                throw Problem.invalid(String.join("; ", moved) + advice);
            }
        }
    }

    private static void checkChart(ClusterSpec before, ClusterSpec wanted, String advice) {
        if (!before.chartName().equals(wanted.chartName())) {
            throw Problem.invalid(
                    "a cluster cannot change from chart " + before.chartName() + " to " + wanted.chartName() + advice);
        }
    }

    private static void checkVersions(ClusterSpec before, ClusterSpec wanted) {
        SemVersion from = version(before.chartVersion());
        SemVersion to = version(wanted.chartVersion());
        if (to.compareTo(from) < 0) {
            throw Problem.invalid("a cluster cannot be downgraded from version " + before.chartVersion() + " to "
                    + wanted.chartVersion());
        }
        if (before.chartName().equals(MigrateDatabase.FATE) && from.compareTo(LAST_WITHOUT_UPGRADE) <= 0) {
            throw Problem.invalid(
                    "FATE " + before.chartVersion()
                            + " cannot be upgraded: its database is too old for the upgrade manager, which supports 1.7.2 and later");
        }
    }

    private static SemVersion version(String text) {
        try {
            return SemVersion.parse(text);
        } catch (VersionException e) {
            throw new Problem(Problem.Kind.INVALID, "chartVersion " + text + ": " + e.getMessage(), e);
        }
    }
}
