-- An attempt counts as a failure from before its password is checked. The rows are of the last minutes.
DELETE FROM login_failure;
ALTER TABLE login_failure ADD COLUMN pending BOOLEAN DEFAULT FALSE NOT NULL;

-- From where users have logged in lately; the user is the digest of the name, as in login_failure.
CREATE TABLE login_address (
    username CHAR(64)    NOT NULL,
    address  VARCHAR(64) NOT NULL,
    at       DATETIME(6) NOT NULL,
    PRIMARY KEY (username, address)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX login_address_at ON login_address (at);
