-- The tests of clusters: what a worker needs to take one over, and the results.
CREATE TABLE cluster_test (
    id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job_uuid     CHAR(36)      NOT NULL,
    cluster_uuid CHAR(36)      NOT NULL,
    kind         VARCHAR(16)   NOT NULL,
    other_party  VARCHAR(64)   NOT NULL,
    -- The job of FATE, once it is submitted.
    fate_job     VARCHAR(64),
    -- Null while the test is running.
    status       VARCHAR(16),
    result       VARCHAR(4000) NOT NULL,
    ended_at     DATETIME(6),
    CONSTRAINT cluster_test_job UNIQUE (job_uuid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX cluster_test_cluster ON cluster_test (cluster_uuid, id);
