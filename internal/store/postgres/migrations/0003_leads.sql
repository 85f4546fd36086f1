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

-- Custom fields. choices is a JSON list.
CREATE TABLE field (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    type         TEXT COLLATE "C" NOT NULL,
    choices      TEXT COLLATE "C" NOT NULL,
    place        BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, key)
);

-- The answers to custom fields of the leads that are there, once more, so that lists can be read along them. value is a
-- text in the order of the field's type; a lead has a row for each choice that it made.
CREATE TABLE lead_field (
    workspace_id BIGINT NOT NULL,
    field_id     BIGINT NOT NULL,
    value        TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, field_id, value, created_at, lead_id),
    FOREIGN KEY (workspace_id, field_id) REFERENCES field (workspace_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);
CREATE INDEX lead_field_lead ON lead_field (workspace_id, lead_id, field_id, value);

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
