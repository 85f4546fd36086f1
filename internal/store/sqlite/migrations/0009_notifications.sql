-- +goose Up

-- What a notification is about beside a lead or a batch: a source, a member. unshown: not in the bell.
ALTER TABLE notification ADD COLUMN about_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notification ADD COLUMN unshown INTEGER NOT NULL DEFAULT 0;
CREATE INDEX notification_last ON notification (workspace_id, kind, about_id, at) WHERE kind IN ('waiting', 'source_broken');

-- The key that a webhook's messages were signed with before, and are signed with, too, until then.
ALTER TABLE webhook ADD COLUMN old_secret TEXT NOT NULL DEFAULT '';
ALTER TABLE webhook ADD COLUMN old_until INTEGER;

-- How a webhook is told things.
ALTER TABLE webhook ADD COLUMN format TEXT NOT NULL DEFAULT 'events';

-- How members, and the workspace as the member 0, want notifications to come. body is JSON.
CREATE TABLE messaging (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    member_id    INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
) STRICT, WITHOUT ROWID;

-- Keys that a workspace has made for itself.
CREATE TABLE secret (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    name         TEXT    NOT NULL,
    value        TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, name)
) STRICT, WITHOUT ROWID;

-- Browsers that take messages while Fairlead is closed.
CREATE TABLE push_device (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    endpoint     TEXT    NOT NULL,
    p256dh       TEXT    NOT NULL,
    auth         TEXT    NOT NULL,
    name         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX push_device_endpoint ON push_device (workspace_id, endpoint);

-- The outbox of notifications: what is on its way by a channel commits with what happened. target_id is the device of push,
-- else the member; message_id the first dispatch of those that go out as one message.
CREATE TABLE dispatch (
    workspace_id    INTEGER NOT NULL,
    id              INTEGER NOT NULL,
    notification_id INTEGER NOT NULL,
    member_id       INTEGER NOT NULL,
    kind            TEXT    NOT NULL,
    channel         TEXT    NOT NULL,
    target_id       INTEGER NOT NULL,
    state           TEXT    NOT NULL CHECK (state IN ('due', 'sent', 'failed', 'dropped')),
    message_id      INTEGER NOT NULL,
    attempts        INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    next_at         INTEGER CHECK ((state = 'due') = (next_at IS NOT NULL)),
    last_at         INTEGER,
    problem         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispatch_due    ON dispatch (workspace_id, channel, next_at, target_id, id) WHERE state = 'due';
CREATE INDEX dispatch_target ON dispatch (workspace_id, channel, target_id, id) WHERE state = 'due';
CREATE INDEX dispatch_sent   ON dispatch (workspace_id, channel, target_id, last_at) WHERE state = 'sent';
CREATE INDEX dispatch_failed ON dispatch (workspace_id, id) WHERE state = 'failed';
CREATE INDEX dispatch_old    ON dispatch (workspace_id, state, at);

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('notification', 'notification_last', '1000 1000 500 10 1'),
    ('dispatch', 'dispatch',        '1000000 1000000 1'),
    ('dispatch', 'dispatch_due',    '1000 1000 300 2 2 1'),
    ('dispatch', 'dispatch_target', '1000 1000 300 10 1'),
    ('dispatch', 'dispatch_sent',   '900000 900000 300000 10000 1'),
    ('dispatch', 'dispatch_failed', '100 100 1'),
    ('dispatch', 'dispatch_old',    '1000000 1000000 300000 1');
