package copydb_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/copydb"
	"fairlead/internal/store/sqlstore"
	"fairlead/internal/testkit/pgtest"
	"fairlead/internal/testkit/testdb"
	"fairlead/internal/usecase"
)

// whole is a store that can be copied.
type whole interface {
	store.Store
	copydb.Database
}

func opened(t *testing.T, database string) whole {
	t.Helper()
	return testdb.Again(t, database).(whole)
}

// kinds make an empty database of each kind.
var kinds = map[string]func(*testing.T) string{
	"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "fairlead.db") },
	"postgres": func(t *testing.T) string { return pgtest.Database(t) },
}

// onBoth runs a test with an empty database of each kind.
func onBoth(t *testing.T, test func(t *testing.T, empty whole)) {
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			test(t, opened(t, kinds[kind](t)))
		})
	}
}

// original is a SQLite database with a workspace and some leads.
func original(t *testing.T) whole {
	t.Helper()
	s := opened(t, kinds["sqlite"](t))
	now := time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	w, owner, err := usecase.Setup(t.Context(), s, now, usecase.SetupRequest{Workspace: "Acme", OwnerName: "Olga", OwnerEmail: "olga@acme.test"})
	if err != nil {
		t.Fatal(err)
	}
	app := usecase.New(s, func() time.Time { return now }, usecase.Outside{})
	defer app.Close()
	actor := fairlead.Actor{Workspace: w.ID, Kind: fairlead.ActorMember, Member: owner}
	for i := range 20 {
		in := fairlead.Submission{Contact: fairlead.Contact{Name: fmt.Sprintf("Lead %d", i)}, Source: "website", Tags: []string{"a", "b"}}
		if _, err := app.Intake(t.Context(), actor, usecase.IntakeRequest{Submission: in}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// change runs a statement behind everybody's back.
func change(ctx context.Context, db copydb.Database, statements ...string) error {
	return db.WriteWhole(ctx, func(w sqlstore.Whole) error {
		for _, text := range statements {
			n, err := w.Exec(text)
			if err == nil && n == 0 && !strings.HasPrefix(text, "CREATE") {
				err = errors.New("no row was changed")
			}
			if err != nil {
				return fmt.Errorf("%s: %w", text, err)
			}
		}
		return nil
	})
}

func changed(t *testing.T, db copydb.Database, statements ...string) {
	t.Helper()
	if err := change(t.Context(), db, statements...); err != nil {
		t.Fatal(err)
	}
}

// texts reads a column.
func texts(t *testing.T, db copydb.Database, text string) (all []string) {
	t.Helper()
	err := db.ReadWhole(t.Context(), func(w sqlstore.Whole) error {
		rows, err := w.Query(text)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var v string
			if err := rows.Scan(&v); err != nil {
				return err
			}
			all = append(all, v)
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func quiet(copydb.Step) {}

func code(err error) string {
	var known *fairlead.Error
	if errors.As(err, &known) {
		return known.Code
	}
	return ""
}

// catalogues list the tables of a database, not by way of what is tested.
var catalogues = map[string]string{
	"sqlite":   "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
	"postgres": "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
}

func TestNoTableIsForgotten(t *testing.T) {
	from := original(t)
	for kind, catalogue := range catalogues {
		to := opened(t, kinds[kind](t))
		r, err := copydb.Copy(t.Context(), from, to, quiet)
		if err != nil {
			t.Fatal(err)
		}
		var copied []string
		for _, c := range r.Checks {
			copied = append(copied, c.Table)
			if n := texts(t, to, "SELECT CAST(count(*) AS text) FROM "+c.Table); n[0] != fmt.Sprint(c.To.Rows) || c.From != c.To {
				t.Errorf("%s: %s has %s rows, and the check says %d and %d", kind, c.Table, n[0], c.From.Rows, c.To.Rows)
			}
		}
		for _, table := range texts(t, to, catalogue) {
			if table != "goose_db_version" && !strings.HasPrefix(table, "lead_search") && !slices.Contains(copied, table) {
				t.Errorf("%s: the table %s is not copied", kind, table)
			}
		}
		if len(copied) < 20 {
			t.Errorf("%s: only %v are copied", kind, copied)
		}
	}
}

func TestTablesAndColumnsOfLaterVersions(t *testing.T) {
	onBoth(t, func(t *testing.T, to whole) {
		from := original(t)
		table := "CREATE TABLE a_later_one (id BIGINT PRIMARY KEY, name TEXT, lead BIGINT, share DOUBLE PRECISION, workspace_id BIGINT REFERENCES workspace)"
		changed(t, from, strings.Replace(table, "DOUBLE PRECISION", "REAL", 1), "INSERT INTO a_later_one VALUES (1, 'é', NULL, -0.0, 1), (2, NULL, 7, 0.1, NULL)")
		_, err := copydb.Copy(t.Context(), from, to, quiet)
		if err == nil || !strings.Contains(err.Error(), "a_later_one") {
			t.Fatalf("a table that one of them lacks: %v", err)
		}
		changed(t, to, strings.Replace(table, "id BIGINT PRIMARY KEY, name TEXT", "name TEXT, id BIGINT PRIMARY KEY", 1)) // another order
		if _, err := copydb.Copy(t.Context(), from, to, quiet); err != nil {
			t.Fatal(err)
		}
		if names := texts(t, to, "SELECT name FROM a_later_one WHERE id = 1"); !slices.Equal(names, []string{"é"}) {
			t.Errorf("it has %q", names)
		}
	})
}

func TestStoppedHalfWayLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, to whole) {
		from := original(t)
		for _, at := range []copydb.Step{{Doing: "copy", Table: "counter"}, {Doing: "copy", Table: "lead"}, {Doing: "search", Table: "lead"}} {
			ctx, stop := context.WithCancel(t.Context())
			reached := false
			_, err := copydb.Copy(ctx, from, to, func(s copydb.Step) {
				if s.Doing == at.Doing && s.Table == at.Table && s.Rows > 0 {
					reached = true
					stop()
				}
			})
			stop()
			if !reached || !errors.Is(err, context.Canceled) {
				t.Fatalf("%s %s: reached: %t, %v", at.Doing, at.Table, reached, err)
			}
			for _, table := range []string{"workspace", "counter", "lead"} {
				if n := texts(t, to, "SELECT CAST(count(*) AS text) FROM "+table); n[0] != "0" {
					t.Errorf("%s %s: %s has %s rows", at.Doing, at.Table, table, n[0])
				}
			}
		}
		if _, err := copydb.Copy(t.Context(), from, to, quiet); err != nil {
			t.Errorf("once more: %v", err)
		}
	})
}

// spoilt is a database in which somebody changes something between copying and checking.
type spoilt struct {
	copydb.Database
	how string
}

func (s spoilt) Analyze(ctx context.Context) error {
	return errors.Join(change(ctx, s.Database, s.how), s.Database.Analyze(ctx))
}

func TestTheCheckNoticesOneChangedByte(t *testing.T) {
	from := original(t)
	for _, how := range []string{
		"UPDATE lead SET name = 'lead 7' WHERE id = 7", // was Lead 7
		"UPDATE lead SET value = 0 WHERE id = 7",       // was NULL
		"UPDATE lead SET name = name || email_key, email_key = NULL WHERE id = 7",
		"UPDATE counter SET next_id = next_id + 1 WHERE kind = 'lead'",
		"DELETE FROM lead_tag WHERE lead_id = 7 AND tag = 'b'",
		"INSERT INTO lead_tag (workspace_id, tag, created_at, lead_id) VALUES (1, 'c', 1, 7)",
	} {
		changed(t, from, "UPDATE lead SET email_key = '' WHERE id = 7")
		for kind := range kinds {
			to := opened(t, kinds[kind](t))
			r, err := copydb.Copy(t.Context(), from, spoilt{to, how}, quiet)
			if code(err) != "copy_differs" || !strings.Contains(err.Error(), "must not be used") || r.Checks == nil {
				t.Errorf("%s: %s: %v", kind, how, err)
			}
			different := slices.DeleteFunc(r.Checks, copydb.Check.OK)
			if len(different) != 1 || !strings.Contains(how, " "+different[0].Table+" ") {
				t.Errorf("%s: %s: these differ: %+v", kind, how, different)
			}
			if _, err := copydb.Compare(t.Context(), from, to, quiet); code(err) != "copy_differs" {
				t.Errorf("%s: %s: compared again: %v", kind, how, err)
			}
		}
	}
}

func TestWhatPostgreSQLCannotStoreIsMended(t *testing.T) {
	onBoth(t, func(t *testing.T, to whole) {
		from := original(t)
		changed(t, from, `UPDATE activity SET text = 'a' || char(0) || 'b' WHERE lead_id = 1 AND kind = 'created'`, `UPDATE activity SET text = CAST(x'61ff62' AS TEXT) WHERE lead_id = 2 AND kind = 'created'`)
		r, err := copydb.Copy(t.Context(), from, to, quiet)
		if err != nil || r.Mended != 2 {
			t.Fatalf("%d mended, %v", r.Mended, err)
		}
		if got := texts(t, to, "SELECT text FROM activity WHERE lead_id IN (1, 2) AND kind = 'created'"); !slices.Equal(got, []string{"a\uFFFDb", "a\uFFFDb"}) {
			t.Errorf("it has %q", got)
		}
	})
}

func TestValuesThatGetLostEasily(t *testing.T) {
	onBoth(t, func(t *testing.T, to whole) {
		from := original(t)
		changed(t, from, `INSERT INTO answer (workspace_id, credential_id, path, key, body_hash, status, body, expires_at) VALUES (1, 1, 'p', 'k', 'h', 204, x'', 1)`)
		if _, err := copydb.Copy(t.Context(), from, to, quiet); err != nil {
			t.Fatal(err)
		}
		changed(t, to, "UPDATE lead SET value = CAST('-0' AS double precision) WHERE id = 7") // SQLite stores 0 for it
		back := opened(t, kinds["sqlite"](t))
		if _, err := copydb.Copy(t.Context(), to, back, quiet); err != nil {
			t.Fatal(err)
		}
		if got := texts(t, back, "SELECT typeof(body) || length(body) FROM answer"); !slices.Equal(got, []string{"blob0"}) {
			t.Errorf("it has %q", got)
		}
	})
}

func TestRefusals(t *testing.T) {
	onBoth(t, func(t *testing.T, to whole) {
		from := original(t)
		check := func(want string, from, to whole) {
			t.Helper()
			if _, err := copydb.Copy(t.Context(), from, to, quiet); code(err) != want {
				t.Errorf("%v, not %s", err, want)
			}
		}
		check("same_database", to, to)
		check("database_not_empty", to, from) // swapped
		empty := opened(t, kinds["sqlite"](t))
		check("nothing_to_copy", empty, to)
		if _, err := copydb.Copy(t.Context(), from, to, quiet); err != nil {
			t.Fatal(err)
		}
		check("database_not_empty", from, to)
		check("same_database", to, to)
	})
}
