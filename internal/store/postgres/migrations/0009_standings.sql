-- +goose Up

-- Each lead moves the balance of everybody in its rotation: they are one row, [[agent, balance, last entry], …].
ALTER TABLE ledger ADD COLUMN standings TEXT COLLATE "C" NOT NULL DEFAULT '[]';
UPDATE ledger SET standings = coalesce((
    SELECT json_agg(json_build_array(agent_id, balance, last_seq) ORDER BY agent_id)::text FROM standing
    WHERE workspace_id = ledger.workspace_id AND rotation_id = ledger.rotation_id), '[]');
DROP TABLE standing;
