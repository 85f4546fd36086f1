package sqlstore

import (
	"database/sql"

	"fairlead/internal/store"
)

// LockDesk takes the workspace's desk until the transaction ends: every Write begins with it. A workspace that does
// not exist has no desk, which is fairlead.ErrNotFound.
func (tx *Tx) LockDesk() error {
	_, err := one(tx.conn, scanInt, `SELECT policy_version FROM desk WHERE workspace_id = $1`+tx.dialect.ForUpdate(), tx.workspace)
	return wrap("lock desk", err)
}

// Get returns the desk row.
func (tx desk) Get() (store.DeskState, error) {
	state, err := one(tx.conn, scanDesk, `SELECT policy_version, dirty FROM desk WHERE workspace_id = $1`, tx.workspace)
	return state, wrap("get desk", err)
}

// SetDirty says whether waiting leads are worth another try.
func (tx desk) SetDirty(dirty bool) error {
	n, err := tx.conn.Exec(`UPDATE desk SET dirty = $2 WHERE workspace_id = $1`, tx.workspace, flag(dirty))
	return wrap("mark desk", found(n, err))
}

func scanDesk(rows *sql.Rows) (store.DeskState, error) {
	var s store.DeskState
	var dirty int64
	err := rows.Scan(&s.PolicyVersion, &dirty)
	s.Dirty = dirty != 0
	return s, err
}
