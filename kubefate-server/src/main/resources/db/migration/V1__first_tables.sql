-- Runs unchanged on MySQL 8+, MariaDB 10.11+ and H2 in MySQL mode. Table names differ from those of the Go service, so that both can
-- share a database. Times are UTC.

CREATE TABLE setting (
    name       VARCHAR(64)   NOT NULL PRIMARY KEY,
    content    VARCHAR(4000) NOT NULL,
    updated_at DATETIME(6)   NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE account (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid          CHAR(36)     NOT NULL,
    username      VARCHAR(255) NOT NULL,
    password      VARCHAR(255) NOT NULL,
    -- Raised with each new password; tokens carry it, so that older ones are refused.
    password_age  INT          NOT NULL,
    email         VARCHAR(255) NOT NULL,
    role          VARCHAR(16)  NOT NULL,
    status        VARCHAR(16)  NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    updated_at    DATETIME(6)  NOT NULL,
    CONSTRAINT account_uuid UNIQUE (uuid),
    CONSTRAINT account_username UNIQUE (username)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Tokens given back by logout, until they would have expired anyway.
CREATE TABLE revoked_token (
    id         CHAR(36)    NOT NULL PRIMARY KEY,
    expires_at DATETIME(6) NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX revoked_token_expiry ON revoked_token (expires_at);

CREATE TABLE login_failure (
    id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(255) NOT NULL,
    address  VARCHAR(64)  NOT NULL,
    at       DATETIME(6)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX login_failure_username ON login_failure (username, at);
CREATE INDEX login_failure_address ON login_failure (address, at);
CREATE INDEX login_failure_at ON login_failure (at);

CREATE TABLE chart (
    id             BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid           CHAR(36)     NOT NULL,
    name           VARCHAR(255) NOT NULL,
    version        VARCHAR(255) NOT NULL,
    app_version    VARCHAR(255) NOT NULL,
    archive        LONGBLOB     NOT NULL,
    digest         CHAR(64)     NOT NULL,
    source         VARCHAR(16)  NOT NULL,
    -- The release of the service that brought a bundled chart; empty for others.
    bundled_by     VARCHAR(64)  NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    updated_at     DATETIME(6)  NOT NULL,
    CONSTRAINT chart_uuid UNIQUE (uuid),
    CONSTRAINT chart_name_version UNIQUE (name, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE cluster (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid             CHAR(36)     NOT NULL,
    name             VARCHAR(255) NOT NULL,
    namespace        VARCHAR(255) NOT NULL,
    chart_name       VARCHAR(255) NOT NULL,
    chart_version    VARCHAR(255) NOT NULL,
    spec             LONGTEXT     NOT NULL,
    chart_values     LONGTEXT     NOT NULL,
    revision         INT          NOT NULL,
    release_revision INT          NOT NULL,
    status           VARCHAR(16)  NOT NULL,
    -- The job at work on it; others are refused meanwhile.
    busy_with        CHAR(36),
    created_at       DATETIME(6)  NOT NULL,
    updated_at       DATETIME(6)  NOT NULL,
    deleted_at       DATETIME(6),
    -- Null for deleted clusters, so that the constraint below counts the living only.
    living           TINYINT      GENERATED ALWAYS AS (CASE WHEN deleted_at IS NULL THEN 1 END),
    CONSTRAINT cluster_uuid UNIQUE (uuid),
    CONSTRAINT cluster_living UNIQUE (namespace, name, living)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX cluster_deleted ON cluster (deleted_at, id);
CREATE INDEX cluster_status ON cluster (status, id);
CREATE INDEX cluster_chart ON cluster (chart_name, chart_version, deleted_at);

CREATE TABLE revision (
    id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- The cluster's uuid; for the release of the upgrade manager that of its job.
    release_uuid  CHAR(36)     NOT NULL,
    number        INT          NOT NULL,
    job_uuid      CHAR(36)     NOT NULL,
    chart_name    VARCHAR(255) NOT NULL,
    chart_version VARCHAR(255) NOT NULL,
    spec          LONGTEXT     NOT NULL,
    chart_values  LONGTEXT     NOT NULL,
    crds          LONGTEXT     NOT NULL,
    manifest      LONGTEXT     NOT NULL,
    hooks         LONGTEXT     NOT NULL,
    notes         LONGTEXT     NOT NULL,
    rolls_back_to INT,
    status        VARCHAR(16)  NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    updated_at    DATETIME(6)  NOT NULL,
    CONSTRAINT revision_number UNIQUE (release_uuid, number)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX revision_job ON revision (job_uuid);

CREATE TABLE job (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid             CHAR(36)     NOT NULL,
    cluster_uuid     CHAR(36)     NOT NULL,
    method           VARCHAR(32)  NOT NULL,
    creator          VARCHAR(255) NOT NULL,
    args             LONGTEXT,
    status           VARCHAR(16)  NOT NULL,
    -- Set once it is clear that the job will not succeed: the status it ends in when it has cleaned up.
    ending           VARCHAR(16),
    -- Counts the workers that took the job up; what an earlier one still writes is refused.
    attempt          INT          NOT NULL,
    time_limit_nanos BIGINT       NOT NULL,
    start_time       DATETIME(6)  NOT NULL,
    end_time         DATETIME(6),
    stop_asked_at    DATETIME(6),
    created_at       DATETIME(6)  NOT NULL,
    updated_at       DATETIME(6)  NOT NULL,
    CONSTRAINT job_uuid UNIQUE (uuid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX job_cluster ON job (cluster_uuid, id);
CREATE INDEX job_status ON job (status, id);

-- What happened in a job, in the order of the ids.
CREATE TABLE job_state (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job_id     BIGINT        NOT NULL,
    -- Names a step that is told once however often it is repeated; null for anything else.
    step       VARCHAR(64),
    text       VARCHAR(4000) NOT NULL,
    created_at DATETIME(6)   NOT NULL,
    CONSTRAINT job_state_step UNIQUE (job_id, step),
    CONSTRAINT job_state_job FOREIGN KEY (job_id) REFERENCES job (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX job_state_order ON job_state (job_id, id);

CREATE TABLE sub_job (
    id             BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    job_id         BIGINT        NOT NULL,
    module         VARCHAR(255)  NOT NULL,
    status         VARCHAR(16)   NOT NULL,
    modules_status VARCHAR(32)   NOT NULL,
    reason         VARCHAR(4000),
    start_time     DATETIME(6)   NOT NULL,
    end_time       DATETIME(6),
    CONSTRAINT sub_job_module UNIQUE (job_id, module),
    CONSTRAINT sub_job_job FOREIGN KEY (job_id) REFERENCES job (id) ON DELETE CASCADE
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- db-scheduler's own table.
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BLOB,
    execution_time       DATETIME(6)  NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(50),
    last_success         DATETIME(6),
    last_failure         DATETIME(6),
    consecutive_failures INT,
    last_heartbeat       DATETIME(6),
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
