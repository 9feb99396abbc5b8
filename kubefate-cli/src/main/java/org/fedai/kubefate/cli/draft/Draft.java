package org.fedai.kubefate.cli.draft;

import java.util.List;

/**
 * The answers a cluster.yaml is made of.
 *
 * @param party its id
 * @param persistence whether data outlives the pods
 * @param domain of the web pages
 * @param peers whom it trains with
 * @param registry where images come from; empty for the usual one
 */
public record Draft(
        int party,
        String name,
        String namespace,
        String chartVersion,
        EngineChoice engine,
        boolean persistence,
        String domain,
        List<Peer> peers,
        String registry) {
    public Draft {
        peers = List.copyOf(peers);
    }

    /** The cluster.yaml, commented. */
    public String toYaml() {
        return new DraftWriter(this).write();
    }
}
