-- +goose Up

-- When a member can be given leads by rules, and up to how many open ones.
ALTER TABLE member ADD COLUMN availability TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN max_open INTEGER;

-- The day, counted from 1970-01-01 in the workspace's zone, of which the standings count what was given: they are
-- [[agent, balance, last entry, given that day, given that week], …] now, without zeros at the end.
ALTER TABLE ledger ADD COLUMN day INTEGER NOT NULL DEFAULT 0;

-- When somebody's availability or a limit changes next, so that waiting leads are worth another try. NULL: nobody knows.
ALTER TABLE desk ADD COLUMN wake_at INTEGER;
