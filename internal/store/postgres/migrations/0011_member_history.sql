-- +goose Up

-- Since when members have been as active and available as they are, and were, as far as rules look at it. Of the time before
-- this table nothing is known.
CREATE TABLE member_history (
    workspace_id BIGINT NOT NULL,
    member_id    BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    active       BIGINT NOT NULL CHECK (active IN (0, 1)),
    availability TEXT COLLATE "C" NOT NULL,
    max_open     BIGINT,
    PRIMARY KEY (workspace_id, member_id, at),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
INSERT INTO member_history (workspace_id, member_id, at, active, availability, max_open)
    SELECT workspace_id, id, extract(epoch FROM now())::bigint * 1000000, active, availability, max_open FROM member;
