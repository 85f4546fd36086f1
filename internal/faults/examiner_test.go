package faults

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"fairlead/internal/testkit"
)

// ref is somebody or something with an id.
type ref struct{ ID int64 }

// stored is a lead as the API has it.
type stored struct {
	ID            int64
	Name          string
	AssignedAgent *ref      `json:"assigned_agent"`
	CreatedAt     time.Time `json:"created_at"`
}

// examine asks a place what became of the leads: each one that was acknowledged is there once, was decided, assigned
// and told once, and nothing else is there.
func (s *scene) examine(c *crowd, at *place) {
	s.t.Helper()
	names, agents := s.assigned(c, at)
	s.checkStories(agents)
	s.checkBells(agents)
	s.checkLedger(agents)
	s.checkWebhook(names)
}

// assigned asks a place for the leads, and wants those that were acknowledged, once, each with an agent.
func (s *scene) assigned(c *crowd, at *place) (names map[int64]string, agents map[int64]int64) {
	s.t.Helper()
	s.URL = at.URL()
	all := s.leads()
	names, agents = map[int64]string{}, map[int64]int64{}
	for _, l := range all {
		if c.acked[l.Name] != l.ID {
			s.t.Errorf("%s is lead %d and was acknowledged as lead %d", l.Name, l.ID, c.acked[l.Name])
		}
		if l.AssignedAgent == nil {
			s.t.Fatalf("%s has no agent", l.Name)
		}
		names[l.ID], agents[l.ID] = l.Name, l.AssignedAgent.ID
	}
	if len(names) != len(c.acked) || len(names) != len(all) {
		s.t.Errorf("%d leads were acknowledged, %d are there, %d with different ids", len(c.acked), len(all), len(names))
	}
	return names, agents
}

func (s *scene) leads() (all []stored) {
	pages(s.t, s.Owner, "/leads?limit=200", func(page *struct{ Items []stored }) { all = append(all, page.Items...) })
	return all
}

// pages reads every page of a list.
func pages[P any](t *testing.T, p *testkit.Person, path string, take func(page *P)) {
	t.Helper()
	for cursor := ""; ; {
		body := p.Get(path + cursor).Expect(200).Body
		page, next := new(P), struct {
			Cursor string `json:"next_cursor"`
		}{}
		if err := json.Unmarshal(body, page); err != nil {
			t.Fatal(err)
		}
		take(page)
		if err := json.Unmarshal(body, &next); err != nil {
			t.Fatal(err)
		}
		if next.Cursor == "" {
			return
		}
		cursor = "&cursor=" + next.Cursor
	}
}

// checkStories wants of each lead one decision, and a timeline of two entries in order: it came, it was assigned.
func (s *scene) checkStories(agents map[int64]int64) {
	work := make(chan int64)
	var examiners sync.WaitGroup
	for range 4 {
		examiners.Go(func() {
			for lead := range work {
				s.checkStory(lead, agents[lead])
			}
		})
	}
	for lead := range agents {
		work <- lead
	}
	close(work)
	examiners.Wait()
}

func (s *scene) checkStory(lead, agent int64) {
	var timeline struct {
		Items []struct {
			ID   int64
			Kind string
			To   ref
		}
	}
	var decisions struct {
		Items []struct {
			Outcome string
			Chosen  struct {
				AgentID int64 `json:"agent_id"`
			}
		}
	}
	for part, into := range map[string]any{"timeline": &timeline, "decisions": &decisions} {
		answer, err := s.At(s.Owner).Try("GET", fmt.Sprintf("/leads/%d/%s", lead, part), nil)
		if err != nil || answer.Status != 200 || json.Unmarshal(answer.Body, into) != nil {
			s.t.Errorf("the %s of lead %d cannot be read: %v", part, lead, err)
			return
		}
	}
	line := timeline.Items
	if len(line) != 2 || line[0].Kind != "assigned" || line[1].Kind != "created" || line[0].ID <= line[1].ID || line[0].To.ID != agent {
		s.t.Errorf("lead %d is with %d, its timeline says %+v", lead, agent, line)
	}
	d := decisions.Items
	if len(d) != 1 || d[0].Outcome != "assigned" || d[0].Chosen.AgentID != agent {
		s.t.Errorf("lead %d is with %d, its decisions are %+v", lead, agent, d)
	}
}

// checkBells wants one notification of each lead, with its agent.
func (s *scene) checkBells(agents map[int64]int64) {
	s.t.Helper()
	told := map[int64]int{}
	for _, agent := range s.agents {
		pages(s.t, s.At(agent), "/notifications?limit=200", func(page *struct {
			Items []struct {
				Kind   string
				LeadID int64 `json:"lead_id"`
				Count  int
			}
		}) {
			for _, n := range page.Items {
				told[n.LeadID]++
				if n.Kind != "assigned" || n.Count != 1 || agents[n.LeadID] != agent.ID {
					s.t.Errorf("%s was told %+v; the lead is with %d", agent.Name, n, agents[n.LeadID])
				}
			}
		})
	}
	for lead := range agents {
		if told[lead] != 1 {
			s.t.Errorf("of lead %d its agent was told %d times", lead, told[lead])
		}
	}
}

// entry is one of the ledger.
type entry struct {
	Seq    int64
	Lead   int64 `json:"lead_id"`
	Agent  int64 `json:"agent_id"`
	Deltas []struct{ Delta float64 }
}

// checkLedger wants one entry for each lead, without a gap, everybody served evenly after each, and balances that sum to
// zero.
func (s *scene) checkLedger(agents map[int64]int64) {
	s.t.Helper()
	var entries []entry
	balances := 0.0
	pages(s.t, s.Owner, fmt.Sprintf("/rotations/%d/ledger?limit=200", s.rotation), func(page *struct {
		Agents  []struct{ Balance float64 }
		Entries []entry
	}) {
		entries, balances = append(entries, page.Entries...), 0
		for _, a := range page.Agents {
			balances += a.Balance
		}
	})
	if !zero(balances) || len(entries) != len(agents) {
		s.t.Errorf("balances sum to %g; %d entries for %d leads", balances, len(entries), len(agents))
	}
	slices.Reverse(entries)
	served, booked := map[int64]int{}, map[int64]bool{}
	for i, e := range entries {
		sum := 0.0
		for _, d := range e.Deltas {
			sum += d.Delta
		}
		if e.Seq != int64(i+1) || !zero(sum) || booked[e.Lead] || agents[e.Lead] != e.Agent {
			s.t.Fatalf("entry %d of the ledger is %+v; the lead is with %d", i+1, e, agents[e.Lead])
		}
		booked[e.Lead] = true
		served[e.Agent]++
		most, least := 0, len(entries)
		for _, a := range s.agents {
			most, least = max(most, served[a.ID]), min(least, served[a.ID])
		}
		if most-least > 1 {
			s.t.Fatalf("after %d leads agents have had %v", i+1, served)
		}
	}
}

// zero reports whether a sum is zero. The API has balances in leads: thirds of them do not sum to exactly that.
func zero(sum float64) bool { return math.Abs(sum) < 1e-6 }

// checkWebhook waits until every lead's message has come, and wants it to have come under one id only.
func (s *scene) checkWebhook(names map[int64]string) {
	s.t.Helper()
	until(s.t, "the webhook has been told of every lead", func() bool { return s.hook.heardOf() >= len(names) })
	var left struct{ Items []struct{ Due, Failed int } }
	until(s.t, "no message is left", func() bool {
		body := s.Owner.Get("/webhooks").Expect(200).Body
		return json.Unmarshal(body, &left) == nil && len(left.Items) == 1 && left.Items[0].Due == 0
	})
	if left.Items[0].Failed != 0 {
		s.t.Errorf("%d messages were given up", left.Items[0].Failed)
	}
	if again := s.hook.check(names); again > 0 {
		s.t.Logf("%d messages came more than once, under the same id", again)
	}
}
