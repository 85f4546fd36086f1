package faults

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
)

// scene is a workspace of three agents in turn, and a webhook that is told of every assigned lead.
type scene struct {
	*testkit.World
	t        *testing.T
	agents   []*testkit.Person
	rotation int64
	hook     *mailbox
}

// furnish makes a scene in an empty database. Nobody serves it yet.
func furnish(t *testing.T, database string) *scene {
	t.Helper()
	s := open(t, database)
	s.Stop()
	return s
}

// open makes a scene and goes on serving it in this process, under a clock that the test winds.
func open(t *testing.T, database string) *scene {
	t.Helper()
	w := &testkit.World{T: t, Clock: testkit.NewClock(), Database: database}
	w.Clock.Wind(time.Since(w.Clock.Now()))
	w.Workspace("Acme", "Olga Owner", "olga@acme.test")
	w.Serve()
	w.Owner = w.Person("Olga Owner", "olga@acme.test")
	s := &scene{World: w, t: t, hook: newMailbox(t)}
	for _, name := range []string{"Ana", "Ben", "Cleo"} {
		s.agents = append(s.agents, w.Hire(name, "agent"))
	}
	s.rotation = w.Rotation("Buyers", s.agents...)
	w.Owner.Post("/webhooks", map[string]any{"url": s.hook.url, "events": []string{"lead.assigned"}}).Expect(201)
	return s
}

// Soak is the environment variable that makes the tests long: for how long each goes on, such as 10m.
const Soak = "FAIRLEAD_SOAK"

// play plays a fault once; in a soak again and again, each time on a new stage, until its time is up.
func play(t *testing.T, fault func(t *testing.T)) {
	t.Helper()
	long := soak(t)
	if long == 0 {
		fault(t)
		return
	}
	for ends := time.Now().Add(long); time.Now().Before(ends) && !t.Failed(); {
		t.Run("again", fault)
	}
}

// databases make an empty database of each kind.
var databases = map[string]func(t *testing.T) string{
	"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "fairlead.db") },
	"postgres": func(t *testing.T) string { return pgtest.Database(t) },
}

// playOn plays a fault to one program on a database of its own, of this kind; in a soak of each kind.
func playOn(t *testing.T, kind string, fault func(s *scene, p *program)) {
	t.Helper()
	for name, database := range databases {
		if name != kind && soak(t) == 0 {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			play(t, func(t *testing.T) {
				s := furnish(t, database(t))
				p := serve(t, built, s.Database)
				fault(s, p)
				p.end()
			})
		})
	}
}

func soak(t *testing.T) time.Duration {
	t.Helper()
	said := os.Getenv(Soak)
	if said == "" {
		return 0
	}
	long, err := time.ParseDuration(said)
	if err != nil {
		t.Fatalf("%s is %q, which is no duration such as 10m", Soak, said)
	}
	return long
}

// moment is how many leads are to be acknowledged before something happens: a few, in a soak any number of them.
func moment(t *testing.T, few int) int {
	if soak(t) == 0 {
		return few
	}
	return few/2 + rand.IntN(2*few)
}

// times is how often a fault happens on one stage.
func times(t *testing.T) int {
	if soak(t) == 0 {
		return 1
	}
	return 1 + rand.IntN(3)
}
