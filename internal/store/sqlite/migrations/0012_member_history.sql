-- +goose Up

-- Since when members have been as active and available as they are, and were, as far as rules look at it. Of the time before
-- this table nothing is known.
CREATE TABLE member_history (
    workspace_id INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    active       INTEGER NOT NULL CHECK (active IN (0, 1)),
    availability TEXT    NOT NULL,
    max_open     INTEGER,
    PRIMARY KEY (workspace_id, member_id, at),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO member_history (workspace_id, member_id, at, active, availability, max_open)
    SELECT workspace_id, id, CAST(strftime('%s', 'now') AS INTEGER) * 1000000, active, availability, max_open FROM member;
