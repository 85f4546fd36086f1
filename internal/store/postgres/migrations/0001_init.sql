-- +goose Up

-- The same schema as SQLite's: a test compares the two catalogues. Texts are compared byte by byte, whatever the
-- database's locale, so that lists are in the same order everywhere.
--
-- Every table of ours begins its keys with workspace_id, except: workspace itself, the directory that finds a
-- workspace, and the counter that hands out ids. Times are microseconds since 1970, UTC. An id of 0 in the program
-- is NULL here.

CREATE TABLE workspace (
    workspace_id BIGINT NOT NULL PRIMARY KEY,
    name         TEXT COLLATE "C" NOT NULL,
    zone         TEXT COLLATE "C" NOT NULL,
    demo         SMALLINT NOT NULL CHECK (demo IN (0, 1)),
    created_at   BIGINT NOT NULL
);

-- What is unique in the instance and leads to a workspace: a member's e-mail address, the hash of a secret.
CREATE TABLE directory (
    kind         TEXT COLLATE "C" NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    ref_id       BIGINT NOT NULL,
    PRIMARY KEY (kind, key)
);

-- Ids are taken in blocks and never given twice.
CREATE TABLE counter (
    kind    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    next_id BIGINT NOT NULL
);

CREATE TABLE desk (
    workspace_id   BIGINT NOT NULL PRIMARY KEY REFERENCES workspace,
    policy_version BIGINT NOT NULL,
    dirty          SMALLINT NOT NULL CHECK (dirty IN (0, 1)),
    turn           BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE policy (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    version      BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    author_kind  TEXT COLLATE "C" NOT NULL,
    author_id    BIGINT,
    author_name  TEXT COLLATE "C" NOT NULL,
    author_token TEXT COLLATE "C" NOT NULL,
    body         TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, version)
);

CREATE TABLE role (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL CHECK (kind IN ('owner', 'admin', 'agent', 'custom')),
    name         TEXT COLLATE "C" NOT NULL,
    name_key     TEXT COLLATE "C" NOT NULL,
    permissions  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name_key),
    UNIQUE (workspace_id, id, kind)
);
CREATE UNIQUE INDEX role_builtin ON role (workspace_id, kind) WHERE kind <> 'custom';

CREATE TABLE member (
    workspace_id  BIGINT NOT NULL REFERENCES workspace,
    id            BIGINT NOT NULL,
    name          TEXT COLLATE "C" NOT NULL,
    name_key      TEXT COLLATE "C" NOT NULL,
    email         TEXT COLLATE "C" NOT NULL,
    role_id       BIGINT NOT NULL,
    role_kind     TEXT COLLATE "C" NOT NULL,
    active        SMALLINT NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT COLLATE "C" NOT NULL,
    created_at    BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, role_id, role_kind) REFERENCES role (workspace_id, id, kind)
);
CREATE UNIQUE INDEX member_one_owner ON member (workspace_id) WHERE role_kind = 'owner';
CREATE INDEX member_role ON member (workspace_id, role_id);

CREATE TABLE credential (
    workspace_id BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    member_id    BIGINT NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    hash         TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT,
    expires_at   BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
CREATE INDEX credential_member ON credential (workspace_id, member_id, kind, id);
CREATE INDEX credential_expiry ON credential (workspace_id, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE answer (
    workspace_id  BIGINT NOT NULL REFERENCES workspace,
    credential_id BIGINT NOT NULL,
    path          TEXT COLLATE "C" NOT NULL,
    key           TEXT COLLATE "C" NOT NULL,
    body_hash     TEXT COLLATE "C" NOT NULL,
    status        BIGINT NOT NULL,
    body          BYTEA    NOT NULL,
    expires_at    BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, credential_id, key, path)
);
CREATE INDEX answer_expiry ON answer (workspace_id, expires_at);

-- One agent per lead at a time: agent_id is the assignment, there is no other place for it.
-- A lead that has an agent does not wait for one.
-- Indexes end in id, so that lists can be read from any place on. They hold no more than that: a row of an index is at
-- most 2,700 bytes here.
CREATE TABLE lead (
    workspace_id        BIGINT NOT NULL REFERENCES workspace,
    id                  BIGINT NOT NULL,
    agent_id            BIGINT,
    waiting_rotation_id BIGINT,
    batch_id            BIGINT,
    status              TEXT COLLATE "C" NOT NULL,
    open                SMALLINT NOT NULL CHECK (open IN (0, 1)),
    source              TEXT COLLATE "C" NOT NULL,
    form                TEXT COLLATE "C" NOT NULL,
    created_at          BIGINT NOT NULL,
    updated_at          BIGINT NOT NULL,
    deleted             SMALLINT NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    deleted_at          BIGINT CHECK ((deleted = 1) = (deleted_at IS NOT NULL)),
    version             BIGINT NOT NULL,
    name                TEXT COLLATE "C" NOT NULL,
    name_key            TEXT COLLATE "C" NOT NULL,
    email               TEXT COLLATE "C" NOT NULL,
    email_key           TEXT COLLATE "C",
    phone               TEXT COLLATE "C" NOT NULL,
    phone_key           TEXT COLLATE "C",
    company             TEXT COLLATE "C" NOT NULL,
    country             TEXT COLLATE "C" NOT NULL,
    language            TEXT COLLATE "C" NOT NULL,
    value               DOUBLE PRECISION,
    external_id         TEXT COLLATE "C" NOT NULL,
    tags                TEXT COLLATE "C" NOT NULL,
    fields              TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES member (workspace_id, id),
    CONSTRAINT one_agent_or_waiting CHECK (agent_id IS NULL OR waiting_rotation_id IS NULL)
);
CREATE INDEX lead_created    ON lead (workspace_id, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_agent      ON lead (workspace_id, agent_id, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_waiting    ON lead (workspace_id, created_at, id) WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL;
CREATE INDEX lead_waiting_id ON lead (workspace_id, id) WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL;
CREATE INDEX lead_status     ON lead (workspace_id, status, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_source     ON lead (workspace_id, source, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_form       ON lead (workspace_id, form, created_at, id) WHERE deleted = 0 AND form <> '';
CREATE INDEX lead_batch      ON lead (workspace_id, batch_id, created_at, id) WHERE deleted = 0 AND batch_id IS NOT NULL;
CREATE INDEX lead_name       ON lead (workspace_id, name_key, id) WHERE deleted = 0;
CREATE INDEX lead_email      ON lead (workspace_id, email_key) WHERE deleted = 0 AND open = 1 AND email_key IS NOT NULL;
CREATE INDEX lead_phone      ON lead (workspace_id, phone_key) WHERE deleted = 0 AND open = 1 AND phone_key IS NOT NULL;

-- How many open leads each agent has.
CREATE TABLE agent_load (
    workspace_id BIGINT NOT NULL,
    agent_id     BIGINT NOT NULL,
    leads        BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, agent_id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES member (workspace_id, id)
);

-- The tags of the leads that are there, once more, in the order in which lists are read.
CREATE TABLE lead_tag (
    workspace_id BIGINT NOT NULL,
    tag          TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, tag, created_at, lead_id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);

-- The search words of the leads that are there. Every word begins with its workspace, so that one index serves all.
CREATE TABLE lead_search (
    workspace_id BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    words        TSVECTOR NOT NULL,
    PRIMARY KEY (workspace_id, lead_id)
);
CREATE INDEX lead_search_words ON lead_search USING gin (words);

CREATE TABLE activity (
    workspace_id BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    actor_kind   TEXT COLLATE "C" NOT NULL,
    actor_id     BIGINT,
    actor_name   TEXT COLLATE "C" NOT NULL,
    actor_token  TEXT COLLATE "C" NOT NULL,
    from_id      BIGINT,
    from_name    TEXT COLLATE "C",
    to_id        BIGINT,
    to_name      TEXT COLLATE "C",
    text         TEXT COLLATE "C" NOT NULL,
    changes      TEXT COLLATE "C",
    batch_id     BIGINT,
    decision_id  BIGINT,
    PRIMARY KEY (workspace_id, lead_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);

CREATE TABLE decision (
    workspace_id BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    outcome      TEXT COLLATE "C" NOT NULL,
    agent_id     BIGINT,
    record       BYTEA    NOT NULL,
    PRIMARY KEY (workspace_id, lead_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
);

CREATE TABLE ledger (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    rotation_id  BIGINT NOT NULL,
    next_seq     BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, rotation_id)
);

CREATE TABLE standing (
    workspace_id BIGINT NOT NULL,
    rotation_id  BIGINT NOT NULL,
    agent_id     BIGINT NOT NULL,
    balance      BIGINT NOT NULL,
    last_seq     BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, rotation_id, agent_id),
    FOREIGN KEY (workspace_id, rotation_id) REFERENCES ledger (workspace_id, rotation_id)
);

-- Pools are interned by content: few differ.
CREATE TABLE ledger_pool (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    digest       BYTEA    NOT NULL,
    content      BYTEA    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, digest)
);

CREATE TABLE ledger_entry (
    workspace_id BIGINT NOT NULL,
    rotation_id  BIGINT NOT NULL,
    seq          BIGINT NOT NULL,
    lead_id      BIGINT,
    agent_id     BIGINT,
    kind         TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    pool_id      BIGINT,
    rest         BYTEA,
    PRIMARY KEY (workspace_id, rotation_id, seq),
    FOREIGN KEY (workspace_id, pool_id) REFERENCES ledger_pool (workspace_id, id)
);

CREATE TABLE batch (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    state        TEXT COLLATE "C" NOT NULL,
    target       TEXT COLLATE "C" NOT NULL,
    actor_kind   TEXT COLLATE "C" NOT NULL,
    actor_id     BIGINT,
    actor_name   TEXT COLLATE "C" NOT NULL,
    actor_token  TEXT COLLATE "C" NOT NULL,
    total        BIGINT NOT NULL,
    done         BIGINT NOT NULL,
    skipped      TEXT COLLATE "C" NOT NULL,
    stayed       TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

CREATE TABLE batch_lead (
    workspace_id BIGINT NOT NULL,
    batch_id     BIGINT NOT NULL,
    lead_id      BIGINT NOT NULL,
    from_id      BIGINT,
    to_id        BIGINT,
    activity_id  BIGINT NOT NULL,
    rotation_id  BIGINT,
    ledger_seq   BIGINT,
    PRIMARY KEY (workspace_id, batch_id, lead_id),
    FOREIGN KEY (workspace_id, batch_id) REFERENCES batch (workspace_id, id)
);

CREATE TABLE notification (
    workspace_id BIGINT NOT NULL,
    member_id    BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    lead_id      BIGINT,
    batch_id     BIGINT,
    count        BIGINT NOT NULL,
    actor_kind   TEXT COLLATE "C" NOT NULL,
    actor_id     BIGINT,
    actor_name   TEXT COLLATE "C" NOT NULL,
    actor_token  TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    read_at      BIGINT,
    PRIMARY KEY (workspace_id, member_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
CREATE INDEX notification_unread ON notification (workspace_id, member_id, id) WHERE read_at IS NULL;
CREATE INDEX notification_batch ON notification (workspace_id, batch_id, member_id, id) WHERE read_at IS NULL AND batch_id IS NOT NULL;

