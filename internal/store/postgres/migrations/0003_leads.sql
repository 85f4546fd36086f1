-- +goose Up

-- How the workspace writes money, phone numbers, dates and numbers, where the outside finds it, and whether a person who
-- asks again is recognised.
ALTER TABLE workspace ADD COLUMN currency TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN phone_region TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN language TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN public_url TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN find_duplicates SMALLINT NOT NULL DEFAULT 1 CHECK (find_duplicates IN (0, 1));

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = left(permissions, length(permissions) - 1) || ',"workspace.manage"]' WHERE kind IN ('owner', 'admin');

-- How each member wants to see things, as JSON.
CREATE TABLE preference (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
);
