// Package testdb is the database of a test: an empty SQLite file, or, when FAIRLEAD_TEST_DATABASE says postgres, an empty
// database of a throw-away PostgreSQL, the tables made already. What passes on one must pass on the other; the tests are run on both.
package testdb

import (
	"context"
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
	switch chosen := os.Getenv(Variable); chosen {
	case "", "sqlite":
		return filepath.Join(t.TempDir(), "fairlead.db")
	case "postgres":
		template, err := migrated()
		if err != nil {
			t.Fatal(err)
		}
		return pgtest.Like(t, template)
	default:
		t.Fatalf("%s is %q: set it to sqlite or postgres", Variable, chosen)
		return ""
	}
}

// migrated is an empty database that Fairlead has made its tables in: to copy it takes a fifth of the time to make them.
var migrated = sync.OnceValues(func() (string, error) {
	template, err := pgtest.Create("")
	if err != nil {
		return "", err
	}
	s, err := postgres.Open(context.Background(), template)
	if err != nil {
		return "", err
	}
	return template, s.Close()
})

// Open opens a new, empty database until the test ends.
func Open(t testing.TB) store.Store {
	t.Helper()
	return Again(t, New(t))
}

// Again opens a database that New made, until the test ends.
func Again(t testing.TB, database string) store.Store {
	t.Helper()
	s, err := open(t, database)
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

func open(t testing.TB, database string) (store.Store, error) {
	if strings.HasPrefix(database, "postgres") {
		return postgres.Open(t.Context(), database)
	}
	return openSQLite(t.Context(), database)
}
