package usecase_test

import (
	"encoding/json"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

type jsonRaw = json.RawMessage

// include takes an agent into the rotation or out of it for now.
func (w *world) include(r usecase.RotationView, agent fairlead.Actor, in bool) {
	w.Helper()
	view, err := w.app.Rotation(w.ctx, w.owner, r.ID)
	w.must(err)
	for i := range view.Agents {
		if view.Agents[i].AgentID == agent.Member.ID {
			view.Agents[i].Excluded = !in
		}
	}
	_, err = w.app.UpdateRotation(w.ctx, w.owner, view.Rotation)
	w.must(err)
}

func TestWithNobodyEligibleALeadWaitsAndIsTakenFirst(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	w.include(rotation, people[0], false)
	w.include(rotation, people[1], false)
	var waiting []int64
	for range 3 {
		got := w.post(from("website"))
		if got.Decision.Outcome != fairlead.OutcomeWaiting || got.Lead.Agent != nil || got.Lead.WaitingFor.Name != "Team" {
			t.Fatalf("answer: %+v", got)
		}
		waiting = append(waiting, got.Lead.ID)
	}
	w.include(rotation, people[1], true)
	newer := w.post(from("website"))
	for _, id := range waiting {
		if w.agentOf(id) != "Ben" {
			t.Errorf("lead %d is with %q", id, w.agentOf(id))
		}
	}
	view, err := w.app.Ledger(w.ctx, w.owner, rotation.ID, 0, 10)
	w.must(err)
	for i, want := range append(waiting, newer.Lead.ID) {
		if got := view.Entries[len(view.Entries)-1-i].LeadID; got != want {
			t.Errorf("served as number %d: lead %d, want %d", i+1, got, want)
		}
	}
	if bell := w.bell(people[1]); bell.Unread != 4 {
		t.Errorf("Ben has %d notifications, want 4", bell.Unread)
	}
}

// TestASweepFindsWhatADeadReplicaLeft: somebody becomes eligible through another process, which ends before its desk could
// look after the lead that waits.
func TestASweepFindsWhatADeadReplicaLeft(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana")
	w.include(rotation, people[0], false)
	lead := w.post(from("website")).Lead.ID
	dead := usecase.New(w.store, w.now, usecase.Outside{Publish: w.hear})
	dead.Close()
	alive := w.app
	w.app = dead
	w.include(rotation, people[0], true)
	w.app = alive
	if w.agentOf(lead) != "" {
		t.Fatalf("the dead replica gave the lead to %q: this test would prove nothing", w.agentOf(lead))
	}
	_, err := w.app.Sweep(w.ctx, w.owner.Workspace)
	w.must(err)
	w.app.Close() // waits for the desk
	if w.agentOf(lead) != "Ana" {
		t.Errorf("after the sweep the lead is with %q", w.agentOf(lead))
	}
}

func TestOneThatNobodyCanTakeDoesNotBlockTheOthers(t *testing.T) {
	w := newWorld(t)
	people, team := w.agents("Ana")
	empty, err := w.app.CreateRotation(w.ctx, w.owner, fairlead.Rotation{Name: "Empty", Strategy: fairlead.RoundRobin})
	w.must(err)
	_, err = w.app.CreateRule(w.ctx, w.owner, fairlead.Rule{Name: "Google", Enabled: true, Match: fairlead.MatchAll, Target: fairlead.Target{RotationID: empty.ID},
		Conditions: []fairlead.Condition{{Field: "source", Operator: fairlead.OpIs, Value: jsonRaw(`"google"`)}}})
	w.must(err)
	w.include(team, people[0], false)
	stuck := w.post(from("google")).Lead.ID
	free := w.post(from("website")).Lead.ID
	w.include(team, people[0], true)
	w.post(from("website"))
	if w.agentOf(free) != "Ana" || w.agentOf(stuck) != "" {
		t.Errorf("free is with %q, stuck with %q", w.agentOf(free), w.agentOf(stuck))
	}
}

func TestALeadUnassignedByHandIsNotSweptUp(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	lead := w.post(from("website")).Lead.ID
	_, err := w.app.AssignLead(w.ctx, w.owner, lead, 0, "", 0)
	w.must(err)
	w.include(rotation, people[0], false)
	w.include(rotation, people[0], true)
	w.post(from("website"))
	if w.agentOf(lead) != "" {
		t.Errorf("it was given to %q", w.agentOf(lead))
	}
}

func TestTheSwitch(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana")
	_, err := w.app.SetRouting(w.ctx, w.owner, false, rotation.ID)
	w.must(err)
	got := w.post(from("website"))
	if got.Decision.Outcome != fairlead.OutcomeUnassigned || !got.Decision.Off {
		t.Errorf("switched off: %+v", got.Decision)
	}
	_, err = w.app.SetRouting(w.ctx, w.owner, true, rotation.ID)
	w.must(err)
	if w.post(from("website")).Lead.Agent == nil {
		t.Error("switched on again, the next lead was not assigned")
	}
	if w.agentOf(got.Lead.ID) != "" {
		t.Error("the lead that came while it was off was given away by itself")
	}
}

func TestADeactivatedAgentIsSkippedFromTheNextLead(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	off, on := false, true
	_, err := w.app.UpdateMember(w.ctx, w.owner, people[1].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	if got := w.post(from("website")).Lead.Agent.Name; got != "Cleo" {
		t.Errorf("the next lead went to %s", got)
	}
	parked := w.ledger(rotation.ID)["Ben"]
	w.post(from("website"))
	if now := w.ledger(rotation.ID)["Ben"]; now != parked {
		t.Errorf("Ben's balance moved from %d to %d while away", parked, now)
	}
	_, err = w.app.UpdateMember(w.ctx, w.owner, people[1].Member.ID, usecase.MemberPatch{Active: &on})
	w.must(err)
	if got := w.post(from("website")).Lead.Agent.Name; got != "Ben" {
		t.Errorf("back again, the next lead went to %s", got)
	}
}
