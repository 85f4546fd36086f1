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

-- Custom fields. choices is a JSON list.
CREATE TABLE field (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    key          TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    type         TEXT    NOT NULL,
    choices      TEXT    NOT NULL,
    place        INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
) STRICT, WITHOUT ROWID;

-- The answers to custom fields of the leads that are there, once more, so that lists can be read along them. value is a
-- text in the order of the field's type; a lead has a row for each choice that it made.
CREATE TABLE lead_field (
    workspace_id INTEGER NOT NULL,
    field_id     INTEGER NOT NULL,
    value        TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, field_id, value, created_at, lead_id),
    FOREIGN KEY (workspace_id, field_id) REFERENCES field (workspace_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_field_lead ON lead_field (workspace_id, lead_id, field_id, value);

-- updated_at is when something last happened to a lead: a note or an enquiry, too, which change nothing of it.
UPDATE lead SET updated_at = max(updated_at, (SELECT max(at) FROM activity a WHERE a.workspace_id = lead.workspace_id AND a.lead_id = lead.id))
    WHERE EXISTS (SELECT 1 FROM activity a WHERE a.workspace_id = lead.workspace_id AND a.lead_id = lead.id AND a.at > lead.updated_at);

-- Lists look at leads in indexes alone: lead_created has all that they look at, those that are read past many leads the
-- most frequent of it.
DROP INDEX lead_created;
DROP INDEX lead_agent;
DROP INDEX lead_status;
DROP INDEX lead_source;
DROP INDEX lead_form;
DROP INDEX lead_name;
CREATE INDEX lead_created ON lead (workspace_id, created_at, id, agent_id, status, source, form, value, updated_at, waiting_rotation_id, batch_id) WHERE deleted = 0;
CREATE INDEX lead_agent   ON lead (workspace_id, agent_id, created_at, id, status, source, form, value) WHERE deleted = 0;
CREATE INDEX lead_status  ON lead (workspace_id, status, created_at, id, agent_id, source, form, value) WHERE deleted = 0;
CREATE INDEX lead_source  ON lead (workspace_id, source, created_at, id, agent_id, status, form, value) WHERE deleted = 0;
CREATE INDEX lead_form    ON lead (workspace_id, form, created_at, id, agent_id, status, source, value) WHERE deleted = 0 AND form <> '';
CREATE INDEX lead_name    ON lead (workspace_id, name_key, id, created_at, agent_id, status, source, form) WHERE deleted = 0;
CREATE INDEX lead_updated ON lead (workspace_id, updated_at, id, created_at, agent_id, status, source, form, value) WHERE deleted = 0;
CREATE INDEX lead_value   ON lead (workspace_id, value, id, created_at, agent_id, status, source, form) WHERE deleted = 0;

-- How many leads have each value: of the kinds lead (all there are), agent (its id; '': none), waiting, status, source,
-- form and tag. Lists choose by it what to read along, and know at once which values there are.
CREATE TABLE lead_count (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    kind         TEXT    NOT NULL,
    value        TEXT    NOT NULL,
    leads        INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, kind, value)
) STRICT, WITHOUT ROWID;
INSERT INTO lead_count (workspace_id, kind, value, leads)
    SELECT workspace_id, 'lead', '', count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'agent', COALESCE(CAST(agent_id AS TEXT), ''), count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, agent_id
    UNION ALL SELECT workspace_id, 'waiting', '', count(*) FROM lead WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'status', status, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, status
    UNION ALL SELECT workspace_id, 'source', source, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, source
    UNION ALL SELECT workspace_id, 'form', form, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, form
    UNION ALL SELECT workspace_id, 'tag', tag, count(*) FROM lead_tag GROUP BY workspace_id, tag;

-- Dropping an index takes what is said of it along.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('lead', 'lead_created',          '1000000 1000000 1 1'),
    ('lead', 'lead_agent',            '1000000 1000000 20000 1 1'),
    ('lead', 'lead_status',           '1000000 1000000 200000 1 1'),
    ('lead', 'lead_source',           '1000000 1000000 150000 1 1'),
    ('lead', 'lead_form',             '1000000 1000000 25000 1 1'),
    ('lead', 'lead_name',             '1000000 1000000 2 1'),
    ('lead', 'lead_updated',          '1000000 1000000 1 1'),
    ('lead', 'lead_value',            '1000000 1000000 100 1'),
    ('lead_field', 'lead_field',      '5000000 5000000 500000 5000 1 1'),
    ('lead_field', 'lead_field_lead', '5000000 5000000 5 1 1'),
    ('lead_count', 'lead_count',      '2000 2000 300 1');
