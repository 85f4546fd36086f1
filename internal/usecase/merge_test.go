package usecase_test

import (
	"slices"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

func (w *world) merge(kept, other int64, choose map[string]usecase.MergeSide) (usecase.LeadView, error) {
	w.Helper()
	return w.app.MergeLeads(w.ctx, w.owner, kept, usecase.LeadMerge{Other: other, Choose: choose}, 0)
}

func TestAMergeMovesNoBalance(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	first, second := w.post(someone("a@x.test")).Lead, w.post(someone("b@x.test")).Lead
	before := w.ledger(rotation.ID)
	kept, err := w.merge(first.ID, second.ID, nil)
	w.must(err)
	if kept.Agent.Name != "Ana" || w.ledger(rotation.ID)["Ana"] != before["Ana"] {
		t.Errorf("%s has it, balances %v, were %v", kept.Agent.Name, w.ledger(rotation.ID), before)
	}
	decisions, err := w.app.Decisions(w.ctx, w.owner, first.ID)
	w.must(err)
	if len(decisions) != 2 || decisions[0].Chosen.Name != "Ben" || !decisions[0].Verified || !decisions[1].Verified {
		t.Errorf("decisions of both: %+v", decisions)
	}
	last := w.stale[len(w.stale)-1]
	if !last.Viewers || !slices.Contains(last.Members, people[0].Member.ID) || !slices.Contains(last.Members, people[1].Member.ID) {
		t.Errorf("went stale: %+v", last)
	}
	if got := w.post(someone("c@x.test")).Lead.Agent.Name; got != "Ana" {
		t.Errorf("the next lead went to %s", got)
	}
}

func TestAMergeSaysWhatDidNotStay(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	first, second := someone("a@x.test"), someone("b@x.test")
	first.Contact.Name, second.Contact.Name, second.Contact.Company = "Jo", "Jo Doe", "ACME"
	second.Fields = map[string]jsonRaw{"rooms": jsonRaw("4")}
	one, other := w.post(first).Lead, w.post(second).Lead
	_, err := w.merge(one.ID, other.ID, map[string]usecase.MergeSide{"name": usecase.MergeOther, "company": usecase.MergeOther})
	w.must(err)
	entry := w.timeline(one.ID)[0]
	want := []fairlead.Change{{Field: "name", From: "Jo", To: "Jo Doe"}, {Field: "email", From: "b@x.test", To: "a@x.test"}, {Field: "company", From: "", To: "ACME"}, {Field: "fields.rooms", From: "", To: "4"}}
	if entry.Kind != fairlead.ActivityMerged || entry.From.ID != other.ID || !slices.Equal(entry.Changes, want) {
		t.Errorf("%s %+v: %v, want %v", entry.Kind, entry.From, entry.Changes, want)
	}
}

func TestAWaitingLeadIsMerged(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	off, on := false, true
	_, err := w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	waiting := w.post(someone("a@x.test")).Lead
	_, err = w.app.SetRouting(w.ctx, w.owner, false, 0)
	w.must(err)
	plain := w.post(someone("b@x.test")).Lead
	kept, err := w.merge(plain.ID, waiting.ID, nil)
	w.must(err)
	if kept.Waiting == 0 || kept.Waiting != waiting.Waiting {
		t.Errorf("the kept lead waits for %d, want %d", kept.Waiting, waiting.Waiting)
	}
	_, err = w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &on})
	w.must(err)
	owned, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: someone("d@x.test"), AgentID: people[0].Member.ID})
	w.must(err)
	kept, err = w.merge(kept.ID, owned.Lead.ID, nil)
	w.must(err)
	if kept.Agent == nil || kept.Agent.Name != "Ana" || kept.Waiting != 0 {
		t.Errorf("with an agent it waits no more: %+v", kept.Lead)
	}
}
