-- How far each receiver of webhooks is. Times are milliseconds since 1970.
CREATE TABLE webhook (
    -- The SHA-256 of its URL.
    id         CHAR(64) NOT NULL PRIMARY KEY,
    last_id    BIGINT   NOT NULL,
    failures   INT      NOT NULL,
    retry_at   BIGINT   NOT NULL,
    -- The replica that delivers, until held_until.
    held_by    CHAR(36),
    held_until BIGINT   NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
