-- +goose Up

-- Each lead moves the balance of everybody in its rotation: they are one row, [[agent, balance, last entry], …].
ALTER TABLE ledger ADD COLUMN standings TEXT COLLATE "C" NOT NULL DEFAULT '[]';
UPDATE ledger SET standings = coalesce((
    SELECT json_agg(json_build_array(agent_id, balance, last_seq) ORDER BY agent_id)::text FROM standing
    WHERE workspace_id = ledger.workspace_id AND rotation_id = ledger.rotation_id), '[]');
DROP TABLE standing;

-- Rules in the making: what the workspace's draft makes of the switch, the rules and the last line. base_version is what it was
-- made from, revision grows with every save.
CREATE TABLE policy_draft (
    workspace_id BIGINT NOT NULL REFERENCES workspace,
    base_version BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author_kind TEXT COLLATE "C" NOT NULL,
    author_id BIGINT,
    author_name TEXT COLLATE "C" NOT NULL,
    author_token TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (workspace_id)
);

-- The name of the file that a lead came with: conditions may look at it.
ALTER TABLE lead ADD COLUMN import TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE lead SET import = i.name FROM batch_lead b JOIN import i ON i.workspace_id = b.workspace_id AND i.batch_id = b.batch_id
WHERE lead.workspace_id = b.workspace_id AND lead.id = b.lead_id;
