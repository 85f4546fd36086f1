package sqlite

import (
	"database/sql"
	"errors"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"
)

var errAway = errors.New("the database went away")

// faulty answers some questions, then no more.
type faulty struct {
	sqlstore.Conn
	answers int
}

func (c *faulty) ask() error {
	if c.answers--; c.answers < 0 {
		return errAway
	}
	return nil
}

func (c *faulty) Query(text string, args ...any) (*sql.Rows, error) {
	if err := c.ask(); err != nil {
		return nil, err
	}
	return c.Conn.Query(text, args...)
}

func (c *faulty) Ask(text string, args []any, row func(sqlstore.Row) error) error {
	if err := c.ask(); err != nil {
		return err
	}
	return c.Conn.Ask(text, args, row)
}

// Whichever question about leads fails, the error comes out, and nothing else happens.
func TestWhatFailsInTheMiddleOfAListIsAnError(t *testing.T) {
	s := open(t)
	all := fairlead.LeadScope{All: true}
	for name, f := range map[string]fairlead.LeadFilter{
		"two columns": {Agents: []int64{1}, Statuses: []fairlead.Status{"new"}},
		"tags":        {Tags: []string{"a"}, TagsNone: []string{"b"}, Unassigned: true},
		"search":      {Search: "ann", Sources: []string{"Facebook"}, ValueMin: new(5.0)},
	} {
		for question, ask := range map[string]func(store.Leads) error{
			"list": func(l store.Leads) error {
				_, err := l.List(store.LeadQuery{Filter: f, Scope: all, Sort: fairlead.SortName, Limit: 50})
				return err
			},
			"total": func(l store.Leads) error { _, err := l.Total(f, all); return err },
			"count": func(l store.Leads) error { _, err := l.Count(f, all, 50); return err },
			"ids":   func(l store.Leads) error { _, err := l.IDs(f, all, 50); return err },
		} {
			t.Run(name+" "+question, func(t *testing.T) { failAtEach(t, s, ask) })
		}
	}
}

// failAtEach asks until all answers are given, with one more each time.
func failAtEach(t *testing.T, s *Store, ask func(store.Leads) error) {
	for answers := range 100 {
		err := s.read(t.Context(), func(c sqlstore.Conn) error {
			return ask(sqlstore.New(&faulty{c, answers}, dialect{}, 1).Leads())
		})
		switch {
		case err == nil && answers > 0:
			return
		case !errors.Is(err, errAway):
			t.Fatalf("after %d answers: got %v, want %v", answers, err, errAway)
		}
	}
	t.Fatal("a hundred answers are not enough")
}
