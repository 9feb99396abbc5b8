-- Who did what to which object, when, from where, and how it ended. Never what was sent: that may contain secrets.
CREATE TABLE audit (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at           DATETIME(6)  NOT NULL,
    -- Logins and refused requests that are equal are counted in one row for an hour; last_at is when the last one came.
    times        INT          NOT NULL,
    last_at      DATETIME(6)  NOT NULL,
    -- Empty if nobody was logged in, or the name is not that of an account.
    username     VARCHAR(255) NOT NULL,
    address      VARCHAR(64)  NOT NULL,
    action       VARCHAR(64)  NOT NULL,
    target       VARCHAR(255) NOT NULL,
    cluster_uuid CHAR(36),
    detail       VARCHAR(255) NOT NULL,
    outcome      VARCHAR(16)  NOT NULL,
    -- That of the response; null until there is one.
    status       INT,
    -- The job that the request has started. Its end becomes the outcome.
    job_uuid     CHAR(36),
    -- The digest of what is counted together; null for what is not.
    folded       CHAR(64),
    CONSTRAINT audit_folded UNIQUE (folded)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
-- One for each filter, in the order of the list.
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_username ON audit (username, at, id);
CREATE INDEX audit_cluster ON audit (cluster_uuid, at, id);
CREATE INDEX audit_target ON audit (target, at, id);
CREATE INDEX audit_action ON audit (action, at, id);
CREATE INDEX audit_outcome ON audit (outcome, at, id);
CREATE INDEX audit_job ON audit (job_uuid);
