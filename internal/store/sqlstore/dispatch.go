package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var dispatchTable = table("dispatch", ints("workspace_id", "id", "notification_id", "member_id"), texts("kind", "channel"), ints("target_id"), texts("state"),
	ints("message_id", "attempts", "at", "next_at", "last_at"), texts("problem"))

// Insert adds dispatches.
func (tx dispatches) Insert(all []fairlead.Dispatch) error {
	err := tx.conn.Insert(dispatchTable, len(all), func(i int, args []any) {
		d := &all[i]
		args[0], args[1], args[2], args[3] = tx.workspace, d.ID, d.NotificationID, d.MemberID
		args[4], args[5], args[6], args[7] = string(d.Kind), string(d.Channel), d.TargetID, string(d.State)
		args[8], args[9], args[10], args[11], args[12] = d.MessageID, int64(d.Attempts), micros(d.At), optionalMicros(d.NextAt), optionalMicros(d.LastAt)
		args[13] = d.Problem
	})
	return wrap("insert dispatches", err)
}

const selectDispatch = `SELECT id, notification_id, member_id, kind, channel, target_id, state, message_id, attempts, at, next_at, last_at, problem
	FROM dispatch WHERE workspace_id = $1`

// Get returns a dispatch.
func (tx dispatches) Get(id int64) (fairlead.Dispatch, error) {
	d, err := one(tx.conn, scanDispatch, selectDispatch+` AND id = $2`, tx.workspace, id)
	return d, wrap("get dispatch", err)
}

// List returns dispatches, newest first.
func (tx dispatches) List(filter store.DispatchFilter, before int64, limit int) ([]fairlead.Dispatch, error) {
	where, args := dispatchWhere(filter, tx.workspace, beforeOrNewest(before), int64(limit))
	all, err := many(tx.conn, scanDispatch, selectDispatch+` AND id < $2`+where+` ORDER BY id DESC LIMIT $3`, args...)
	return all, wrap("list dispatches", err)
}

// dispatchWhere is the filter as a condition, and its arguments behind those given.
func dispatchWhere(f store.DispatchFilter, args ...any) (where string, all []any) {
	return outboxWhere(f.ID, "channel", optional(string(f.Channel)), string(f.State), args)
}

// Count counts the dispatches of each channel that are due or have failed.
func (tx dispatches) Count() (map[fairlead.Channel]store.DeliveryCount, error) {
	counts, err := countOutbox[fairlead.Channel](tx.conn, "dispatch", "channel", tx.workspace)
	return counts, wrap("count dispatches", err)
}

// Targets returns targets of a channel to which something is due, those due longest first.
func (tx dispatches) Targets(channel fairlead.Channel, at time.Time, limit int) ([]int64, error) {
	all, err := many(tx.conn, scanInt, `SELECT target_id FROM dispatch WHERE workspace_id = $1 AND channel = $2 AND state = 'due' AND next_at <= $3
		GROUP BY target_id ORDER BY min(next_at), target_id LIMIT $4`, tx.workspace, string(channel), micros(at), int64(limit))
	return all, wrap("list targets", err)
}

// Due returns dispatches to a target that are due, oldest first.
func (tx dispatches) Due(channel fairlead.Channel, targetID int64, at time.Time, limit int) ([]fairlead.Dispatch, error) {
	all, err := many(tx.conn, scanDispatch, selectDispatch+` AND channel = $2 AND target_id = $3 AND state = 'due' AND next_at <= $4 ORDER BY id LIMIT $5`,
		tx.workspace, string(channel), targetID, micros(at), int64(limit))
	return all, wrap("list due dispatches", err)
}

// NextDue is when the next dispatch of a channel is due.
func (tx dispatches) NextDue(channel fairlead.Channel) (time.Time, error) {
	at, err := moment(tx.conn, `SELECT min(next_at) FROM dispatch WHERE workspace_id = $1 AND channel = $2 AND state = 'due'`, tx.workspace, string(channel))
	return at, wrap("find next dispatch", err)
}

// LastSent is when something was last brought to a target.
func (tx dispatches) LastSent(channel fairlead.Channel, targetID int64) (time.Time, error) {
	at, err := moment(tx.conn, `SELECT max(last_at) FROM dispatch WHERE workspace_id = $1 AND channel = $2 AND target_id = $3 AND state = 'sent'`,
		tx.workspace, string(channel), targetID)
	return at, wrap("find last dispatch", err)
}

// Record writes what became of dispatches, in the order of their ids.
func (tx dispatches) Record(all []fairlead.Dispatch) error {
	all = slices.SortedFunc(slices.Values(all), func(a, b fairlead.Dispatch) int { return cmp.Compare(a.ID, b.ID) })
	_, err := tx.conn.Each(`UPDATE dispatch SET state = $3, message_id = $4, attempts = $5, next_at = $6, last_at = $7, problem = $8
		WHERE workspace_id = $1 AND id = $2 AND state = 'due'`, 8, len(all), func(i int, args []any) {
		d := &all[i]
		args[0], args[1], args[2], args[3] = tx.workspace, d.ID, string(d.State), d.MessageID
		args[4], args[5], args[6], args[7] = int64(d.Attempts), optionalMicros(d.NextAt), optionalMicros(d.LastAt), d.Problem
	})
	return wrap("record dispatches", err)
}

// GiveUp makes what is due to a target failed.
func (tx dispatches) GiveUp(channel fairlead.Channel, targetID int64, reason string) error {
	_, err := tx.conn.Exec(`UPDATE dispatch SET state = 'failed', next_at = NULL, problem = $4 WHERE workspace_id = $1 AND channel = $2 AND target_id = $3
		AND state = 'due'`, tx.workspace, string(channel), targetID, reason)
	return wrap("give up dispatches", err)
}

// Retry makes failed dispatches due again.
func (tx dispatches) Retry(filter store.DispatchFilter, at time.Time) ([]fairlead.Channel, error) {
	filter.State = fairlead.DispatchFailed
	where, args := dispatchWhere(filter, tx.workspace)
	channels, err := retryOutbox[fairlead.Channel](tx.conn, "dispatch", "channel", where, at, args)
	return channels, wrap("retry dispatches", err)
}

// DeleteOld deletes the dispatches of a state that happened before at.
func (tx dispatches) DeleteOld(state fairlead.DispatchState, at time.Time) error {
	_, err := tx.conn.Exec(`DELETE FROM dispatch WHERE workspace_id = $1 AND state = $2 AND at < $3`, tx.workspace, string(state), micros(at))
	return wrap("delete old dispatches", err)
}

func scanDispatch(row Row) (fairlead.Dispatch, error) {
	var d fairlead.Dispatch
	var at int64
	var next, last sql.NullInt64
	err := row.Scan(&d.ID, &d.NotificationID, &d.MemberID, &d.Kind, &d.Channel, &d.TargetID, &d.State, &d.MessageID, &d.Attempts, &at, &next, &last, &d.Problem)
	d.At, d.NextAt, d.LastAt = timeOf(at), optionalTimeOf(next), optionalTimeOf(last)
	return d, err
}
