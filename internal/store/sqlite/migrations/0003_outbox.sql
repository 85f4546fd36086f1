-- +goose Up

-- The last turn that was no round of intake: who remembers people, rules and webhooks since then has missed nothing of them.
ALTER TABLE desk ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;

-- URLs that are told what happens. events is a JSON list.
CREATE TABLE webhook (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    url          TEXT    NOT NULL,
    events       TEXT    NOT NULL,
    secret       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    off_at       INTEGER,
    off_reason   TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- The outbox: what is on its way to a webhook commits with what happened.
CREATE TABLE delivery (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    webhook_id   INTEGER NOT NULL,
    message_id   TEXT    NOT NULL,
    type         TEXT    NOT NULL,
    lead_id      INTEGER,
    batch_id     INTEGER,
    body         TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('due', 'delivered', 'failed')),
    attempts     INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    next_at      INTEGER CHECK ((state = 'due') = (next_at IS NOT NULL)),
    last_at      INTEGER,
    status       INTEGER NOT NULL,
    error        TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhook (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_due     ON delivery (workspace_id, webhook_id, next_at, id) WHERE state = 'due';
CREATE INDEX delivery_webhook ON delivery (workspace_id, webhook_id, id);
CREATE INDEX delivery_failed  ON delivery (workspace_id, id) WHERE state = 'failed';
CREATE INDEX delivery_old     ON delivery (workspace_id, state, at);

-- What is to be done in the background, at most one of a kind and a reference. While somebody works on a job its lease
-- has not ended, and run_at says whether it was wanted again meanwhile.
CREATE TABLE job (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    kind         TEXT    NOT NULL,
    ref_id       INTEGER NOT NULL,
    run_at       INTEGER,
    lease_ends   INTEGER,
    holder       TEXT    NOT NULL CHECK ((holder = '') = (lease_ends IS NULL)),
    failures     INTEGER NOT NULL,
    error        TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, kind, ref_id),
    CHECK (run_at IS NOT NULL OR lease_ends IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO job (workspace_id, kind, ref_id, run_at, holder, failures, error) SELECT workspace_id, 'sweep', 0, 0, '', 0, '' FROM workspace;
INSERT INTO job (workspace_id, kind, ref_id, run_at, holder, failures, error) SELECT workspace_id, 'tidy', 0, 0, '', 0, '' FROM workspace;

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'integrations.manage') WHERE kind IN ('owner', 'admin');
