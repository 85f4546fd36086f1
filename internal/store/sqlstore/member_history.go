package sqlstore

import (
	"database/sql"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

var memberHistoryTable = upsert(table("member_history", ints("workspace_id", "member_id", "at", "active"), texts("availability"), ints("max_open")), 3)

// note keeps since when a member is as active and available as they are.
func (tx members) note(m fairlead.Member, available string, at time.Time) error {
	return tx.conn.Insert(memberHistoryTable, 1, func(_ int, args []any) {
		args[0], args[1], args[2], args[3], args[4], args[5] = tx.workspace, m.ID, micros(at), flag(m.Active), available, optionalCap(m.MaxOpen)
	})
}

// History returns how active and available members were after a time, and at that time.
func (tx members) History(since time.Time) ([]store.MemberState, error) {
	all, err := many(tx.conn, scanMemberState, `SELECT h.member_id, h.at, h.active, h.availability, h.max_open FROM member_history h
		WHERE h.workspace_id = $1 AND (h.at > $2 OR h.at = (
			SELECT max(b.at) FROM member_history b WHERE b.workspace_id = h.workspace_id AND b.member_id = h.member_id AND b.at <= $2))
		ORDER BY h.member_id, h.at`, tx.workspace, micros(since))
	return all, wrap("list the history of members", err)
}

func scanMemberState(row Row) (s store.MemberState, err error) {
	var at, active int64
	var available string
	var maxOpen sql.NullInt64
	if err = row.Scan(&s.MemberID, &at, &active, &available, &maxOpen); err != nil {
		return s, err
	}
	s.From, s.Active, s.MaxOpen = timeOf(at), active != 0, capOf(maxOpen)
	s.Availability, err = readAvailability(available)
	return s, err
}
