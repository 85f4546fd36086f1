-- +goose Up

-- How the workspace writes money, phone numbers, dates and numbers, where the outside finds it, and whether a person who
-- asks again is recognised.
ALTER TABLE workspace ADD COLUMN currency TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN phone_region TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN language TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN public_url TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN find_duplicates SMALLINT NOT NULL DEFAULT 1 CHECK (find_duplicates IN (0, 1));

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = left(permissions, length(permissions) - 1) || ',"workspace.manage"]' WHERE kind IN ('owner', 'admin');

-- The workspace's statuses, in order. A lead has the key of one; lead.open says what that meant.
CREATE TABLE status (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    key          TEXT COLLATE "C" NOT NULL,
    place        BIGINT NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
    tone         TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, key)
);
INSERT INTO status (workspace_id, key, place, name, kind, tone)
SELECT workspace_id, s.* FROM workspace CROSS JOIN (VALUES
    ('new', 0, 'New', 'open', 'info'), ('contacted', 1, 'Contacted', 'open', 'warning'), ('qualified', 2, 'Qualified', 'open', 'brand'),
    ('won', 3, 'Won', 'won', 'positive'), ('lost', 4, 'Lost', 'lost', 'neutral')) AS s;

-- Who has a status counts, also among the leads that are deleted, since they can come back.
CREATE INDEX lead_deleted_status ON lead (workspace_id, status) WHERE deleted = 1;

-- Custom fields. choices is a JSON list. filled_to is the last lead whose answers are in lead_field; NULL: all are.
CREATE TABLE field (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    type         TEXT COLLATE "C" NOT NULL,
    choices      TEXT COLLATE "C" NOT NULL,
    place        BIGINT NOT NULL,
    filled_to    BIGINT DEFAULT 0,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
);

-- The answers to custom fields of the leads that are there, once more, so that lists can be read along them. value is a
-- text in the order of the field's type; a lead has a row for each choice that it made. Rows of a field that is deleted
-- are left for a while: they are taken out in portions.
CREATE TABLE lead_field (
    workspace_id BIGINT NOT NULL,
    field_id     BIGINT NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, field_id, value, created_at, lead_id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);
CREATE INDEX lead_field_lead ON lead_field (workspace_id, lead_id, field_id, value);

-- Batches. A batch does more than assign (act is JSON), may go on for long, and says to whoever goes on with it how far it
-- is (progress is JSON). The leads it takes are settled when it begins: batch_part has their ids, packed, until it ends.
ALTER TABLE batch ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'assign';
ALTER TABLE batch ADD COLUMN act TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN processed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN skipped_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN stayed_count BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN undone BIGINT NOT NULL DEFAULT 0;
ALTER TABLE batch ADD COLUMN error TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE batch ADD COLUMN progress TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE batch SET processed = total,
    undone = CASE state WHEN 'undone' THEN done ELSE 0 END,
    skipped_count = CASE skipped WHEN '' THEN 0 ELSE json_array_length(skipped::json) END,
    stayed_count = CASE stayed WHEN '' THEN 0 ELSE json_array_length(stayed::json) END;
-- What of a lead was different before, beside its agent; JSON.
ALTER TABLE batch_lead ADD COLUMN was TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE TABLE batch_part (
    workspace_id BIGINT NOT NULL,
    batch_id     BIGINT NOT NULL,
    part         BIGINT NOT NULL,
    ids          BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, batch_id, part),
    FOREIGN KEY (workspace_id, batch_id) REFERENCES batch (workspace_id, id)
);

-- Deleted leads are found when their time is over, and what hangs on them without looking through all.
CREATE INDEX lead_deleted ON lead (workspace_id, deleted_at, id) WHERE deleted = 1;
CREATE INDEX lead_tag_lead ON lead_tag (workspace_id, lead_id);
UPDATE role SET permissions = left(permissions, length(permissions) - 1) || ',"leads.export"]' WHERE kind IN ('owner', 'admin');

-- updated_at is when something last happened to a lead: a note or an enquiry, too, which change nothing of it.
UPDATE lead SET updated_at = a.at
    FROM (SELECT workspace_id, lead_id, max(at) AS at FROM activity GROUP BY workspace_id, lead_id) a
    WHERE a.workspace_id = lead.workspace_id AND a.lead_id = lead.id AND a.at > lead.updated_at;
CREATE INDEX lead_updated ON lead (workspace_id, updated_at, id) WHERE deleted = 0;
CREATE INDEX lead_value   ON lead (workspace_id, value, id) WHERE deleted = 0;

-- How many leads have each value: of the kinds lead (all there are), agent (its id; '': none), waiting, status, source,
-- form and tag. Lists choose by it what to read along, and know at once which values there are.
CREATE TABLE lead_count (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    kind         TEXT COLLATE "C" NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    leads        BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, kind, value)
);
INSERT INTO lead_count (workspace_id, kind, value, leads)
    SELECT workspace_id, 'lead', '', count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'agent', COALESCE(CAST(agent_id AS TEXT), ''), count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, agent_id
    UNION ALL SELECT workspace_id, 'waiting', '', count(*) FROM lead WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL GROUP BY workspace_id
    UNION ALL SELECT workspace_id, 'status', status, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, status
    UNION ALL SELECT workspace_id, 'source', source, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, source
    UNION ALL SELECT workspace_id, 'form', form, count(*) FROM lead WHERE deleted = 0 GROUP BY workspace_id, form
    UNION ALL SELECT workspace_id, 'tag', tag, count(*) FROM lead_tag GROUP BY workspace_id, tag;

-- How each member wants to see things, as JSON.
CREATE TABLE preference (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
-- What a mention or a task that is due says.
ALTER TABLE notification ADD COLUMN text TEXT COLLATE "C" NOT NULL DEFAULT '';

-- What is to be done about leads. A task that names no hour is due some time on due_on, and due_at is when its member is
-- told; remind_at is that time as long as they are still to be told.
CREATE TABLE task (
    workspace_id BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    member_id    BIGINT NOT NULL,
    text         TEXT COLLATE "C" NOT NULL,
    due_at       BIGINT NOT NULL,
    due_on       TEXT COLLATE "C" NOT NULL,
    remind_at    BIGINT,
    done_at      BIGINT,
    created_at   BIGINT NOT NULL,
    actor_kind   TEXT COLLATE "C" NOT NULL,
    actor_id     BIGINT,
    actor_name   TEXT COLLATE "C" NOT NULL,
    actor_token  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
CREATE INDEX task_lead   ON task (workspace_id, lead_id, id);
CREATE INDEX task_open   ON task (workspace_id, member_id, due_at, id) WHERE done_at IS NULL;
CREATE INDEX task_remind ON task (workspace_id, remind_at, id) WHERE remind_at IS NOT NULL;

-- A lead that was merged into another one is deleted, keeps its timeline and its decisions, and its e-mail address and
-- phone number lead to the one it went into. Duplicates are looked for among closed leads too.
ALTER TABLE lead ADD COLUMN merged_into BIGINT CHECK (merged_into IS NULL OR deleted = 1);
CREATE INDEX lead_merged       ON lead (workspace_id, merged_into, id) WHERE merged_into IS NOT NULL;
CREATE INDEX lead_merged_email ON lead (workspace_id, email_key) WHERE merged_into IS NOT NULL AND email_key IS NOT NULL;
CREATE INDEX lead_merged_phone ON lead (workspace_id, phone_key) WHERE merged_into IS NOT NULL AND phone_key IS NOT NULL;
CREATE INDEX lead_closed_email ON lead (workspace_id, email_key) WHERE deleted = 0 AND open = 0 AND email_key IS NOT NULL;
CREATE INDEX lead_closed_phone ON lead (workspace_id, phone_key) WHERE deleted = 0 AND open = 0 AND phone_key IS NOT NULL;

-- Lists of leads under a name; query is a JSON object of parameters and their values.
CREATE TABLE saved_view (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    owner_id BIGINT NOT NULL,
    shared SMALLINT NOT NULL CHECK (shared IN (0, 1)),
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    query TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (workspace_id, owner_id, name_key);
