package org.fedai.kubefate.server.release.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The database row of a revision; its objects are stored as YAML. */
@Entity
@Table(name = "revision")
@SuppressWarnings("UnusedVariable") // Some columns are only for humans.
class RevisionEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String releaseUuid;

    private int number;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 36)
    private String jobUuid;

    private @Nullable String creator;

    private String chartName;
    private String chartVersion;

    private String spec;

    private String chartValues;

    private String crds;

    private String manifest;

    private String hooks;

    private String notes;

    private @Nullable Integer rollsBackTo;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RevisionStatus status;

    private Instant createdAt;
    private Instant updatedAt;

    protected RevisionEntity() {}

    RevisionEntity(Revision revision, Instant now) {
        this.releaseUuid = revision.release().uuid();
        this.number = revision.number();
        this.jobUuid = revision.jobUuid();
        this.chartName = revision.spec().chartName();
        this.chartVersion = revision.spec().chartVersion();
        this.spec = revision.spec().text();
        this.chartValues = revision.chartValues();
        this.crds = new Manifest(revision.crds()).toYaml();
        this.manifest = revision.manifest().toYaml();
        this.hooks = new Manifest(revision.hooks()).toYaml();
        this.notes = revision.notes();
        this.rollsBackTo = revision.rollsBackTo();
        this.status = revision.status();
        this.createdAt = now;
        this.updatedAt = now;
    }

    Revision toRevision(Release release) {
        return new Revision(
                release,
                number,
                jobUuid,
                ClusterSpec.checked(spec, release.name(), release.namespace(), chartName, chartVersion),
                chartValues,
                objects(crds),
                Manifest.parse(manifest),
                objects(hooks),
                notes,
                rollsBackTo,
                status);
    }

    void setStatus(RevisionStatus newStatus, Instant now) {
        status = newStatus;
        updatedAt = now;
    }

    int number() {
        return number;
    }

    RevisionStatus status() {
        return status;
    }

    private static List<ManifestObject> objects(String yaml) {
        return Manifest.parse(yaml).objects();
    }
}
