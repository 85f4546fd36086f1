package sqlstore

import (
	"database/sql"
	"encoding/json"

	"fairlead"
	"fairlead/internal/store"
)

var batchTable = table("batch", ints("workspace_id", "id"), texts("state", "kind", "target", "act"), actorColumns("actor"),
	ints("total", "processed", "done", "skipped_count", "stayed_count", "undone"), texts("skipped", "stayed", "error"), ints("at"))

// batchTarget, batchAct and batchLeft are how a fairlead.BatchTarget, what else a batch does, and a fairlead.Left are stored.
type (
	batchTarget struct {
		AgentID    int64   `json:"agent,omitempty"`
		AgentIDs   []int64 `json:"agents,omitempty"`
		RotationID int64   `json:"rotation,omitempty"`
		Unassign   bool    `json:"unassign,omitempty"`
	}
	batchAct struct {
		OnlyUnassigned  bool            `json:"only_unassigned,omitempty"`
		Status          fairlead.Status `json:"status,omitempty"`
		Add             []string        `json:"add,omitempty"`
		Remove          []string        `json:"remove,omitempty"`
		IncludeAssigned bool            `json:"include_assigned,omitempty"`
		ImportID        int64           `json:"import,omitempty"`
	}
	batchLeft struct {
		LeadID int64               `json:"lead"`
		Reason fairlead.LeftReason `json:"reason"`
	}
)

// Insert adds a batch.
func (tx batches) Insert(b fairlead.Batch) error {
	target, act := actTexts(b.Act)
	err := tx.conn.Insert(batchTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, b.ID, string(b.State), string(b.Act.Kind), target, act
		putActor(args[6:10], b.Actor)
		args[10], args[11], args[12], args[13], args[14] = int64(b.Total), int64(b.Processed), int64(b.Done), int64(b.SkippedCount), int64(b.StayedCount)
		args[15] = int64(b.Undone)
		args[16], args[17], args[18], args[19] = leftText(b.Skipped), leftText(b.Stayed), b.Error, micros(b.At)
	})
	return wrap("insert batch", err)
}

// Update writes how far a batch is.
func (tx batches) Update(b fairlead.Batch) error {
	n, err := tx.conn.Exec(`UPDATE batch SET state = $3, total = $4, processed = $5, done = $6, skipped_count = $7, stayed_count = $8,
			undone = $9, skipped = $10, stayed = $11, error = $12
		WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, b.ID, string(b.State), int64(b.Total), int64(b.Processed), int64(b.Done), int64(b.SkippedCount), int64(b.StayedCount),
		int64(b.Undone), leftText(b.Skipped), leftText(b.Stayed), b.Error)
	return wrap("update batch", found(n, err))
}

func actTexts(a fairlead.BatchAct) (target, act string) {
	target, _ = toJSON(batchTarget(a.To)) // numbers
	act, _ = toJSON(batchAct{a.OnlyUnassigned, a.Status, a.AddTags, a.RemoveTags, a.IncludeAssigned, a.ImportID})
	return target, act
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

const batchColumns = `id, state, kind, target, act, actor_kind, actor_id, actor_name, actor_token, total, processed, done, skipped_count, stayed_count,
	undone, skipped, stayed, error, at`

// Get returns a batch.
func (tx batches) Get(id int64) (fairlead.Batch, error) {
	b, err := one(tx.conn, scanBatch, `SELECT `+batchColumns+` FROM batch WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return b, wrap("get batch", err)
}

// Find returns batches by id.
func (tx batches) Find(ids []int64) (map[int64]fairlead.Batch, error) {
	all, err := many(tx.conn, scanBatch, `SELECT `+batchColumns+` FROM batch WHERE workspace_id = $1 AND id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(ids))
	byID := make(map[int64]fairlead.Batch, len(all))
	for _, b := range all {
		byID[b.ID] = b
	}
	return byID, wrap("find batches", err)
}

// List returns batches, newest first.
func (tx batches) List(member, before int64, limit int) ([]fairlead.Batch, error) {
	all, err := many(tx.conn, scanBatch, `SELECT `+batchColumns+` FROM batch
		WHERE workspace_id = $1 AND id < $2 AND (actor_kind = 'member' AND actor_id = $4 OR $4 = 0)
		ORDER BY id DESC LIMIT $3`, tx.workspace, beforeOrNewest(before), int64(limit), member)
	return all, wrap("list batches", err)
}

func scanBatch(row Row) (fairlead.Batch, error) {
	var b fairlead.Batch
	var by actor
	var target, act, skipped, stayed string
	var at int64
	into := append([]any{&b.ID, &b.State, &b.Act.Kind, &target, &act}, by.into()...)
	into = append(into, &b.Total, &b.Processed, &b.Done, &b.SkippedCount, &b.StayedCount, &b.Undone, &skipped, &stayed, &b.Error, &at)
	if err := row.Scan(into...); err != nil {
		return b, err
	}
	b.Actor, b.At = by.value(), timeOf(at)
	err := readAct(&b.Act, target, act)
	if err == nil {
		b.Skipped, err = leftOf(skipped)
	}
	if err == nil {
		b.Stayed, err = leftOf(stayed)
	}
	return b, err
}

func readAct(into *fairlead.BatchAct, target, act string) error {
	var to batchTarget
	var a batchAct
	err := json.Unmarshal([]byte(target), &to)
	if err == nil && act != "" {
		err = json.Unmarshal([]byte(act), &a)
	}
	into.To = fairlead.BatchTarget(to)
	into.OnlyUnassigned, into.Status, into.AddTags, into.RemoveTags = a.OnlyUnassigned, a.Status, a.Add, a.Remove
	into.IncludeAssigned, into.ImportID = a.IncludeAssigned, a.ImportID
	return err
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

var batchLeadTable = table("batch_lead", ints("workspace_id", "batch_id", "lead_id", "from_id", "to_id", "activity_id", "rotation_id", "ledger_seq"), texts("was"))

// batchWas is how what else was different of a lead before is stored.
type batchWas struct {
	Batch   int64           `json:"batch,omitempty"`
	Waiting int64           `json:"waiting,omitempty"`
	Status  fairlead.Status `json:"status,omitempty"`
	Added   []string        `json:"added,omitempty"`
	Removed []string        `json:"removed,omitempty"`
}

func wasText(l *store.BatchLead) string {
	if l.Batch == 0 && l.Waiting == 0 && l.Status == "" && len(l.Added)+len(l.Removed) == 0 {
		return ""
	}
	text, _ := toJSON(batchWas{l.Batch, l.Waiting, l.Status, l.Added, l.Removed}) // numbers and texts
	return text
}

// AddLeads records what a batch did to each lead.
func (tx batches) AddLeads(batchID int64, all []store.BatchLead) error {
	err := tx.conn.Insert(batchLeadTable, len(all), func(i int, args []any) {
		l := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, batchID, l.LeadID, optional(l.From), optional(l.To)
		args[5], args[6], args[7], args[8] = l.ActivityID, optional(l.RotationID), optional(l.LedgerSeq), wasText(l)
	})
	return wrap("add leads to batch", err)
}

// Leads returns what a batch did, the greatest id of a lead first.
func (tx batches) Leads(batchID, below int64, limit int) ([]store.BatchLead, error) {
	all, err := many(tx.conn, scanBatchLead, `SELECT lead_id, from_id, to_id, activity_id, rotation_id, ledger_seq, was FROM batch_lead
		WHERE workspace_id = $1 AND batch_id = $2 AND lead_id < $3 ORDER BY lead_id DESC LIMIT $4`,
		tx.workspace, batchID, beforeOrNewest(below), int64(limit))
	return all, wrap("list leads of batch", err)
}

func scanBatchLead(row Row) (store.BatchLead, error) {
	var l store.BatchLead
	var from, to, rotation, seq sql.NullInt64
	var was string
	err := row.Scan(&l.LeadID, &from, &to, &l.ActivityID, &rotation, &seq, &was)
	l.From, l.To, l.RotationID, l.LedgerSeq = from.Int64, to.Int64, rotation.Int64, seq.Int64
	if err != nil || was == "" {
		return l, err
	}
	var w batchWas
	err = json.Unmarshal([]byte(was), &w)
	l.Batch, l.Waiting, l.Status, l.Added, l.Removed = w.Batch, w.Waiting, w.Status, w.Added, w.Removed
	return l, err
}
