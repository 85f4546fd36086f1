-- +goose Up

-- The last turn that was no round of intake: who remembers people, rules and webhooks since then has missed nothing of them.
ALTER TABLE desk ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;

-- URLs that are told what happens. events is a JSON list.
CREATE TABLE webhook (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id BIGINT NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    events TEXT COLLATE "C" NOT NULL,
    secret TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    off_at BIGINT,
    off_reason TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- The outbox: what is on its way to a webhook commits with what happened.
CREATE TABLE delivery (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    webhook_id BIGINT NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    lead_id BIGINT,
    batch_id BIGINT,
    body TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('due', 'delivered', 'failed')),
    attempts BIGINT NOT NULL,
    at BIGINT NOT NULL,
    next_at BIGINT CHECK ((state = 'due') = (next_at IS NOT NULL)),
    last_at BIGINT,
    status BIGINT NOT NULL,
    error TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhook (workspace_id, id)
);
CREATE INDEX delivery_due     ON delivery (workspace_id, webhook_id, next_at, id) WHERE state = 'due';
CREATE INDEX delivery_webhook ON delivery (workspace_id, webhook_id, id);
CREATE INDEX delivery_failed  ON delivery (workspace_id, id) WHERE state = 'failed';
CREATE INDEX delivery_old     ON delivery (workspace_id, state, at);

-- What is to be done in the background, at most one of a kind and a reference. While somebody works on a job its lease
-- has not ended, and run_at says whether it was wanted again meanwhile.
CREATE TABLE job (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    kind TEXT COLLATE "C" NOT NULL,
    ref_id BIGINT NOT NULL,
    run_at BIGINT,
    lease_ends BIGINT,
    holder TEXT COLLATE "C" NOT NULL CHECK ((holder = '') = (lease_ends IS NULL)),
    failures BIGINT NOT NULL,
    error TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, kind, ref_id),
    CHECK (run_at IS NOT NULL OR lease_ends IS NOT NULL)
);
INSERT INTO job (workspace_id, kind, ref_id, run_at, holder, failures, error) SELECT workspace_id, 'sweep', 0, 0, '', 0, '' FROM workspace;
INSERT INTO job (workspace_id, kind, ref_id, run_at, holder, failures, error) SELECT workspace_id, 'tidy', 0, 0, '', 0, '' FROM workspace;

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = left(permissions, length(permissions) - 1) || ',"integrations.manage"]' WHERE kind IN ('owner', 'admin');
