package faults

import (
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/testkit/pgtest"
)

// TestTheDatabaseGoesAndComesBack: PostgreSQL crashes and starts again, and every connection is cut. Callers are told to
// try again, and every replica takes leads again by itself. In a soak the race detector looks on.
func TestTheDatabaseGoesAndComesBack(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		cluster := pgtest.NewCluster(t)
		s := furnish(t, cluster.URL("postgres"))
		all, places := replicas(t, watched(t), s.Database, 3)
		c := s.gather(false, places...)
		for range times(t) {
			c.more(moment(t, 150), places...)
			c.during(func() { cluster.Restart("immediate") })
			c.more(moment(t, 150), places...)
			c.duringAgain(cluster.Terminate) // who is between two transactions is connected anew, and feels nothing
		}
		c.more(moment(t, 150), places...)
		c.leave()
		s.examine(c, places[2])
		for _, p := range all {
			p.end()
		}
	})
}

// TestTheStandbyTakesOver: the standby stops to hear the primary, which crashes a moment later, and is promoted. Whatever
// was acknowledged had reached it, and the replicas find it by the hosts that their URL names.
func TestTheStandbyTakesOver(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		primary := pgtest.NewCluster(t)
		standby := pgtest.NewStandby(t, primary)
		s := furnish(t, eitherOf(t, primary, standby))
		all, places := replicas(t, built, s.Database, 3)
		c := s.gather(false, places...)
		c.more(moment(t, 150), places...)
		c.during(func() {
			forget := deafen(t, standby)
			before := c.acks()
			c.wait(500 * time.Millisecond)
			t.Logf("%d leads were acknowledged while the standby was deaf", c.acks()-before)
			primary.Stop("immediate")
			forget()
		})
		standby.Promote()
		c.more(moment(t, 150), places...)
		c.leave()
		s.examine(c, places[1])
		for _, p := range all {
			p.end()
		}
	})
}

// eitherOf is the URL of whichever of two clusters takes writes.
func eitherOf(t *testing.T, one, other *pgtest.Cluster) string {
	t.Helper()
	first, err := url.Parse(one.URL("postgres"))
	must(t, err)
	second, err := url.Parse(other.URL("postgres"))
	must(t, err)
	first.RawQuery += "&target_session_attrs=read-write"
	return strings.Replace(first.String(), first.Host, first.Host+","+second.Host, 1)
}

// deafen freezes the process of a standby that hears what the primary writes. forget ends it: what has come meanwhile it
// never reads, as if it had been lost on the way.
func deafen(t *testing.T, standby *pgtest.Cluster) (forget func()) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), standby.URL("postgres"))
	must(t, err)
	var pid int
	must(t, c.QueryRow(t.Context(), "SELECT pid FROM pg_stat_wal_receiver").Scan(&pid))
	must(t, c.Close(t.Context()))
	must(t, syscall.Kill(pid, syscall.SIGSTOP))
	forget = sync.OnceFunc(func() {
		must(t, syscall.Kill(pid, syscall.SIGTERM))
		must(t, syscall.Kill(pid, syscall.SIGCONT))
	})
	t.Cleanup(forget)
	return forget
}
