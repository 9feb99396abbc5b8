package org.fedai.kubefate.server.takeover;

import org.fedai.kubefate.common.api.ClusterStatus;

/** The numbers that the Go service stores for the status of a cluster. */
final class GoClusterStatus {
    static final int DELETED = 7;

    private GoClusterStatus() {}

    /**
     * The status here. Nobody continues what the Go service was doing: an unfinished cluster is Unavailable, until {@code describe} sees its
     * workloads available; one that was being deleted has failed, because what is left of it is not a cluster.
     */
    static ClusterStatus after(int number) {
        return switch (number) {
            case 3, 9 -> ClusterStatus.FAILED;
            case 5 -> ClusterStatus.RUNNING;
            case DELETED -> ClusterStatus.DELETED;
            case 8 -> ClusterStatus.ROLLBACK;
            case 10 -> ClusterStatus.UNKNOWN;
            default -> ClusterStatus.UNAVAILABLE;
        };
    }

    /** The rest of a sentence about a cluster that the Go service did not finish; empty if there is nothing to say. */
    static String whatWasLeft(int number) {
        return switch (number) {
            case 1 -> left("Pending");
            case 2 -> left("Creating");
            case 3 -> "was left in Deleting when the Go service ended, and is Failed here; delete it again";
            case 4 -> left("Updating");
            case 5, 6, 8, 9, 10 -> "";
            default -> "has the unknown status " + number + ", and is Unavailable here";
        };
    }

    private static String left(String status) {
        return "was left in " + status
                + " when the Go service ended, and is Unavailable here until all its workloads are available";
    }
}
