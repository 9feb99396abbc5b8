package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.server.fate.FateFlow;
import org.fedai.kubefate.server.fate.FateTable;

/**
 * The two parties of a test, which may be the same one.
 *
 * @param other the ID of the other party
 * @param otherHere its FATE-Flow, if it is a cluster of this service
 */
record TestSides(FateFlow own, String other, Optional<FateFlow> otherHere) {
    private static final String NAMESPACE = "kubefate-test";

    String ownId() {
        return own.party().id();
    }

    boolean isOneParty() {
        return other.equals(ownId());
    }

    /** The table of this party's data. */
    static FateTable guestTable(String jobUuid) {
        return new FateTable(NAMESPACE, jobUuid + "-guest");
    }

    /** The table of the other party's data. */
    static FateTable hostTable(String jobUuid) {
        return new FateTable(NAMESPACE, jobUuid + "-host");
    }
}
