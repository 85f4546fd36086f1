package usecase_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// dying is a store under which the program dies in the middle of a transaction: at the n-th thing that it asks for, or
// right after the commit, before anybody has heard of it.
type dying struct {
	store.Store
	at    int // which; 0: after the commit; -1: never
	asked int
}

var errDied = errors.New("the program died after the commit")

func (d *dying) WriteIntake(ctx context.Context, workspace int64, fn func(store.Tx) error) (err error) {
	d.asked = 0
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	err = d.Store.WriteIntake(ctx, workspace, func(tx store.Tx) error { return fn(dyingTx{tx, d}) })
	if err == nil && d.at == 0 {
		err = errDied
	}
	return err
}

type dyingTx struct {
	store.Tx
	of *dying
}

func (t dyingTx) ask() store.Tx {
	if t.of.asked++; t.of.asked == t.of.at {
		panic("the program died")
	}
	return t.Tx
}

func (t dyingTx) NextIDsOf(wanted map[store.IDKind]int) (map[store.IDKind]int64, error) {
	return t.ask().NextIDsOf(wanted)
}
func (t dyingTx) Desk() store.Desk                   { return t.ask().Desk() }
func (t dyingTx) Leads() store.Leads                 { return t.ask().Leads() }
func (t dyingTx) Activities() store.Activities       { return t.ask().Activities() }
func (t dyingTx) Decisions() store.Decisions         { return t.ask().Decisions() }
func (t dyingTx) Ledgers() store.Ledgers             { return t.ask().Ledgers() }
func (t dyingTx) Batches() store.Batches             { return t.ask().Batches() }
func (t dyingTx) Notifications() store.Notifications { return t.ask().Notifications() }
func (t dyingTx) Members() store.Members             { return t.ask().Members() }
func (t dyingTx) Webhooks() store.Webhooks           { return t.ask().Webhooks() }
func (t dyingTx) Jobs() store.Jobs                   { return t.ask().Jobs() }

// survive goes on with a batch under a program that dies at every moment of every portion, and once more after its commit.
func (w *world) survive(id int64) (deaths int) {
	w.Helper()
	d := &dying{Store: w.store}
	for more := true; more; {
		before := w.batch(id)
		for d.at = 1; ; d.at++ {
			app := usecase.New(d, w.now, usecase.Outside{}) // the next program knows nothing of the last
			done, err := app.NextPortion(w.ctx, w.owner.Workspace, id, usecase.PortionSize)
			if more = done.More; err == nil {
				break
			}
			deaths++
			if after := w.batch(id); fmt.Sprint(after) != fmt.Sprint(before) {
				w.Fatalf("after a death at moment %d, the batch is %+v, before %+v", d.at, after, before)
			}
		}
		if !more {
			break
		}
		d.at = 0
		_, err := usecase.New(d, w.now, usecase.Outside{}).NextPortion(w.ctx, w.owner.Workspace, id, usecase.PortionSize)
		if !errors.Is(err, errDied) {
			w.Fatal(err)
		}
		deaths++
		state := w.batch(id).State
		more = state == fairlead.BatchRunning || state == fairlead.BatchUndoing
	}
	return deaths
}

// TestABatchSurvivesAnyDeath: nothing is lost, nothing is done twice, there and back.
func TestABatchSurvivesAnyDeath(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	w.off()
	ids := w.stock(2_003, nil)
	before := w.ledger(rotation.ID)
	act := spreadOver(rotation.ID)
	act.OnlyUnassigned = true
	batch := w.bulk(everything(), act)
	deaths := w.survive(batch.ID)
	batch = w.batch(batch.ID)
	w.same("done", []any{batch.State, batch.Processed, batch.Done, batch.SkippedCount}, []any{fairlead.BatchDone, 2_003, 2_003, 0})
	counts := w.holders()
	counts["Ana"]-- // had one before
	for _, p := range people {
		w.same(p.Member.Name+" is told", w.told(p, batch.ID), []int{counts[p.Member.Name]})
	}
	w.once(ids, 1)

	undone, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	w.same("undoing", undone.State, fairlead.BatchUndoing)
	deaths += w.survive(batch.ID)
	w.same("undone", []any{w.batch(batch.ID).State, w.batch(batch.ID).StayedCount}, []any{fairlead.BatchUndone, 0})
	w.same("who has leads", w.holders(), map[string]int{"": 2_003, "Ana": 1})
	w.same("balances", w.ledger(rotation.ID), before)
	w.once(ids, 2)
	if deaths < 60 {
		t.Errorf("it died %d times only", deaths)
	}
}

// told is what somebody's bell says of a batch: how many leads, each time.
func (w *world) told(a fairlead.Actor, batch int64) (counts []int) {
	w.Helper()
	for _, n := range w.bell(a).Notifications {
		if n.BatchID == batch {
			counts = append(counts, n.Count)
		}
	}
	return counts
}

// once looks at every timeline: a lead has so many entries, each one step.
func (w *world) once(ids []int64, entries int) {
	w.Helper()
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		all, err := tx.Activities().Newer(ids, 0)
		count := map[int64]int{}
		for _, a := range all {
			count[a.LeadID]++
		}
		for _, id := range ids {
			if count[id] != entries {
				w.Errorf("lead %d has %d entries, not %d", id, count[id], entries)
			}
		}
		return err
	}))
}
