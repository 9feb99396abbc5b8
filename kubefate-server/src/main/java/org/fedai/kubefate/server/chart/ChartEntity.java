package org.fedai.kubefate.server.chart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fedai.kubefate.common.chart.Chart;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A chart in the store, as the archive it is. */
@Entity
@Table(name = "chart")
class ChartEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String uuid;

    private String name;
    private String version;
    private String appVersion;

    @Lob
    @Column(length = Length.LONG32)
    private byte[] archive;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String digest;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ChartSource source;

    private String bundledBy;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ChartEntity() {}

    ChartEntity(Chart chart, NewChart content, Instant now) {
        this.uuid = UUID.randomUUID().toString();
        this.name = chart.name();
        this.version = chart.version();
        this.createdAt = now;
        replace(chart, content, now);
    }

    /** Takes another content of the same name and version. */
    final void replace(Chart chart, NewChart content, Instant now) {
        appVersion = chart.metadata().appVersion();
        archive = content.archive();
        digest = content.digest();
        source = content.source();
        bundledBy = content.bundledBy();
        updatedAt = now;
    }

    long id() {
        return id == null ? 0 : id;
    }

    String uuid() {
        return uuid;
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    String appVersion() {
        return appVersion;
    }

    byte[] archive() {
        return archive;
    }

    String digest() {
        return digest;
    }

    ChartSource source() {
        return source;
    }

    String bundledBy() {
        return bundledBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
