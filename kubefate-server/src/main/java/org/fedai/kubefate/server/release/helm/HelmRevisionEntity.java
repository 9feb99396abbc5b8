package org.fedai.kubefate.server.release.helm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The database row of what Helm sees of a revision. */
@Entity
@Table(name = "helm_revision")
@SuppressWarnings("UnusedVariable") // Some columns are only for humans.
class HelmRevisionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String releaseUuid;

    private int number;

    private String content;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable HelmStatus status;

    private Instant createdAt;
    private Instant updatedAt;

    protected HelmRevisionEntity() {}

    HelmRevisionEntity(String releaseUuid, int number, String content, @Nullable HelmStatus status, Instant now) {
        this.releaseUuid = releaseUuid;
        this.number = number;
        this.content = content;
        this.status = status;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void setStatus(HelmStatus written, Instant now) {
        status = written;
        updatedAt = now;
    }

    int number() {
        return number;
    }

    String content() {
        return content;
    }

    @Nullable
    HelmStatus status() {
        return status;
    }
}
