package org.fedai.kubefate.server.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens revoked by logout. */
@Component
class RevokedTokens {
    private final JdbcClient jdbc;
    private final Clock clock;

    RevokedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean contains(String id) {
        return jdbc.sql("SELECT COUNT(*) FROM revoked_token WHERE id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those of these that have been revoked. */
    Set<String> among(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbc.sql("SELECT id FROM revoked_token WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query((row, number) -> row.getString("id"))
                        .set();
    }

    /** Also deletes expired tokens. */
    void add(String id, Instant expires) {
        jdbc.sql("DELETE FROM revoked_token WHERE expires_at < ?")
                .param(UtcTime.of(clock.instant()))
                .update();
        try {
            jdbc.sql("INSERT INTO revoked_token (id, expires_at) VALUES (?, ?)")
                    .params(id, UtcTime.of(expires))
                    .update();
        } catch (DuplicateKeyException e) {
            // The token has already been revoked.
            return;
        }
    }
}
