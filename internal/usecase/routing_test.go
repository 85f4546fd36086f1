package usecase_test

import (
	"errors"
	"testing"

	"fairlead"
)

func sourceRule(name, source string, target fairlead.Target) fairlead.Rule {
	return fairlead.Rule{Name: name, Enabled: true, Match: fairlead.MatchAll, Target: target,
		Conditions: []fairlead.Condition{{Field: "source", Operator: fairlead.OpIs, Value: jsonRaw(`"` + source + `"`)}}}
}

// Scenario 2 of a trial: Facebook to Ana, Google to Ben, the rest in turn.
func TestDirectRulesDoNotMoveTheTurns(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben", "Cleo")
	_, err := w.app.CreateRule(w.ctx, w.owner, sourceRule("F", "facebook", fairlead.Target{AgentID: people[0].Member.ID}))
	w.must(err)
	_, err = w.app.CreateRule(w.ctx, w.owner, sourceRule("G", "google", fairlead.Target{AgentID: people[1].Member.ID}))
	w.must(err)
	order := ""
	for i := range 9 {
		order += w.post(from("website")).Lead.Agent.Name[:1]
		if i == 4 {
			if got := w.post(from("facebook")).Lead.Agent.Name; got != "Ana" {
				t.Errorf("Facebook went to %s", got)
			}
		}
	}
	if order != "ABCABCABC" {
		t.Errorf("in turn: %s", order)
	}
}

// Scenario 3 of a trial: nobody is starved or flooded by being away.
func TestOutAndBackInNeitherStarvesNorFloods(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo", "Dan")
	send := func(n int) map[string]int {
		got := map[string]int{}
		for range n {
			got[w.post(from("website")).Lead.Agent.Name]++
		}
		return got
	}
	if got := send(8); got["Cleo"] != 2 || got["Dan"] != 2 {
		t.Errorf("first: %v", got)
	}
	w.include(rotation, people[2], false)
	if got := send(6); got["Ana"] != 2 || got["Ben"] != 2 || got["Dan"] != 2 {
		t.Errorf("without Cleo: %v", got)
	}
	w.include(rotation, people[2], true)
	if got := send(8); got["Ana"] != 2 || got["Ben"] != 2 || got["Cleo"] != 2 || got["Dan"] != 2 {
		t.Errorf("with Cleo again: %v", got)
	}
}

func TestRulesAreCheckedAndOrdered(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	ana := fairlead.Target{AgentID: people[0].Member.ID}
	_, err := w.app.CreateRule(w.ctx, w.owner, sourceRule("R", "facebook", fairlead.Target{AgentID: 4711}))
	w.refused(err, fairlead.KindInvalid, "invalid")
	_, err = w.app.CreateRule(w.ctx, w.owner, sourceRule("R", "facebook", fairlead.Target{}))
	w.refused(err, fairlead.KindInvalid, "invalid")
	first, err := w.app.CreateRule(w.ctx, w.owner, sourceRule("First", "facebook", ana))
	w.must(err)
	second_, err := w.app.CreateRule(w.ctx, w.owner, sourceRule("Second", "facebook", fairlead.Target{AgentID: people[1].Member.ID}))
	w.must(err)
	if got := w.post(from("facebook")).Decision.Rule.Name; got != "First" {
		t.Errorf("decided by %s", got)
	}
	_, err = w.app.OrderRules(w.ctx, w.owner, []int64{second_.ID, second_.ID})
	w.refused(err, fairlead.KindConflict, "rules_changed")
	_, err = w.app.OrderRules(w.ctx, w.owner, []int64{second_.ID, first.ID})
	w.must(err)
	old := w.post(from("facebook"))
	if old.Decision.Rule.Name != "Second" || len(old.Decision.Passed) != 0 {
		t.Errorf("decided by %s", old.Decision.Rule.Name)
	}
	w.must(w.app.DeleteRule(w.ctx, w.owner, second_.ID))
	w.refused(w.app.DeleteRotation(w.ctx, w.owner, rotation.ID), fairlead.KindConflict, "rotation_in_use")
	again, err := w.app.Decisions(w.ctx, w.owner, old.Lead.ID)
	w.must(err)
	if again[0].Rule.Name != "Second" || !again[0].Verified {
		t.Errorf("after the rule is gone the old decision says %+v", again[0].Rule)
	}
	versions, _, err := w.app.PolicyVersions(w.ctx, w.owner, 0, 50)
	w.must(err)
	if len(versions) < 5 || versions[0].Author.Name != "Olga" {
		t.Errorf("versions: %+v", versions)
	}
}

func TestLeavingARotationHandsTheBalanceToTheOthers(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	view, err := w.app.Rotation(w.ctx, w.owner, rotation.ID)
	w.must(err)
	view.Agents = view.Agents[1:]
	_, err = w.app.UpdateRotation(w.ctx, w.owner, view.Rotation)
	w.must(err)
	if balances := w.ledger(rotation.ID); len(balances) != 2 || balances["Ben"] != 0 {
		t.Errorf("balances: %v", balances)
	}
	ledger, err := w.app.Ledger(w.ctx, w.owner, rotation.ID, 0, 10)
	w.must(err)
	if ledger.Entries[0].Kind != fairlead.LedgerDissolved {
		t.Errorf("entries: %+v", ledger.Entries)
	}
}

func TestAnAgentSeesTheirOwnTurnOnly(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	foreign, err := w.app.CreateRotation(w.ctx, w.owner, fairlead.Rotation{Name: "Foreign", Strategy: fairlead.RoundRobin})
	w.must(err)
	turns, err := w.app.Turns(w.ctx, people[1])
	w.must(err)
	if len(turns) != 1 || turns[0].NextIn != 2 || turns[0].Rotation.ID != rotation.ID {
		t.Errorf("turns: %+v", turns)
	}
	if _, err := w.app.Ledger(w.ctx, people[1], rotation.ID, 0, 10); err != nil {
		t.Errorf("own rotation: %v", err)
	}
	if _, err := w.app.Ledger(w.ctx, people[1], foreign.ID, 0, 10); !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("foreign rotation: %v", err)
	}
	list, err := w.app.Rotations(w.ctx, people[1])
	w.must(err)
	if len(list) != 1 {
		t.Errorf("rotations: %+v", list)
	}
	_, err = w.app.SetRouting(w.ctx, people[1], false, 0)
	w.refused(err, fairlead.KindForbidden, "forbidden")
}
