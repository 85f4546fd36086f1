-- +goose Up

-- Files of leads. headers stands for the names of the columns; format, columns and plan are JSON.
CREATE TABLE import (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    id           BIGINT NOT NULL,
    state        TEXT COLLATE "C" NOT NULL CHECK (state IN ('reading', 'preview', 'begun')),
    name         TEXT COLLATE "C" NOT NULL,
    format       TEXT COLLATE "C" NOT NULL,
    headers      TEXT COLLATE "C" NOT NULL,
    columns      TEXT COLLATE "C" NOT NULL,
    plan         TEXT COLLATE "C" NOT NULL,
    known        BIGINT NOT NULL,
    row_count    BIGINT NOT NULL,
    repaired     BIGINT NOT NULL,
    created      BIGINT NOT NULL,
    updated      BIGINT NOT NULL,
    enquiries    BIGINT NOT NULL,
    skipped      BIGINT NOT NULL,
    rejected     BIGINT NOT NULL,
    batch_id     BIGINT CHECK ((state = 'begun') = (batch_id IS NOT NULL)),
    actor_kind   TEXT COLLATE "C" NOT NULL,
    actor_id     BIGINT NOT NULL,
    actor_name   TEXT COLLATE "C" NOT NULL,
    actor_token  TEXT COLLATE "C" NOT NULL,
    at           BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX import_like ON import (workspace_id, headers, id) WHERE state = 'begun';

-- The rows of a file until they are leads, some together; first is how many come before. packed is deflated JSON.
CREATE TABLE import_rows (
    workspace_id BIGINT NOT NULL,
    import_id    BIGINT NOT NULL,
    first        BIGINT NOT NULL,
    packed       BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, import_id, first),
    FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, id)
);

-- Rows that could not be brought in, and why. cells is a JSON list of texts.
CREATE TABLE import_reject (
    workspace_id BIGINT NOT NULL,
    import_id    BIGINT NOT NULL,
    line         BIGINT NOT NULL,
    cells        TEXT COLLATE "C" NOT NULL,
    why          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, import_id, line),
    FOREIGN KEY (workspace_id, import_id) REFERENCES import (workspace_id, id)
);
