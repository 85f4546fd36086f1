// Package testdb is the database of a test: a SQLite file, or, when FAIRLEAD_TEST_DATABASE says postgres, a database of a
// throw-away PostgreSQL, the tables made already. What passes on one must pass on the other; the tests are run on both.
package testdb

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/store/postgres"
	"fairlead/internal/testkit/pgtest"
)

// Variable is the environment variable that chooses: sqlite, which is the default, or postgres.
const Variable = "FAIRLEAD_TEST_DATABASE"

// New is a new, empty database, as --database names it. It is gone when the test ends.
func New(t testing.TB) string {
	t.Helper()
	empty, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	return empty.Copy(t)
}

// migrated is an empty database that Fairlead has made its tables in: to copy it takes a fifth of the time to make them.
var migrated = sync.OnceValues(func() (*Template, error) { return NewTemplate(func(string) error { return nil }) })

// Template is a database that tests get copies of.
type Template struct {
	url  string // on PostgreSQL
	file []byte // of SQLite
}

// NewTemplate makes one, filled once for all copies.
func NewTemplate(fill func(database string) error) (*Template, error) {
	switch chosen := os.Getenv(Variable); chosen {
	case "", "sqlite":
		folder, err := os.MkdirTemp("", "fairlead-template-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(folder)
		path := filepath.Join(folder, "fairlead.db")
		if err := prepare(path, fill); err != nil {
			return nil, err
		}
		file, err := os.ReadFile(path)
		return &Template{file: file}, err
	case "postgres":
		url, err := pgtest.Create("")
		if err != nil {
			return nil, err
		}
		return &Template{url: url}, prepare(url, fill)
	default:
		return nil, fmt.Errorf("%s is %q: set it to sqlite or postgres", Variable, chosen)
	}
}

// prepare makes the tables of an empty database and fills them.
func prepare(database string, fill func(database string) error) error {
	s, err := open(context.Background(), database)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	return fill(database)
}

// Copy is a new database like this one. It is gone when the test ends.
func (o *Template) Copy(t testing.TB) string {
	t.Helper()
	if o.url != "" {
		return pgtest.Like(t, o.url)
	}
	path := filepath.Join(t.TempDir(), "fairlead.db")
	if err := os.WriteFile(path, o.file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Open opens a new, empty database until the test ends.
func Open(t testing.TB) store.Store {
	t.Helper()
	return Again(t, New(t))
}

// Again opens a database that New made, until the test ends.
func Again(t testing.TB, database string) store.Store {
	t.Helper()
	s, err := open(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func open(ctx context.Context, database string) (store.Store, error) {
	if strings.HasPrefix(database, "postgres") {
		return postgres.Open(ctx, database)
	}
	return openSQLite(ctx, database)
}
