package sqlstore

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	jobs          struct{ *Tx }
	webhooks      struct{ *Tx }
	deliveries    struct{ *Tx }
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
func (tx *Tx) Jobs() store.Jobs                   { return jobs{tx} }
func (tx *Tx) Webhooks() store.Webhooks           { return webhooks{tx} }
func (tx *Tx) Deliveries() store.Deliveries       { return deliveries{tx} }

// NextIDs takes n ids of a kind, never to be given again, and returns the first.
func (tx *Tx) NextIDs(kind store.IDKind, n int) (int64, error) {
	first, err := tx.NextIDsOf(map[store.IDKind]int{kind: n})
	return first[kind], err
}

// NextIDsOf takes ids of several kinds at once.
func (tx *Tx) NextIDsOf(wanted map[store.IDKind]int) (map[store.IDKind]int64, error) {
	var rows []string
	var args []any
	for _, kind := range slices.Sorted(maps.Keys(wanted)) {
		rows = append(rows, fmt.Sprintf("($%d, 1 + $%d)", len(args)+1, len(args)+2))
		args = append(args, string(kind), int64(wanted[kind]))
	}
	if len(rows) == 0 {
		return nil, nil
	}
	next, err := many(tx.conn, scanCounter, `
		INSERT INTO counter (kind, next_id) VALUES `+strings.Join(rows, ", ")+`
		ON CONFLICT (kind) DO UPDATE SET next_id = counter.next_id + excluded.next_id - 1
		RETURNING kind, next_id`, args...)
	first := make(map[store.IDKind]int64, len(next))
	for _, c := range next {
		first[c.kind] = c.next - int64(wanted[c.kind])
	}
	return first, wrap("take ids", err)
}

type counterRow struct {
	kind store.IDKind
	next int64
}

func scanCounter(rows *sql.Rows) (counterRow, error) {
	var c counterRow
	err := rows.Scan(&c.kind, &c.next)
	return c, err
}

// conflict answers a conflict instead of an error that says a row is there already.
func (tx *Tx) conflict(err error, code, message string) error {
	if err == nil {
		err = tx.conn.Settle()
	}
	if err != nil && tx.dialect.Violation(err) == UniqueViolation {
		return fairlead.Conflict(code, message)
	}
	return err
}
