package usecase_test

import (
	"context"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// queued hands leads in whose callers do not stay, while the gate is shut.
func queued(w *world, app *usecase.App, leads ...fairlead.Submission) {
	gone, cancel := context.WithCancel(w.ctx)
	cancel()
	for _, lead := range leads {
		if _, err := app.Intake(gone, w.owner, usecase.IntakeRequest{Submission: lead}); err != context.Canceled {
			w.Fatal(err)
		}
	}
}

func TestARoundSaysHowItWent(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	g := gate{w.store, make(chan struct{})}
	var reports []usecase.RoundReport
	app := usecase.New(g, w.now, usecase.Outside{Round: func(r usecase.RoundReport) { reports = append(reports, r) }})
	queued(w, app, someone("jo@x.test"), someone("al@x.test"), someone("jo@x.test"))
	if n := app.Queued(); n != 3 {
		t.Errorf("%d wait, want 3", n)
	}
	w.wait(3 * time.Second)
	close(g.open)
	app.Close()
	if n := app.Queued(); n != 0 {
		t.Errorf("%d wait at the end", n)
	}
	if len(reports) != 1 {
		t.Fatalf("%d reports: %+v", len(reports), reports)
	}
	r := reports[0]
	want := []fairlead.Outcome{fairlead.OutcomeAssigned, fairlead.OutcomeAssigned, fairlead.OutcomeDuplicate}
	if r.Workspace != w.owner.Workspace || r.Failed || len(r.Callers) != 3 || !slices.Equal(r.Outcomes, want) || r.Decided != 2 {
		t.Errorf("it says %+v", r)
	}
	if !slices.Equal(r.Waits, []time.Duration{3 * time.Second, 3 * time.Second, 3 * time.Second}) || !r.Turn.Equal(w.now()) || !r.End.Equal(w.now()) {
		t.Errorf("waits %v, turn %v, end %v", r.Waits, r.Turn, r.End)
	}
}

func TestAFailedRoundTellsOfNoLeads(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	g := gate{poisoned{w.store}, make(chan struct{})}
	failed, taken := 0, 0
	app := usecase.New(g, w.now, usecase.Outside{Round: func(r usecase.RoundReport) {
		if r.Failed {
			failed++
		}
		taken += len(r.Outcomes)
	}})
	poison := someone("bad@x.test")
	poison.Contact.Name = "Poison"
	queued(w, app, someone("jo@x.test"), poison, someone("al@x.test"))
	close(g.open)
	app.Close()
	if failed != 2 || taken != 2 { // the crowd, then the bad one alone
		t.Errorf("%d rounds failed and %d leads were taken in, want 2 and 2", failed, taken)
	}
}

func TestFigures(t *testing.T) {
	w := newWorld(t)
	other := w.workspace("Other", "other@other.test")
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("api"))
	figures := func() map[int64]usecase.Figures {
		all, err := w.app.Figures(w.ctx)
		w.must(err)
		by := map[int64]usecase.Figures{}
		for _, f := range all {
			by[f.Workspace] = f
		}
		return by
	}
	if got := figures()[w.owner.Workspace]; got.Waiting != 0 || math.Abs(got.Apart[rotation.ID]-2./3) > 1e-9 {
		t.Errorf("one lead over three: %+v", got)
	}
	for _, p := range people {
		off := false
		_, err := w.app.UpdateMember(w.ctx, w.owner, p.Member.ID, usecase.MemberPatch{Active: &off})
		w.must(err)
	}
	w.post(from("api"))
	got := figures()
	if got[w.owner.Workspace].Waiting != 1 {
		t.Errorf("nobody is there: %+v", got)
	}
	if there := got[other.Workspace]; there.Waiting != 0 || slices.ContainsFunc(slices.Collect(maps.Values(there.Apart)), func(n float64) bool { return n != 0 }) {
		t.Errorf("the other workspace: %+v", there)
	}
}
