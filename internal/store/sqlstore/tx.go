package sqlstore

import (
	"fairlead"
	"fairlead/internal/store"
)

// Tx is one transaction in one workspace.
type Tx struct {
	conn      Conn
	dialect   Dialect
	workspace int64
	desk      *store.DeskState // as far as known; who holds the desk knows it
}

var _ store.Tx = (*Tx)(nil)

// New is the transaction of a workspace on an open connection.
func New(conn Conn, dialect Dialect, workspace int64) *Tx {
	return &Tx{conn: conn, dialect: dialect, workspace: workspace}
}

// The nouns. Each is the transaction itself under another name, so taking one costs nothing.
type (
	desk          struct{ *Tx }
	leads         struct{ *Tx }
	activities    struct{ *Tx }
	decisions     struct{ *Tx }
	ledgers       struct{ *Tx }
	policies      struct{ *Tx }
	batches       struct{ *Tx }
	notifications struct{ *Tx }
	members       struct{ *Tx }
	roles         struct{ *Tx }
	credentials   struct{ *Tx }
	answers       struct{ *Tx }
)

func (tx *Tx) Desk() store.Desk                   { return desk{tx} }
func (tx *Tx) Leads() store.Leads                 { return leads{tx} }
func (tx *Tx) Activities() store.Activities       { return activities{tx} }
func (tx *Tx) Decisions() store.Decisions         { return decisions{tx} }
func (tx *Tx) Ledgers() store.Ledgers             { return ledgers{tx} }
func (tx *Tx) Policies() store.Policies           { return policies{tx} }
func (tx *Tx) Batches() store.Batches             { return batches{tx} }
func (tx *Tx) Notifications() store.Notifications { return notifications{tx} }
func (tx *Tx) Members() store.Members             { return members{tx} }
func (tx *Tx) Roles() store.Roles                 { return roles{tx} }
func (tx *Tx) Credentials() store.Credentials     { return credentials{tx} }
func (tx *Tx) Answers() store.Answers             { return answers{tx} }

// NextIDs takes n ids of a kind, never to be given again, and returns the first.
func (tx *Tx) NextIDs(kind store.IDKind, n int) (int64, error) {
	first, err := one(tx.conn, scanInt, `
		INSERT INTO counter (kind, next_id) VALUES ($1, 1 + $2)
		ON CONFLICT (kind) DO UPDATE SET next_id = counter.next_id + $2
		RETURNING next_id - $2`, string(kind), int64(n))
	return first, wrap("take ids", err)
}

// conflict answers c instead of an error that says a row is there already.
func (tx *Tx) conflict(err error, code, message string) error {
	if err != nil && tx.dialect.Violation(err) == UniqueViolation {
		return fairlead.Conflict(code, message)
	}
	return err
}
