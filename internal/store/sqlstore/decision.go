package sqlstore

import (
	"database/sql"
	"time"

	"fairlead/internal/store"
)

var decisionTable = table("decision", ints("workspace_id", "lead_id", "id", "at"), texts("outcome"), ints("agent_id"),
	columnsOf(Bytes, []string{"record"}))

// Insert adds decisions.
func (tx decisions) Insert(all []store.DecisionRow) error {
	err := tx.conn.Insert(decisionTable, len(all), func(i int, args []any) {
		d := &all[i]
		args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, d.LeadID, d.ID, micros(d.At), string(d.Outcome), optional(d.AgentID)
		args[6] = bytesOf(d.Record)
	})
	return wrap("insert decisions", err)
}

// bytesOf is never nil, which would be NULL.
func bytesOf(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// ForLead returns the lead's decisions, newest first.
func (tx decisions) ForLead(leadID int64) ([]store.DecisionRow, error) {
	all, err := many(tx.conn, scanDecision, `SELECT id, lead_id, at, outcome, agent_id, record FROM decision
		WHERE workspace_id = $1 AND lead_id = $2 ORDER BY id DESC`, tx.workspace, leadID)
	return all, wrap("list decisions", err)
}

// ForLeads returns the decisions of these leads, by lead, oldest first.
func (tx decisions) ForLeads(leadIDs []int64) ([]store.DecisionRow, error) {
	all, err := many(tx.conn, scanDecision, `SELECT id, lead_id, at, outcome, agent_id, record FROM decision
		WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2")+` ORDER BY lead_id, id`, tx.workspace, tx.dialect.Ints(leadIDs))
	return all, wrap("list decisions of leads", err)
}

// Begun says when the rules were first asked about each of these leads.
func (tx decisions) Begun(leadIDs []int64) (map[int64]time.Time, error) {
	type first struct{ lead, at int64 }
	rows, err := many(tx.conn, func(row Row) (f first, err error) { return f, row.Scan(&f.lead, &f.at) },
		`SELECT lead_id, min(at) FROM decision WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2")+` AND length(record) > 0 GROUP BY lead_id`, tx.workspace, tx.dialect.Ints(leadIDs))
	begun := make(map[int64]time.Time, len(rows))
	for _, r := range rows {
		begun[r.lead] = timeOf(r.at)
	}
	return begun, wrap("find first decisions", err)
}

func scanDecision(row Row) (store.DecisionRow, error) {
	var d store.DecisionRow
	var at int64
	var agent sql.NullInt64
	err := row.Scan(&d.ID, &d.LeadID, &at, &d.Outcome, &agent, &d.Record)
	d.At, d.AgentID = timeOf(at), agent.Int64
	if len(d.Record) == 0 {
		d.Record = nil
	}
	return d, err
}
