package pgtest

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Cluster is a PostgreSQL of a test's own, to stop, cut off and fail over. What it acknowledged it has written to disk.
// Its methods fail the test when they fail, so they are for the test's own goroutine.
type Cluster struct {
	t testing.TB
	s *server
}

// NewCluster starts one that is gone when the test ends.
func NewCluster(t testing.TB) *Cluster {
	t.Helper()
	c := newCluster(t)
	c.must(c.s.init())
	c.must(c.s.start())
	return c
}

// NewStandby starts a copy of a primary that follows it. From then on a commit at the primary waits until a standby has
// it on disk, so that Promote loses nothing.
func NewStandby(t testing.TB, primary *Cluster) *Cluster {
	t.Helper()
	c := newCluster(t)
	c.must(c.s.run("pg_basebackup", "-d", primary.URL("postgres"), "-D", c.s.data(), "-R", "-X", "stream", "-c", "fast", "--no-sync"))
	c.must(c.s.set("synchronous_standby_names", "")) // its own, once promoted; the primary may have some already
	c.must(c.s.start())
	c.must(primary.s.set("synchronous_standby_names", "*"))
	c.must(primary.s.run("pg_ctl", "reload", "-s", "-D", primary.s.data()))
	c.must(primary.s.followedBy(c.s.name()))
	return c
}

func newCluster(t testing.TB) *Cluster {
	t.Helper()
	s, err := newHome("")
	if err != nil {
		t.Fatalf("no PostgreSQL to test with: %v", err)
	}
	c := &Cluster{t: t, s: s}
	t.Cleanup(func() {
		if err := s.close(); err != nil {
			t.Errorf("removing the test's PostgreSQL: %v", err)
		}
	})
	return c
}

// URL is that of one of its databases; "postgres" is always there. It stays the same over restarts.
func (c *Cluster) URL(database string) string { return c.s.url(database) }

// Stop stops it: "fast" ends transactions and writes everything down first, "immediate" is a crash.
func (c *Cluster) Stop(mode string) {
	c.t.Helper()
	c.must(c.s.stop(mode))
}

// Start starts it again and returns when it answers.
func (c *Cluster) Start() {
	c.t.Helper()
	c.must(c.s.start())
}

// Restart is Stop and Start.
func (c *Cluster) Restart(mode string) {
	c.t.Helper()
	c.Stop(mode)
	c.Start()
}

// Terminate cuts every client's connection, as an administrator may.
func (c *Cluster) Terminate() {
	c.t.Helper()
	c.must(execute(c.URL("postgres"), `select pg_terminate_backend(pid) from pg_stat_activity
		where backend_type = 'client backend' and pid <> pg_backend_pid()`))
}

// Promote makes a standby a primary, and returns when it takes writes. The old primary should be stopped by then.
func (c *Cluster) Promote() {
	c.t.Helper()
	c.must(c.s.run("pg_ctl", "promote", "-s", "-w", "-D", c.s.data()))
}

func (c *Cluster) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// followedBy returns when commits wait for standbys, and the named one is among those that it may be.
func (s *server) followedBy(standby string) error {
	const follows = `select exists (select from pg_stat_replication
		where application_name = $1 and state = 'streaming' and sync_state <> 'async')`
	return connected(s.url("postgres"), func(ctx context.Context, c *pgx.Conn) error {
		for {
			var ready bool
			if err := c.QueryRow(ctx, follows, standby).Scan(&ready); err != nil || ready {
				return err
			}
			if _, err := c.Exec(ctx, "select pg_sleep(0.01)"); err != nil {
				return err
			}
		}
	})
}
