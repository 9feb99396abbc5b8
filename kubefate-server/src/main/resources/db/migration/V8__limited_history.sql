-- Who started the job that made the revision, once that job was deleted; until then the job says it.
ALTER TABLE revision ADD COLUMN creator VARCHAR(255);
-- The highest number of a revision that was deleted because there were too many; 0 if none was.
ALTER TABLE cluster ADD COLUMN pruned_revision INT DEFAULT 0 NOT NULL;
CREATE INDEX job_end ON job (end_time);
