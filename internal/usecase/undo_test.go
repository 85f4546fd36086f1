package usecase_test

import (
	"errors"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// endsOfWaiting are what a batch can do to a lead so that it waits for nobody any more.
func endsOfWaiting(w *world) map[string]fairlead.BatchAct {
	return map[string]fairlead.BatchAct{
		"assigned":   assignTo(w.owner),
		"unassigned": {Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{Unassign: true}},
		"closed":     {Kind: fairlead.BatchStatus, Status: fairlead.StatusLost},
		"deleted":    {Kind: fairlead.BatchDelete},
	}
}

// TestWhatWaitedWaitsAgain: an undo puts a lead that waited back to where it waited. What waited for nobody does not.
func TestWhatWaitedWaitsAgain(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana")
	w.include(rotation, people[0], false)
	waits := w.post(from("website")).Lead.ID
	plain := w.stock(1, nil)[0]
	for name, act := range endsOfWaiting(w) {
		batch := w.bulk(usecase.Selection{IDs: []int64{waits, plain}}, act)
		w.undo(batch.ID)
		w.same(name+", undone", []string{w.waitsFor(waits), w.waitsFor(plain)}, []string{"Team", ""})
	}
}

// TestWhatWaitsAgainIsTried: whoever could take a lead by the time it waits again gets it.
func TestWhatWaitsAgainIsTried(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana")
	leads := map[string]int64{}
	batches := map[string]int64{}
	w.include(rotation, people[0], false)
	for name, act := range endsOfWaiting(w) {
		leads[name] = w.post(from("website")).Lead.ID
		batches[name] = w.bulk(usecase.Selection{IDs: []int64{leads[name]}}, act).ID
	}
	w.include(rotation, people[0], true)
	for _, batch := range batches {
		w.undo(batch)
	}
	w.app.Close() // waits for the desk
	for name, id := range leads {
		w.same(name+", undone", w.agentOf(id), "Ana")
	}
}

// TestManyWaitAgain: a batch that goes on knows so in its last portion.
func TestManyWaitAgain(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana")
	w.include(rotation, people[0], false)
	ids := w.stock(2_100, func(_ int, l *fairlead.Lead) { l.Waiting = rotation.ID })
	batch := w.finish(w.bulk(everything(), assignTo(w.owner)).ID)
	w.include(rotation, people[0], true)
	w.undo(batch.ID)
	w.app.Close() // waits for the desk
	w.same("who has leads", w.holders(), map[string]int{"": 0, "Ana": len(ids)})
}

// waitsFor names the rotation that a lead waits for; "": none.
func (w *world) waitsFor(id int64) string {
	w.Helper()
	lead, err := w.app.Lead(w.ctx, w.owner, id)
	w.must(err)
	if lead.WaitingFor == nil {
		return ""
	}
	return lead.WaitingFor.Name
}

// TestATurnForALeadThatStayedIsTakenBack: a lead of a spread that goes to who has it already does not move, but may be the
// one that its agent pays for.
func TestATurnForALeadThatStayedIsTakenBack(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	before := w.ledger(rotation.ID)
	w.off()
	for _, p := range people {
		lead := w.stock(1, func(_ int, l *fairlead.Lead) { l.AgentID = p.Member.ID })
		batch := w.bulk(usecase.Selection{IDs: lead}, spreadOver(rotation.ID))
		undone := w.undo(batch.ID)
		w.same("balances after the undo", w.ledger(rotation.ID), before)
		w.same("leads that were looked at", []int{undone.Undone, undone.StayedCount}, []int{batch.Done, 0})
	}
}

// TestWhatWaitsByABatchWaitsNoMore: the rules let leads wait, one of an agent who left and one of nobody; an undo puts both
// back as they were.
func TestWhatWaitsByABatchWaitsNoMore(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	had := w.stock(1, func(_ int, l *fairlead.Lead) { l.AgentID = people[0].Member.ID })[0]
	free := w.stock(1, nil)[0]
	w.deactivate(people[0])
	batch := w.bulk(usecase.Selection{IDs: []int64{had, free}}, fairlead.BatchAct{Kind: fairlead.BatchRoute, IncludeAssigned: true})
	w.same("routed", []string{w.waitsFor(had), w.waitsFor(free)}, []string{"Team", "Team"})
	w.undo(batch.ID)
	w.same("undone", []string{w.agentOf(had), w.waitsFor(had), w.agentOf(free), w.waitsFor(free)}, []string{"Ana", "", "", ""})
}

// TestAnUndoThatIsNotDoneGoesOn: turns count among what is looked at, beside the leads that the batch changed.
func TestAnUndoThatIsNotDoneGoesOn(t *testing.T) {
	for holder := range 3 {
		w := newWorld(t)
		people, rotation := w.agents("Ana", "Ben", "Cleo")
		w.off()
		w.stock(1_001, func(i int, l *fairlead.Lead) {
			if i == 0 {
				l.AgentID = people[holder].Member.ID
			}
		})
		batch := w.finish(w.bulk(everything(), spreadOver(rotation.ID)).ID)
		w.forgetJobs()
		batch, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
		w.must(err)
		w.same("undone, or wanted again", batch.State == fairlead.BatchUndone || len(w.jobs(batch.ID)) > 0, true)
	}
}

// forgetJobs ends every job that is due.
func (w *world) forgetJobs() {
	w.Helper()
	w.must(w.store.Write(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		for {
			job, err := tx.Jobs().Claim(w.now(), w.now().Add(time.Hour), "test")
			if errors.Is(err, fairlead.ErrNotFound) {
				return nil
			}
			job.RunAt = time.Time{}
			if err := errors.Join(err, tx.Jobs().Finish(job, "test")); err != nil {
				return err
			}
		}
	}))
}
