package usecase_test

import (
	"fmt"
	"sync"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

// upsertOf is a lead that another system knows by an id of its own.
func upsertOf(id string, sub fairlead.Submission, patch usecase.LeadPatch) usecase.IntakeRequest {
	sub.ExternalID = id
	return usecase.IntakeRequest{Submission: sub, Update: &patch}
}

// TestUpsertsAtTheSameTimeMakeOneLead, through two processes, and none of them is lost.
func TestUpsertsAtTheSameTimeMakeOneLead(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	other := usecase.New(w.store, w.now, usecase.Outside{})
	defer other.Close()
	var wait sync.WaitGroup
	var mu sync.Mutex
	created, updated := 0, 0
	for i := range 40 {
		wait.Go(func() {
			app := w.app
			if i%2 == 0 {
				app = other
			}
			key := fmt.Sprintf("key%d", i)
			sub := from("crm")
			sub.Fields = map[string]jsonRaw{key: jsonRaw("1")}
			got, err := app.Intake(w.ctx, w.owner, upsertOf("crm-1", sub, usecase.LeadPatch{Fields: sub.Fields}))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				t.Error(err)
			case got.Updated:
				updated++
			default:
				created++
			}
		})
	}
	wait.Wait()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 50, "")
	w.must(err)
	if created != 1 || updated != 39 || page.Total != 1 {
		t.Fatalf("%d created, %d updated, %d are there", created, updated, page.Total)
	}
	if lead := page.Leads[0]; len(lead.Fields) != 40 || lead.Version != 40 {
		t.Errorf("%d answers, version %d", len(lead.Fields), lead.Version)
	}
	if line := w.timeline(page.Leads[0].ID); len(line) != 41 {
		t.Errorf("%d entries in the timeline", len(line))
	}
}

// TestTwoUpsertsInOneRoundMakeOneLead, which no transaction before knows.
func TestTwoUpsertsInOneRoundMakeOneLead(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	name := "Joanna"
	got, err := w.app.IntakeList(w.ctx, w.owner, []usecase.Listed{
		{Request: upsertOf("crm-1", from("crm"), usecase.LeadPatch{})}, {Request: upsertOf("crm-1", from("crm"), usecase.LeadPatch{Name: &name})},
	}, nil)
	w.must(err)
	if made, changed := got.Leads[0].Result, got.Leads[1].Result; made.Updated || !changed.Updated || made.Lead.ID != changed.Lead.ID || changed.Lead.Contact.Name != "Joanna" {
		t.Errorf("first %+v, then %+v", made, changed)
	}
}

// TestALeadIsPlacedAndChangedInOneRound, in either order: both hold, and it is written as it is told.
func TestALeadIsPlacedAndChangedInOneRound(t *testing.T) {
	for name, first := range map[string]string{"asks again, then changes": "enquiry", "changes, then asks again": "upsert"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			people, _ := w.agents("Ana", "Ben")
			sub := someone("jo@x.test")
			made, err := w.app.Intake(w.ctx, w.owner, upsertOf("crm-1", sub, usecase.LeadPatch{}))
			w.must(err)
			off, name := false, "Joanna"
			_, err = w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &off})
			w.must(err)
			list := []usecase.Listed{{Request: usecase.IntakeRequest{Submission: sub}}, {Request: upsertOf("crm-1", sub, usecase.LeadPatch{Name: &name})}}
			if first == "upsert" {
				list[0], list[1] = list[1], list[0]
			}
			got, err := w.app.IntakeList(w.ctx, w.owner, list, nil)
			w.must(err)
			lead, err := w.app.Lead(w.ctx, w.owner, made.Lead.ID)
			w.must(err)
			if lead.Contact.Name != "Joanna" || lead.Agent == nil || lead.Agent.Name != "Ben" || lead.Version != 3 {
				t.Errorf("it is %+v", lead.Lead)
			}
			if last := got.Leads[1].Result.Lead; last == nil || last.Contact.Name != "Joanna" || last.Agent.Name != "Ben" || last.Version != 3 {
				t.Errorf("answered last: %+v", last)
			}
		})
	}
}

// TestALeadThatStopsWaitingIsChangedInTheSameRound: it is picked up before anything newer, and stays picked up.
func TestALeadThatStopsWaitingIsChangedInTheSameRound(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana")
	off, on, name := false, true, "Joanna"
	_, err := w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	made, err := w.app.Intake(w.ctx, w.owner, upsertOf("crm-1", from("crm"), usecase.LeadPatch{}))
	w.must(err)
	if made.Lead.WaitingFor == nil {
		t.Fatalf("it does not wait: %+v", made.Lead)
	}
	w.app.Close() // its desk would pick the lead up by itself
	_, err = w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &on})
	w.must(err)
	app := usecase.New(w.store, w.now, usecase.Outside{})
	defer app.Close()
	got, err := app.Intake(w.ctx, w.owner, upsertOf("crm-1", from("crm"), usecase.LeadPatch{Name: &name}))
	w.must(err)
	if !got.Updated || got.Lead.Agent == nil || got.Lead.Agent.Name != "Ana" || got.Lead.Version != 3 || w.agentOf(made.Lead.ID) != "Ana" {
		t.Errorf("answered %+v, and has %q", got.Lead, w.agentOf(made.Lead.ID))
	}
	w.ledger(rotation.ID)
}

// TestWhoseAddressWasChangedIsKnownByTheNewOne, in the same list already.
func TestWhoseAddressWasChangedIsKnownByTheNewOne(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	_, err := w.app.Intake(w.ctx, w.owner, upsertOf("crm-1", someone("old@x.test"), usecase.LeadPatch{}))
	w.must(err)
	email := "new@x.test"
	got, err := w.app.IntakeList(w.ctx, w.owner, []usecase.Listed{
		{Request: upsertOf("crm-1", someone(email), usecase.LeadPatch{Email: &email})},
		{Request: usecase.IntakeRequest{Submission: someone(email)}}, {Request: usecase.IntakeRequest{Submission: someone("old@x.test")}}}, nil)
	w.must(err)
	if l := got.Leads; !l[0].Result.Updated || !l[1].Result.Duplicate || l[2].Result.Duplicate {
		t.Errorf("updated %t, the new address known %t, the old one known %t", l[0].Result.Updated, l[1].Result.Duplicate, l[2].Result.Duplicate)
	}
}
