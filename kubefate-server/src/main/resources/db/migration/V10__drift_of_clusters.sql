-- How a cluster was seen last, and what differs from its applied manifest, as JSON.
ALTER TABLE cluster ADD COLUMN drift LONGTEXT;
ALTER TABLE cluster ADD COLUMN health VARCHAR(8);
-- Repairs that the service has started by itself in a row.
ALTER TABLE cluster ADD COLUMN own_repairs INT NOT NULL DEFAULT 0;
ALTER TABLE cluster ADD COLUMN last_own_repair DATETIME(6);
