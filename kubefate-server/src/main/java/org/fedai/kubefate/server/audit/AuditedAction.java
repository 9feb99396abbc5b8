package org.fedai.kubefate.server.audit;

import java.util.Locale;

/**
 * What a request asks for.
 *
 * @param name {@code cluster.install}
 * @param noun {@code cluster}
 * @param uuid of the object, from the path; empty if there is none
 * @param changes whether it may change anything
 */
record AuditedAction(String name, String noun, String uuid, boolean changes) {
    /** Of a job that no request has started: {@code cluster.repair} of {@code ClusterRepair}. */
    static AuditedAction ofJob(String method) {
        String name = method.replaceFirst("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
        return new AuditedAction(name, "cluster", "", true);
    }

    /** Of a path that the service does not have; nothing of it is kept, since it may be anything. */
    static AuditedAction unknown(boolean changes) {
        return new AuditedAction("other", "", "", changes);
    }
}
