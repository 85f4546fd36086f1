package sqlstore

import (
	"database/sql"
	"time"

	"fairlead"
)

var notificationTable = table("notification", ints("workspace_id", "member_id", "id"), texts("kind"), ints("lead_id", "batch_id", "count"),
	actorColumns("actor"), ints("at", "read_at"), texts("text"), ints("about_id", "unshown"))

// Insert adds notifications.
func (tx notifications) Insert(all []fairlead.Notification) error {
	err := tx.conn.Insert(notificationTable, len(all), func(i int, args []any) {
		n := &all[i]
		args[0], args[1], args[2], args[3] = tx.workspace, n.MemberID, n.ID, string(n.Kind)
		args[4], args[5], args[6] = optional(n.LeadID), optional(n.BatchID), int64(n.Count)
		putActor(args[7:11], n.Actor)
		args[11], args[12], args[13] = micros(n.At), optionalMicros(n.ReadAt), n.Text
		args[14], args[15] = n.AboutID, flag(n.Unshown)
	})
	return wrap("insert notifications", err)
}

const selectNotification = `
	SELECT id, member_id, kind, lead_id, batch_id, count, actor_kind, actor_id, actor_name, actor_token, at, read_at, text, about_id, unshown
	FROM notification WHERE workspace_id = $1 AND `

// Get returns those of these of a member that there are.
func (tx notifications) Get(memberID int64, ids []int64) (map[int64]fairlead.Notification, error) {
	all, err := many(tx.conn, scanNotification, selectNotification+`member_id = $2 AND id `+tx.dialect.In("$3"), tx.workspace, memberID, tx.dialect.Ints(ids))
	byID := make(map[int64]fairlead.Notification, len(all))
	for _, n := range all {
		byID[n.ID] = n
	}
	return byID, wrap("get notifications", err)
}

// List returns notifications of a member that the bell shows, newest first.
func (tx notifications) List(memberID int64, filter fairlead.NotificationFilter, before int64, limit int) ([]fairlead.Notification, error) {
	text := selectNotification + `member_id = $2 AND id < $3 AND unshown = 0`
	args := []any{tx.workspace, memberID, beforeOrNewest(before), int64(limit)}
	if filter.Unread {
		text += ` AND read_at IS NULL`
	}
	if len(filter.Kinds) > 0 {
		text += ` AND kind ` + tx.dialect.In("$5")
		args = append(args, tx.dialect.Texts(each(filter.Kinds, func(k fairlead.NotificationKind) string { return string(k) })))
	}
	all, err := many(tx.conn, scanNotification, text+` ORDER BY id DESC LIMIT $4`, args...)
	return all, wrap("list notifications", err)
}

// Unread counts what a member has not read.
func (tx notifications) Unread(memberID int64) (int, error) {
	n, err := one(tx.conn, scanInt, `SELECT count(*) FROM notification WHERE workspace_id = $1 AND member_id = $2 AND read_at IS NULL AND unshown = 0`,
		tx.workspace, memberID)
	return int(n), wrap("count notifications", err)
}

// MarkRead marks these, or all if ids is nil, and returns how many were unread.
func (tx notifications) MarkRead(memberID int64, ids []int64, at time.Time) (int, error) {
	text := `UPDATE notification SET read_at = $3 WHERE workspace_id = $1 AND member_id = $2 AND read_at IS NULL`
	args := []any{tx.workspace, memberID, micros(at)}
	if ids != nil {
		text += ` AND id ` + tx.dialect.In("$4")
		args = append(args, tx.dialect.Ints(ids))
	}
	n, err := tx.conn.Exec(text, args...)
	return int(n), wrap("mark notifications", err)
}

// MarkUnread takes the mark off these, and returns how many had it.
func (tx notifications) MarkUnread(memberID int64, ids []int64) (int, error) {
	n, err := tx.conn.Exec(`UPDATE notification SET read_at = NULL WHERE workspace_id = $1 AND member_id = $2 AND read_at IS NOT NULL AND id `+tx.dialect.In("$3"),
		tx.workspace, memberID, tx.dialect.Ints(ids))
	return int(n), wrap("mark notifications as unread", err)
}

// Withdraw deletes the notifications of a batch that nobody has read, and returns whose they were.
func (tx notifications) Withdraw(batchID int64) ([]int64, error) {
	const these = ` FROM notification WHERE workspace_id = $1 AND batch_id = $2 AND read_at IS NULL`
	whose, err := many(tx.conn, scanInt, `SELECT DISTINCT member_id`+these+` ORDER BY member_id`, tx.workspace, batchID)
	if err == nil && len(whose) > 0 {
		_, err = tx.conn.Exec(`DELETE`+these, tx.workspace, batchID)
	}
	return whose, wrap("withdraw notifications", err)
}

// LastOf is when somebody was last told of a kind.
func (tx notifications) LastOf(kind fairlead.NotificationKind, aboutID int64) (time.Time, error) {
	at, err := moment(tx.conn, `SELECT max(at) FROM notification WHERE workspace_id = $1 AND kind = $2 AND (about_id = $3 OR $3 = 0)
		AND kind IN ('waiting', 'source_broken')`, tx.workspace, string(kind), aboutID)
	return at, wrap("find last notification", err)
}

func scanNotification(row Row) (fairlead.Notification, error) {
	var n fairlead.Notification
	var by actor
	var at int64
	var lead, batch, read sql.NullInt64
	var unshown int64
	into := append([]any{&n.ID, &n.MemberID, &n.Kind, &lead, &batch, &n.Count}, by.into()...)
	err := row.Scan(append(into, &at, &read, &n.Text, &n.AboutID, &unshown)...)
	n.LeadID, n.BatchID, n.Actor = lead.Int64, batch.Int64, by.value()
	n.At, n.ReadAt, n.Unshown = timeOf(at), optionalTimeOf(read), unshown != 0
	return n, err
}
