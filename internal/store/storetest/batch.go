package storetest

import (
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// batches: how far they are, and what they did to each lead.
func batches(e *exam) {
	b := fairlead.Batch{State: fairlead.BatchRunning, Act: fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{AgentIDs: []int64{3, 1}}, OnlyUnassigned: true}, Actor: author, Total: 10, At: noon}
	next := fairlead.Batch{State: fairlead.BatchDone, Act: fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: []string{"<ü>"}, RemoveTags: []string{"b"}}, Actor: author, At: noon}
	next.Actor.ID++
	var leads []store.BatchLead
	e.write(func(tx store.Tx) error {
		b.ID, next.ID = e.id(tx, store.BatchIDs), e.id(tx, store.BatchIDs)
		e.must(tx.Batches().Insert(b))
		e.must(tx.Batches().Insert(next))
		leads = []store.BatchLead{{LeadID: 6, To: 2, ActivityID: 9, Status: fairlead.StatusNew, Added: []string{"a"}, Removed: []string{"b"}}, {LeadID: 4, From: 1, To: 2, ActivityID: 8, RotationID: 3, LedgerSeq: 7, Batch: 6}, {LeadID: 3, To: 2, ActivityID: 7, Waiting: 5}}
		return tx.Batches().AddLeads(b.ID, leads)
	})
	b.State, b.Processed, b.Done, b.Undone, b.Error = fairlead.BatchFailed, 9, 2, 1, "Nobody is left."
	b.Skip(5, fairlead.LeftUnchanged)
	b.Stay(6, fairlead.LeftMoved)
	e.write(func(tx store.Tx) error { return tx.Batches().Update(b) })
	e.read(func(tx store.Tx) error {
		got, err := tx.Batches().Get(b.ID)
		e.must(err)
		e.same("a batch", got, b)
		known, findErr := tx.Batches().Find([]int64{b.ID, 1 << 40})
		e.same("batches by id", known, map[int64]fairlead.Batch{b.ID: got})
		e.must(findErr)
		all, err := tx.Batches().List(0, 0, 10)
		e.must(err)
		e.same("batches, newest first", all, []fairlead.Batch{next, b})
		all, err = tx.Batches().List(0, next.ID, 1)
		e.must(err)
		e.same("batches before the second", all, []fairlead.Batch{b})
		all, err = tx.Batches().List(author.ID, 0, 10)
		e.must(err)
		e.same("somebody's batches", all, []fairlead.Batch{b})
		did, err := tx.Batches().Leads(b.ID, 0, 10)
		e.must(err)
		e.same("what a batch did", did, leads)
		did, err = tx.Batches().Leads(b.ID, 0, 1)
		e.must(err)
		e.same("what it did last", did, leads[:1])
		did, err = tx.Batches().Leads(b.ID, 6, 10)
		e.must(err)
		e.same("what it did before", did, leads[1:])
		did, err = tx.Batches().Leads(next.ID, 0, 10)
		e.same("what an empty batch did", did, []store.BatchLead(nil))
		return err
	})
	e.refused(func(tx store.Tx) error { return tx.Batches().AddLeads(b.ID, leads[:1]) }) // a lead twice
	e.missing("a batch", func(tx store.Tx) error { _, err := tx.Batches().Get(1 << 40); return err })
	e.missing("a batch", func(tx store.Tx) error { return tx.Batches().Update(fairlead.Batch{ID: 1 << 40}) })
}

// longBatches: what a batch that goes on needs to know is kept, and forgotten.
func longBatches(e *exam) {
	b := fairlead.Batch{State: fairlead.BatchRunning, Act: fairlead.BatchAct{Kind: fairlead.BatchAssign}, Actor: author, At: noon}
	p := store.BatchProgress{Since: 9, Given: map[int64]int{1: 2}, Pool: []fairlead.RotationAgent{{AgentID: 4, Weight: 3}}, Dealt: map[int64]int64{4: 5},
		Undo: store.BatchUndo{By: author, Below: 7, Untold: true, Kept: map[int64]int{0: 1}, Lost: map[int64]int{4: 3}, Rotations: []int64{3, 2}, Waits: true}}
	ids := make([]int64, 25_000)
	for i := range ids {
		ids[i] = int64(i*i%300 + i*300 + 1<<40)
	}
	e.write(func(tx store.Tx) error {
		b.ID = e.id(tx, store.BatchIDs)
		e.must(tx.Batches().Insert(b))
		none, err := tx.Batches().Progress(b.ID)
		e.same("no progress", none, store.BatchProgress{})
		return errors.Join(err, tx.Batches().SaveProgress(b.ID, p), tx.Batches().Choose(b.ID, ids))
	})
	chosen := func(from, limit int, want []int64) {
		e.read(func(tx store.Tx) error {
			got, err := tx.Batches().Chosen(b.ID, from, limit)
			e.same("chosen leads", got, want)
			return err
		})
	}
	e.read(func(tx store.Tx) error {
		got, err := tx.Batches().Progress(b.ID)
		e.same("progress", got, p)
		return err
	})
	chosen(0, 3, ids[:3])
	chosen(9_500, 11_000, ids[9_500:20_500])
	chosen(24_999, 10, ids[24_999:])
	chosen(25_000, 10, nil)
	chosen(40_000, 10, nil)
	e.write(func(tx store.Tx) error { return tx.Batches().Forget(b.ID) })
	chosen(0, 10, nil)
	e.missing("progress", func(tx store.Tx) error { _, err := tx.Batches().Progress(1 << 40); return err })
	e.missing("progress", func(tx store.Tx) error { return tx.Batches().SaveProgress(1<<40, p) })
}
