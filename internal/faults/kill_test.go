package faults

import (
	"path/filepath"
	"testing"

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
