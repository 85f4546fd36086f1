package replay

import (
	"cmp"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/routing"
)

// summary adds up what becomes of leads.
type summary struct {
	out  Result
	hits map[lineKey]*Hits
	days map[dayKey]*DayTally
}

type dayKey struct{ day, agent int64 }

type lineKey struct {
	line Line
	rule int64
}

func newSummary() summary {
	return summary{out: Result{Agents: map[int64]Tally{}, Causes: map[Cause]int{}}, hits: map[lineKey]*Hits{}, days: map[dayKey]*DayTally{}}
}

// count adds a lead.
func (s *summary) count(value float64, zone *time.Location, c Change) {
	s.out.Leads++
	s.line(c.Before).Before++
	s.line(c.After).After++
	day := routing.DayOf(c.Came.In(zone))
	if id := c.Before.AgentID; id != 0 {
		t := s.out.Agents[id]
		t.Before, t.ValueBefore = t.Before+1, t.ValueBefore+value
		s.out.Agents[id] = t
		s.day(day, id).Before++
	}
	if id := c.After.AgentID; id != 0 {
		t := s.out.Agents[id]
		t.After, t.ValueAfter = t.After+1, t.ValueAfter+value
		s.out.Agents[id] = t
		s.day(day, id).After++
	}
	s.list(c)
}

// list keeps a lead that changes, and one that nobody would have got.
func (s *summary) list(c Change) {
	if c.Cause != "" {
		s.out.Causes[c.Cause]++
		s.out.Changes = append(s.out.Changes, c)
	}
	if c.After.AgentID == 0 {
		s.out.Nobody++
		if c.After.Waiting {
			s.out.Waiting++
		}
		s.out.Left = append(s.out.Left, c)
	}
}

func (s *summary) line(p Place) *Hits {
	h := Hits{Line: p.Line}
	if p.Rule != nil {
		h.Rule = *p.Rule
	}
	key := lineKey{p.Line, h.Rule.ID}
	if s.hits[key] == nil {
		s.hits[key] = &h
	}
	return s.hits[key]
}

func (s *summary) day(day, agent int64) *DayTally {
	key := dayKey{day, agent}
	if s.days[key] == nil {
		s.days[key] = &DayTally{Day: day, AgentID: agent}
	}
	return s.days[key]
}

// result sorts what was added up: lines as the rules stand, with those that took nothing, and leads newest first.
func (s *summary) result(rules []fairlead.Rule) Result {
	for _, r := range rules {
		h := s.line(Place{Line: LineRule, Rule: &fairlead.Ref{ID: r.ID, Name: r.Name}})
		if r.Enabled || h.Before+h.After > 0 {
			s.out.Hits = append(s.out.Hits, Hits{LineRule, fairlead.Ref{ID: r.ID, Name: r.Name}, h.Before, h.After})
		}
		delete(s.hits, lineKey{LineRule, r.ID})
	}
	rest := []Hits{}
	for _, h := range s.hits {
		rest = append(rest, *h)
	}
	order := []Line{LineRule, LineOtherwise, LineNone}
	slices.SortFunc(rest, func(a, b Hits) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Line), slices.Index(order, b.Line)), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	s.out.Hits = append(s.out.Hits, rest...)
	for _, d := range s.days {
		s.out.Days = append(s.out.Days, *d)
	}
	slices.SortFunc(s.out.Days, func(a, b DayTally) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.AgentID, b.AgentID))
	})
	newest := func(a, b Change) int { return cmp.Or(b.Came.Compare(a.Came), cmp.Compare(b.LeadID, a.LeadID)) }
	slices.SortFunc(s.out.Changes, newest)
	slices.SortFunc(s.out.Left, newest)
	return s.out
}
