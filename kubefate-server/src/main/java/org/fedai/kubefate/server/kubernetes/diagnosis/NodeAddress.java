package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.Node;
import java.time.Duration;
import java.util.List;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.watch.ParallelLists;
import org.jspecify.annotations.Nullable;

/**
 * The address of a node, through which clients reach node ports. Nodes report their state all the time but hardly ever
 * change their addresses; so they are listed from time to time and not watched. Thread-safe.
 */
final class NodeAddress {
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final KubeApi api;
    private @Nullable Seen last;

    NodeAddress(KubeApi api) {
        this.api = api;
    }

    /**
     * The address when it was read.
     *
     * @param address empty if it is not known
     * @param unreadable why it is not known: at most one sentence
     */
    record Seen(String address, List<String> unreadable, long at) {}

    synchronized Seen seen() {
        long now = System.nanoTime();
        if (last == null || now - last.at() > MAX_AGE.toNanos()) {
            try (ParallelLists lists = new ParallelLists(api, "")) {
                String address =
                        of(lists.readOfCluster("/api/v1", "nodes", Node.class).get());
                last = new Seen(address, lists.unreadable(), now);
            }
        }
        return last;
    }

    /** Empty if there are no nodes. */
    static String of(List<Node> nodes) {
        return nodes.isEmpty()
                ? ""
                : nodes.getLast().getStatus().getAddresses().stream()
                        .findFirst()
                        .map(address -> address.getAddress())
                        .orElse("");
    }
}
