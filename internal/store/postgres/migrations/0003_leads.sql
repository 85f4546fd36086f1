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

-- Lists of leads under a name; query is a JSON object of parameters and their values.
CREATE TABLE saved_view (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    owner_id BIGINT NOT NULL,
    shared SMALLINT NOT NULL CHECK (shared IN (0, 1)),
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    query TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id)
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (workspace_id, owner_id, name_key);
