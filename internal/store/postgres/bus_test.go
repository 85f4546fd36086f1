package postgres_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/store/postgres"
	"fairlead/internal/testkit/pgtest"
)

// TestReplicasHearEachOther: a message reaches the other process; when the connection that hears is cut, it comes back,
// says that something may have been missed, and hears on.
func TestReplicasHearEachOther(t *testing.T) {
	url := pgtest.Database(t)
	one, other := open(t, url), open(t, url)
	ctx, end := context.WithCancel(t.Context())
	heard, missed, ended := make(chan string, 100), make(chan bool, 100), make(chan error, 1)
	go func() {
		ended <- other.Hear(ctx, func(message string) { heard <- message }, func() { missed <- true })
	}()
	until := func(message string) {
		t.Helper()
		for said := false; !said; { // told again until it is heard: nobody hears before LISTEN
			if err := one.Tell(t.Context(), message); err != nil {
				t.Fatal(err)
			}
			select {
			case got := <-heard:
				said = got == message
			default:
			}
		}
	}
	until("hello")
	if len(missed) != 0 {
		t.Error("something was missed before anything went wrong")
	}
	cutListeners(t, url)
	<-missed
	until("hello again")
	end()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("hearing ended with %v", err)
	}
}

// cutListeners ends every connection that listens, as a restart of the server would.
func cutListeners(t *testing.T, url string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	var cut int
	err = conn.QueryRow(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
		WHERE datname = current_database() AND query LIKE 'LISTEN%'`).Scan(&cut)
	if err != nil || cut == 0 {
		t.Fatalf("cut %d connections: %v", cut, err)
	}
}

func open(t *testing.T, url string) *postgres.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), url)
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
