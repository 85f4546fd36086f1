-- +goose Up

-- Every table of ours begins its keys with workspace_id, except: workspace itself, the directory that finds a
-- workspace, and the counter that hands out ids. Times are microseconds since 1970, UTC. An id of 0 in the program
-- is NULL here.

CREATE TABLE workspace (
    workspace_id INTEGER NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    zone         TEXT    NOT NULL,
    demo         INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at   INTEGER NOT NULL
) STRICT;

-- What is unique in the instance and leads to a workspace: a member's e-mail address, the hash of a secret.
CREATE TABLE directory (
    kind         TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    ref_id       INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

-- Ids are taken in blocks and never given twice.
CREATE TABLE counter (
    kind    TEXT    NOT NULL PRIMARY KEY,
    next_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
    workspace_id   INTEGER NOT NULL PRIMARY KEY REFERENCES workspace,
    policy_version INTEGER NOT NULL,
    dirty          INTEGER NOT NULL CHECK (dirty IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    version      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    author_kind  TEXT    NOT NULL,
    author_id    INTEGER,
    author_name  TEXT    NOT NULL,
    author_token TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, version)
) STRICT;

CREATE TABLE role (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('owner', 'admin', 'agent', 'custom')),
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    permissions  TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, name_key),
    UNIQUE (workspace_id, id, kind)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX role_builtin ON role (workspace_id, kind) WHERE kind <> 'custom';

CREATE TABLE member (
    workspace_id  INTEGER NOT NULL REFERENCES workspace,
    id            INTEGER NOT NULL,
    name          TEXT    NOT NULL,
    name_key      TEXT    NOT NULL,
    email         TEXT    NOT NULL,
    role_id       INTEGER NOT NULL,
    role_kind     TEXT    NOT NULL,
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, role_id, role_kind) REFERENCES role (workspace_id, id, kind)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_one_owner ON member (workspace_id) WHERE role_kind = 'owner';
CREATE INDEX member_role ON member (workspace_id, role_id);

CREATE TABLE credential (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    member_id    INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER,
    expires_at   INTEGER,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_member ON credential (workspace_id, member_id, kind, id);
CREATE INDEX credential_expiry ON credential (workspace_id, expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE answer (
    workspace_id  INTEGER NOT NULL REFERENCES workspace,
    credential_id INTEGER NOT NULL,
    path          TEXT    NOT NULL,
    key           TEXT    NOT NULL,
    body_hash     TEXT    NOT NULL,
    status        INTEGER NOT NULL,
    body          BLOB    NOT NULL,
    expires_at    INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, credential_id, key, path)
) STRICT;
CREATE INDEX answer_expiry ON answer (workspace_id, expires_at);

-- One agent per lead at a time: agent_id is the assignment, there is no other place for it.
-- A lead that has an agent does not wait for one.
-- Indexes end in id, so that lists can be read from any place on; those that are read past many leads hold what else
-- a list may ask for. (SQLite reads an index alone where deleted = 0, but not where deleted_at IS NULL.)
CREATE TABLE lead (
    workspace_id        INTEGER NOT NULL REFERENCES workspace,
    id                  INTEGER NOT NULL,
    agent_id            INTEGER,
    waiting_rotation_id INTEGER,
    batch_id            INTEGER,
    status              TEXT    NOT NULL,
    open                INTEGER NOT NULL CHECK (open IN (0, 1)),
    source              TEXT    NOT NULL,
    form                TEXT    NOT NULL,
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL,
    deleted             INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    deleted_at          INTEGER CHECK (deleted = (deleted_at IS NOT NULL)),
    version             INTEGER NOT NULL,
    name                TEXT    NOT NULL,
    name_key            TEXT    NOT NULL,
    email               TEXT    NOT NULL,
    email_key           TEXT,
    phone               TEXT    NOT NULL,
    phone_key           TEXT,
    company             TEXT    NOT NULL,
    country             TEXT    NOT NULL,
    language            TEXT    NOT NULL,
    value               REAL,
    external_id         TEXT    NOT NULL,
    tags                TEXT    NOT NULL,
    fields              TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES member (workspace_id, id),
    CONSTRAINT one_agent_or_waiting CHECK (agent_id IS NULL OR waiting_rotation_id IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_created    ON lead (workspace_id, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_agent      ON lead (workspace_id, agent_id, created_at, id, status, source, form) WHERE deleted = 0;
CREATE INDEX lead_waiting    ON lead (workspace_id, created_at, id) WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL;
CREATE INDEX lead_waiting_id ON lead (workspace_id, id) WHERE deleted = 0 AND waiting_rotation_id IS NOT NULL;
CREATE INDEX lead_status     ON lead (workspace_id, status, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_source     ON lead (workspace_id, source, created_at, id) WHERE deleted = 0;
CREATE INDEX lead_form       ON lead (workspace_id, form, created_at, id) WHERE deleted = 0 AND form <> '';
CREATE INDEX lead_batch      ON lead (workspace_id, batch_id, created_at, id) WHERE deleted = 0 AND batch_id IS NOT NULL;
CREATE INDEX lead_name       ON lead (workspace_id, name_key, id, agent_id, status, source, form) WHERE deleted = 0;
CREATE INDEX lead_email      ON lead (workspace_id, email_key) WHERE deleted = 0 AND open = 1 AND email_key IS NOT NULL;
CREATE INDEX lead_phone      ON lead (workspace_id, phone_key) WHERE deleted = 0 AND open = 1 AND phone_key IS NOT NULL;
CREATE INDEX lead_load       ON lead (workspace_id, agent_id) WHERE deleted = 0 AND open = 1 AND agent_id IS NOT NULL;

-- The tags of the leads that are there, once more, in the order in which lists are read.
CREATE TABLE lead_tag (
    workspace_id INTEGER NOT NULL,
    tag          TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, tag, created_at, lead_id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- The search words of the leads that are there; rowid is the lead's id. Every word begins with its workspace, which is
-- one character: prefix indexes the first one, two and three of the word itself.
CREATE VIRTUAL TABLE lead_search USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3 4');

CREATE TABLE activity (
    workspace_id INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    actor_kind   TEXT    NOT NULL,
    actor_id     INTEGER,
    actor_name   TEXT    NOT NULL,
    actor_token  TEXT    NOT NULL,
    from_id      INTEGER,
    from_name    TEXT,
    to_id        INTEGER,
    to_name      TEXT,
    text         TEXT    NOT NULL,
    changes      TEXT,
    batch_id     INTEGER,
    decision_id  INTEGER,
    PRIMARY KEY (workspace_id, lead_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    workspace_id INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    outcome      TEXT    NOT NULL,
    agent_id     INTEGER,
    record       BLOB    NOT NULL,
    PRIMARY KEY (workspace_id, lead_id, id),
    FOREIGN KEY (workspace_id, lead_id) REFERENCES lead (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    rotation_id  INTEGER NOT NULL,
    next_seq     INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, rotation_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
    workspace_id INTEGER NOT NULL,
    rotation_id  INTEGER NOT NULL,
    agent_id     INTEGER NOT NULL,
    balance      INTEGER NOT NULL,
    last_seq     INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, rotation_id, agent_id),
    FOREIGN KEY (workspace_id, rotation_id) REFERENCES ledger (workspace_id, rotation_id)
) STRICT, WITHOUT ROWID;

-- Pools are interned by content: few differ.
CREATE TABLE ledger_pool (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    digest       BLOB    NOT NULL,
    content      BLOB    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
    workspace_id INTEGER NOT NULL,
    rotation_id  INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    lead_id      INTEGER,
    agent_id     INTEGER,
    kind         TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    pool_id      INTEGER,
    rest         BLOB,
    PRIMARY KEY (workspace_id, rotation_id, seq),
    FOREIGN KEY (workspace_id, pool_id) REFERENCES ledger_pool (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    target       TEXT    NOT NULL,
    actor_kind   TEXT    NOT NULL,
    actor_id     INTEGER,
    actor_name   TEXT    NOT NULL,
    actor_token  TEXT    NOT NULL,
    total        INTEGER NOT NULL,
    done         INTEGER NOT NULL,
    skipped      TEXT    NOT NULL,
    stayed       TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE batch_lead (
    workspace_id INTEGER NOT NULL,
    batch_id     INTEGER NOT NULL,
    lead_id      INTEGER NOT NULL,
    from_id      INTEGER,
    to_id        INTEGER,
    activity_id  INTEGER NOT NULL,
    rotation_id  INTEGER,
    ledger_seq   INTEGER,
    PRIMARY KEY (workspace_id, batch_id, lead_id),
    FOREIGN KEY (workspace_id, batch_id) REFERENCES batch (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
    workspace_id INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    lead_id      INTEGER,
    batch_id     INTEGER,
    count        INTEGER NOT NULL,
    actor_kind   TEXT    NOT NULL,
    actor_id     INTEGER,
    actor_name   TEXT    NOT NULL,
    actor_token  TEXT    NOT NULL,
    at           INTEGER NOT NULL,
    read_at      INTEGER,
    PRIMARY KEY (workspace_id, member_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX notification_unread ON notification (workspace_id, member_id, id) WHERE read_at IS NULL;
CREATE INDEX notification_batch ON notification (workspace_id, batch_id, member_id, id) WHERE read_at IS NULL AND batch_id IS NOT NULL;

-- Plans that never change: SQLite is told once how a large workspace looks, and is not asked to look for itself.
-- Each row says how many rows an index has, and how many share its first column, its first two, and so on.
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('lead', 'lead',            '1000000 1000000 1'),
    ('lead', 'lead_created',    '1000000 1000000 1 1'),
    ('lead', 'lead_agent',      '1000000 1000000 20000 1 1'),
    ('lead', 'lead_waiting',    '1000 1000 1 1'),
    ('lead', 'lead_waiting_id', '1000 1000 1'),
    ('lead', 'lead_status',     '1000000 1000000 200000 1 1'),
    ('lead', 'lead_source',     '1000000 1000000 150000 1 1'),
    ('lead', 'lead_form',       '1000000 1000000 25000 1 1'),
    ('lead', 'lead_batch',      '500000 500000 1000 1 1'),
    ('lead', 'lead_name',       '1000000 1000000 2 1'),
    ('lead', 'lead_email',      '600000 600000 1'),
    ('lead', 'lead_phone',      '600000 600000 1'),
    ('lead', 'lead_load',       '600000 600000 12000'),
    ('lead_tag', 'lead_tag',    '1000000 1000000 25000 1 1'),
    ('activity', 'activity',    '3000000 3000000 3 1'),
    ('decision', 'decision',    '1000000 1000000 1 1'),
    ('notification', 'notification',        '1000000 1000000 20000 1'),
    ('notification', 'notification_unread', '100000 100000 2000 1'),
    ('notification', 'notification_batch',  '10000 10000 20 2 1'),
    ('ledger_entry', 'ledger_entry',        '1000000 1000000 200000 1'),
    ('ledger_pool', 'ledger_pool',          '1000 1000 1'),
    ('batch_lead', 'batch_lead',            '500000 500000 1000 1'),
    ('directory', 'directory',  '10000 5000 1');
