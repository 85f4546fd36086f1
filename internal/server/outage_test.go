package server_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"fairlead/internal/testkit"
	"fairlead/internal/testkit/pgtest"
)

// TestTheDatabaseGoesAndComesBack posts leads through two replicas while PostgreSQL crashes and starts again, and while
// every connection is cut. Callers are told to try again, nobody is told of a lead that is not there, both replicas take
// leads again by themselves, and the turns go on as if nothing had been.
func TestTheDatabaseGoesAndComesBack(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	first := testkit.StartOn(t, cluster.URL("postgres"))
	second := first.Replica()
	agents := []*testkit.Person{first.Hire("Ana", "agent"), first.Hire("Ben", "agent"), first.Hire("Cleo", "agent")}
	buyers := first.Rotation("Buyers", agents...)
	c := &outage{T: t, acked: map[int64]string{}}

	c.crowd(first, second)
	c.until(first, 100)
	for _, fault := range []func(){func() { cluster.Restart("immediate") }, cluster.Terminate} {
		refused := c.refused.Load()
		fault()
		for _, replica := range []*testkit.World{first, second} {
			c.until(replica, c.of(replica)+100)
		}
		if c.refused.Load() == refused {
			t.Error("nobody noticed: the fault did not bite")
		}
	}
	c.stop()

	total := int(first.Owner.Get("/leads?limit=1").Int("total"))
	if total < len(c.acked) {
		t.Errorf("%d leads were acknowledged, %d are there", len(c.acked), total)
	}
	for id, email := range c.acked {
		lead := second.Owner.Get(fmt.Sprintf("/leads/%d", id)).Expect(200)
		if lead.Text("email") != email || lead.Text("assigned_agent.name") == "" {
			t.Errorf("lead %d was acknowledged for %s: %s", id, email, lead.Body)
		}
	}
	checkPrefixes(t, servedInOrder(first, buyers), total)
}

// outage is a crowd that posts leads and keeps what it is answered.
type outage struct {
	*testing.T
	next, refused atomic.Int64
	ended         atomic.Bool
	callers       sync.WaitGroup

	mu      sync.Mutex
	acked   map[int64]string // e-mail address by lead
	through map[*testkit.World]int
}

func (c *outage) crowd(replicas ...*testkit.World) {
	c.through = map[*testkit.World]int{}
	for i := range 16 {
		c.callers.Go(func() {
			replica := replicas[i%len(replicas)]
			for sender := replica.At(replica.Owner); !c.ended.Load(); {
				c.post(replica, sender)
			}
		})
	}
}

func (c *outage) post(replica *testkit.World, sender *testkit.Person) {
	email := fmt.Sprintf("%d@x.test", c.next.Add(1))
	got, err := sender.Try("POST", "/leads", map[string]any{"name": "Jo", "email": email})
	switch {
	case err != nil:
		c.Errorf("no answer: %v", err)
	case got.Status == 503 && got.Header.Get("Retry-After") != "":
		c.refused.Add(1)
	case got.Status != 201:
		c.Errorf("answered %d: %s", got.Status, got.Body)
	default:
		c.mu.Lock()
		defer c.mu.Unlock()
		c.acked[got.Int("lead.id")] = email
		c.through[replica]++
	}
}

func (c *outage) of(replica *testkit.World) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.through[replica]
}

// until waits until so many leads were acknowledged by a replica, asking it something meanwhile.
func (c *outage) until(replica *testkit.World, leads int) {
	owner := replica.At(replica.Owner)
	for c.of(replica) < leads && !c.Failed() {
		_, _ = owner.Try("GET", "/leads?limit=1", nil)
	}
}

func (c *outage) stop() {
	c.ended.Store(true)
	c.callers.Wait()
}
