package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.problem.Problem;

/** Which updates are refused whatever the chart says. */
final class UpdateRules {
    /** Its database cannot be brought to a later version by the upgrade manager. */
    private static final SemVersion LAST_WITHOUT_UPGRADE = SemVersion.parse("1.7.1");

    private UpdateRules() {}

    /**
     * Checks an update.
     *
     * @throws Problem when it is refused
     */
    static void check(ClusterSpec before, ClusterSpec wanted) {
        if (!before.chartName().equals(wanted.chartName())) {
            throw Problem.invalid("a cluster cannot change from chart " + before.chartName() + " to "
                    + wanted.chartName() + "; delete it and install another one");
        }
        if (before.document().equals(wanted.document())) {
            throw Problem.invalid("the configuration file did not change");
        }
        if (!before.chartVersion().equals(wanted.chartVersion())) {
            checkVersions(before, wanted);
        }
    }

    private static void checkVersions(ClusterSpec before, ClusterSpec wanted) {
        SemVersion from = version(before.chartVersion());
        SemVersion to = version(wanted.chartVersion());
        if (to.compareTo(from) < 0) {
            throw Problem.invalid(
                    "a cluster cannot go back from version " + before.chartVersion() + " to " + wanted.chartVersion());
        }
        if (before.chartName().equals(MigrateDatabase.FATE) && from.compareTo(LAST_WITHOUT_UPGRADE) <= 0) {
            throw Problem.invalid(
                    "FATE " + before.chartVersion()
                            + " cannot be upgraded: its database is too old for the upgrade manager; that is possible from 1.7.2 on");
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
