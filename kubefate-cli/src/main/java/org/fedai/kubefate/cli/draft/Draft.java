package org.fedai.kubefate.cli.draft;

import java.util.List;

/**
 * The input for a new cluster.yaml.
 *
 * @param party the party id
 * @param persistence whether data is stored on persistent volumes
 * @param domain the domain of the web UIs
 * @param peers the other parties
 * @param registry the image registry; empty for the default
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

    /** The cluster.yaml, with comments. */
    public String toYaml() {
        return new DraftWriter(this).write();
    }
}
