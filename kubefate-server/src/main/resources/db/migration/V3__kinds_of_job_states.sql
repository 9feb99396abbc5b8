-- What sort of thing each state of a job is, so that nobody has to read that out of its text.
ALTER TABLE job_state ADD COLUMN kind VARCHAR(16) DEFAULT 'STEP' NOT NULL;
ALTER TABLE job_state ADD COLUMN counter INT;
-- The module it is about, whose sub-job tells the same.
ALTER TABLE job_state ADD COLUMN module VARCHAR(255);

-- Until now their texts and steps told.
UPDATE job_state SET kind = 'CHECK', counter = SUBSTRING(text, 26, CHAR_LENGTH(text) - 26)
    WHERE step = 'checkout' AND text LIKE 'checkout cluster status [%]';
UPDATE job_state SET kind = 'REASON' WHERE step = 'reason';
UPDATE job_state SET kind = 'TIMEOUT' WHERE step = 'reason' AND text LIKE 'checkout cluster status timeOut!%';
UPDATE job_state SET kind = 'WARNING' WHERE step LIKE 'sick-%' OR step = 'kubernetes-away';
UPDATE job_state SET kind = 'WARNING' WHERE step IS NULL AND (text LIKE 'warning: %' OR text LIKE '% does not get on: %');
UPDATE job_state SET module = SUBSTRING(text, 1, LOCATE(' is not available: ', text) - 1)
    WHERE step LIKE 'sick-%' AND text LIKE '% is not available: %';
UPDATE job_state SET kind = 'END'
    WHERE step IS NULL AND (text LIKE 'not everything could be taken back: %' OR text IN ('job run Success',
        'what was installed is removed', 'nothing was installed', 'the cluster is as it was', 'Cluster run rollback Success',
        'the cluster stays; delete it again when the cause is removed'));
