-- What Helm sees of a revision: the content of its release record, which is written to Kubernetes once the revision is being applied.
CREATE TABLE helm_revision (
    id             BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- As in the table revision.
    release_uuid   CHAR(36)    NOT NULL,
    number         INT         NOT NULL,
    -- JSON as Helm stores it, packed.
    content        LONGTEXT    NOT NULL,
    -- The status last written to Kubernetes; null as long as there is no record there.
    status         VARCHAR(20),
    created_at     DATETIME(6) NOT NULL,
    updated_at     DATETIME(6) NOT NULL,
    CONSTRAINT helm_revision_number UNIQUE (release_uuid, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
