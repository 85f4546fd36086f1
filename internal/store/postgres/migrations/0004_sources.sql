-- +goose Up

-- Where leads come from by themselves. key is the end of an address; settings is a JSON object of texts.
CREATE TABLE source (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    kind         TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    settings     TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);

-- The forms of sources whose leads have come. columns is a JSON list of questions, and where their answers go.
CREATE TABLE source_form (
    workspace_id BIGINT NOT NULL,
    source_id    BIGINT NOT NULL,
    key          TEXT COLLATE "C" NOT NULL,
    name         TEXT COLLATE "C" NOT NULL,
    columns      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, source_id, key),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
);

-- What sources were sent, as it came.
CREATE TABLE arrival (
    workspace_id BIGINT NOT NULL,
    id           BIGINT NOT NULL,
    source_id    BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    status       BIGINT NOT NULL,
    problem      TEXT COLLATE "C" NOT NULL,
    body         BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
);
CREATE INDEX arrival_source  ON arrival (workspace_id, source_id, id);
CREATE INDEX arrival_refused ON arrival (workspace_id, source_id, id) WHERE problem <> '';
CREATE INDEX arrival_at      ON arrival (workspace_id, at, id);

-- The leads in it, each once, however often the vendor sends it. They are remembered longer than the arrival that
-- brought them.
CREATE TABLE arrived_lead (
    workspace_id BIGINT NOT NULL,
    source_id    BIGINT NOT NULL,
    vendor_id    TEXT COLLATE "C" NOT NULL,
    arrival_id   BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('due', 'taken', 'test', 'failed')),
    lead_id      BIGINT CHECK (lead_id IS NULL OR state = 'taken'),
    attempts     BIGINT NOT NULL,
    next_at      BIGINT CHECK ((state = 'due') = (next_at IS NOT NULL)),
    problem      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, source_id, vendor_id),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
);
CREATE INDEX arrived_lead_arrival ON arrived_lead (workspace_id, arrival_id, vendor_id);
CREATE INDEX arrived_lead_due     ON arrived_lead (workspace_id, source_id, next_at, vendor_id) WHERE state = 'due';
CREATE INDEX arrived_lead_failed  ON arrived_lead (workspace_id, source_id) WHERE state = 'failed';
CREATE INDEX arrived_lead_old     ON arrived_lead (workspace_id, at);
