-- +goose Up

-- How many transactions have written, the running one included: who finds their own turn to be the next after the one
-- they remember has missed nothing.
ALTER TABLE desk ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

-- Every round of the desk adds a segment to the search index. Merged four at a time (FTS5's default), a tenth of taking
-- leads in was merging; a search looks into some more segments instead.
INSERT INTO lead_search (lead_search, rank) VALUES ('automerge', 16);
INSERT INTO lead_search (lead_search, rank) VALUES ('crisismerge', 64);

-- How many open leads each agent has. An index that could count them cost every lead that came in, and counting took as
-- long as there are leads.
CREATE TABLE agent_load (
    workspace_id INTEGER NOT NULL,
    agent_id     INTEGER NOT NULL,
    leads        INTEGER NOT NULL,
    PRIMARY KEY (workspace_id, agent_id),
    FOREIGN KEY (workspace_id, agent_id) REFERENCES member (workspace_id, id)
) STRICT, WITHOUT ROWID;
INSERT INTO agent_load (workspace_id, agent_id, leads)
    SELECT workspace_id, agent_id, count(*) FROM lead
    WHERE deleted = 0 AND open = 1 AND agent_id IS NOT NULL GROUP BY workspace_id, agent_id;
DROP INDEX lead_load;
DELETE FROM sqlite_stat1 WHERE idx = 'lead_load';
