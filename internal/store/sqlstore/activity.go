package sqlstore

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"math"
	"slices"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/store"
)

var activityTable = table("activity", ints("workspace_id", "lead_id", "id"), texts("kind"), ints("at"), actorColumns("actor"),
	ints("from_id"), texts("from_name"), ints("to_id"), texts("to_name", "text", "changes"), ints("batch_id", "decision_id"))

// Insert adds entries to the timelines.
func (tx activities) Insert(all []fairlead.Activity) error {
	err := tx.conn.Insert(activityTable, len(all), func(i int, args []any) {
		a := &all[i]
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, a.LeadID, a.ID, string(a.Kind), micros(a.At)
		putActor(args[5:9], a.Actor)
		putRef(args[9:11], a.From)
		putRef(args[11:13], a.To)
		args[13], args[14], args[15], args[16] = a.Text, changesText(a.Changes), optional(a.BatchID), optional(a.DecisionID)
	})
	return wrap("insert activities", err)
}

func putRef(args []any, r *fairlead.Ref) {
	args[0], args[1] = nil, nil
	if r != nil {
		args[0], args[1] = r.ID, r.Name
	}
}

// change is how a fairlead.Change is stored.
type change struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func changesText(all []fairlead.Change) any {
	if len(all) == 0 {
		return nil
	}
	rows := make([]change, len(all))
	for i, c := range all {
		rows[i] = change(c)
	}
	text, _ := toJSON(rows) // texts
	return text
}

// ForLead returns entries of a timeline, newest first.
func (tx activities) ForLead(leadID, before int64, limit int) ([]fairlead.Activity, error) {
	all, err := many(tx.conn, scanActivity, `SELECT `+activityColumns+` FROM activity
		WHERE workspace_id = $1 AND lead_id = $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
		tx.workspace, leadID, beforeOrNewest(before), int64(limit))
	return all, wrap("list activities", err)
}

// beforeOrNewest reads the "0: from the newest" of every list by id.
func beforeOrNewest(before int64) int64 {
	if before == 0 {
		return math.MaxInt64
	}
	return before
}

// EraseEnquiries deletes a lead's enquiries that came from a source, and what was recorded when they were decided. What an
// enquiry says begins with its source; see usecase.origin.
func (tx activities) EraseEnquiries(leadID int64, source string) (int, error) {
	const those = ` WHERE workspace_id = $1 AND lead_id = $2 AND kind = 'enquiry' AND (text = $3 OR substr(text, 1, $5) = $4)`
	begin := source + ", "
	args := []any{tx.workspace, leadID, source, begin, int64(utf8.RuneCountInString(begin))}
	_, err := tx.conn.Exec(`UPDATE decision SET record = $6 WHERE workspace_id = $1 AND lead_id = $2 AND at IN (SELECT at FROM activity`+those+`)`,
		append(args, []byte{})...)
	if err != nil {
		return 0, wrap("erase enquiries", err)
	}
	n, err := tx.conn.Exec(`DELETE FROM activity`+those, args...)
	return int(n), wrap("erase enquiries", err)
}

// Since returns, per lead, the first entry newer than the one named that means somebody worked on the lead.
func (tx activities) Since(after map[int64]int64) (map[int64]fairlead.Activity, error) {
	leadIDs, oldest := make([]int64, 0, len(after)), int64(math.MaxInt64)
	for lead, id := range after {
		leadIDs, oldest = append(leadIDs, lead), min(oldest, id)
	}
	all, err := many(tx.conn, scanActivity, `SELECT `+activityColumns+` FROM activity
		WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2")+` AND id > $3
			AND kind IN ('note', 'changed', 'assigned', 'reassigned', 'unassigned', 'deleted', 'merged', 'task_added', 'task_done')
			AND NOT (kind = 'changed' AND batch_id IS NOT NULL)
		ORDER BY lead_id, id`, tx.workspace, tx.dialect.Ints(leadIDs), oldest)
	if err != nil {
		return nil, wrap("look for work on leads", err)
	}
	first := make(map[int64]fairlead.Activity)
	for _, a := range all {
		if _, seen := first[a.LeadID]; !seen && a.ID > after[a.LeadID] {
			first[a.LeadID] = a
		}
	}
	return first, nil
}

// Changes returns what was changed of these leads' own values, by lead, newest first.
func (tx activities) Changes(leadIDs []int64) ([]fairlead.Activity, error) {
	all, err := many(tx.conn, scanActivity, `SELECT `+activityColumns+` FROM activity
		WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2")+` AND kind = 'changed' ORDER BY lead_id, id DESC`,
		tx.workspace, tx.dialect.Ints(leadIDs))
	return all, wrap("list changes of leads", err)
}

// Last is the greatest id that an entry can have so far.
func (tx activities) Last() (int64, error) {
	last, err := many(tx.conn, scanInt, `SELECT next_id - 1 FROM counter WHERE kind = $1`, string(store.ActivityIDs))
	return append(last, 0)[0], wrap("find the last activity", err)
}

// Newer returns the entries of these leads with a greater id. It asks lead by lead whether there are any, which there seldom
// are: a planner that knows little of a table that grows would look through all that is newer.
func (tx activities) Newer(leadIDs []int64, after int64) ([]fairlead.Activity, error) {
	leadIDs, err := many(tx.conn, scanInt, `SELECT lead_id FROM (SELECT k.value AS lead_id,
			(SELECT max(a.id) FROM activity a WHERE a.workspace_id = $1 AND a.lead_id = k.value AND a.id > $3) AS newest
			FROM `+tx.dialect.Numbers("$2")+`) AS f WHERE newest IS NOT NULL`, tx.workspace, tx.dialect.Ints(leadIDs), after)
	if err != nil || len(leadIDs) == 0 {
		return nil, wrap("look for leads with newer activities", err)
	}
	all, err := many(tx.conn, scanActivity, `SELECT `+activityColumns+` FROM activity
		WHERE workspace_id = $1 AND lead_id `+tx.dialect.In("$2")+` AND id > $3`, tx.workspace, tx.dialect.Ints(leadIDs), after)
	slices.SortFunc(all, func(a, b fairlead.Activity) int { return cmp.Compare(a.ID, b.ID) })
	return all, wrap("look for newer activities", err)
}

const activityColumns = `id, lead_id, kind, at, actor_kind, actor_id, actor_name, actor_token, from_id, from_name, to_id, to_name,
	text, changes, batch_id, decision_id`

func scanActivity(row Row) (fairlead.Activity, error) {
	var a fairlead.Activity
	var by actor
	var at int64
	var fromID, toID, batch, decision sql.NullInt64
	var fromName, toName, changes sql.NullString
	into := append([]any{&a.ID, &a.LeadID, &a.Kind, &at}, by.into()...)
	into = append(into, &fromID, &fromName, &toID, &toName, &a.Text, &changes, &batch, &decision)
	if err := row.Scan(into...); err != nil {
		return a, err
	}
	a.At, a.Actor, a.BatchID, a.DecisionID = timeOf(at), by.value(), batch.Int64, decision.Int64
	a.From, a.To = refOf(fromID, fromName), refOf(toID, toName)
	if !changes.Valid {
		return a, nil
	}
	var stored []change
	err := json.Unmarshal([]byte(changes.String), &stored)
	for _, c := range stored {
		a.Changes = append(a.Changes, fairlead.Change(c))
	}
	return a, err
}

func refOf(id sql.NullInt64, name sql.NullString) *fairlead.Ref {
	if !id.Valid {
		return nil
	}
	return &fairlead.Ref{ID: id.Int64, Name: name.String}
}
