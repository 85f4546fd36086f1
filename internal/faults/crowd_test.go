package faults

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// callers is how many hand in leads at the same time.
const callers = 64

// crowd hands in leads, each under an Idempotency-Key, and each again until it is acknowledged. It waits as long as it is
// told to (Retry-After). Each caller has a place of its own, and goes to the next when it gets no answer at all.
type crowd struct {
	t       *testing.T
	token   string
	places  []*place
	deaf    bool // it may happen that there is no answer
	client  *http.Client
	pause   atomic.Int64 // of each caller, after each lead, as a time.Duration
	next    atomic.Int64
	ended   atomic.Bool
	hurry   chan struct{} // closed when patience is at its end
	callers sync.WaitGroup

	mu      sync.Mutex
	acked   map[string]int64 // lead by name
	through map[*place]int
	trouble map[string]int // how often callers were told, or saw, what
}

// gather lets a crowd begin. deaf: requests may stay without an answer, since what serves them is killed.
func (s *scene) gather(deaf bool, places ...*place) *crowd {
	c := s.summon(deaf, places...)
	for i := range callers {
		c.callers.Go(func() {
			for !c.ended.Load() {
				c.handIn(i, fmt.Sprintf("Lead %d", c.next.Add(1)))
				c.wait(time.Duration(c.pause.Load()))
			}
		})
	}
	return c
}

// summon gathers a crowd that does nothing by itself.
func (s *scene) summon(deaf bool, places ...*place) *crowd {
	c := &crowd{t: s.t, token: s.Owner.Token, places: places, deaf: deaf, hurry: make(chan struct{}),
		acked: map[string]int64{}, through: map[*place]int{}, trouble: map[string]int{}}
	c.pause.Store(int64(20 * time.Millisecond))
	transport := &http.Transport{MaxIdleConnsPerHost: callers}
	c.client = &http.Client{Transport: transport, Timeout: patience}
	s.t.Cleanup(transport.CloseIdleConnections)
	s.t.Cleanup(func() { // the test's context has ended, and with it every request
		c.ended.Store(true)
		c.callers.Wait()
	})
	return c
}

// slow lets leads come in at leisure from now on.
func (c *crowd) slow() { c.pause.Store(int64(time.Second)) }

// handIn hands in one lead until it is acknowledged.
func (c *crowd) handIn(at int, name string) {
	for {
		to := c.places[at%len(c.places)]
		lead, again, err := c.post(to, name)
		switch {
		case err != nil:
			at++
			c.note(err)
			again = 50 * time.Millisecond
		case lead != 0:
			c.acknowledge(to, name, lead)
			return
		}
		if !c.wait(again) || c.t.Failed() {
			return
		}
	}
}

// post sends it once. It returns the lead, or when to try again, or why there was no answer.
func (c *crowd) post(to *place, name string) (lead int64, again time.Duration, err error) {
	body, _ := json.Marshal(map[string]string{"name": name, "source": "website"})
	request, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, to.URL()+"/api/v1/leads", bytes.NewReader(body))
	if err != nil {
		return 0, 0, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", name)
	answer, err := c.client.Do(request)
	if err != nil {
		return 0, 0, err
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, 0, err
	}
	var said struct {
		Lead struct{ ID int64 }
		Code string
	}
	if err := json.Unmarshal(raw, &said); err != nil {
		c.t.Errorf("%s was answered %d %s", name, answer.StatusCode, raw)
	}
	seconds, _ := strconv.Atoi(answer.Header.Get("Retry-After"))
	switch {
	case answer.StatusCode == http.StatusCreated && said.Lead.ID != 0:
		return said.Lead.ID, 0, nil
	case answer.StatusCode == http.StatusServiceUnavailable && seconds > 0:
		c.refused(said.Code)
		return 0, time.Duration(seconds) * time.Second, nil
	}
	c.t.Errorf("%s was answered %d %v %s", name, answer.StatusCode, answer.Header, raw)
	return 0, 0, nil
}

func (c *crowd) acknowledge(by *place, name string, lead int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.acked[name] = lead
	c.through[by]++
}

func (c *crowd) refused(code string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.trouble[code]++
}

// note notes that there was no answer, and why.
func (c *crowd) note(err error) {
	if !c.deaf && c.t.Context().Err() == nil {
		c.t.Errorf("no answer: %v", err)
	}
	c.refused("no answer")
}

// wait returns true after so long, or false when nobody waits any more.
func (c *crowd) wait(long time.Duration) bool {
	select {
	case <-time.After(long):
		return true
	case <-c.hurry:
		return false
	case <-c.t.Context().Done():
		return false
	}
}

// acks is how many leads were acknowledged by these places; by all if none is named.
func (c *crowd) acks(by ...*place) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(by) == 0 {
		return len(c.acked)
	}
	for _, p := range by {
		n += c.through[p]
	}
	return n
}

// felt is how often somebody was refused, or not answered.
func (c *crowd) felt() (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, often := range c.trouble {
		n += often
	}
	return n
}

// more waits until each of these places has acknowledged so many more leads.
func (c *crowd) more(leads int, by ...*place) {
	c.t.Helper()
	before := make([]int, len(by))
	for i, p := range by {
		before[i] = c.acks(p)
	}
	for i, p := range by {
		until(c.t, fmt.Sprintf("%d more leads are taken by %s", leads, p.URL()), func() bool { return c.acks(p) >= before[i]+leads })
	}
}

// during breaks something, and wants it to be felt. What is to be taken after it, more waits for.
func (c *crowd) during(fault func()) {
	c.t.Helper()
	acks, felt := c.acks(), c.felt()
	fault()
	until(c.t, "somebody feels the fault", func() bool { return c.felt() > felt })
	c.t.Logf("%d leads were acknowledged before, %d while it was broken; %d callers felt it so far", acks, c.acks()-acks, c.felt()-felt)
	if acks == 0 {
		c.t.Error("no lead was acknowledged before the fault")
	}
}

// duringAgain is during for a fault that nobody may feel, because it hits when nothing is under way: it happens until it
// is felt.
func (c *crowd) duringAgain(fault func()) {
	c.t.Helper()
	c.during(func() {
		felt := c.felt()
		until(c.t, "somebody feels the fault", func() bool {
			fault()
			return c.felt() > felt
		})
	})
}

// leave lets everybody bring what they have in hand to its end, and says how it was.
func (c *crowd) leave() {
	c.t.Helper()
	c.ended.Store(true)
	hurry := time.AfterFunc(patience, func() { close(c.hurry) })
	c.callers.Wait()
	if !hurry.Stop() {
		c.t.Error("some leads were never acknowledged")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t.Logf("%d leads acknowledged; what callers saw besides: %v", len(c.acked), c.trouble)
}
