-- +goose Up

-- Each lead moves the balance of everybody in its rotation: they are one row, [[agent, balance, last entry], …].
ALTER TABLE ledger ADD COLUMN standings TEXT NOT NULL DEFAULT '[]';
UPDATE ledger SET standings = (
    SELECT json_group_array(json_array(agent_id, balance, last_seq)) FROM (
        SELECT agent_id, balance, last_seq FROM standing
        WHERE workspace_id = ledger.workspace_id AND rotation_id = ledger.rotation_id ORDER BY agent_id));
DROP TABLE standing;

-- Rules in the making: what the workspace's draft makes of the switch, the rules and the last line. base_version is what it was
-- made from, revision grows with every save.
CREATE TABLE policy_draft (
    workspace_id INTEGER NOT NULL REFERENCES workspace,
    base_version INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    author_kind  TEXT    NOT NULL,
    author_id    INTEGER,
    author_name  TEXT    NOT NULL,
    author_token TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    PRIMARY KEY (workspace_id)
) STRICT;

-- The name of the file that a lead came with: conditions may look at it.
ALTER TABLE lead ADD COLUMN import TEXT NOT NULL DEFAULT '';
UPDATE lead SET import = i.name FROM batch_lead b JOIN import i ON i.workspace_id = b.workspace_id AND i.batch_id = b.batch_id
WHERE lead.workspace_id = b.workspace_id AND lead.id = b.lead_id;
