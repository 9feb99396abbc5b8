package org.fedai.kubefate.server.database;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The columns of all objects that clients can access: row number, UUID, time of creation and of the last change. */
@MappedSuperclass
public abstract class StoredRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String uuid;

    private Instant createdAt;
    private Instant updatedAt;

    /** For Hibernate, which sets the fields. */
    protected StoredRow() {}

    protected StoredRow(String uuid, Instant now) {
        this(uuid, now, now);
    }

    protected StoredRow(String uuid, Instant createdAt, Instant updatedAt) {
        this.uuid = uuid;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** Sets the time of the last change. */
    protected final void touch(Instant now) {
        updatedAt = now;
    }

    /** The row number; 0 before it is stored. */
    public final long id() {
        return id == null ? 0 : id;
    }

    public final String uuid() {
        return uuid;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }
}
