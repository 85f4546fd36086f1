-- +goose Up

-- Leads are found by the sender's own id, those that were merged into another one too.
CREATE INDEX lead_external ON lead (workspace_id, external_id) WHERE external_id <> '';
