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

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('lead', 'lead_deleted_status', '10000 10000 2000');

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

-- Batches. A batch does more than assign (act is JSON), may go on for long, and says to whoever goes on with it how far it
-- is (progress is JSON). The leads it takes are settled when it begins: batch_part has their ids, packed, until it ends.
ALTER TABLE batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'assign';
ALTER TABLE batch ADD COLUMN act TEXT NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN processed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN skipped_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN stayed_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN error TEXT NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN progress TEXT NOT NULL DEFAULT '';
UPDATE batch SET processed = total,
    undone = CASE state WHEN 'undone' THEN done ELSE 0 END,
    skipped_count = CASE skipped WHEN '' THEN 0 ELSE json_array_length(skipped) END,
    stayed_count = CASE stayed WHEN '' THEN 0 ELSE json_array_length(stayed) END;
-- What of a lead was different before, beside its agent; JSON.
ALTER TABLE batch_lead ADD COLUMN was TEXT NOT NULL DEFAULT '';
CREATE TABLE batch_part (
    workspace_id INTEGER NOT NULL,
    batch_id     INTEGER NOT NULL,
    part         INTEGER NOT NULL,
    ids          BLOB NOT NULL,
    PRIMARY KEY (workspace_id, batch_id, part),
    FOREIGN KEY (workspace_id, batch_id) REFERENCES batch (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- Deleted leads are found when their time is over, and what hangs on them without looking through all.
CREATE INDEX lead_deleted ON lead (workspace_id, deleted_at, id) WHERE deleted = 1;
CREATE INDEX lead_tag_lead ON lead_tag (workspace_id, lead_id);
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('lead', 'lead_deleted',       '10000 10000 1 1'),
    ('lead_tag', 'lead_tag_lead',  '1000000 1000000 1'),
    ('batch_part', 'batch_part',   '1000 1000 10 1');
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'leads.export') WHERE kind IN ('owner', 'admin');

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

-- How each member wants to see things, as JSON.
CREATE TABLE preference (
    workspace_id INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
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

-- Lists of leads under a name; query is a JSON object of parameters and their values.
CREATE TABLE saved_view (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    owner_id     INTEGER NOT NULL,
    shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    query        TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_name ON saved_view (workspace_id, owner_id, name_key);
