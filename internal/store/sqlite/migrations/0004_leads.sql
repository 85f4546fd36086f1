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

-- What a mention or a task that is due says.
ALTER TABLE notification ADD COLUMN text TEXT NOT NULL DEFAULT '';

-- What is to be done about leads. A task that names no hour is due some time on due_on, and due_at is when its member is
-- told; remind_at is that time as long as they are still to be told.
CREATE TABLE task (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    due_at       INTEGER NOT NULL,
    due_on       TEXT    NOT NULL,
    remind_at    INTEGER,
    done_at      INTEGER,
    created_at   INTEGER NOT NULL,
    actor_kind   TEXT    NOT NULL,
    actor_id     INTEGER,
    actor_name   TEXT    NOT NULL,
    actor_token  TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_lead   ON task (workspace_id, lead_id, id);
CREATE INDEX task_open   ON task (workspace_id, member_id, due_at, id) WHERE done_at IS NULL;
CREATE INDEX task_remind ON task (workspace_id, remind_at, id) WHERE remind_at IS NOT NULL;

-- A lead that was merged into another one is deleted, keeps its timeline and its decisions, and its e-mail address and
-- phone number lead to the one it went into. Duplicates are looked for among closed leads too.
ALTER TABLE lead ADD COLUMN merged_into INTEGER CHECK (merged_into IS NULL OR deleted = 1);
CREATE INDEX lead_merged       ON lead (workspace_id, merged_into, id) WHERE merged_into IS NOT NULL;
CREATE INDEX lead_merged_email ON lead (workspace_id, email_key) WHERE merged_into IS NOT NULL AND email_key IS NOT NULL;
CREATE INDEX lead_merged_phone ON lead (workspace_id, phone_key) WHERE merged_into IS NOT NULL AND phone_key IS NOT NULL;
CREATE INDEX lead_closed_email ON lead (workspace_id, email_key) WHERE deleted = 0 AND open = 0 AND email_key IS NOT NULL;
CREATE INDEX lead_closed_phone ON lead (workspace_id, phone_key) WHERE deleted = 0 AND open = 0 AND phone_key IS NOT NULL;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('task', 'task',              '100000 100000 1'),
    ('task', 'task_lead',         '100000 100000 2 1'),
    ('task', 'task_open',         '20000 20000 400 1 1'),
    ('task', 'task_remind',       '20000 20000 1 1'),
    ('lead', 'lead_merged',       '10000 10000 1 1'),
    ('lead', 'lead_merged_email', '10000 10000 1'),
    ('lead', 'lead_merged_phone', '10000 10000 1'),
    ('lead', 'lead_closed_email', '400000 400000 1'),
    ('lead', 'lead_closed_phone', '400000 400000 1');
