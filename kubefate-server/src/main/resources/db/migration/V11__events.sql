-- Changes of jobs and clusters. A change writes its event here in its own transaction; ids are taken before a transaction commits, so
-- they do not tell in which order the events became visible.
CREATE TABLE event_outbox (
    id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind         VARCHAR(16) NOT NULL,
    -- That of the job, the module or the cluster, as in the REST API.
    status       VARCHAR(32) NOT NULL,
    cluster_uuid CHAR(36)    NOT NULL,
    job_uuid     CHAR(36),
    content      LONGTEXT    NOT NULL,
    created_at   DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Committed events, moved here by one replica at a time. The ids increase in the order in which readers see the rows.
CREATE TABLE event (
    id           BIGINT      NOT NULL PRIMARY KEY,
    kind         VARCHAR(16) NOT NULL,
    status       VARCHAR(32) NOT NULL,
    cluster_uuid CHAR(36)    NOT NULL,
    job_uuid     CHAR(36),
    content      LONGTEXT    NOT NULL,
    created_at   DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX event_created ON event (created_at);

-- The last id in use, also when its event is no longer stored. Whoever moves events locks this row.
CREATE TABLE event_sequence (
    name    VARCHAR(16) NOT NULL PRIMARY KEY,
    last_id BIGINT      NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO event_sequence (name, last_id) VALUES ('event', 0);
