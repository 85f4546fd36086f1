package sqlstore

import (
	"cmp"
	"database/sql"
	"fmt"
	"time"

	"fairlead/internal/store"
)

// outboxWhere is a condition on what is on its way, or was, and its arguments behind those given: its id (0: any), to whom it goes
// (nil: to anybody) and its state ("": any).
func outboxWhere(id int64, column string, to any, state string, args []any) (where string, all []any) {
	add := func(column string, value any) {
		args = append(args, value)
		where += fmt.Sprintf(" AND %s = $%d", column, len(args))
	}
	if id != 0 {
		add("id", id)
	}
	if to != nil {
		add(column, to)
	}
	switch state {
	case "":
	case "failed":
		where += " AND state = 'failed'" // as the index has it
	default:
		add("state", state)
	}
	return where, args
}

// moment reads one time; zero: there is none.
func moment(conn Conn, query string, args ...any) (time.Time, error) {
	at, err := one(conn, func(row Row) (v sql.NullInt64, err error) {
		err = row.Scan(&v)
		return v, err
	}, query, args...)
	return optionalTimeOf(at), err
}

// retryOutbox makes the rows of an outbox due now that a condition names, as new ones are, and returns to whom they go.
func retryOutbox[To cmp.Ordered](conn Conn, table, column, where string, at time.Time, args []any) ([]To, error) {
	to, err := many(conn, func(row Row) (v To, err error) {
		err = row.Scan(&v)
		return v, err
	}, fmt.Sprintf(`SELECT DISTINCT %[2]s FROM %[1]s WHERE workspace_id = $1%[3]s ORDER BY %[2]s`, table, column, where), args...)
	if err == nil {
		args = append(args, micros(at))
		_, err = conn.Exec(fmt.Sprintf(`UPDATE %s SET state = 'due', attempts = 0, next_at = $%d WHERE workspace_id = $1%s`, table, len(args), where), args...)
	}
	return to, err
}

// countOutbox counts the rows of an outbox that are due or have failed, by the column that says to whom they go.
func countOutbox[To comparable](conn Conn, table, column string, workspace int64) (map[To]store.DeliveryCount, error) {
	counts := map[To]store.DeliveryCount{}
	rows, err := many(conn, scanOutboxCount[To], fmt.Sprintf(`
		SELECT %[2]s, count(*), 0, min(at) FROM %[1]s WHERE workspace_id = $1 AND state = 'due' GROUP BY %[2]s UNION ALL
		SELECT %[2]s, 0, count(*), NULL FROM %[1]s WHERE workspace_id = $1 AND state = 'failed' GROUP BY %[2]s`, table, column), workspace)
	for _, r := range rows {
		c := counts[r.to]
		if r.Due > 0 {
			c.Due, c.Oldest = r.Due, r.Oldest
		} else {
			c.Failed = r.Failed
		}
		counts[r.to] = c
	}
	return counts, err
}

type outboxCount[To comparable] struct {
	to To
	store.DeliveryCount
}

func scanOutboxCount[To comparable](row Row) (outboxCount[To], error) {
	var r outboxCount[To]
	var oldest sql.NullInt64
	err := row.Scan(&r.to, &r.Due, &r.Failed, &oldest)
	r.Oldest = optionalTimeOf(oldest)
	return r, err
}
