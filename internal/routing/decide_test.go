package routing

import (
	"encoding/json"
	"sync"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
)

// A whole decision, as the screen gets it.
func TestDecisionTellsTheWholeStory(t *testing.T) {
	d := newDesk(t, equals(3)...)
	d.agent(2).Excluded = true
	d.give()
	p := Compile(fairlead.Policy{Version: 9, AutoAssign: true, Rotations: []fairlead.Rotation{d.rotation}, Rules: []fairlead.Rule{
		{ID: 4, Name: "VIP", Enabled: true, Target: fairlead.Target{AgentID: 1}, Conditions: []fairlead.Condition{
			{Field: "source", Operator: fairlead.OpIsNotEmpty},
			{Field: "tag", Operator: fairlead.OpIs, Value: json.RawMessage(`"cold"`)},
		}},
		{ID: 5, Name: "All", Enabled: true, Target: fairlead.Target{RotationID: 1}},
	}})
	half := fairlead.LeadUnit / 2
	want := fairlead.Decision{
		Outcome: fairlead.OutcomeAssigned, Version: 9, Rule: &fairlead.Ref{ID: 5, Name: "All"}, RotationID: 1, AgentID: 2,
		Tie: fairlead.TieBalance,
		Passed: []fairlead.Passed{{
			Rule: fairlead.Ref{ID: 4, Name: "VIP"}, Reason: fairlead.PassCondition, Condition: 1, Field: "tag",
			Operator: fairlead.OpIs, Observed: "VIP, summer", Wanted: json.RawMessage(`"cold"`),
		}},
		Candidates: []fairlead.Candidate{
			{AgentID: 1, Before: -half, After: 0, Weight: 1},
			{AgentID: 2, Before: half, After: 0, Weight: 1},
			{AgentID: 3, Reason: fairlead.SkipExcluded, Observed: "excluded", Wanted: "included", Weight: 1},
		},
	}
	if diff := cmp.Diff(want, Decide(p, sample(), d.roster)); diff != "" {
		t.Errorf("decision (-want +got):\n%s", diff)
	}
}

// Of several reasons only the first is told: what somebody decided for good, then who is not there, then limits.
func TestOneReasonEach(t *testing.T) {
	later := noon.Add(time.Hour)
	all := fairlead.Rotation{ID: 1, Honours: fairlead.Honours{Pause: true, Leave: true, Hours: true}}
	limited := fairlead.Cap{Set: true, Most: 2}
	a := fairlead.RotationAgent{AgentID: 1, Excluded: true, CapDay: limited, CapWeek: limited, MaxOpen: limited}
	s := State{PausedUntil: later, LeaveUntil: later, Outside: true, HoursAt: later, Open: 2, MaxOpen: limited}
	standing := fairlead.Standing{Today: 2, Week: 3}
	active := false
	for _, c := range []struct {
		want             fairlead.SkipReason
		observed, wanted string
		mend             func()
	}{
		{fairlead.SkipInactive, "inactive", "active", func() { active = true }},
		{fairlead.SkipExcluded, "excluded", "included", func() { a.Excluded = false }},
		{fairlead.SkipWeightZero, "0", "1 or more", func() { a.Weight = 1 }},
		{fairlead.SkipOnLeave, "2026-05-06T13:00:00Z", "", func() { s.LeaveUntil = time.Time{} }},
		{fairlead.SkipPaused, "2026-05-06T13:00:00Z", "", func() { s.PausedUntil = time.Time{} }},
		{fairlead.SkipOutside, "2026-05-06T13:00:00Z", "", func() { s.Outside = false }},
		{fairlead.SkipCapDay, "2", "fewer than 2", func() { standing.Today = 1 }},
		{fairlead.SkipCapWeek, "3", "fewer than 2", func() { standing.Week = 1 }},
		{fairlead.SkipMaxOpen, "2", "fewer than 2", func() { a.MaxOpen = fairlead.Cap{} }},
		{fairlead.SkipCapOverall, "2", "fewer than 2", func() { s.Open = 1 }},
		{"", "", "", func() {}},
	} {
		r := Roster{Active: map[int64]bool{1: active}, States: map[int64]State{1: s}}
		if got, want := r.whyNot(all, a, standing, false), (skip{c.want, c.observed, c.wanted}); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
		c.mend()
	}
}

// What a rotation does not honour is no reason.
func TestNothingIsHonouredUnasked(t *testing.T) {
	r := Roster{Active: map[int64]bool{1: true}, States: map[int64]State{1: {PausedUntil: noon, LeaveUntil: noon, Outside: true, Open: 99}}}
	if got := r.whyNot(fairlead.Rotation{}, fairlead.RotationAgent{AgentID: 1, Weight: 1}, fairlead.Standing{Today: 99}, false); got != (skip{}) {
		t.Errorf("skipped: %+v", got)
	}
}

// A rotation that nobody was served from yet, and members nobody knows: all data is optional.
func TestDecideWithoutALedger(t *testing.T) {
	p := Compile(fairlead.Policy{AutoAssign: true, Otherwise: 1, Rotations: []fairlead.Rotation{{ID: 1, Agents: equals(3)}}})
	d := Decide(p, Facts{}, Roster{Active: map[int64]bool{2: true, 3: true}})
	if d.AgentID != 2 || d.Tie != fairlead.TieOrder || !d.Otherwise || d.Rule != nil {
		t.Errorf("decided %+v", d)
	}
	if got := Decide(p, Facts{}, Roster{}); got.Outcome != fairlead.OutcomeWaiting || got.RotationID != 1 {
		t.Errorf("with an empty roster: %+v", got)
	}
	if got := p.Upcoming(1, Roster{Active: map[int64]bool{3: true}}); got[3] != 1 || len(got) != 1 {
		t.Errorf("upcoming %v", got)
	}
	if p.Eligible(9, Roster{}) != nil || len(p.Upcoming(9, Roster{})) != 0 {
		t.Error("a rotation that does not exist has agents")
	}
}

// A last line, or a target, that was deleted: the lead stays unassigned, the rule is reported.
func TestDeletedRotations(t *testing.T) {
	p := Compile(fairlead.Policy{AutoAssign: true, Otherwise: 8, Rules: []fairlead.Rule{
		{ID: 1, Enabled: true, Target: fairlead.Target{RotationID: 8}}, {ID: 2, Enabled: true},
	}})
	d := Decide(p, Facts{}, Roster{})
	if d.Outcome != fairlead.OutcomeUnassigned || d.Otherwise || len(d.Passed) != 2 || len(p.Broken()) != 2 {
		t.Errorf("decided %+v, broken %v", d, p.Broken())
	}
}

// With auto-assign off nothing is looked at.
func TestAutoAssignOff(t *testing.T) {
	p := Compile(fairlead.Policy{Version: 3, Otherwise: 1, Rotations: []fairlead.Rotation{{ID: 1, Agents: equals(1)}}, Rules: []fairlead.Rule{oneCondition()}})
	want := fairlead.Decision{Outcome: fairlead.OutcomeUnassigned, Version: 3, Off: true}
	if diff := cmp.Diff(want, Decide(p, sample(), Roster{Active: map[int64]bool{1: true, 7: true}})); diff != "" {
		t.Errorf("decision (-want +got):\n%s", diff)
	}
}

// A compiled policy does not follow later changes of what it was made from.
func TestPolicyIsACopy(t *testing.T) {
	source := fairlead.Policy{AutoAssign: true, Rotations: []fairlead.Rotation{{ID: 1, Agents: equals(2)}}, Rules: []fairlead.Rule{
		oneCondition(fairlead.Condition{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"facebook"`)}),
	}}
	p := Compile(source)
	before, _ := json.Marshal(p.Source())
	source.Rules[0].Conditions[0].Value[1] = 'X'
	source.Rules[0].Name, source.Rotations[0].Agents[0].Weight, source.Rotations[0].Name = "changed", 99, "changed"
	if after, _ := json.Marshal(p.Source()); string(before) != string(after) {
		t.Errorf("the policy changed from %s to %s", before, after)
	}
	if r, ok := p.Rotation(1); !ok || r.Agents[0].Weight != 1 {
		t.Errorf("rotation %+v", r)
	}
	p.Broken()[77] = "x"
	if len(p.Broken()) != 0 {
		t.Error("Broken handed out the policy itself")
	}
}

// Agents named twice count once, weights out of range are brought into it: the arithmetic cannot fail.
func TestOddRotationsAreMadeSound(t *testing.T) {
	p := Compile(fairlead.Policy{AutoAssign: true, Otherwise: 1, Rotations: []fairlead.Rotation{{ID: 1, Agents: []fairlead.RotationAgent{
		{AgentID: 1, Weight: -5}, {AgentID: 2, Weight: 1 << 60}, {AgentID: 2, Weight: 3}, {AgentID: 0, Weight: 1},
	}}}})
	want := []fairlead.RotationAgent{{AgentID: 1}, {AgentID: 2, Weight: 100}}
	got, _ := p.Rotation(1)
	if diff := cmp.Diff(want, got.Agents); diff != "" {
		t.Errorf("agents (-want +got):\n%s", diff)
	}
	if eligible := p.Eligible(1, Roster{Active: map[int64]bool{1: true, 2: true}}); len(eligible) != 1 || eligible[0].AgentID != 2 {
		t.Errorf("eligible %v", eligible)
	}
}

// Many may ask one policy at once.
func TestPolicyServesManyAtOnce(t *testing.T) {
	p, f, d := big(t)
	want := string(Bytes(Decide(p, f, d.roster)))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if string(Bytes(Decide(p, f, d.roster))) != want {
					t.Error("decided differently")
				}
			}
		})
	}
	all.Wait()
}

// Somebody whose turn is too far away is not told a number.
func TestUpcomingLooksOnlySoFar(t *testing.T) {
	agents := equals(50)
	for i := range agents[:49] {
		agents[i].Weight = 100
	}
	d := newDesk(t, agents...)
	d.ledger.rows[49].Balance -= fairlead.LeadUnit
	d.ledger.rows[0].Balance += fairlead.LeadUnit
	turns := d.compiled().Upcoming(1, d.roster)
	if _, ok := turns[50]; ok || len(turns) != 49 || turns[1] != 1 {
		t.Errorf("upcoming %v", turns)
	}
}
