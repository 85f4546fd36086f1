package routing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fairlead"
)

// story is a small workspace played from text. Each decision is also packed, replayed and compared.
type story struct {
	t       *testing.T
	names   []string // agent id − 1
	policy  fairlead.Policy
	roster  Roster
	entries []fairlead.LedgerEntry
	last    fairlead.Decision
	lead    int64
}

func newStory(t *testing.T) *story {
	return &story{
		t: t, policy: fairlead.Policy{Version: 1, AutoAssign: true},
		roster: Roster{Active: map[int64]bool{}, States: map[int64]State{}, Ledgers: map[int64]*Ledger{}},
	}
}

// verbs are the lines a story may have. Each answers what came of it, "" if nothing can be expected.
func (s *story) verbs() map[string]func(string) string {
	return map[string]func(string) string{
		"people":      s.people,
		"rotation":    s.rotation,
		"rule":        s.rule,
		"off-rule":    s.rule,
		"otherwise":   func(name string) string { s.policy.Otherwise = s.rotationNamed(name).ID; return "" },
		"auto-assign": func(state string) string { s.policy.AutoAssign = state == "on"; return "" },
		"lead":        s.bring,
		"leads":       s.bringMany,
		"passed":      s.passed,
		"skipped":     s.skipped,
		"tie":         func(string) string { return string(s.last.Tie) },
		"balances":    s.balances,
		"upcoming":    s.upcoming,
		"broken":      s.broken,
		"activate":    func(name string) string { s.roster.Active[s.id(name)] = true; return "" },
		"deactivate":  func(name string) string { s.roster.Active[s.id(name)] = false; return "" },
		"exclude":     func(rest string) string { s.member(rest).Excluded = true; return "" },
		"include":     func(rest string) string { s.member(rest).Excluded = false; return "" },
		"weight":      s.weight,
		"join":        s.join,
		"leave":       s.leave,
		"undo":        s.undo,
		"spread":      s.spread,
		"settle":      s.settle,
		"by-hand":     func(string) string { return "" },
	}
}

// moreVerbs are the lines about who is there, and how much they may have.
func (s *story) moreVerbs() map[string]func(string) string {
	return map[string]func(string) string{
		"fewest-open": func(name string) string { s.rotationNamed(name).Strategy = fairlead.LeastOpen; return "" },
		"honours":     s.honours,
		"holds":       func(name string) string { s.rotationNamed(name).Hold = true; return "" },
		"cap":         s.limit,
		"may-have":    s.mayHave,
		"on-leave":    func(text string) string { return s.until(text, func(p *State, at time.Time) { p.LeaveUntil = at }) },
		"paused":      func(text string) string { return s.until(text, func(p *State, at time.Time) { p.PausedUntil = at }) },
		"outside": func(text string) string {
			return s.until(text, func(p *State, at time.Time) { p.Outside, p.HoursAt = true, at })
		},
		"here": func(name string) string {
			return s.change(name, func(p *State) { *p = State{Open: p.Open, MaxOpen: p.MaxOpen} })
		},
		"cover":   s.cover,
		"or-next": s.orNext,
		"held":    func(hour string) string { s.roster.HeldUntil = s.clock(hour); return "" },
		"close":   s.closes,
		"next":    s.nextDay,
		"manual":  s.manual,
		"level":   s.level,
	}
}

func (s *story) people(list string) string {
	for _, name := range strings.Split(list, ",") {
		name, off := strings.CutSuffix(strings.TrimSpace(name), " (inactive)")
		s.names = append(s.names, name)
		s.roster.Active[int64(len(s.names))] = !off
	}
	return ""
}

func (s *story) id(name string) int64 {
	i := slices.Index(s.names, strings.TrimSpace(name))
	if i < 0 {
		s.t.Fatalf("nobody is called %q", name)
	}
	return int64(i + 1)
}

func (s *story) name(id int64) string { return s.names[id-1] }

// rotation reads "Buyers: Ana, Ben 2, Cleo (excluded)".
func (s *story) rotation(text string) string {
	name, list, _ := strings.Cut(text, ":")
	r := fairlead.Rotation{ID: int64(len(s.policy.Rotations) + 1), Name: name, Strategy: fairlead.RoundRobin}
	for _, agent := range strings.Split(list, ",") {
		if agent = strings.TrimSpace(agent); agent != "" {
			r.Agents = append(r.Agents, s.newMember(agent))
		}
	}
	s.policy.Rotations = append(s.policy.Rotations, r)
	s.roster.Ledgers[r.ID] = NewLedger(r.ID, 1, 0, nil)
	for _, a := range r.Agents {
		s.roster.Ledgers[r.ID].Join(a.AgentID)
	}
	return ""
}

func (s *story) newMember(text string) fairlead.RotationAgent {
	text, excluded := strings.CutSuffix(text, " (excluded)")
	name, weight, found := strings.Cut(text, " ")
	a := fairlead.RotationAgent{AgentID: s.id(name), Weight: 1, Excluded: excluded}
	if found {
		a.Weight = s.number(weight)
	}
	return a
}

func (s *story) number(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func (s *story) rotationNamed(name string) *fairlead.Rotation {
	for i := range s.policy.Rotations {
		if s.policy.Rotations[i].Name == strings.TrimSpace(name) {
			return &s.policy.Rotations[i]
		}
	}
	s.t.Fatalf("no rotation is called %q", name)
	return nil
}

// rule reads "Facebook: all source is "facebook"; value gt 1000 → Buyers".
func (s *story) rule(text string) string {
	head, target, _ := strings.Cut(text, "→")
	name, conditions, _ := strings.Cut(head, ":")
	name, off := strings.CutSuffix(name, " (off)")
	r := fairlead.Rule{ID: int64(len(s.policy.Rules) + 1), Name: name, Enabled: !off, Match: fairlead.MatchAll}
	if rest, ok := strings.CutPrefix(strings.TrimSpace(conditions), "any "); ok {
		r.Match, conditions = fairlead.MatchAny, rest
	}
	for _, c := range strings.Split(conditions, ";") {
		if c = strings.TrimSpace(c); c != "" && c != "always" {
			part := strings.SplitN(c, " ", 3)
			r.Conditions = append(r.Conditions, fairlead.Condition{
				Field: part[0], Operator: fairlead.Operator(part[1]), Value: json.RawMessage(strings.Join(part[2:], "")),
			})
		}
	}
	if target = strings.TrimSpace(target); slices.Contains(s.names, target) {
		r.Target.AgentID = s.id(target)
	} else {
		r.Target.RotationID = s.rotationNamed(target).ID
	}
	s.policy.Rules = append(s.policy.Rules, r)
	return ""
}

// member reads "Ana in Buyers".
func (s *story) member(text string) *fairlead.RotationAgent {
	who, where, _ := strings.Cut(text, " in ")
	r, id := s.rotationNamed(where), s.id(who)
	r.Agents = slices.Clone(r.Agents)
	i := slices.IndexFunc(r.Agents, func(a fairlead.RotationAgent) bool { return a.AgentID == id })
	if i < 0 {
		s.t.Fatalf("%s is not in %s", who, where)
	}
	return &r.Agents[i]
}

// facts reads "source=facebook tag=vip budget=5000": what is no field of a lead is a form answer.
func (s *story) facts(text string) Facts {
	sub := fairlead.Submission{Source: "api", Fields: map[string]json.RawMessage{}}
	for _, word := range strings.Fields(text) {
		key, value, _ := strings.Cut(word, "=")
		value = strings.ReplaceAll(value, "_", " ")
		switch key {
		case "source":
			sub.Source = value
		case "form":
			sub.Form = value
		case "tag":
			sub.Tags = append(sub.Tags, value)
		case "phone":
			sub.Contact.Phone = value
		case "email":
			sub.Contact.Email = value
		case "value":
			number := float64(s.number(value))
			sub.Value = &number
		default:
			raw, _ := json.Marshal(value)
			sub.Fields[key] = raw
		}
	}
	return FactsOf(sub, noon)
}

func (s *story) sentence(d fairlead.Decision) string {
	by := "nobody"
	switch {
	case d.Outcome == fairlead.OutcomeWaiting && d.RotationID == 0:
		by = "waits for " + s.name(-d.Awaited())
	case d.Outcome == fairlead.OutcomeWaiting:
		by = "waits for " + s.policy.Rotations[d.RotationID-1].Name
	case d.AgentID != 0:
		by = s.name(d.AgentID)
	}
	switch {
	case d.Off:
		return by + ", auto-assign is off"
	case d.CoverFor != 0:
		return by + ", by " + d.Rule.Name + ", for " + s.name(d.CoverFor)
	case d.Rule != nil:
		return by + ", by " + d.Rule.Name
	case d.Otherwise:
		return by + ", by the last line"
	}
	return fmt.Sprint(by, ", no rule")
}
