-- +goose Up

-- Files of leads. headers stands for the names of the columns; format, columns and plan are JSON.
CREATE TABLE import (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    id           INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('reading', 'preview', 'begun')),
    name         TEXT NOT NULL,
    format       TEXT NOT NULL,
    headers      TEXT NOT NULL,
    columns      TEXT NOT NULL,
    plan         TEXT NOT NULL,
    known        INTEGER NOT NULL,
    row_count    INTEGER NOT NULL,
    repaired     INTEGER NOT NULL,
    created      INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    enquiries    INTEGER NOT NULL,
    skipped      INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    batch_id     INTEGER CHECK ((state = 'begun') = (batch_id IS NOT NULL)),
    actor_kind   TEXT NOT NULL,
    actor_id     INTEGER NOT NULL,
    actor_name   TEXT NOT NULL,
    actor_token  TEXT NOT NULL,
    at           INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_like ON import (workspace_id, headers, id) WHERE state = 'begun';

-- The rows of a file until they are leads, some together; first is how many come before. packed is deflated JSON.
CREATE TABLE import_rows (
    workspace_id INTEGER NOT NULL,
    import_id    INTEGER NOT NULL,
    first        INTEGER NOT NULL,
    packed       BLOB NOT NULL,
    PRIMARY KEY (workspace_id, import_id, first),
    FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, id)
) STRICT;

-- Rows that could not be brought in, and why. cells is a JSON list of texts.
CREATE TABLE import_reject (
    workspace_id INTEGER NOT NULL,
    import_id    INTEGER NOT NULL,
    line         INTEGER NOT NULL,
    cells        TEXT NOT NULL,
    why          TEXT NOT NULL,
    PRIMARY KEY (workspace_id, import_id, line),
    FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, id)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('import',        'import',        '100 100 1'),
    ('import',        'import_like',   '100 100 10 1'),
    ('import_reject', 'import_reject', '10000 10000 100 1');
