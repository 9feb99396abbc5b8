package org.fedai.kubefate.server.database;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Named values that are shared by all replicas. */
@Component
public class SettingStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    SettingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<String> find(String name) {
        return jdbc.sql("SELECT content FROM setting WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** Stores the content if there is none yet. @return the stored content */
    public String findOrStore(String name, String content) {
        Optional<String> present = find(name);
        if (present.isPresent()) {
            return present.get();
        }
        try {
            insert(name, content);
            return content;
        } catch (DuplicateKeyException e) {
            return find(name).orElseThrow(() -> e);
        }
    }

    public void store(String name, String content) {
        int changed = jdbc.sql("UPDATE setting SET content = ?, updated_at = ? WHERE name = ?")
                .params(content, now(), name)
                .update();
        if (changed == 0) {
            insert(name, content);
        }
    }

    private void insert(String name, String content) {
        jdbc.sql("INSERT INTO setting (name, content, updated_at) VALUES (?, ?, ?)")
                .params(name, content, now())
                .update();
    }

    private LocalDateTime now() {
        return UtcTime.of(clock.instant());
    }
}
