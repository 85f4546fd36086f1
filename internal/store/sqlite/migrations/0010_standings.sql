-- +goose Up

-- Each lead moves the balance of everybody in its rotation: they are one row, [[agent, balance, last entry], …].
ALTER TABLE ledger ADD COLUMN standings TEXT NOT NULL DEFAULT '[]';
UPDATE ledger SET standings = (
    SELECT json_group_array(json_array(agent_id, balance, last_seq)) FROM (
        SELECT agent_id, balance, last_seq FROM standing
        WHERE workspace_id = ledger.workspace_id AND rotation_id = ledger.rotation_id ORDER BY agent_id));
DROP TABLE standing;
