package server_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
)

// TestReadyWhileTheDatabaseTakesWrites takes the database away in the ways it can go, and gives it back.
func TestReadyWhileTheDatabaseTakesWrites(t *testing.T) {
	t.Parallel()
	cluster := pgtest.NewCluster(t)
	w, log := logged(t, cluster.URL("postgres"))
	w.Nobody().Get("/readyz").Expect(200)
	readOnly := func(yes bool) {
		execute(t, cluster.URL("postgres"), fmt.Sprintf("ALTER DATABASE postgres SET default_transaction_read_only = %t", yes))
		cluster.Terminate()
	}
	for _, fault := range []struct {
		reason      string
		begin, mend func()
	}{
		{"database_away", func() { cluster.Stop("immediate") }, cluster.Start},
		{"database_read_only", func() { readOnly(true) }, func() { readOnly(false) }},
	} {
		log.Reset()
		fault.begin()
		for range 3 {
			w.Clock.Wind(time.Second)
			if got := w.Nobody().Get("/readyz").Expect(503); got.Text("code") != fault.reason || got.Header.Get("Retry-After") == "" {
				t.Errorf("%s: it says %s", fault.reason, got.Body)
			}
		}
		if n := strings.Count(log.String(), "not ready"); n != 1 || strings.Contains(log.String(), "level=ERROR") {
			t.Errorf("%s: three noes are logged %d times:\n%s", fault.reason, n, log)
		}
		fault.mend()
		w.Clock.Wind(time.Second)
		w.Nobody().Get("/readyz").Expect(200)
		if !strings.Contains(log.String(), "ready again") {
			t.Errorf("%s: the log does not say that it is over:\n%s", fault.reason, log)
		}
	}
}

func TestNotReadyWhileAnotherProcessHoldsTheDatabase(t *testing.T) {
	t.Parallel()
	database := filepath.Join(t.TempDir(), "fairlead.db")
	w, _ := logged(t, database)
	other, err := sql.Open("sqlite", "file:"+database+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	holder, err := other.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	if _, err := holder.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if got := w.Nobody().Get("/readyz").Expect(503); got.Text("code") != "database_busy" {
		t.Errorf("it says %s", got.Body)
	}
	if _, err := holder.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	w.Nobody().Get("/readyz").Expect(503) // the answer holds for a second
	w.Clock.Wind(time.Second)
	w.Nobody().Get("/readyz").Expect(200)
}

// TestNotReadyFirstThingOnShutdown asks on a connection that was let in before the server was told to stop.
func TestNotReadyFirstThingOnShutdown(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	early, err := net.Dial("tcp", w.Server.Address())
	if err != nil {
		t.Fatal(err)
	}
	defer early.Close()
	w.Nobody().Get("/readyz").Expect(200) // by now the server knows of the connection before
	stopped := make(chan error)
	go func() { stopped <- w.Server.Stop(context.Background()) }()
	for {
		late, err := net.Dial("tcp", w.Server.Address())
		if err != nil {
			break
		}
		late.Close()
	}
	fmt.Fprint(early, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(early), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != 503 || !strings.Contains(string(body), "shutting_down") {
		t.Errorf("it answers %d %s", answer.StatusCode, body)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

// logged serves a database and keeps what the server logs, down to every detail.
func logged(t *testing.T, database string) (*testkit.World, *pages) {
	w, log := testkit.StartOn(t, database), &pages{}
	w.Stop()
	w.Log = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	w.Serve()
	return w, log
}

// pages are a log that is read while others write.
type pages struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (p *pages) Write(line []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.Write(line)
}

func (p *pages) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.all.String()
}

func (p *pages) Reset() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all.Reset()
}

// execute does something to a database that no server would.
func execute(t *testing.T, database, statement string) {
	t.Helper()
	driver, source := "sqlite", database
	if strings.HasPrefix(database, "postgres") {
		driver, source = "pgx", database+"&default_transaction_read_only=off"
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}
