-- +goose Up

-- Where leads come from by themselves. key is the end of an address; settings is a JSON object of texts.
CREATE TABLE source (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    settings     TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- The forms of sources whose leads have come. columns is a JSON list of questions, and where their answers go.
CREATE TABLE source_form (
    workspace_id INTEGER NOT NULL,
    source_id    INTEGER NOT NULL,
    key          TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    columns      TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, source_id, key),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- What sources were sent, as it came.
CREATE TABLE arrival (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    source_id    INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    status       INTEGER NOT NULL,
    problem      TEXT    NOT NULL,
    body         BLOB    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
) STRICT;
CREATE INDEX arrival_source  ON arrival (workspace_id, source_id, id);
CREATE INDEX arrival_refused ON arrival (workspace_id, source_id, id) WHERE problem <> '';
CREATE INDEX arrival_at      ON arrival (workspace_id, at, id);

-- The leads in it, each once, however often the vendor sends it. They are remembered longer than the arrival that
-- brought them.
CREATE TABLE arrived_lead (
    workspace_id INTEGER NOT NULL,
    source_id    INTEGER NOT NULL,
    vendor_id    TEXT    NOT NULL,
    arrival_id   INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('due', 'taken', 'test', 'failed')),
    lead_id      INTEGER CHECK (lead_id IS NULL OR state = 'taken'),
    attempts     INTEGER NOT NULL,
    next_at      INTEGER CHECK ((state = 'due') = (next_at IS NOT NULL)),
    problem      TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, source_id, vendor_id),
    FOREIGN KEY (workspace_id, source_id) REFERENCES source (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrived_lead_arrival ON arrived_lead (workspace_id, arrival_id, vendor_id);
CREATE INDEX arrived_lead_due     ON arrived_lead (workspace_id, source_id, next_at, vendor_id) WHERE state = 'due';
CREATE INDEX arrived_lead_failed  ON arrived_lead (workspace_id, source_id) WHERE state = 'failed';
CREATE INDEX arrived_lead_old     ON arrived_lead (workspace_id, at);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('source',       'source',               '10 10 1'),
    ('source_form',  'source_form',          '100 100 10 1'),
    ('arrival',      'arrival_source',       '100000 100000 10000 1'),
    ('arrival',      'arrival_refused',      '1000 1000 100 1'),
    ('arrival',      'arrival_at',           '100000 100000 1 1'),
    ('arrived_lead', 'arrived_lead',         '100000 100000 10000 1'),
    ('arrived_lead', 'arrived_lead_arrival', '100000 100000 1 1'),
    ('arrived_lead', 'arrived_lead_due',     '100 100 10 1 1'),
    ('arrived_lead', 'arrived_lead_failed',  '100 100 10'),
    ('arrived_lead', 'arrived_lead_old',     '100000 100000 1');
