package sqlstore

import (
	"database/sql"
	"time"

	"fairlead/internal/store"
)

const deskColumns = `turn, changed, policy_version, dirty, wake_at`

// takeDesk takes the workspace's desk until the transaction ends, and counts the turn: every Write begins with it. A
// workspace that does not exist has no desk, which is fairlead.ErrNotFound.
func (tx *Tx) takeDesk(intake bool) error {
	set := `turn = turn + 1, changed = turn + 1`
	if intake {
		set = `turn = turn + 1`
	}
	state, err := one(tx.conn, scanDesk, `UPDATE desk SET `+set+` WHERE workspace_id = $1 RETURNING `+deskColumns, tx.workspace)
	if err == nil {
		state.Changing = !intake
		tx.desk = &state
	}
	return wrap("take desk", err)
}

// Get returns the desk row.
func (tx desk) Get() (store.DeskState, error) {
	if tx.desk != nil {
		return *tx.desk, nil
	}
	state, err := one(tx.conn, scanDesk, `SELECT `+deskColumns+` FROM desk WHERE workspace_id = $1`, tx.workspace)
	return state, wrap("get desk", err)
}

// SetDirty says whether waiting leads are worth another try.
func (tx desk) SetDirty(dirty bool) error {
	return tx.change("dirty = $2", flag(dirty))
}

// Wake says when the waiting leads are worth another try by themselves.
func (tx desk) Wake(at time.Time) error {
	return tx.change("wake_at = $2", optionalMicros(at))
}

// change writes the desk row, and remembers what it says now.
func (tx desk) change(set string, args ...any) error {
	state, err := one(tx.conn, scanDesk, `UPDATE desk SET `+set+` WHERE workspace_id = $1 RETURNING `+deskColumns, append([]any{tx.workspace}, args...)...)
	if err == nil {
		if tx.desk != nil {
			state.Changing, state.Freed = tx.desk.Changing, tx.desk.Freed
		}
		tx.desk = &state
	}
	return wrap("change desk", err)
}

func scanDesk(row Row) (store.DeskState, error) {
	var s store.DeskState
	var dirty int64
	var wake sql.NullInt64
	err := row.Scan(&s.Turn, &s.Changed, &s.PolicyVersion, &dirty, &wake)
	s.Dirty, s.WakeAt = dirty != 0, optionalTimeOf(wake)
	return s, err
}
