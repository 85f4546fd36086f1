-- +goose Up

-- How many transactions have written, the running one included: who finds their own turn to be the next after the one
-- they remember has missed nothing.
ALTER TABLE desk ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

-- Every round of the desk adds a segment to the search index. Merged four at a time (FTS5's default), a tenth of taking
-- leads in was merging; a search looks into some more segments instead.
INSERT INTO lead_search (lead_search, rank) VALUES ('automerge', 16);
INSERT INTO lead_search (lead_search, rank) VALUES ('crisismerge', 64);
