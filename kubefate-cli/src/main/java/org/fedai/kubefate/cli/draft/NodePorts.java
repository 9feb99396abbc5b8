package org.fedai.kubefate.cli.draft;

/**
 * The ten node ports of a party. They are derived from the party id, so that several parties can share a Kubernetes
 * cluster and the ports of other parties are known from their ids.
 *
 * @param first a multiple of ten
 */
record NodePorts(int first) {
    private static final int BASE = 30090;
    private static final int KNOWN_PARTY = 9999;
    /** The number of blocks of ten ports above the base in Kubernetes' default range. */
    private static final int BLOCKS = 267;

    static NodePorts of(int party) {
        return new NodePorts(BASE + 10 * Math.floorMod(party - KNOWN_PARTY, BLOCKS));
    }

    int osx() {
        return first + 1;
    }

    int fateflowGrpc() {
        return first + 2;
    }

    int nginxHttp() {
        return first + 3;
    }

    int queue() {
        return first + 4;
    }

    int fateflowHttp() {
        return first + 7;
    }

    int nginxGrpc() {
        return first + 8;
    }

    int queueTls() {
        return first + 9;
    }
}
