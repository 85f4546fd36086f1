package usecase_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// counted is a store that counts how often a round asks for the members, and for the balances.
type counted struct {
	store.Store
	members, balances *atomic.Int64
}

func (c counted) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	return c.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error { return fn(countedTx{tx, c}) })
}

type countedTx struct {
	store.Tx
	by counted
}

func (t countedTx) Members() store.Members {
	t.by.members.Add(1)
	return t.Tx.Members()
}

func (t countedTx) Brief(b store.Briefing) (store.Brief, error) {
	if len(b.Rotations) > 0 {
		t.by.balances.Add(1)
	}
	return t.Tx.Brief(b)
}

// TestADeskReadsAgainOnlyWhatMayHaveChanged: nothing after its own round, the balances after another replica's, and
// everything after anybody changed more than that.
func TestADeskReadsAgainOnlyWhatMayHaveChanged(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	w.app.Close() // its desk tries waiting leads again after a change of the rules, which would count as a round
	s := counted{w.store, new(atomic.Int64), new(atomic.Int64)}
	ours, theirs := usecase.New(s, w.now, usecase.Outside{}), usecase.New(w.store, w.now, usecase.Outside{})
	defer ours.Close()
	n := 0
	take := func(app *usecase.App) string {
		n++
		got, err := app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: someone(fmt.Sprintf("%d@x.test", n))})
		w.must(err)
		return got.Lead.Agent.Name
	}
	read := func(what string, members, balances int64) {
		t.Helper()
		if m, b := s.members.Swap(0), s.balances.Swap(0); m != members || b != balances {
			t.Errorf("%s: the members were read %d times and the balances %d times, want %d and %d", what, m, b, members, balances)
		}
	}
	first := take(ours)
	read("the first round", 1, 1)
	second := take(ours)
	read("a round after its own", 0, 0)
	third := take(theirs)
	fourth := take(ours)
	read("a round after another replica's", 0, 1)
	if first != third || second != fourth || first == second {
		t.Errorf("the turns were %s, %s, %s, %s", first, second, third, fourth)
	}
	off := false
	_, err := theirs.UpdateMember(w.ctx, w.owner, people[0].Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	theirs.Close()
	for range 2 {
		if agent := take(ours); agent != "Ben" {
			t.Errorf("%s got a lead after the other replica had deactivated Ana", agent)
		}
	}
	read("rounds after another replica changed a member", 1, 1)
	if balances := w.ledger(rotation.ID); balances["Ana"]+balances["Ben"] != 0 {
		t.Errorf("the balances are %v", balances)
	}
}
