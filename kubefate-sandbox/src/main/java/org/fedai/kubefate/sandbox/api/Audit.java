package org.fedai.kubefate.sandbox.api;

import java.util.LinkedHashSet;
import java.util.Set;

/** What has been asked of the API, each thing once. */
public final class Audit {
    private static final int MOST = 10_000;

    private final Set<Access> seen = new LinkedHashSet<>();

    synchronized void note(Access access) {
        if (seen.size() < MOST) {
            seen.add(access);
        }
    }

    public synchronized Set<Access> accesses() {
        return Set.copyOf(seen);
    }

    public synchronized void clear() {
        seen.clear();
    }
}
