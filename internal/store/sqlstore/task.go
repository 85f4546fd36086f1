package sqlstore

import (
	"database/sql"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var taskTable = table("task", ints("workspace_id", "id", "lead_id", "member_id"), texts("text"), ints("due_at"), texts("due_on"),
	ints("remind_at", "done_at", "created_at"), actorColumns("actor"))

// Insert adds a task.
func (tx tasks) Insert(t fairlead.Task) error {
	err := tx.conn.Insert(taskTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4] = tx.workspace, t.ID, t.LeadID, t.MemberID, t.Text
		args[5], args[6], args[7], args[8], args[9] = micros(t.Due.At), t.Due.On, optionalMicros(t.RemindAt), optionalMicros(t.DoneAt), micros(t.CreatedAt)
		putActor(args[10:14], t.Actor)
	})
	return wrap("insert task", err)
}

const taskColumns = `t.id, t.lead_id, t.member_id, t.text, t.due_at, t.due_on, t.remind_at, t.done_at, t.created_at,
	t.actor_kind, t.actor_id, t.actor_name, t.actor_token`

const selectTask = `SELECT ` + taskColumns + ` FROM task t WHERE t.workspace_id = $1`

// Get returns a task.
func (tx tasks) Get(id int64) (fairlead.Task, error) {
	t, err := one(tx.conn, scanTask, selectTask+` AND t.id = $2`, tx.workspace, id)
	return t, wrap("get task", err)
}

// Update writes what of a task may change.
func (tx tasks) Update(t fairlead.Task) error {
	n, err := tx.conn.Exec(`UPDATE task SET member_id = $3, text = $4, due_at = $5, due_on = $6, remind_at = $7, done_at = $8 WHERE workspace_id = $1 AND id = $2`,
		tx.workspace, t.ID, t.MemberID, t.Text, micros(t.Due.At), t.Due.On, optionalMicros(t.RemindAt), optionalMicros(t.DoneAt))
	return wrap("update task", found(n, err))
}

// Delete deletes a task.
func (tx tasks) Delete(id int64) error {
	n, err := tx.conn.Exec(`DELETE FROM task WHERE workspace_id = $1 AND id = $2`, tx.workspace, id)
	return wrap("delete task", found(n, err))
}

// ForLead returns the tasks of a lead.
func (tx tasks) ForLead(leadID int64) ([]fairlead.Task, error) {
	all, err := many(tx.conn, scanTask, selectTask+` AND t.lead_id = $2
		ORDER BY CASE WHEN t.done_at IS NULL THEN 0 ELSE 1 END, -t.done_at, t.due_at, t.id`, tx.workspace, leadID)
	return all, wrap("list tasks of lead", err)
}

// ForMember returns open tasks of a member, soonest first.
func (tx tasks) ForMember(memberID int64, scope fairlead.LeadScope, after store.TaskPlace, limit int) ([]fairlead.Task, error) {
	text := `SELECT ` + taskColumns + ` FROM task t JOIN lead l ON l.workspace_id = t.workspace_id AND l.id = t.lead_id
		WHERE t.workspace_id = $1 AND t.member_id = $2 AND t.done_at IS NULL AND (t.due_at, t.id) > ($3, $4) AND l.deleted = 0`
	args := []any{tx.workspace, memberID, micros(after.DueAt), after.ID, int64(limit)}
	if !scope.All {
		text += ` AND ` + tx.dialect.Plain("l.agent_id") + ` = $6` // 0 is nobody's id
		args = append(args, scope.AgentID)
	}
	all, err := many(tx.conn, scanTask, text+` ORDER BY t.due_at, t.id LIMIT $5`, args...)
	return all, wrap("list tasks of member", err)
}

// ToRemind returns the tasks whose member is to be told, those due longest first.
func (tx tasks) ToRemind(at time.Time, limit int) ([]fairlead.Task, error) {
	all, err := many(tx.conn, scanTask, selectTask+` AND t.remind_at IS NOT NULL AND t.remind_at <= $2 ORDER BY t.remind_at, t.id LIMIT $3`,
		tx.workspace, micros(at), int64(limit))
	return all, wrap("list tasks that are due", err)
}

// NextReminder is when the next member is to be told.
func (tx tasks) NextReminder() (time.Time, error) {
	at, err := moment(tx.conn, `SELECT min(remind_at) FROM task WHERE workspace_id = $1 AND remind_at IS NOT NULL`, tx.workspace)
	return at, wrap("find next reminder", err)
}

// Reminded notes that these need no reminder any more.
func (tx tasks) Reminded(ids []int64) error {
	_, err := tx.conn.Exec(`UPDATE task SET remind_at = NULL WHERE workspace_id = $1 AND id `+tx.dialect.In("$2"), tx.workspace, tx.dialect.Ints(ids))
	return wrap("note reminders", err)
}

// Move brings the tasks of one lead to another.
func (tx tasks) Move(from, to int64) error {
	_, err := tx.conn.Exec(`UPDATE task SET lead_id = $3 WHERE workspace_id = $1 AND lead_id = $2`, tx.workspace, from, to)
	return wrap("move tasks", err)
}

func scanTask(row Row) (fairlead.Task, error) {
	var t fairlead.Task
	var by actor
	var due, created int64
	var remind, done sql.NullInt64
	into := append([]any{&t.ID, &t.LeadID, &t.MemberID, &t.Text, &due, &t.Due.On, &remind, &done, &created}, by.into()...)
	err := row.Scan(into...)
	t.Due.At, t.RemindAt, t.DoneAt, t.CreatedAt = timeOf(due), optionalTimeOf(remind), optionalTimeOf(done), timeOf(created)
	t.Actor = by.value()
	return t, err
}
