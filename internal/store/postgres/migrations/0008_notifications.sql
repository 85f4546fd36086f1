-- +goose Up

-- What a notification is about beside a lead or a batch: a source, a member. unshown: not in the bell.
ALTER TABLE notification ADD COLUMN about_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE notification ADD COLUMN unshown BIGINT NOT NULL DEFAULT 0;
CREATE INDEX notification_last ON notification (workspace_id, kind, about_id, at) WHERE kind IN ('waiting', 'source_broken');

-- The key that a webhook's messages were signed with before, and are signed with, too, until then.
ALTER TABLE webhook ADD COLUMN old_secret TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE webhook ADD COLUMN old_until BIGINT;

-- How a webhook is told things.
ALTER TABLE webhook ADD COLUMN format TEXT COLLATE "C" NOT NULL DEFAULT 'events';

-- How members, and the workspace as the member 0, want notifications to come. body is JSON.
CREATE TABLE messaging (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    member_id BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, member_id)
);

-- Keys that a workspace has made for itself.
CREATE TABLE secret (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    name TEXT COLLATE "C" NOT NULL,
    value TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, name)
);

-- Browsers that take messages while Fairlead is closed.
CREATE TABLE push_device (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    endpoint TEXT COLLATE "C" NOT NULL,
    p256dh TEXT COLLATE "C" NOT NULL,
    auth TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX push_device_endpoint ON push_device (workspace_id, endpoint);

-- The outbox of notifications: what is on its way by a channel commits with what happened. target_id is the device of push,
-- else the member; message_id the first dispatch of those that go out as one message.
CREATE TABLE dispatch (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    notification_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    channel TEXT COLLATE "C" NOT NULL,
    target_id BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('due', 'sent', 'failed', 'dropped')),
    message_id BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    at BIGINT NOT NULL,
    next_at BIGINT CHECK ((state = 'due') = (next_at IS NOT NULL)),
    last_at BIGINT,
    problem TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
CREATE INDEX dispatch_due    ON dispatch (workspace_id, channel, next_at, target_id, id) WHERE state = 'due';
CREATE INDEX dispatch_target ON dispatch (workspace_id, channel, target_id, id) WHERE state = 'due';
CREATE INDEX dispatch_sent   ON dispatch (workspace_id, channel, target_id, last_at) WHERE state = 'sent';
CREATE INDEX dispatch_failed ON dispatch (workspace_id, id) WHERE state = 'failed';
CREATE INDEX dispatch_old    ON dispatch (workspace_id, state, at);
