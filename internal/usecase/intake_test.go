package usecase_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

func TestALeadComesInAndEverybodyKnows(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	rule, err := w.app.CreateRule(w.ctx, w.owner, fairlead.Rule{Name: "Facebook", Enabled: true, Match: fairlead.MatchAll,
		Conditions: []fairlead.Condition{{Field: "source", Operator: fairlead.OpIs, Value: []byte(`"facebook"`)}},
		Target:     fairlead.Target{RotationID: rotation.ID}})
	w.must(err)

	got := w.post(from("facebook"))
	if got.Lead.Agent.Name != "Ana" || got.Decision.Rule.ID != rule.ID || len(got.Decision.Candidates) != 2 {
		t.Fatalf("answer: %+v", got)
	}
	line := w.timeline(got.Lead.ID)
	if len(line) != 2 || line[0].Kind != fairlead.ActivityAssigned || line[0].Actor.Kind != fairlead.ActorRule || line[0].Actor.Name != "Facebook" || line[0].To.Name != "Ana" {
		t.Errorf("timeline: %+v", line)
	}
	if line[1].Kind != fairlead.ActivityCreated || line[1].Actor.Name != "Olga" {
		t.Errorf("the timeline begins with %+v", line[1])
	}
	bell := w.bell(people[0])
	if bell.Unread != 1 || bell.Notifications[0].Lead == nil || bell.Notifications[0].Kind != fairlead.NotifyAssigned {
		t.Errorf("bell: %+v", bell)
	}
	if balances := w.ledger(rotation.ID); balances["Ana"] != -fairlead.LeadUnit/2 || balances["Ben"] != fairlead.LeadUnit/2 {
		t.Errorf("ledger: %v", balances)
	}
	decisions, err := w.app.Decisions(w.ctx, w.owner, got.Lead.ID)
	w.must(err)
	if len(decisions) != 1 || !decisions[0].Verified || decisions[0].AgentID != people[0].Member.ID || decisions[0].ID != line[0].DecisionID {
		t.Errorf("decisions: %+v", decisions)
	}
}

func TestThreeHundredLeadsInParallelAreSharedEvenlyAtEveryPrefix(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	var wait sync.WaitGroup
	for caller := range 60 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for n := range 5 {
				if _, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: someone(fmt.Sprintf("%d.%d@x.test", caller, n))}); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	wait.Wait()
	view, err := w.app.Ledger(w.ctx, w.owner, rotation.ID, 0, 1000)
	w.must(err)
	counts := map[int64]int{}
	for i := len(view.Entries) - 1; i >= 0; i-- {
		counts[view.Entries[i].AgentID]++
		low, high := 1<<30, 0
		for _, p := range people {
			low, high = min(low, counts[p.Member.ID]), max(high, counts[p.Member.ID])
		}
		if high-low > 1 {
			t.Fatalf("after %d leads: %v", len(view.Entries)-i, counts)
		}
	}
	for _, p := range people {
		if counts[p.Member.ID] != 100 {
			t.Errorf("%s has %d leads", p.Member.Name, counts[p.Member.ID])
		}
	}
	rebuilt := rebuild(w, view)
	for _, s := range view.Agents {
		if rebuilt[s.Agent.ID] != s.Balance {
			t.Errorf("%s: stored %d, rebuilt %d", s.Agent.Name, s.Balance, rebuilt[s.Agent.ID])
		}
	}
}

// rebuild computes balances from the entries alone.
func rebuild(w *world, view usecase.LedgerView) map[int64]int64 {
	var entries []fairlead.LedgerEntry
	for i := len(view.Entries) - 1; i >= 0; i-- {
		entries = append(entries, view.Entries[i].LedgerEntry)
	}
	balances, err := routing.Rebuild(view.Rotation.ID, entries)
	w.must(err)
	return balances
}

func TestAKnownPersonStaysWithTheirAgent(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	first := w.post(someone("Jo@X.test"))
	before := w.ledger(rotation.ID)

	again := w.post(fairlead.Submission{Contact: fairlead.Contact{Email: "jo@x.test"}, Source: "google", Fields: map[string]jsonRaw{"budget": jsonRaw("5")}})
	if !again.Duplicate || again.Lead.ID != first.Lead.ID || again.Decision.Outcome != fairlead.OutcomeDuplicate || again.Decision.Chosen.Name != "Ana" {
		t.Fatalf("answer: %+v", again)
	}
	line := w.timeline(first.Lead.ID)
	if line[0].Kind != fairlead.ActivityEnquiry || line[0].Changes[1].Field != "fields.budget" || line[0].Changes[1].To != "5" {
		t.Errorf("timeline: %+v", line[0])
	}
	if bell := w.bell(people[0]); bell.Notifications[0].Kind != fairlead.NotifyEnquiry || bell.Unread != 2 {
		t.Errorf("bell: %+v", bell)
	}
	if after := w.ledger(rotation.ID); after["Ana"] != before["Ana"] {
		t.Errorf("the ledger moved: %v, %v", before, after)
	}
	hidden, err := w.app.Intake(w.ctx, people[1], usecase.IntakeRequest{Submission: someone("jo@x.test")})
	w.must(err)
	if !hidden.Duplicate || hidden.Lead != nil {
		t.Errorf("Ben learned of Ana's lead: %+v", hidden.Lead)
	}
}

func TestAKnownPersonOfAnInactiveAgentIsRoutedAnew(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	first := w.post(someone("jo@x.test"))
	off := false
	_, err := w.app.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	again := w.post(someone("jo@x.test"))
	if again.Lead.ID != first.Lead.ID || again.Lead.Agent.Name != "Ben" || !again.Duplicate {
		t.Fatalf("answer: %+v", again.Lead)
	}
	if line := w.timeline(first.Lead.ID); line[0].Kind != fairlead.ActivityReassigned || line[0].From.Name != "Ana" {
		t.Errorf("timeline: %+v", line[0])
	}
}

func TestAClosedLeadDoesNotMakeItsPersonKnown(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	first := w.post(someone("jo@x.test"))
	lost := fairlead.StatusLost
	_, err := w.app.PatchLead(w.ctx, w.owner, first.Lead.ID, usecase.LeadPatch{Status: &lost}, 0)
	w.must(err)
	if again := w.post(someone("jo@x.test")); again.Duplicate || again.Lead.ID == first.Lead.ID {
		t.Errorf("a closed lead took the enquiry: %+v", again.Lead)
	}
}

func once(key, hash string) *usecase.Once {
	return &usecase.Once{Path: "/leads", Key: key, BodyHash: hash, Render: func(l []usecase.Listed) (int, []byte, error) {
		return 201, fmt.Appendf(nil, "lead %d, decision %d", l[0].Result.Lead.ID, l[0].Result.Decision.ID), nil
	}}
}

func TestAnIdempotencyKeyGetsTheSameAnswer(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	ask := func(key, hash string) (usecase.IntakeResult, error) {
		return w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: from("api"), Once: once(key, hash)})
	}
	first, err := ask("k", "h")
	w.must(err)
	again, err := ask("k", "h")
	w.must(err)
	if want := fmt.Sprintf("lead %d, decision %d", first.Lead.ID, first.Decision.ID); string(again.RepeatedBody) != want || again.RepeatedStatus != 201 {
		t.Errorf("repeated: %q, want %q", again.RepeatedBody, want)
	}
	_, err = ask("k", "other")
	w.refused(err, fairlead.KindConflict, "idempotency_key_reused")
	w.wait(25 * time.Hour)
	later, err := ask("k", "h")
	w.must(err)
	if later.Lead == nil || later.Lead.ID == first.Lead.ID {
		t.Error("the key still held after 24 hours")
	}
}

func TestTheSameKeyAtTheSameTimeMakesOneLead(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	var wait sync.WaitGroup
	var mu sync.Mutex
	made := 0
	for range 40 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			got, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: from("api"), Once: once("k", "h")})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				t.Error(err)
			case got.Lead != nil:
				made++
			case len(got.RepeatedBody) == 0:
				t.Error("no answer")
			}
		}()
	}
	wait.Wait()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 50, "")
	w.must(err)
	if made != 1 || page.Total != 1 {
		t.Errorf("%d answers made a lead, %d leads are there", made, page.Total)
	}
}

func TestABadLeadIsRefusedAlone(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	var wait sync.WaitGroup
	for n := range 60 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			request := usecase.IntakeRequest{Submission: someone(fmt.Sprintf("%d@x.test", n))}
			switch n % 3 {
			case 1:
				request.AgentID = 4711
			case 2:
				request.Submission.Contact.Email = "not an address"
			}
			if _, err := w.app.Intake(w.ctx, w.owner, request); (err == nil) != (n%3 == 0) {
				t.Errorf("lead %d: %v", n, err)
			}
		}()
	}
	wait.Wait()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 50, "")
	w.must(err)
	if page.Total != 20 {
		t.Errorf("%d leads are there, want the 20 good ones", page.Total)
	}
}

// poisoned is a store on which any transaction that would insert a lead of this name fails.
type poisoned struct{ store.Store }

func (p poisoned) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return p.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error { return fn(poisonedTx{tx}) })
}

type poisonedTx struct{ store.Tx }

func (t poisonedTx) Leads() store.Leads { return poisonedLeads{t.Tx.Leads()} }

type poisonedLeads struct{ store.Leads }

func (l poisonedLeads) Insert(leads []fairlead.Lead) error {
	for _, lead := range leads {
		if lead.Contact.Name == "Poison" {
			panic("the database chokes on this one")
		}
	}
	return l.Leads.Insert(leads)
}

func TestALeadTheDatabaseChokesOnDoesNotTakeItsNeighboursWithIt(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana", "Ben")
	app := usecase.New(poisoned{w.store}, w.now, usecase.Outside{Publish: w.hear})
	defer app.Close()
	var wait sync.WaitGroup
	for n := range 64 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			sub := someone(fmt.Sprintf("%d@x.test", n))
			if n%16 == 3 {
				sub.Contact.Name = "Poison"
			}
			if _, err := app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: sub}); (err == nil) != (n%16 != 3) {
				t.Errorf("lead %d: %v", n, err)
			}
		}()
	}
	wait.Wait()
	if balances := w.ledger(rotation.ID); balances["Ana"] != 0 {
		t.Errorf("60 leads over two: %v", balances)
	}
}

// gate is a store whose writers wait until it is opened.
type gate struct {
	store.Store
	open chan struct{}
}

func (g gate) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	<-g.open
	return g.Store.WriteIntake(ctx, workspace, fn)
}

func TestBeyondTenThousandWaitingTheDeskSaysTryAgain(t *testing.T) {
	w := newWorld(t)
	g := gate{w.store, make(chan struct{})}
	app := usecase.New(g, w.now, usecase.Outside{Publish: w.hear})
	const most = 10_000
	gone, cancel := context.WithCancel(w.ctx)
	cancel() // callers who do not stay; their leads stay queued
	for range most {
		if _, err := app.Intake(gone, w.owner, usecase.IntakeRequest{Submission: from("api")}); err != context.Canceled {
			t.Fatal(err)
		}
	}
	_, err := app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: from("api")})
	w.refused(err, fairlead.KindUnavailable, "busy")
	close(g.open)
	app.Close()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 1, "")
	w.must(err)
	if page.Total != most {
		t.Errorf("%d leads were taken in, want %d", page.Total, most)
	}
}

func TestShuttingDownAnswersEverybodyWhoWaits(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	g := gate{w.store, make(chan struct{})}
	app := usecase.New(g, w.now, usecase.Outside{Publish: w.hear})
	answers := make(chan error)
	for n := range 50 {
		go func() {
			_, err := app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: someone(fmt.Sprintf("%d@x.test", n))})
			answers <- err
		}()
	}
	close(g.open)
	app.Close()
	taken := 0
	for range 50 {
		switch err := <-answers; fairlead.KindOf(err) {
		case "":
			w.must(err)
			taken++
		default:
			w.refused(err, fairlead.KindUnavailable, "shutting_down")
		}
	}
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 1, "")
	w.must(err)
	if page.Total != taken {
		t.Errorf("%d were told their lead is in, %d are", taken, page.Total)
	}
}

func TestACorruptedDecisionIsNotVerified(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	lead := w.post(from("api")).Lead
	w.must(w.store.Write(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		rows, err := tx.Decisions().ForLead(lead.ID)
		if err != nil {
			return err
		}
		row := rows[0]
		row.Record[len(row.Record)/2] ^= 1
		if row.ID, err = tx.NextIDs(store.DecisionIDs, 1); err != nil {
			return err
		}
		return tx.Decisions().Insert([]store.DecisionRow{row})
	}))
	got, err := w.app.Decisions(w.ctx, w.owner, lead.ID)
	w.must(err)
	if len(got) != 2 || got[0].Verified || !got[1].Verified {
		t.Errorf("verified: %t (corrupted), %t (as it was)", got[0].Verified, got[1].Verified)
	}
	if got[0].AgentID != people[0].Member.ID {
		t.Error("what was decided is no longer shown")
	}
}
