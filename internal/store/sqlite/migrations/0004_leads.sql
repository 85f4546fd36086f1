-- +goose Up

-- How the workspace writes money, phone numbers, dates and numbers, where the outside finds it, and whether a person who
-- asks again is recognised.
ALTER TABLE workspace ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN phone_region TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN public_url TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN find_duplicates INTEGER NOT NULL DEFAULT 1 CHECK (find_duplicates IN (0, 1));

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'workspace.manage') WHERE kind IN ('owner', 'admin');

-- How each member wants to see things, as JSON.
CREATE TABLE preference (
    workspace_id INTEGER NOT NULL,
    member_id    INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, member_id),
    FOREIGN KEY (workspace_id, member_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- Lists of leads under a name; query is a JSON object of parameters and their values.
CREATE TABLE saved_view (
    workspace_id INTEGER NOT NULL,
    id           INTEGER NOT NULL,
    owner_id     INTEGER NOT NULL,
    shared       INTEGER NOT NULL CHECK (shared IN (0, 1)),
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL,
    query        TEXT    NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, owner_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX saved_view_name ON saved_view (workspace_id, owner_id, name_key);
