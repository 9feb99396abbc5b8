-- How far the tables of the Go service, if this database has them, have been taken over. Its rows are locked meanwhile.
CREATE TABLE takeover (
    source   VARCHAR(16) NOT NULL PRIMARY KEY,
    last_id  BIGINT      NOT NULL,
    taken_at DATETIME(6)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO takeover (source, last_id) VALUES ('users', 0), ('helm_charts', 0), ('clusters', 0), ('jobs', 0);
