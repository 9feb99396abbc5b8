package org.fedai.kubefate.sandbox.api;

import java.util.LinkedHashSet;
import java.util.Set;

/** The distinct requests the API server has received. */
public final class Audit {
    private static final int MAX_ENTRIES = 10_000;

    private final Set<AccessRequest> seen = new LinkedHashSet<>();

    synchronized void record(AccessRequest access) {
        if (seen.size() < MAX_ENTRIES) {
            seen.add(access);
        }
    }

    public synchronized Set<AccessRequest> requests() {
        return Set.copyOf(seen);
    }

    public synchronized void clear() {
        seen.clear();
    }
}
