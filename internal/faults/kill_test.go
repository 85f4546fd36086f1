package faults

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"fairlead/internal/testkit/pgtest"
)

// TestKilledInTheMiddleNothingIsLost kills the program (SIGKILL) in the middle of the load, and starts it again.
func TestKilledInTheMiddleNothingIsLost(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, filepath.Join(t.TempDir(), "kill.db"))
		p := serve(t, built, s.Database)
		c := s.gather(true, p.place)
		for range 3 * times(t) {
			c.more(moment(t, 700), p.place)
			c.during(p.kill)
			p.start()
		}
		c.more(moment(t, 700), p.place)
		c.leave()
		s.examine(c, p.place)
		p.end()
	})
}

// replicas are n programs on one PostgreSQL database.
func replicas(t *testing.T, made func() (string, error), database string, n int) (all []*program, places []*place) {
	t.Helper()
	for range n {
		p := serve(t, made, database)
		all, places = append(all, p), append(places, p.place)
	}
	return all, places
}

// TestOneReplicaOfThreeIsKilled: the others go on, and it is one of them again when it is started.
func TestOneReplicaOfThreeIsKilled(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, pgtest.Database(t))
		all, places := replicas(t, built, s.Database, 3)
		c := s.gather(true, places...)
		for i := range times(t) {
			victim, others := all[i%3], []*place{places[(i+1)%3], places[(i+2)%3]}
			c.more(moment(t, 150), places...)
			c.during(victim.kill)
			c.more(moment(t, 150), others...)
			victim.start()
		}
		c.more(moment(t, 150), places...)
		c.leave()
		s.examine(c, places[0])
		for _, p := range all {
			p.end()
		}
	})
}

// TestAFrozenReplicaHoldsNobodyUpForLong: a replica that stops in the middle of a transaction, as when its machine is
// suspended or drops off the network, has the desk, and hangs up on nobody. The database takes the desk away from it.
func TestAFrozenReplicaHoldsNobodyUpForLong(t *testing.T) {
	t.Parallel()
	play(t, func(t *testing.T) {
		s := furnish(t, pgtest.Database(t))
		all, places := replicas(t, built, s.Database, 3)
		c := s.gather(false, places...)
		for i := range times(t) {
			victim, others := all[i%3], []*place{places[(i+1)%3], places[(i+2)%3]}
			c.more(moment(t, 150), places...)
			before := c.acks()
			freezeAtDesk(c, victim, s.Database)
			begin := time.Now()
			c.more(moment(t, 150), others...)
			if took := time.Since(begin); took > heldUp {
				t.Errorf("the others took leads again after %s", took)
			}
			t.Logf("%d leads were acknowledged before, %d within %s while it was frozen", before, c.acks()-before, time.Since(begin))
			c.during(victim.thaw)
			c.more(moment(t, 150), victim.place)
		}
		c.leave()
		s.examine(c, places[0])
		for _, p := range all {
			p.end()
		}
	})
}

// heldUp is how long a frozen replica may hold the others up, and how long they take for some leads then.
const heldUp = 30 * time.Second

// freezeAtDesk freezes a replica at a moment when it has the desk: somebody waits in the database for a transaction whose
// program has said nothing for a while.
func freezeAtDesk(c *crowd, victim *program, database string) {
	c.t.Helper()
	db, err := pgx.Connect(c.t.Context(), database)
	must(c.t, err)
	defer db.Close(c.t.Context())
	c.t.Cleanup(func() { _ = victim.cmd.Process.Signal(syscall.SIGCONT) })
	until(c.t, "the replica is frozen in the middle of a transaction", func() bool {
		victim.freeze()
		for range 10 {
			c.wait(100 * time.Millisecond)
			var holds bool
			must(c.t, db.QueryRow(c.t.Context(), `SELECT EXISTS (
				SELECT 1 FROM pg_stat_activity waiting, pg_stat_activity holding
				WHERE holding.pid = ANY (pg_blocking_pids(waiting.pid))
				  AND holding.state = 'idle in transaction' AND holding.state_change < clock_timestamp() - interval '500 ms')`).Scan(&holds))
			if holds {
				return true
			}
		}
		victim.thaw()
		return false
	})
}
