package org.fedai.kubefate.server.chart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.server.database.StoredRow;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A chart in the store, with its archive. */
@Entity
@Table(name = "chart")
class ChartEntity extends StoredRow {
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

    protected ChartEntity() {}

    ChartEntity(Chart chart, NewChart content, Instant now) {
        super(UUID.randomUUID().toString(), now);
        this.name = chart.name();
        this.version = chart.version();
        replace(chart, content, now);
    }

    ChartEntity(ImportedChart imported, Chart chart, NewChart content) {
        super(imported.uuid(), imported.createdAt(), imported.updatedAt());
        this.name = chart.name();
        this.version = chart.version();
        replace(chart, content, imported.updatedAt());
    }

    /** Replaces the content; name and version stay the same. */
    final void replace(Chart chart, NewChart content, Instant now) {
        appVersion = chart.metadata().appVersion();
        archive = content.archive();
        digest = content.digest();
        source = content.source();
        bundledBy = content.bundledBy();
        touch(now);
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
}
