package org.fedai.kubefate.cli.draft;

/**
 * The ten node ports of a party, so that several parties can live on one Kubernetes. They follow from the party's id: who knows the id of
 * another party knows its ports.
 *
 * @param first a multiple of ten
 */
record NodePorts(int first) {
    private static final int BASE = 30090;
    private static final int KNOWN_PARTY = 9999;
    /** As many blocks of ten as Kubernetes' usual range has room for above the base. */
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
