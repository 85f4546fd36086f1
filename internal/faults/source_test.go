package faults

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestWhatASourceSentSurvivesAKill (SIGKILL): a vendor sends each lead until it has its answer, and every third once more.
// Each becomes one lead, with its agent, told once.
func TestWhatASourceSentSurvivesAKill(t *testing.T) {
	t.Parallel()
	playOn(t, "postgres", func(s *scene, p *program) {
		v := s.vendor(p.place)
		v.outlives(p)
		s.examineSource(v, p.place)
	})
}

// outlives kills the program again and again while the vendor sends, which leaves in the end.
func (v *vendor) outlives(p *program) {
	for range 3 * times(v.t) {
		v.more(moment(v.t, 60))
		p.kill()
		p.start()
	}
	v.more(moment(v.t, 60))
	v.leave()
}

// vendor sends leads to the address of a source, as Google does.
type vendor struct {
	t       *testing.T
	path    string // of the source
	to      *place
	send    func(name string) answer // sends a lead once
	sent    atomic.Int64             // leads that were answered
	gone    chan struct{}
	callers sync.WaitGroup

	mu    sync.Mutex
	acked map[string]bool
}

func (s *scene) vendor(to *place) *vendor {
	s.t.Helper()
	s.URL = to.URL()
	made := s.Owner.Post("/sources", map[string]any{"kind": "google", "name": "Search", "key": "k"}).Expect(201)
	hook := strings.TrimPrefix(made.Text("hook_url"), s.URL)
	return s.sending(to, made.Int("id"), func(name string) answer { return postLead(to.URL()+hook, name) })
}

// sending is a vendor that sends leads to a source in its own way.
func (s *scene) sending(to *place, source int64, send func(name string) answer) *vendor {
	v := &vendor{t: s.t, path: fmt.Sprintf("/sources/%d", source), to: to, send: send, gone: make(chan struct{}), acked: map[string]bool{}}
	for caller := range 3 {
		v.callers.Go(func() {
			for n := 0; !v.left(); n++ {
				<-time.After(10 * time.Millisecond) // as a vendor, not as an attacker

				v.deliver(fmt.Sprintf("Lead %d of %d", n, caller))
				if n%3 == 0 {
					v.deliver(fmt.Sprintf("Lead %d of %d", n, caller))
				}
			}
		})
	}
	return v
}

func (v *vendor) left() bool {
	select {
	case <-v.gone:
		return true
	default:
		return false
	}
}

// answer is what a vendor makes of the answer to a lead.
type answer int

const (
	none answer = iota // it sends the lead again
	taken
	refused
)

// postLead sends a lead as Google does.
func postLead(hook, name string) answer {
	body := fmt.Sprintf(`{"lead_id":%q,"form_id":7,"google_key":"k","user_column_data":[{"column_id":"FULL_NAME","string_value":%q}]}`, name, name)
	response, err := http.Post(hook, "application/json", strings.NewReader(body))
	if err != nil {
		return none
	}
	_ = response.Body.Close()
	switch {
	case response.StatusCode == http.StatusOK:
		return taken
	case response.StatusCode < http.StatusInternalServerError:
		return refused
	}
	return none
}

// deliver sends a lead until it has an answer.
func (v *vendor) deliver(name string) {
	for ends := time.Now().Add(patience); time.Now().Before(ends); <-time.After(20 * time.Millisecond) {
		switch v.send(name) {
		case taken:
			v.mu.Lock()
			v.acked[name] = true
			v.mu.Unlock()
			v.sent.Add(1)
			return
		case refused:
			v.t.Errorf("%s was refused", name)
			return
		}
	}
	v.t.Errorf("%s was never answered", name)
}

// more waits until so many more leads have their answer.
func (v *vendor) more(leads int) {
	v.t.Helper()
	wanted := v.sent.Load() + int64(leads)
	until(v.t, fmt.Sprintf("%d leads have their answer", wanted), func() bool { return v.sent.Load() >= wanted })
}

func (v *vendor) leave() {
	close(v.gone)
	v.callers.Wait()
}

// examineSource waits until everything that came is taken in, and asks what became of it.
func (s *scene) examineSource(v *vendor, at *place) {
	s.t.Helper()
	s.URL = at.URL()
	until(s.t, "all that came is taken in", func() bool {
		source := s.Owner.Get(v.path).Expect(200)
		return source.Int("due") == 0 && source.Int("failed") == 0
	})
	names, agents := map[int64]string{}, map[int64]int64{}
	for _, l := range s.leads() {
		if !v.acked[l.Name] {
			s.t.Errorf("%s is there, twice or unsent", l.Name)
		}
		delete(v.acked, l.Name)
		if l.AssignedAgent == nil {
			s.t.Fatalf("%s has no agent", l.Name)
		}
		names[l.ID], agents[l.ID] = l.Name, l.AssignedAgent.ID
	}
	for name := range v.acked {
		s.t.Errorf("%s is lost", name)
	}
	s.checkStories(agents)
	s.checkBells(agents)
	s.checkLedger(agents)
	s.checkWebhook(names)
}
