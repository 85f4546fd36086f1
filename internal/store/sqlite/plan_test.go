package sqlite

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"
)

// planner is a connection that writes down how SQLite means to run what it is asked.
type planner struct {
	*conn
	t     *testing.T
	plans []string
}

func (p *planner) Query(text string, args ...any) (*sql.Rows, error) {
	p.explain(text, args)
	return p.conn.Query(text, args...)
}

func (p *planner) explain(text string, args []any) {
	rows, err := p.conn.Query("EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		p.t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			p.t.Fatal(err)
		}
		p.plans = append(p.plans, detail)
	}
}

// plan is how SQLite runs what fn asks for.
func plan(t *testing.T, s *Store, fn func(store.Tx) error) string {
	t.Helper()
	p := &planner{t: t}
	err := s.read(t.Context(), func(c sqlstore.Conn) error {
		p.conn = c.(*conn)
		return fn(sqlstore.New(p, dialect{}, 1))
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(p.plans, "\n")
}

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "fairlead.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestPlans(t *testing.T) {
	s := open(t)
	all := fairlead.LeadScope{All: true}
	for _, f := range []fairlead.LeadFilter{
		{}, {Agents: []int64{1}}, {Agents: []int64{1, 2}}, {Unassigned: true}, {Waiting: true}, {Agents: []int64{1}, Unassigned: true},
		{Statuses: []fairlead.Status{"new"}}, {Statuses: []fairlead.Status{"new", "won"}}, {Sources: []string{"a"}}, {Forms: []string{"a"}}, {Tags: []string{"a"}}, {Tags: []string{"a", "b"}},
		{BatchID: 1}, {CreatedAfter: time.Unix(1, 0)}, {Search: "anna"},
		{Agents: []int64{1}, Sources: []string{"a"}, Statuses: []fairlead.Status{"new"}},
	} {
		for _, sort := range []fairlead.LeadSort{fairlead.SortNewest, fairlead.SortName} {
			t.Logf("%+v %s\n%s", f, sort, plan(t, s, func(tx store.Tx) error {
				_, err := tx.Leads().List(store.LeadQuery{Filter: f, Scope: all, Sort: sort, Limit: 50})
				return err
			}))
		}
	}
	t.Log(plan(t, s, func(tx store.Tx) error {
		_, err := tx.Leads().OpenByContact([]string{"a@b", "c@d"}, []string{"+123"})
		return err
	}))
	t.Log(plan(t, s, func(tx store.Tx) error {
		_, err := tx.Ledgers().Load([]int64{1})
		return err
	}))
	t.Log(plan(t, s, func(tx store.Tx) error {
		_, err := tx.Members().OpenLeads()
		return err
	}))
}
