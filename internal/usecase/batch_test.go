package usecase_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// stock puts n leads into the workspace that nobody has, without any story; change makes the i-th different.
func (w *world) stock(n int, change func(i int, l *fairlead.Lead)) []int64 {
	w.Helper()
	var ids []int64
	w.must(w.store.Write(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		first, err := tx.NextIDs(store.LeadIDs, n)
		leads := make([]fairlead.Lead, n)
		for i := range leads {
			leads[i] = fairlead.Lead{ID: first + int64(i), Source: "event", Status: fairlead.StatusNew, Version: 1, CreatedAt: w.now(), UpdatedAt: w.now()}
			if change != nil {
				change(i, &leads[i])
			}
			leads[i].Open = fairlead.FirstStatuses().Open(leads[i].Status)
			ids = append(ids, leads[i].ID)
		}
		return errors.Join(err, tx.Leads().Insert(leads))
	}))
	return ids
}

func everything() usecase.Selection { return usecase.Selection{Filter: &fairlead.LeadFilter{}} }

func (w *world) bulk(sel usecase.Selection, act fairlead.BatchAct) fairlead.Batch {
	w.Helper()
	batch, err := w.app.Bulk(w.ctx, w.owner, sel, act)
	w.must(err)
	return batch
}

func spreadOver(rotation int64) fairlead.BatchAct {
	return fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{RotationID: rotation}}
}

func assignTo(a fairlead.Actor) fairlead.BatchAct {
	return fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{AgentID: a.Member.ID}}
}

// portion goes on with a batch by one transaction.
func (w *world) portion(id int64) (more bool) {
	w.Helper()
	done, err := w.app.NextPortion(w.ctx, w.owner.Workspace, id, usecase.PortionSize)
	w.must(err)
	return done.More
}

// finish goes on with a batch until it ends, and returns it.
func (w *world) finish(id int64) fairlead.Batch {
	w.Helper()
	for w.portion(id) {
	}
	return w.batch(id)
}

func (w *world) batch(id int64) fairlead.Batch {
	w.Helper()
	batch, err := w.app.Batch(w.ctx, w.owner, id)
	w.must(err)
	return batch
}

func (w *world) undo(id int64) fairlead.Batch {
	w.Helper()
	batch, err := w.app.UndoBatch(w.ctx, w.owner, id)
	w.must(err)
	if batch.State == fairlead.BatchUndoing {
		batch = w.finish(id)
	}
	return batch
}

// holders counts the leads of each agent by name; "" are those of nobody.
func (w *world) holders() map[string]int {
	w.Helper()
	preview, err := w.app.BulkPreview(w.ctx, w.owner, everything(), nil, false)
	w.must(err)
	counts := map[string]int{"": preview.Unassigned}
	for _, a := range preview.ByAgent {
		counts[a.Agent.Name] = a.Count
	}
	return counts
}

func (w *world) same(what string, got, want any) {
	w.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		w.Errorf("%s: %v, want %v", what, got, want)
	}
}

// reasons counts what a batch left, by why.
func reasons(left []fairlead.Left) map[fairlead.LeftReason]int {
	counts := map[fairlead.LeftReason]int{}
	for _, l := range left {
		counts[l.Reason]++
	}
	return counts
}

func TestALargeBatchGoesOnInPortions(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	w.off()
	before := w.ledger(rotation.ID)
	w.stock(1_702, nil)
	expected := 1_703
	sel := everything()
	sel.ExpectedCount = &expected
	batch := w.bulk(sel, spreadOver(rotation.ID))
	if batch.State != fairlead.BatchRunning || batch.Total != 1_703 || batch.Processed != 0 {
		t.Fatalf("begun: %+v", batch)
	}
	w.same("more", w.portion(batch.ID), true)
	w.post(from("event")) // comes in meanwhile, and was not chosen
	if half := w.batch(batch.ID); half.Processed != 500 || half.Done+half.SkippedCount != 500 || w.bell(people[1]).Unread != 0 {
		t.Errorf("after a portion: %+v", half)
	}
	batch = w.finish(batch.ID)
	if batch.State != fairlead.BatchDone || batch.Processed != 1_703 || batch.Done+batch.SkippedCount != 1_703 {
		t.Fatalf("done: %+v", batch)
	}
	counts := w.holders()
	w.same("nobody has", counts[""], 1)
	for _, p := range people {
		n := counts[p.Member.Name]
		if n < 567 || n > 568 {
			t.Errorf("%s has %d of 1,703", p.Member.Name, n)
		}
		bell := w.bell(p)
		if last := bell.Notifications[0]; last.Kind != fairlead.NotifyBatch || last.BatchID != batch.ID || last.Count < n-1 {
			t.Errorf("%s, who has %d, is told: %+v", p.Member.Name, n, last)
		}
	}

	undone, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	w.same("state of the undoing", undone.State, fairlead.BatchUndoing)
	undone = w.finish(batch.ID)
	w.same("undone", []any{undone.State, undone.StayedCount}, []any{fairlead.BatchUndone, 0})
	w.same("who has leads after the undo", w.holders(), map[string]int{"": 1_703, "Ana": 1})
	w.same("balances after the undo", w.ledger(rotation.ID), before)
	w.same("Ben's bell after the undo", w.bell(people[1]).Unread, 0)
}

// TestWhatOthersDoMeanwhileStands: a lead that changed after it was chosen is skipped, with the reason.
func TestWhatOthersDoMeanwhileStands(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	w.off()
	ids := w.stock(1_200, nil)
	batch := w.bulk(everything(), assignTo(people[0]))
	w.portion(batch.ID)
	won, contacted := fairlead.StatusWon, fairlead.StatusContacted
	later := ids[600:]
	for _, err := range []error{
		second(w.app.AssignLead(w.ctx, w.owner, later[0], people[1].Member.ID, "", 0)),
		second(w.app.PatchLead(w.ctx, w.owner, later[1], usecase.LeadPatch{Status: &won}, 0)),
		second(w.app.PatchLead(w.ctx, w.owner, later[2], usecase.LeadPatch{Status: &contacted}, 0)),
		w.app.DeleteLead(w.ctx, w.owner, later[3]),
		second(w.app.AssignLead(w.ctx, w.owner, later[4], people[0].Member.ID, "", 0)),
		second(w.app.AddNote(w.ctx, w.owner, later[5], "hello")),
		second(w.app.PatchLead(w.ctx, w.owner, later[6], usecase.LeadPatch{Company: new("Acme")}, 0)),
	} {
		w.must(err)
	}
	batch = w.finish(batch.ID)
	want := []fairlead.Left{{LeadID: later[0], Reason: fairlead.LeftChanged}, {LeadID: later[1], Reason: fairlead.LeftClosed}, {LeadID: later[2], Reason: fairlead.LeftChanged},
		{LeadID: later[3], Reason: fairlead.LeftNotFound}, {LeadID: later[4], Reason: fairlead.LeftUnchanged}}
	slices.SortFunc(batch.Skipped, func(a, b fairlead.Left) int { return int(a.LeadID - b.LeadID) })
	w.same("skipped", batch.Skipped, want)
	w.same("counts", []int{batch.Total, batch.Processed, batch.Done, batch.SkippedCount}, []int{1_200, 1_200, 1_195, 5})
	w.same("who has them", []string{w.agentOf(later[0]), w.agentOf(later[1]), w.agentOf(later[2]), w.agentOf(later[5])}, []string{"Ben", "", "", "Ana"})
}

// TestTwoAdminsAtOnce act on selections that overlap, a portion of the one after a portion of the other: each lead ends
// with the agent of the batch that says it moved it, and no lead moves twice.
func TestTwoAdminsAtOnce(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	w.off()
	ids := w.stock(3_000, func(i int, l *fairlead.Lead) { l.Form = []string{"a", "b", "c"}[i%3] })
	one := w.bulk(usecase.Selection{Filter: &fairlead.LeadFilter{Forms: []string{"a", "b"}}}, assignTo(people[0]))
	other := w.bulk(usecase.Selection{Filter: &fairlead.LeadFilter{Forms: []string{"b", "c"}}}, assignTo(people[1]))
	for again := true; again; { // the other begins, and is overtaken
		again = w.portion(other.ID)
		for range 2 {
			again = w.portion(one.ID) || again
		}
	}
	one, other = w.batch(one.ID), w.batch(other.ID)
	w.same("leads moved by either", one.Done+other.Done, 3_000)
	w.same("left by either", []map[fairlead.LeftReason]int{reasons(one.Skipped), reasons(other.Skipped)},
		[]map[fairlead.LeftReason]int{{fairlead.LeftChanged: 2_000 - one.Done}, {fairlead.LeftChanged: 2_000 - other.Done}})
	w.same("who has them", w.holders(), map[string]int{"": 0, "Ana": one.Done, "Ben": other.Done})
	if one.Done == 2_000 || other.Done == 2_000 {
		t.Errorf("they did not overlap: %d and %d", one.Done, other.Done)
	}
	for _, id := range []int64{ids[1], ids[1_501], ids[2_998]} {
		w.same("entries of a lead that both wanted", len(w.timeline(id)), 1)
	}
}

// TestWhoLeavesIsLeftOutFromThen, and a batch that has nobody left ends with a sentence; what it did can be undone.
func TestWhoLeavesIsLeftOutFromThen(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben", "Cleo")
	w.off()
	w.stock(2_000, nil)
	batch := w.bulk(everything(), fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget{AgentIDs: idsOf(people...)}})
	w.portion(batch.ID)
	w.deactivate(people[0])
	w.portion(batch.ID)
	if counts := w.holders(); counts["Ana"] < 166 || counts["Ana"] > 167 || counts["Ben"] < 416 || counts["Ben"] > 417 {
		t.Errorf("after Ana left: %v", counts)
	}
	w.deactivate(people[1])
	w.deactivate(people[2])
	w.same("more", w.portion(batch.ID), false)
	batch = w.batch(batch.ID)
	w.same("state", []any{batch.State, batch.Processed, batch.Error}, []any{fairlead.BatchFailed, 1_000, "Nobody of those chosen can have leads any more."})
	w.same("undone", w.undo(batch.ID).State, fairlead.BatchUndone)
	w.same("who has leads", w.holders(), map[string]int{"": 2_000})
}

func (w *world) deactivate(a fairlead.Actor) {
	w.Helper()
	active := false
	_, err := w.app.UpdateMember(w.ctx, w.owner, a.Member.ID, usecase.MemberPatch{Active: &active})
	w.must(err)
}

func TestABatchEndsWithTheRightToIt(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	adam := w.member("Adam", "admin")
	w.off()
	w.stock(1_100, nil)
	batch, err := w.app.Bulk(w.ctx, adam, everything(), assignTo(people[0]))
	w.must(err)
	w.portion(batch.ID)
	agent := "agent"
	_, err = w.app.UpdateMember(w.ctx, w.owner, adam.Member.ID, usecase.MemberPatch{Role: &agent})
	w.must(err)
	batch = w.finish(batch.ID)
	w.same("state", []any{batch.State, batch.Done, batch.Error}, []any{fairlead.BatchFailed, 500, "Adam may not do this any more."})
	w.same("Ana's bell", w.bell(people[0]).Notifications[0].Count, 500)
}

func TestStopAndUndoOfARunningBatch(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	w.off()
	w.stock(1_600, nil)
	batch := w.bulk(everything(), assignTo(people[0]))
	w.portion(batch.ID)
	stopped, err := w.app.StopBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	w.same("stopped", []any{stopped.State, stopped.Done, w.portion(batch.ID)}, []any{fairlead.BatchStopped, 500, false})
	w.same("told", w.bell(people[0]).Notifications[0].Count, 500)
	again, err := w.app.StopBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	w.same("stopped again", again.State, fairlead.BatchStopped)

	running := w.bulk(usecase.Selection{Filter: &fairlead.LeadFilter{Unassigned: true}}, assignTo(people[1]))
	w.portion(running.ID)
	w.portion(running.ID)
	undone := w.undo(running.ID)
	w.same("undone", []any{undone.State, undone.Processed, undone.StayedCount}, []any{fairlead.BatchUndone, 1_000, 0})
	w.same("who has leads", w.holders(), map[string]int{"": 1_100, "Ana": 500})
	w.same("Ben, who was told nothing", len(w.bell(people[1]).Notifications), 0)
}

// TestTheSplitThatIsShownIsTheOneThatHappens, however large.
func TestTheSplitThatIsShownIsTheOneThatHappens(t *testing.T) {
	for _, n := range []int{1, 7, 1_000, 1_003, 2_311} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			w := newWorld(t)
			_, rotation := w.agents("Ana", "Ben", "Cleo", "Dan")
			w.post(from("website"))
			w.off()
			w.stock(n, nil)
			act := spreadOver(rotation.ID)
			act.OnlyUnassigned = true
			preview, err := w.app.BulkPreview(w.ctx, w.owner, everything(), &act.To, true)
			w.must(err)
			split := map[string]int{"": 0}
			for _, a := range preview.Split {
				split[a.Agent.Name] = a.Count
			}
			split["Ana"]++ // has one already
			maps.DeleteFunc(split, func(name string, n int) bool { return name != "" && n == 0 })
			batch := w.bulk(everything(), act)
			w.finish(batch.ID)
			w.same("who has leads", w.holders(), split)
		})
	}
}

func TestTagsAreTakenBackExactly(t *testing.T) {
	w := newWorld(t)
	ids := w.stock(1_300, func(i int, l *fairlead.Lead) { l.Tags = [][]string{{"a"}, {"b"}, {"a", "b"}, nil}[i%4] })
	act := fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: []string{" b ", "c", "b"}, RemoveTags: []string{"a"}}
	batch := w.finish(w.bulk(everything(), act).ID)
	w.same("done", []int{batch.Done, batch.SkippedCount}, []int{1_300, 0})
	w.same("tags", w.tags(ids[:4]), [][]string{{"b", "c"}, {"b", "c"}, {"b", "c"}, {"b", "c"}})
	w.same("by tag", []int{w.tagged("a"), w.tagged("b"), w.tagged("c")}, []int{0, 1_300, 1_300})
	again := w.bulk(usecase.Selection{IDs: ids[:2]}, act)
	w.same("again", reasons(again.Skipped), map[fairlead.LeftReason]int{fairlead.LeftUnchanged: 2})

	_, err := w.app.PatchLead(w.ctx, w.owner, ids[0], usecase.LeadPatch{Tags: &[]string{"c", "d"}}, 0)
	w.must(err)
	_, err = w.app.PatchLead(w.ctx, w.owner, ids[1], usecase.LeadPatch{Tags: &[]string{"b"}}, 0)
	w.must(err)
	undone := w.undo(batch.ID)
	w.same("stayed", undone.Stayed, []fairlead.Left{{LeadID: ids[1], Reason: fairlead.LeftChanged}})
	w.same("tags after the undo", w.tags(ids[:4]), [][]string{{"a", "d"}, {"b"}, {"a", "b"}, {}})
	w.refused(second(w.app.Bulk(w.ctx, w.owner, everything(), fairlead.BatchAct{Kind: fairlead.BatchTags})), fairlead.KindInvalid, "invalid")
	w.refused(second(w.app.Bulk(w.ctx, w.owner, everything(), fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: []string{"x"}, RemoveTags: []string{"x"}})), fairlead.KindInvalid, "invalid")
}

func (w *world) tags(ids []int64) (all [][]string) {
	w.Helper()
	for _, id := range ids {
		lead, err := w.app.Lead(w.ctx, w.owner, id)
		w.must(err)
		all = append(all, lead.Tags)
	}
	return all
}

func (w *world) tagged(tag string) int {
	w.Helper()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{Tags: []string{tag}}, fairlead.SortNewest, 1, "")
	w.must(err)
	return page.Total
}

func TestStatusesOfManyLeads(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	w.off()
	ids := w.stock(1_100, func(i int, l *fairlead.Lead) {
		l.AgentID, l.Status = people[0].Member.ID, fairlead.FirstStatuses()[i%3].Key
	})
	act := fairlead.BatchAct{Kind: fairlead.BatchStatus, Status: fairlead.StatusWon}
	running := w.bulk(everything(), act)
	qualified := fairlead.StatusQualified
	_, err := w.app.PatchLead(w.ctx, w.owner, ids[0], usecase.LeadPatch{Status: &qualified}, 0)
	w.must(err)
	batch := w.finish(running.ID)
	w.same("skipped", batch.Skipped, []fairlead.Left{{LeadID: ids[0], Reason: fairlead.LeftChanged}})
	w.same("open leads of Ana", w.load(people[0]), 1)
	line := w.timeline(ids[1])[0]
	w.same("timeline", []any{line.Kind, line.BatchID, line.Changes}, []any{fairlead.ActivityChanged, batch.ID, []fairlead.Change{{Field: "status", From: "contacted", To: "won"}}})

	_, err = w.app.PatchLead(w.ctx, people[0], ids[1], usecase.LeadPatch{Status: &qualified}, 0)
	w.must(err)
	w.must(w.app.DeleteLead(w.ctx, w.owner, ids[2]))
	undone := w.undo(batch.ID)
	w.same("stayed", undone.Stayed, []fairlead.Left{{LeadID: ids[1], Reason: fairlead.LeftChanged}, {LeadID: ids[2], Reason: fairlead.LeftDeleted}})
	lead, err := w.app.Lead(w.ctx, w.owner, ids[5])
	w.must(err)
	w.same("status after the undo", lead.Status, fairlead.StatusQualified)
	w.same("open leads of Ana after the undo", w.load(people[0]), 1_099)
	w.same("an agent's own batch", w.ownBatches(people[0], ids[3]), 1)
}

// load is how many open leads somebody has.
func (w *world) load(a fairlead.Actor) (n int) {
	w.Helper()
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		load, err := tx.Members().OpenLeads()
		n = load[a.Member.ID]
		return err
	}))
	return n
}

// ownBatches changes a lead as somebody who may not assign leads, and counts the batches that they see.
func (w *world) ownBatches(a fairlead.Actor, lead int64) int {
	w.Helper()
	batch, err := w.app.Bulk(w.ctx, a, usecase.Selection{IDs: []int64{lead}}, fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: []string{"mine"}})
	w.must(err)
	all, _, err := w.app.Batches(w.ctx, a, 0, 10)
	w.must(err)
	undone, err := w.app.UndoBatch(w.ctx, a, batch.ID)
	w.must(err)
	w.same("an agent's own undo", []any{undone.State, undone.StayedCount}, []any{fairlead.BatchUndone, 0})
	return len(all)
}

// TestAMergeMeanwhileStands: a lead that another one went into is not deleted by a batch that was begun before.
func TestAMergeMeanwhileStands(t *testing.T) {
	w := newWorld(t)
	w.off()
	ids := w.stock(1_200, nil)
	running := w.bulk(everything(), fairlead.BatchAct{Kind: fairlead.BatchDelete})
	_, err := w.app.MergeLeads(w.ctx, w.owner, ids[8], usecase.LeadMerge{Other: ids[9]}, 0)
	w.must(err)
	w.same("skipped", w.finish(running.ID).Skipped, []fairlead.Left{{LeadID: ids[9], Reason: fairlead.LeftNotFound}, {LeadID: ids[8], Reason: fairlead.LeftChanged}})
	_, err = w.app.Lead(w.ctx, w.owner, ids[8])
	w.must(err)
}

func TestDeletedLeadsComeBackForThirtyDays(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	w.off()
	ids := w.stock(1_200, func(_ int, l *fairlead.Lead) { l.AgentID, l.Tags = people[0].Member.ID, []string{"a"} })
	running := w.bulk(everything(), fairlead.BatchAct{Kind: fairlead.BatchDelete})
	_, err := w.app.AddNote(w.ctx, people[0], ids[7], "I am on it")
	w.must(err)
	batch := w.finish(running.ID)
	w.same("skipped", batch.Skipped, []fairlead.Left{{LeadID: ids[7], Reason: fairlead.LeftChanged}})
	w.same("left", []int{w.tagged("a"), w.load(people[0]), w.holders()["Ana"]}, []int{1, 1, 1})
	if _, err := w.app.Lead(w.ctx, w.owner, ids[0]); !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("a deleted lead: %v", err)
	}
	back, err := w.app.RestoreLead(w.ctx, w.owner, ids[0])
	w.must(err)
	w.same("one that is back", []any{back.Agent.Name, back.Tags, w.timeline(ids[0])[0].Kind}, []any{"Ana", []string{"a"}, fairlead.ActivityRestored})
	_, err = w.app.RestoreLead(w.ctx, w.owner, ids[0])
	w.must(err)

	w.wait(29 * 24 * time.Hour)
	w.must(w.app.Tidy(w.ctx, w.owner.Workspace))
	undone := w.undo(batch.ID)
	w.same("stayed", undone.Stayed, []fairlead.Left{{LeadID: ids[0], Reason: fairlead.LeftUnchanged}})
	w.same("there again", []int{w.tagged("a"), w.load(people[0]), w.holders()["Ana"]}, []int{1_200, 1_200, 1_200})

	gone := w.finish(w.bulk(everything(), fairlead.BatchAct{Kind: fairlead.BatchDelete}).ID)
	w.wait(31 * 24 * time.Hour)
	w.must(w.app.Tidy(w.ctx, w.owner.Workspace))
	undone = w.undo(gone.ID)
	w.same("after thirty days", []any{undone.State, undone.StayedCount, reasons(undone.Stayed), w.holders()},
		[]any{fairlead.BatchUndone, 1_200, map[fairlead.LeftReason]int{fairlead.LeftDeleted: 1_000}, map[string]int{"": 0}})
	_, err = w.app.RestoreLead(w.ctx, w.owner, ids[0])
	if !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("a lead that is gone: %v", err)
	}
}

// TestABulkActionWakesTheJobs gives one lead to somebody: the webhook that is told of it need not wait until the jobs look by themselves.
func TestABulkActionWakesTheJobs(t *testing.T) {
	w := newWorld(t)
	woken := 0
	app := usecase.New(w.store, w.now, usecase.Outside{Wake: func() { woken++ }, NewSecret: func() string { return "whsec_" },
		CheckTarget: func(string) string { return "" }, Word: func(usecase.Event) []byte { return []byte("{}") }})
	t.Cleanup(app.Close)
	_, err := app.CreateWebhook(w.ctx, w.owner, usecase.WebhookRequest{URL: "https://example.com", Events: []fairlead.EventType{fairlead.EventLeadAssigned}, On: true})
	w.must(err)
	agents, _ := w.agents("Ana")
	w.stock(1, nil)
	woken = 0
	_, err = app.Bulk(w.ctx, w.owner, everything(), assignTo(agents[0]))
	w.must(err)
	if woken == 0 {
		t.Error("a message is due, and nobody was woken")
	}
}
