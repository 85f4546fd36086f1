-- +goose Up

-- How the workspace writes money, phone numbers, dates and numbers, where the outside finds it, and whether a person who
-- asks again is recognised.
ALTER TABLE workspace ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN phone_region TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN public_url TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN find_duplicates INTEGER NOT NULL DEFAULT 1 CHECK (find_duplicates IN (0, 1));

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'workspace.manage') WHERE kind IN ('owner', 'admin');

-- The workspace's statuses, in order. A lead has the key of one; lead.open says what that meant.
CREATE TABLE status (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    key          TEXT    NOT NULL,
    place        INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
    tone         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, key)
) STRICT, WITHOUT ROWID;
INSERT INTO status (workspace_id, key, place, name, kind, tone)
SELECT workspace_id, s.* FROM workspace CROSS JOIN (VALUES
    ('new', 0, 'New', 'open', 'info'), ('contacted', 1, 'Contacted', 'open', 'warning'), ('qualified', 2, 'Qualified', 'open', 'brand'),
    ('won', 3, 'Won', 'won', 'positive'), ('lost', 4, 'Lost', 'lost', 'neutral')) AS s;

-- Who has a status counts, also among the leads that are deleted, since they can come back.
CREATE INDEX lead_deleted_status ON lead (workspace_id, status) WHERE deleted = 1;

-- Custom fields. choices is a JSON list. filled_to is the last lead whose answers are in lead_field; NULL: all are.
CREATE TABLE field (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    key          TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    type         TEXT    NOT NULL,
    choices      TEXT    NOT NULL,
    place        INTEGER NOT NULL,
    filled_to    INTEGER DEFAULT 0,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
) STRICT, WITHOUT ROWID;

-- The answers to custom fields of the leads that are there, once more, so that lists can be read along them. value is a
-- text in the order of the field's type; a lead has a row for each choice that it made. Rows of a field that is deleted
-- are left for a while: they are taken out in portions.
CREATE TABLE lead_field (
    workspace_id INTEGER NOT NULL,
    field_id     INTEGER NOT NULL,
    value        TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, field_id, value, created_at, lead_id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_field_lead ON lead_field (workspace_id, lead_id, field_id, value);
