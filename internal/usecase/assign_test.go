package usecase_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

func TestReassigningTakesTheLeadFromWhoHadIt(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	ana, ben := people[0], people[1]
	lead := w.post(from("website")).Lead.ID
	_, err := w.app.AssignLead(w.ctx, w.owner, lead, ben.Member.ID, "speaks French", 0)
	w.must(err)

	if _, err := w.app.Lead(w.ctx, ana, lead); !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("Ana still reads it: %v", err)
	}
	for what, err := range map[string]error{
		"timeline":  second(w.app.Timeline(w.ctx, ana, lead, 0, 10)),
		"decisions": second(w.app.Decisions(w.ctx, ana, lead)),
		"note":      second(w.app.AddNote(w.ctx, ana, lead, "mine!")),
		"patch":     second(w.app.PatchLead(w.ctx, ana, lead, usecase.LeadPatch{}, 0)),
	} {
		if !errors.Is(err, fairlead.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if bell := w.bell(ana); bell.Notifications[0].Lead != nil {
		t.Error("Ana's bell still names it")
	}
	if bell := w.bell(ben); bell.Unread != 1 || bell.Notifications[0].Kind != fairlead.NotifyReassigned || bell.Notifications[0].Actor.Name != "Olga" {
		t.Errorf("Ben's bell: %+v", bell)
	}
	line := w.timeline(lead)[0]
	if line.Kind != fairlead.ActivityReassigned || line.Actor.Name != "Olga" || line.From.Name != "Ana" || line.To.Name != "Ben" || line.Text != "speaks French" {
		t.Errorf("timeline: %+v", line)
	}
	last := w.stale[len(w.stale)-1]
	if !last.Viewers || !slices.Contains(last.Members, ana.Member.ID) || !slices.Contains(last.Members, ben.Member.ID) || !slices.Contains(last.Topics, usecase.TopicLeads) {
		t.Errorf("went stale: %+v", last)
	}
}

func second[T any](_ T, err error) error { return err }

func TestAssigningToWhoHasItChangesNothing(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	lead := w.post(from("website")).Lead
	again, err := w.app.AssignLead(w.ctx, w.owner, lead.ID, people[0].Member.ID, "", 0)
	w.must(err)
	if again.Version != lead.Version || len(w.timeline(lead.ID)) != 2 || w.bell(people[0]).Unread != 1 {
		t.Errorf("something changed: %+v", again)
	}
}

func TestNobodyIsToldWhatTheyDidThemselves(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	lead := w.post(from("website")).Lead.ID
	_, err := w.app.AssignLead(w.ctx, w.owner, lead, w.owner.Member.ID, "", 0)
	w.must(err)
	if bell := w.bell(w.owner); bell.Unread != 0 {
		t.Errorf("the owner was told: %+v", bell.Notifications)
	}
}

func TestWrongAssignments(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	stranger := w.workspace("Other", "other@other.test")
	lead := w.post(from("website")).Lead
	off := false
	_, err := w.app.UpdateMember(w.ctx, w.owner, people[1].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)

	assign := func(by fairlead.Actor, lead, agent, version int64) error {
		return second(w.app.AssignLead(w.ctx, by, lead, agent, "", version))
	}
	w.refused(assign(w.owner, lead.ID, 4711, 0), fairlead.KindInvalid, "unknown_agent")
	w.refused(assign(w.owner, lead.ID, stranger.Member.ID, 0), fairlead.KindInvalid, "unknown_agent")
	w.refused(assign(w.owner, lead.ID, people[1].Member.ID, 0), fairlead.KindInvalid, "inactive_agent")
	w.refused(assign(w.owner, 4711, people[0].Member.ID, 0), fairlead.KindNotFound, "not_found")
	w.refused(assign(stranger, lead.ID, stranger.Member.ID, 0), fairlead.KindNotFound, "not_found")
	w.refused(assign(people[0], lead.ID, 0, 0), fairlead.KindForbidden, "forbidden")
	w.refused(assign(w.owner, lead.ID, 0, lead.Version+1), fairlead.KindStale, "stale")
	if w.agentOf(lead.ID) != "Ana" || len(w.timeline(lead.ID)) != 2 {
		t.Error("something was half done")
	}
}

func TestTwoAdminsAssignTheSameLeadAtOnce(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben", "Cleo")
	lead := w.post(from("website")).Lead
	var wait sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs {
		wait.Add(1)
		go func() {
			defer wait.Done()
			_, errs[i] = w.app.AssignLead(w.ctx, w.owner, lead.ID, people[i+1].Member.ID, "", lead.Version)
		}()
	}
	wait.Wait()
	if (errs[0] == nil) == (errs[1] == nil) {
		t.Fatalf("one must win and one must be told: %v, %v", errs[0], errs[1])
	}
	w.refused(errors.Join(errs...), fairlead.KindStale, "stale")
	if len(w.timeline(lead.ID)) != 3 {
		t.Errorf("timeline: %+v", w.timeline(lead.ID))
	}
}

func TestAnAgentKeepsTheLeadsTheyEnter(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	got, err := w.app.Intake(w.ctx, people[1], usecase.IntakeRequest{Submission: from("manual")})
	w.must(err)
	if got.Lead.Agent.Name != "Ben" || w.ledger(rotation.ID)["Ben"] != 0 || w.bell(people[1]).Unread != 0 {
		t.Errorf("answer: %+v", got.Lead)
	}
	_, err = w.app.Intake(w.ctx, people[1], usecase.IntakeRequest{Submission: from("manual"), AgentID: people[0].Member.ID})
	w.refused(err, fairlead.KindForbidden, "forbidden")
}

func TestPatching(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	sub := someone("jo@x.test")
	sub.Fields = map[string]jsonRaw{"budget": jsonRaw("5000"), "rooms": jsonRaw("3")}
	lead := w.post(sub).Lead
	company, status := " ACME ", fairlead.StatusContacted
	got, err := w.app.PatchLead(w.ctx, w.owner, lead.ID, usecase.LeadPatch{Company: &company, Status: &status,
		Fields: map[string]jsonRaw{"rooms": jsonRaw("null"), "garden": jsonRaw("true")}}, lead.Version)
	w.must(err)
	if got.Contact.Company != "ACME" || len(got.Fields) != 2 || string(got.Fields["garden"]) != "true" || got.Version != lead.Version+1 {
		t.Errorf("lead: %+v", got.Lead)
	}
	changes := fmt.Sprint(w.timeline(lead.ID)[0].Changes)
	if want := "[{status new contacted} {company  ACME} {fields.garden  true} {fields.rooms 3 }]"; changes != want {
		t.Errorf("changes: %s, want %s", changes, want)
	}
	same, err := w.app.PatchLead(w.ctx, w.owner, lead.ID, usecase.LeadPatch{Company: &company}, 0)
	w.must(err)
	if same.Version != got.Version {
		t.Error("a patch that changes nothing made a version")
	}
	bad := "nobody@"
	_, err = w.app.PatchLead(w.ctx, w.owner, lead.ID, usecase.LeadPatch{Email: &bad}, 0)
	w.refused(err, fairlead.KindInvalid, "invalid")
}

func TestDeletingALeadKeepsTheTurns(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	lead := w.post(from("website")).Lead.ID
	w.must(w.app.DeleteLead(w.ctx, w.owner, lead))
	if _, err := w.app.Lead(w.ctx, w.owner, lead); !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("deleted: %v", err)
	}
	if got := w.post(from("website")).Lead.Agent.Name; got != "Ben" {
		t.Errorf("the next lead went to %s", got)
	}
}
