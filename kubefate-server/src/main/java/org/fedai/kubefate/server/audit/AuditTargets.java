package org.fedai.kubefate.server.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the UUID of a request stands for. It reads the tables of other features, which it need not know for that. */
@Component
class AuditTargets {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NAME_IN_KUBERNETES = Pattern.compile("[a-z0-9][-a-z0-9.]{0,62}");

    private final JdbcClient jdbc;

    AuditTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param noun the first part of the path after {@code /v1/}: {@code cluster} */
    AuditTarget find(String noun, String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            return AuditTarget.NONE;
        }
        return switch (noun) {
            case "cluster", "log" -> cluster(uuid);
            case "job" -> job(uuid);
            case "user" -> named("SELECT username FROM account WHERE uuid = ?", uuid);
            case "chart" -> named("SELECT CONCAT(name, '-', version) FROM chart WHERE uuid = ?", uuid);
            default -> new AuditTarget(uuid, null, "");
        };
    }

    /** A cluster that may not exist yet, by the names that a client sent. */
    static AuditTarget wanted(String namespace, String name) {
        return List.of(namespace, name).stream()
                        .allMatch(part -> NAME_IN_KUBERNETES.matcher(part).matches())
                ? new AuditTarget(namespace + "/" + name, null, "")
                : AuditTarget.NONE;
    }

    private AuditTarget cluster(String uuid) {
        return text("SELECT CONCAT(namespace, '/', name) FROM cluster WHERE uuid = ?", uuid)
                .map(name -> new AuditTarget(name, uuid, ""))
                .orElse(AuditTarget.NONE);
    }

    private AuditTarget job(String uuid) {
        return text("SELECT cluster_uuid FROM job WHERE uuid = ?", uuid)
                .map(this::cluster)
                .map(cluster -> new AuditTarget(cluster.name(), cluster.clusterUuid(), "job " + uuid))
                .orElse(AuditTarget.NONE);
    }

    private AuditTarget named(String query, String uuid) {
        return text(query, uuid).map(name -> new AuditTarget(name, null, "")).orElse(AuditTarget.NONE);
    }

    private Optional<String> text(String query, String uuid) {
        return jdbc.sql(query).param(uuid).query(String.class).optional();
    }
}
