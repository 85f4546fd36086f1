package usecase_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/testkit/testdb"
	"fairlead/internal/usecase"
)

// world is a workspace on a real database under a clock that stands still until a test winds it.
type world struct {
	*testing.T
	ctx   context.Context
	store store.Store
	app   *usecase.App
	owner fairlead.Actor

	mu    sync.Mutex
	clock time.Time
	stale []usecase.Stale
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{T: t, ctx: context.Background(), clock: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	w.store = testdb.Open(t)
	w.app = usecase.New(w.store, w.now, usecase.Outside{Publish: w.hear})
	t.Cleanup(w.app.Close)
	w.owner = w.workspace("Acme", "owner@acme.test")
	return w
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.clock
}

func (w *world) wait(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clock = w.clock.Add(d)
}

func (w *world) hear(s usecase.Stale) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stale = append(w.stale, s)
}

func (w *world) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// refused checks that an error is of the kind and code that a caller is told.
func (w *world) refused(err error, kind fairlead.Kind, code string) {
	w.Helper()
	var e *fairlead.Error
	if !errors.As(err, &e) || e.Kind != kind || e.Code != code {
		w.Fatalf("got %v, want %s %s", err, kind, code)
	}
}

func (w *world) workspace(name, email string) fairlead.Actor {
	w.Helper()
	ws, m, err := usecase.Setup(w.ctx, w.store, w.now(), usecase.SetupRequest{Workspace: name, OwnerName: "Olga", OwnerEmail: email, PasswordHash: "-"})
	w.must(err)
	return fairlead.Actor{Workspace: ws.ID, Kind: fairlead.ActorMember, Member: m, Credential: 1}
}

func (w *world) member(name, role string) fairlead.Actor {
	w.Helper()
	m, err := w.app.AddMember(w.ctx, w.owner, usecase.NewMember{Name: name, Email: name + "@acme.test", PasswordHash: "-", Role: role})
	w.must(err)
	return fairlead.Actor{Workspace: w.owner.Workspace, Kind: fairlead.ActorMember, Member: m.Member, Credential: m.ID + 100}
}

// agents adds agents and a rotation over them that takes every lead, with auto-assign on.
func (w *world) agents(names ...string) ([]fairlead.Actor, usecase.RotationView) {
	w.Helper()
	r := fairlead.Rotation{Name: "Team", Strategy: fairlead.RoundRobin}
	var actors []fairlead.Actor
	for _, name := range names {
		a := w.member(name, "agent")
		actors = append(actors, a)
		r.Agents = append(r.Agents, fairlead.RotationAgent{AgentID: a.Member.ID, Weight: 1})
	}
	view, err := w.app.CreateRotation(w.ctx, w.owner, r)
	w.must(err)
	_, err = w.app.SetRouting(w.ctx, w.owner, true, view.ID)
	w.must(err)
	return actors, view
}

func from(source string) fairlead.Submission {
	return fairlead.Submission{Contact: fairlead.Contact{Name: "Jo"}, Source: source}
}

func someone(email string) fairlead.Submission {
	return fairlead.Submission{Contact: fairlead.Contact{Name: "Jo", Email: email}, Source: "website"}
}

func (w *world) post(sub fairlead.Submission) usecase.IntakeResult {
	w.Helper()
	result, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: sub})
	w.must(err)
	return result
}

// agentOf is who has the lead now; "" if nobody.
func (w *world) agentOf(id int64) string {
	w.Helper()
	lead, err := w.app.Lead(w.ctx, w.owner, id)
	w.must(err)
	if lead.Agent == nil {
		return ""
	}
	return lead.Agent.Name
}

func (w *world) timeline(id int64) []fairlead.Activity {
	w.Helper()
	page, err := w.app.Timeline(w.ctx, w.owner, id, 0, 100)
	w.must(err)
	return page.Activities
}

func (w *world) bell(a fairlead.Actor) usecase.NotificationPage {
	w.Helper()
	page, err := w.app.Notifications(w.ctx, a, fairlead.NotificationFilter{}, 0, 100)
	w.must(err)
	return page
}

// ledger is a rotation's balances by name, in units, after checking that they sum to 0.
func (w *world) ledger(rotation int64) map[string]int64 {
	w.Helper()
	view, err := w.app.Ledger(w.ctx, w.owner, rotation, 0, 10)
	w.must(err)
	balances, sum := map[string]int64{}, int64(0)
	for _, a := range view.Agents {
		balances[a.Agent.Name] = a.Balance
		sum += a.Balance
	}
	if sum != 0 {
		w.Fatalf("balances sum to %d: %v", sum, balances)
	}
	return balances
}
