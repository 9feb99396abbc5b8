-- Holds what ails a module in a few words, beside the one word of Kubernetes.
ALTER TABLE sub_job MODIFY modules_status VARCHAR(255) NOT NULL;
