package routing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fairlead"

	gocmp "github.com/google/go-cmp/cmp"
)

// bring brings one lead: "lead source=facebook → Ana, by Facebook".
func (s *story) bring(text string) string {
	s.t.Helper()
	s.policy.Version++
	p, f := Compile(s.policy), s.facts(text)
	s.last = Decide(p, f, s.roster)
	s.checkReplay(p, f)
	s.lead++
	for _, l := range s.roster.Ledgers {
		if e, ok := l.Book(s.last, s.lead, noon); ok {
			s.entries = append(s.entries, e)
		}
	}
	if s.last.AgentID != 0 {
		s.opened(s.last.AgentID, 1)
	}
	return s.sentence(s.last)
}

func (s *story) checkReplay(p *Policy, f Facts) {
	s.t.Helper()
	again, err := DecideAgain(p, Pack(p, f, s.roster, s.last))
	if err != nil {
		s.t.Fatalf("Replay: %v", err)
	}
	if diff := gocmp.Diff(s.last, again); diff != "" {
		s.t.Fatalf("replayed (-decided +replayed):\n%s", diff)
	}
}

// bringMany brings several alike: "leads 4 source=facebook → Ana Ben Cleo Ana".
func (s *story) bringMany(text string) string {
	s.t.Helper()
	n, facts, _ := strings.Cut(text, " ")
	var got []string
	for range s.number(n) {
		who, _, _ := strings.Cut(s.bring(facts), ",")
		got = append(got, who)
	}
	return strings.Join(got, " ")
}

// passed says why a rule was passed over by the last lead: "passed VIP → condition 1: tag is "vip", was "new"".
func (s *story) passed(name string) string {
	for _, p := range s.last.Passed {
		if p.Rule.Name != name {
			continue
		}
		if p.Reason != fairlead.PassCondition {
			return string(p.Reason)
		}
		return fmt.Sprintf("condition %d: %s %s %s, was %q", p.Condition+1, p.Field, p.Operator, p.Wanted, p.Observed)
	}
	return "not passed over"
}

// skipped says why an agent could not have the last lead.
func (s *story) skipped(name string) string {
	for _, c := range s.last.Candidates {
		if c.AgentID != s.id(name) {
			continue
		}
		if c.Reason == "" {
			return "eligible"
		}
		if c.Wanted == "" {
			return strings.TrimSpace(fmt.Sprintf("%s until %s", c.Reason, cmp.Or(c.Observed, "nobody knows")))
		}
		return fmt.Sprintf("%s: is %s, wanted %s", c.Reason, c.Observed, c.Wanted)
	}
	return "no candidate"
}

// balances of a rotation, in leads: "balances Buyers → Ana -0.67, Ben +0.33, Cleo +0.33".
func (s *story) balances(name string) string {
	l := s.roster.Ledgers[s.rotationNamed(name).ID]
	var out []string
	for _, row := range l.Standings() {
		leads := float64(row.Balance) / float64(fairlead.LeadUnit)
		text := strings.Replace(fmt.Sprintf("%+.2f", leads), "+0.00", "0", 1)
		out = append(out, s.name(row.AgentID)+" "+text)
	}
	return strings.Join(out, ", ")
}

func (s *story) upcoming(name string) string {
	turns := Compile(s.policy).Upcoming(s.rotationNamed(name).ID, s.roster)
	var out []string
	for id := range int64(len(s.names)) {
		if n, ok := turns[id+1]; ok {
			out = append(out, fmt.Sprintf("%s in %d", s.name(id+1), n))
		}
	}
	return strings.Join(out, ", ")
}

func (s *story) broken(rule string) string {
	for _, r := range s.policy.Rules {
		if r.Name == rule {
			return Compile(s.policy).Broken()[r.ID]
		}
	}
	return "no such rule"
}

// weight reads "Ana in Buyers 3".
func (s *story) weight(text string) string {
	at := strings.LastIndex(text, " ")
	s.member(text[:at]).Weight = s.number(text[at:])
	return ""
}

// join reads "Dan in Buyers".
func (s *story) join(text string) string {
	who, where, _ := strings.Cut(text, " in ")
	r := s.rotationNamed(where)
	r.Agents = append(slices.Clone(r.Agents), s.newMember(who))
	s.roster.Ledgers[r.ID].Join(s.id(who))
	return ""
}

func (s *story) leave(text string) string {
	who, where, _ := strings.Cut(text, " in ")
	r, id := s.rotationNamed(where), s.id(who)
	r.Agents = slices.DeleteFunc(slices.Clone(r.Agents), func(a fairlead.RotationAgent) bool { return a.AgentID == id })
	if e, ok := s.roster.Ledgers[r.ID].Dissolve(id, r.Agents, noon); ok {
		s.entries = append(s.entries, e)
	}
	return ""
}

// undo takes back the last n leads that were given by a rotation: "undo 2".
func (s *story) undo(n string) string {
	given := s.given()
	for i := range s.number(n) {
		e := given[len(given)-1-i]
		back, err := s.roster.Ledgers[e.RotationID].Undo(e, noon)
		if err != nil {
			s.t.Fatal(err)
		}
		s.entries = append(s.entries, back)
	}
	return ""
}

func (s *story) given() []fairlead.LedgerEntry {
	var given []fairlead.LedgerEntry
	for _, e := range s.entries {
		if e.Kind == fairlead.LedgerRule {
			given = append(given, e)
		}
	}
	return given
}

// spread reads "4 over Buyers" and answers who got each lead.
func (s *story) spread(text string) string {
	n, where, _ := strings.Cut(text, " over ")
	r := s.rotationNamed(where)
	var got []string
	pool := Compile(s.policy).Eligible(r.ID, s.roster)
	for _, share := range s.roster.Ledgers[r.ID].Spread(pool, leadIDs(s.number(n)), noon) {
		got = append(got, s.name(share.AgentID))
		if share.Booked {
			s.entries = append(s.entries, share.Entry)
		}
	}
	return strings.Join(got, " ")
}

func (s *story) settle(name string) string {
	if e, ok := s.roster.Ledgers[s.rotationNamed(name).ID].Settle(noon); ok {
		s.entries = append(s.entries, e)
		return "settled"
	}
	return "nobody is beyond two leads"
}

// checkEnd: every ledger sums to 0 and is the sum of its entries.
func (s *story) checkEnd() {
	for id, l := range s.roster.Ledgers {
		d := &desk{t: s.t, ledger: l}
		for _, e := range s.entries {
			if e.RotationID == id {
				d.entries = append(d.entries, e)
			}
		}
		if rebuilt, err := Rebuild(id, d.entries); err != nil || sum(values(rebuilt)) != 0 {
			s.t.Errorf("rotation %d: rebuilt %v, %v", id, rebuilt, err)
		}
		d.checkSum()
	}
}

func values(m map[int64]int64) []int64 {
	var out []int64
	for _, v := range m {
		out = append(out, v)
	}
	return out
}
