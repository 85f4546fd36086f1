package usecase_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// listOf is a list of leads of these names.
func listOf(names ...string) (list []usecase.Listed) {
	for _, name := range names {
		list = append(list, usecase.Listed{Request: usecase.IntakeRequest{Submission: fairlead.Submission{Contact: fairlead.Contact{Name: name}, Source: "api"}}})
	}
	return list
}

// tallied counts the transactions of desks.
type tallied struct {
	store.Store
	rounds *atomic.Int64
}

func (c tallied) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) error {
	c.rounds.Add(1)
	return c.Store.WriteIntake(ctx, workspace, fn)
}

// TestAListIsOneTransaction, so a program that dies in the middle has taken in all of it or nothing.
func TestAListIsOneTransaction(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	rounds := new(atomic.Int64)
	app := usecase.New(tallied{w.store, rounds}, w.now, usecase.Outside{})
	defer app.Close()
	got, err := app.IntakeList(w.ctx, w.owner, listOf("a", "b", "c"), nil)
	w.must(err)
	if rounds.Load() != 1 || len(got.Leads) != 3 {
		t.Errorf("%d transactions, %d answers", rounds.Load(), len(got.Leads))
	}
	for i, want := range []string{"Ana", "Ben", "Ana"} {
		if l := got.Leads[i].Result.Lead; l == nil || l.Agent.Name != want {
			t.Errorf("lead %d: %+v, want %s", i, l, want)
		}
	}
}

// TestListsAreNotSplit: with 600 leads in a list and a round of a thousand, two lists take two rounds, and each list has
// leads whose numbers follow each other.
func TestListsAreNotSplit(t *testing.T) {
	w := newWorld(t)
	g := gate{w.store, make(chan struct{})}
	var mu sync.Mutex
	var sizes []int
	app := usecase.New(g, w.now, usecase.Outside{Round: func(r usecase.RoundReport) {
		mu.Lock()
		defer mu.Unlock()
		sizes = append(sizes, len(r.Waits))
	}})
	gone, cancel := context.WithCancel(w.ctx)
	cancel()
	for range 2 {
		if _, err := app.IntakeList(gone, w.owner, listOf(slices.Repeat([]string{"a"}, 600)...), nil); err != context.Canceled {
			t.Fatal(err)
		}
	}
	if n := app.Queued(); n != 1200 {
		t.Errorf("%d leads wait, want 1200", n)
	}
	close(g.open)
	app.Close()
	if !slices.Equal(sizes, []int{600, 600}) {
		t.Errorf("the rounds had %v leads", sizes)
	}
	_, err := w.app.IntakeList(w.ctx, w.owner, listOf(slices.Repeat([]string{"a"}, 1001)...), nil)
	w.refused(err, fairlead.KindInvalid, "invalid")
}

// TestALeadTheDatabaseChokesOnDoesNotTakeItsListWithIt, and the list is one transaction all the same, with its answer.
func TestALeadTheDatabaseChokesOnDoesNotTakeItsListWithIt(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana", "Ben")
	app := usecase.New(poisoned{w.store}, w.now, usecase.Outside{Publish: w.hear})
	defer app.Close()
	renders := 0
	key := &usecase.Once{Path: "/leads/batch", Key: "k", BodyHash: "h", Render: func(list []usecase.Listed) (int, []byte, error) {
		renders++
		return 200, fmt.Append(nil, list[0].Result.Lead.ID, list[1].Err != nil, list[2].Result.Lead.ID), nil
	}}
	got, err := app.IntakeList(w.ctx, w.owner, listOf("a", "Poison", "b"), key)
	w.must(err)
	if l := got.Leads; l[0].Err != nil || l[1].Err == nil || fairlead.KindOf(l[1].Err) != "" || l[2].Err != nil {
		t.Fatalf("answers: %v, %v, %v", l[0].Err, l[1].Err, l[2].Err)
	}
	if balances := w.ledger(rotation.ID); balances["Ana"] != 0 {
		t.Errorf("two leads over two: %v", balances)
	}
	again, err := app.IntakeList(w.ctx, w.owner, listOf("a", "Poison", "b"), key)
	w.must(err)
	if want := fmt.Sprint(got.Leads[0].Result.Lead.ID, true, got.Leads[2].Result.Lead.ID); string(again.RepeatedBody) != want {
		t.Errorf("the same key was answered %s, want %s", again.RepeatedBody, want)
	}
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 50, "")
	w.must(err)
	if page.Total != 2 {
		t.Errorf("%d leads are there", page.Total)
	}
}

// TestTheSameListAtTheSameTimeMakesItsLeadsOnce, whichever comes first.
func TestTheSameListAtTheSameTimeMakesItsLeadsOnce(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	key := func() *usecase.Once {
		return &usecase.Once{Path: "/leads/batch", Key: "k", BodyHash: "h", Render: func(list []usecase.Listed) (int, []byte, error) { return 200, []byte("x"), nil }}
	}
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() {
			if _, err := w.app.IntakeList(w.ctx, w.owner, listOf("a", "b", "c"), key()); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 50, "")
	w.must(err)
	if page.Total != 3 {
		t.Errorf("%d leads are there, want 3", page.Total)
	}
}
