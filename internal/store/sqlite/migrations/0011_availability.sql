-- +goose Up

-- When a member can be given leads by rules, and up to how many open ones.
ALTER TABLE member ADD COLUMN availability TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN max_open INTEGER;

-- The day, counted from 1970-01-01 in the workspace's zone, of which the standings count what was given: they are
-- [[agent, balance, last entry, given that day, given that week], …] now, without zeros at the end.
ALTER TABLE ledger ADD COLUMN day INTEGER NOT NULL DEFAULT 0;

-- When somebody's availability or a limit changes next, so that waiting leads are worth another try. NULL: nobody knows.
ALTER TABLE desk ADD COLUMN wake_at INTEGER;

-- How many leads each ledger gave to whom on a day, less those that were taken back since. Of the time before, what the entries
-- say, by days of UTC.
CREATE TABLE ledger_day (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    rotation_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    agent_id INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, rotation_id, day, agent_id)
) STRICT, WITHOUT ROWID;
INSERT INTO ledger_day (workspace_id, rotation_id, day, agent_id, leads)
    SELECT workspace_id, rotation_id, at / 86400000000, agent_id, sum(CASE kind WHEN 'undo' THEN -1 ELSE 1 END) FROM ledger_entry
    WHERE agent_id IS NOT NULL GROUP BY 1, 2, 3, 4;

-- The built-in roles hold every permission there is.
UPDATE role SET permissions = json_insert(permissions, '$[#]', 'availability.manage') WHERE kind IN ('owner', 'admin');
