package sqlite

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/store/sqlstore"
)

func open(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "fairlead.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// pragma reads one setting of a connection.
func pragma(t *testing.T, c sqlstore.Conn, name string) (value string) {
	t.Helper()
	rows, err := c.Query("PRAGMA " + name)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
	}
	return value
}

func TestTheWriterIsDurable(t *testing.T) {
	s := open(t)
	err := s.write(t.Context(), func(c sqlstore.Conn) error {
		for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "query_only": "0"} {
			if got := pragma(t, c, name); got != want {
				t.Errorf("the writer's %s is %s, want %s", name, got, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"database": "sqlite", "journal_mode": "wal", "synchronous": "FULL"} {
		if found[name] != want {
			t.Errorf("setting %s is %q, want %q", name, found[name], want)
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	s := open(t)
	for range 2 * cap(s.readers) {
		err := s.read(t.Context(), func(c sqlstore.Conn) error {
			if got := pragma(t, c, "query_only"); got != "1" {
				t.Errorf("a reader's query_only is %s", got)
			}
			_, err := c.Exec("DELETE FROM desk")
			return err
		})
		if err == nil {
			t.Fatal("a reader wrote")
		}
	}
}

func TestANewFileIsPrivate(t *testing.T) {
	s := open(t)
	for _, name := range []string{s.path, s.path + "-wal"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != 0o600 {
			t.Errorf("%s is %v, want only its owner to read it", filepath.Base(name), got)
		}
	}
}

func TestWhatIsWrittenIsThereAfterwards(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd ?name#1%.db")
	for round := range 3 {
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		all, err := s.Workspaces(t.Context())
		if err != nil || len(all) != round {
			t.Fatalf("round %d: %d workspaces, %v", round, len(all), err)
		}
		if _, err := s.CreateWorkspace(t.Context(), fairlead.Workspace{CreatedAt: time.Unix(1, 0)}, func(store.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeOpenedIsSaidInOneSentence(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("These are notes, not a database. ", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir: "is a directory", filepath.Join(dir, "no", "a.db"): "does not exist", text: "is not a Fairlead database",
	} {
		_, err := Open(t.Context(), path)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want one line that says it %s", path, err, want)
		}
	}
}

func TestANewerDatabaseIsRefused(t *testing.T) {
	s := open(t)
	err := s.write(t.Context(), func(c sqlstore.Conn) error {
		_, err := c.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	_, err = Open(t.Context(), s.path)
	const want = "This database was made by a newer Fairlead (schema 999, this program knows 12). Install that version or newer."
	var told *fairlead.Error
	if !errors.As(err, &told) || told.Message != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestManyThatOpenAtOnceMigrateOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fairlead.db")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := Open(t.Context(), path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if err := s.Ping(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := appliedMigrations(t, path); got != 1 {
		t.Errorf("the first migration was applied %d times", got)
	}
}

func appliedMigrations(t *testing.T, path string) (n int) {
	db, err := openDB(path, readerPragmas)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow("SELECT count(*) FROM goose_db_version WHERE version_id = 1 AND is_applied = 1").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAMigrationHoldsTheDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fairlead.db")
	held, err := hold(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	other, err := openDB(path, []string{"busy_timeout(1)"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Exec("BEGIN IMMEDIATE"); !busy(err) {
		t.Errorf("got %v, want the database to be held before anything is looked at", err)
	}
}

// openInChild names the database that a child process of this test opens and writes to.
const openInChild = "FAIRLEAD_TEST_OPEN"

func TestChildOpens(t *testing.T) {
	path := os.Getenv(openInChild)
	if path == "" {
		t.Skip("only for TestTwoProcessesShareAFile")
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 20 {
		if _, err := s.CreateWorkspace(t.Context(), fairlead.Workspace{CreatedAt: time.Unix(1, 0)}, func(store.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTwoProcessesShareAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fairlead.db")
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			child := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestChildOpens$")
			child.Env = append(os.Environ(), openInChild+"="+path)
			if out, err := child.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	all.Wait()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	found, err := s.Workspaces(t.Context())
	if err != nil || len(found) != 40 {
		t.Errorf("%d workspaces, %v; want 40", len(found), err)
	}
}

func TestAWriterWaitsForAnotherProcessNoLongerThanItsContext(t *testing.T) {
	s := open(t)
	other, err := openDB(s.path, writerPragmas)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	holds, err := other.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer holds.Close()
	if _, err := holds.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	err = s.write(ctx, func(sqlstore.Conn) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want deadline exceeded", err)
	}
	if _, err := holds.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := s.write(t.Context(), func(sqlstore.Conn) error { return nil }); err != nil {
		t.Errorf("after the other one has ended: %v", err)
	}
}

func TestAClosedStoreSaysSo(t *testing.T) {
	s := open(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("got %v, want %v", err, errClosed)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closed twice: %v", err)
	}
}

func TestPingWrites(t *testing.T) {
	s := open(t)
	watch, err := s.reading.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer watch.Close()
	seen := func() (commits int) { // a number that grows when another connection has written
		if err := watch.QueryRowContext(t.Context(), "PRAGMA data_version").Scan(&commits); err != nil {
			t.Fatal(err)
		}
		return commits
	}
	before := seen()
	if err := s.Ping(t.Context()); err != nil || seen() == before {
		t.Fatalf("%v; written: %t", err, seen() != before)
	}
	w := <-s.writer
	hurried, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := s.Ping(hurried); !errors.Is(err, errBusy) {
		t.Errorf("while somebody writes, and does not end: %v", err)
	}
	if _, err := w.conn.ExecContext(t.Context(), "PRAGMA query_only = 1"); err != nil {
		t.Fatal(err)
	}
	s.writer <- w
	var known *fairlead.Error
	if err := s.Ping(t.Context()); !errors.As(err, &known) || known.Code != "database_read_only" {
		t.Errorf("a database that only reads: %v", err)
	}
}
