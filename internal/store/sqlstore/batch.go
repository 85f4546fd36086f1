package sqlstore

import (
	"database/sql"
	"encoding/json"

	"fairlead"
	"fairlead/internal/store"
)

var batchTable = table("batch", ints("workspace_id", "id"), texts("state", "target"), actorColumns("actor"),
	ints("total", "done"), texts("skipped", "stayed"), ints("at"))

// batchTarget and batchLeft are how a fairlead.BatchTarget and a fairlead.Left are stored.
type (
	batchTarget struct {
		AgentID    int64   `json:"agent,omitempty"`
		AgentIDs   []int64 `json:"agents,omitempty"`
		RotationID int64   `json:"rotation,omitempty"`
		Unassign   bool    `json:"unassign,omitempty"`
	}
	batchLeft struct {
		LeadID int64               `json:"lead"`
		Reason fairlead.LeftReason `json:"reason"`
	}
)

// Insert adds a batch.
func (tx batches) Insert(b fairlead.Batch) error {
	target, skipped, stayed := batchTexts(b)
	err := tx.conn.Insert(batchTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3] = tx.workspace, b.ID, string(b.State), target
		putActor(args[4:8], b.Actor)
		args[8], args[9], args[10], args[11], args[12] = int64(b.Total), int64(b.Done), skipped, stayed, micros(b.At)
	})
	return wrap("insert batch", err)
}

// Update writes how far a batch is.
func (tx batches) Update(b fairlead.Batch) error {
	target, skipped, stayed := batchTexts(b)
	n, err := tx.conn.Exec(`UPDATE batch SET state = $3, target = $4, total = $5, done = $6, skipped = $7, stayed = $8
		WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, b.ID, string(b.State), target, int64(b.Total), int64(b.Done), skipped, stayed)
	return wrap("update batch", found(n, err))
}

func batchTexts(b fairlead.Batch) (target, skipped, stayed string) {
	target, _ = toJSON(batchTarget(b.To)) // numbers
	return target, leftText(b.Skipped), leftText(b.Stayed)
}

func leftText(all []fairlead.Left) string {
	if len(all) == 0 {
		return ""
	}
	rows := make([]batchLeft, len(all))
	for i, l := range all {
		rows[i] = batchLeft(l)
	}
	text, _ := toJSON(rows) // numbers and texts
	return text
}

const batchColumns = `id, state, target, actor_kind, actor_id, actor_name, actor_token, total, done, skipped, stayed, at`

// Get returns a batch.
func (tx batches) Get(id int64) (fairlead.Batch, error) {
	b, err := one(tx.conn, scanBatch, `SELECT `+batchColumns+` FROM batch WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return b, wrap("get batch", err)
}

// List returns batches, newest first.
func (tx batches) List(before int64, limit int) ([]fairlead.Batch, error) {
	all, err := many(tx.conn, scanBatch, `SELECT `+batchColumns+` FROM batch WHERE workspace_id = $1 AND id < $2
		ORDER BY id DESC LIMIT $3`, tx.workspace, beforeOrNewest(before), int64(limit))
	return all, wrap("list batches", err)
}

func scanBatch(row Row) (fairlead.Batch, error) {
	var b fairlead.Batch
	var by actor
	var target, skipped, stayed string
	var at int64
	into := append([]any{&b.ID, &b.State, &target}, by.into()...)
	if err := row.Scan(append(into, &b.Total, &b.Done, &skipped, &stayed, &at)...); err != nil {
		return b, err
	}
	b.Actor, b.At = by.value(), timeOf(at)
	var to batchTarget
	err := json.Unmarshal([]byte(target), &to)
	b.To = fairlead.BatchTarget(to)
	if err == nil {
		b.Skipped, err = leftOf(skipped)
	}
	if err == nil {
		b.Stayed, err = leftOf(stayed)
	}
	return b, err
}

func leftOf(text string) ([]fairlead.Left, error) {
	if text == "" {
		return nil, nil
	}
	var rows []batchLeft
	err := json.Unmarshal([]byte(text), &rows)
	all := make([]fairlead.Left, len(rows))
	for i, l := range rows {
		all[i] = fairlead.Left(l)
	}
	return all, err
}

var batchLeadTable = table("batch_lead", ints("workspace_id", "batch_id", "lead_id", "from_id", "to_id", "activity_id", "rotation_id", "ledger_seq"))

// AddLeads records what a batch did to each lead.
func (tx batches) AddLeads(batchID int64, all []store.BatchLead) error {
	err := tx.conn.Insert(batchLeadTable, len(all), func(i int, args []any) {
		l := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, batchID, l.LeadID, optional(l.From), optional(l.To)
		args[5], args[6], args[7] = l.ActivityID, optional(l.RotationID), optional(l.LedgerSeq)
	})
	return wrap("add leads to batch", err)
}

// Leads returns what a batch did, in the order of the leads.
func (tx batches) Leads(batchID int64) ([]store.BatchLead, error) {
	all, err := many(tx.conn, scanBatchLead, `SELECT lead_id, from_id, to_id, activity_id, rotation_id, ledger_seq FROM batch_lead
		WHERE workspace_id = $1 AND batch_id = $2 ORDER BY lead_id`, tx.workspace, batchID)
	return all, wrap("list leads of batch", err)
}

func scanBatchLead(row Row) (store.BatchLead, error) {
	var l store.BatchLead
	var from, to, rotation, seq sql.NullInt64
	err := row.Scan(&l.LeadID, &from, &to, &l.ActivityID, &rotation, &seq)
	l.From, l.To, l.RotationID, l.LedgerSeq = from.Int64, to.Int64, rotation.Int64, seq.Int64
	return l, err
}
