package pgtest_test

import (
	"testing"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/testkit/pgtest"
)

func TestDatabasesAreApart(t *testing.T) {
	one, other := connect(t, pgtest.Database(t)), connect(t, pgtest.Database(t))
	for _, c := range []*pgx.Conn{one, other} {
		if _, err := c.Exec(t.Context(), "create table kept as select 'é' as letter"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := one.Exec(t.Context(), "drop table kept"); err != nil {
		t.Fatal(err)
	}
	if got := value[string](t, other, "select letter from kept"); got != "é" {
		t.Errorf("the other database has %q", got)
	}
}

func BenchmarkDatabase(b *testing.B) {
	for b.Loop() {
		pgtest.Database(b)
	}
}

func connect(t testing.TB, url string) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// value is the one value that a query gives.
func value[T any](t testing.TB, c *pgx.Conn, query string, args ...any) T {
	t.Helper()
	var v T
	if err := c.QueryRow(t.Context(), query, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}
