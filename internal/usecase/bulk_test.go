package usecase_test

import (
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

// pile takes in n leads that nobody gets.
func (w *world) pile(n int) []int64 {
	w.Helper()
	var ids []int64
	for range n {
		result, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: from("event")})
		w.must(err)
		ids = append(ids, result.Lead.ID)
	}
	return ids
}

// off switches auto-assign off.
func (w *world) off() {
	w.Helper()
	_, err := w.app.SetRouting(w.ctx, w.owner, false, 0)
	w.must(err)
}

func idsOf(actors ...fairlead.Actor) []int64 {
	var ids []int64
	for _, a := range actors {
		ids = append(ids, a.Member.ID)
	}
	return ids
}

func (w *world) counts() map[string]int {
	w.Helper()
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortNewest, 200, "")
	w.must(err)
	counts := map[string]int{}
	for _, l := range page.Leads {
		if l.Agent != nil {
			counts[l.Agent.Name]++
		}
	}
	return counts
}

func TestSpreadAndUndoAsOne(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben", "Cleo", "Dan")
	w.off()
	ids := w.pile(30)
	expected := 30
	before := w.ledger(rotation.ID)
	batch, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{Filter: &fairlead.LeadFilter{Unassigned: true}, ExpectedCount: &expected},
		fairlead.BatchTarget{RotationID: rotation.ID}, false)
	w.must(err)
	if counts := w.counts(); batch.Done != 30 || counts["Ana"] < 7 || counts["Ana"] > 8 || counts["Dan"] < 7 || counts["Dan"] > 8 {
		t.Fatalf("batch %+v, counts %v", batch, counts)
	}
	for _, p := range people {
		bell := w.bell(p)
		if bell.Unread != 1 || bell.Notifications[0].Kind != fairlead.NotifyBatch || bell.Notifications[0].Count != w.counts()[p.Member.Name] {
			t.Errorf("%s's bell: %+v", p.Member.Name, bell.Notifications)
		}
	}

	contacted := fairlead.StatusContacted
	_, err = w.app.PatchLead(w.ctx, w.owner, ids[0], usecase.LeadPatch{Status: &contacted}, 0)
	w.must(err)
	_, err = w.app.AssignLead(w.ctx, w.owner, ids[1], w.owner.Member.ID, "", 0)
	w.must(err)
	w.must(w.app.DeleteLead(w.ctx, w.owner, ids[2]))
	keeper := w.agentOf(ids[0])

	undone, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	want := []fairlead.Left{{LeadID: ids[0], Reason: fairlead.LeftWorked}, {LeadID: ids[1], Reason: fairlead.LeftMoved}, {LeadID: ids[2], Reason: fairlead.LeftDeleted}}
	if undone.State != fairlead.BatchUndone || len(undone.Stayed) != 3 {
		t.Fatalf("undone: %+v", undone)
	}
	for i, left := range undone.Stayed {
		if left != want[i] {
			t.Errorf("stayed: %+v, want %+v", left, want[i])
		}
	}
	if counts := w.counts(); counts[keeper] != 1 || counts["Olga"] != 1 || len(counts) != 2 {
		t.Errorf("after undo: %v", counts)
	}
	for name, balance := range w.ledger(rotation.ID) {
		if off := balance - before[name]; off > 2*fairlead.LeadUnit || off < -2*fairlead.LeadUnit {
			t.Errorf("%s is %d units off after undo", name, off)
		}
	}
	again, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	if len(again.Stayed) != 3 || again.State != fairlead.BatchUndone {
		t.Errorf("undone twice: %+v", again)
	}
}

func TestUndoOfAWholeBatchRestoresTheLedger(t *testing.T) {
	w := newWorld(t)
	_, rotation := w.agents("Ana", "Ben", "Cleo")
	w.post(from("website"))
	before := w.ledger(rotation.ID)
	w.off()
	ids := w.pile(17)
	batch, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: ids}, fairlead.BatchTarget{RotationID: rotation.ID}, false)
	w.must(err)
	_, err = w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	for name, balance := range w.ledger(rotation.ID) {
		if balance != before[name] {
			t.Errorf("%s stands at %d, before at %d", name, balance, before[name])
		}
	}
}

func TestTheAgentsAreToldOfAnUndo(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	w.off()
	ids := w.pile(4)
	batch, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: ids}, fairlead.BatchTarget{AgentIDs: idsOf(people...)}, false)
	w.must(err)
	_, err = w.app.ReadNotifications(w.ctx, people[0], nil)
	w.must(err)
	_, err = w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	if bell := w.bell(people[0]); bell.Unread != 1 || bell.Notifications[0].Kind != fairlead.NotifyUndone || bell.Notifications[0].Count != 2 {
		t.Errorf("Ana, who had read it: %+v", bell.Notifications)
	}
	if bell := w.bell(people[1]); len(bell.Notifications) != 0 {
		t.Errorf("Ben, who had not: %+v", bell.Notifications)
	}
}

func TestAHundredSpreadsOfOneLeadAreEven(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben", "Cleo")
	w.off()
	for _, id := range w.pile(99) {
		_, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: []int64{id}}, fairlead.BatchTarget{AgentIDs: idsOf(people...)}, false)
		w.must(err)
	}
	if counts := w.counts(); counts["Ana"] != 33 || counts["Ben"] != 33 || counts["Cleo"] != 33 {
		t.Errorf("counts: %v", counts)
	}
}

func TestAMixedSelection(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	mine := w.post(from("website")).Lead.ID
	w.off()
	ids := append(w.pile(8), mine)
	preview, err := w.app.BulkPreview(w.ctx, w.owner, usecase.Selection{IDs: ids}, nil, false)
	w.must(err)
	if preview.Total != 9 || preview.Unassigned != 8 || len(preview.ByAgent) != 1 || preview.ByAgent[0].Agent.Name != "Ana" || preview.ByAgent[0].KeepsAccess {
		t.Errorf("preview: %+v", preview)
	}
	only, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: ids}, fairlead.BatchTarget{AgentID: people[1].Member.ID}, true)
	w.must(err)
	if only.Done != 8 || w.agentOf(mine) != "Ana" {
		t.Errorf("only the 8: %+v, and Ana's is with %s", only, w.agentOf(mine))
	}
	all, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: append(ids, 4711)}, fairlead.BatchTarget{AgentID: people[1].Member.ID}, false)
	w.must(err)
	if all.Done != 1 || len(all.Skipped) != 9 || w.agentOf(mine) != "Ben" {
		t.Errorf("all: %+v", all)
	}
	back, err := w.app.BulkAssign(w.ctx, w.owner, usecase.Selection{IDs: ids}, fairlead.BatchTarget{Unassign: true}, false)
	w.must(err)
	if back.Done != 9 || len(w.counts()) != 0 {
		t.Errorf("unassigned: %+v, %v", back, w.counts())
	}
}

func TestWrongBulkActions(t *testing.T) {
	w := newWorld(t)
	people, rotation := w.agents("Ana", "Ben")
	stranger := w.workspace("Other", "other@other.test")
	w.off()
	ids := w.pile(3)
	do := func(by fairlead.Actor, sel usecase.Selection, to fairlead.BatchTarget) error {
		return second(w.app.BulkAssign(w.ctx, by, sel, to, false))
	}
	three, four := usecase.Selection{IDs: ids}, 4
	w.refused(do(people[0], three, fairlead.BatchTarget{AgentID: people[0].Member.ID}), fairlead.KindForbidden, "forbidden")
	w.refused(do(w.owner, usecase.Selection{}, fairlead.BatchTarget{Unassign: true}), fairlead.KindInvalid, "invalid")
	w.refused(do(w.owner, three, fairlead.BatchTarget{}), fairlead.KindInvalid, "invalid")
	w.refused(do(w.owner, three, fairlead.BatchTarget{AgentID: people[0].Member.ID, RotationID: rotation.ID}), fairlead.KindInvalid, "invalid")
	w.refused(do(w.owner, three, fairlead.BatchTarget{AgentID: stranger.Member.ID}), fairlead.KindInvalid, "unknown_agent")
	w.refused(do(w.owner, three, fairlead.BatchTarget{AgentIDs: idsOf(people[0], people[0])}), fairlead.KindInvalid, "invalid")
	w.refused(do(w.owner, three, fairlead.BatchTarget{RotationID: 4711}), fairlead.KindInvalid, "invalid")
	w.refused(do(w.owner, usecase.Selection{Filter: &fairlead.LeadFilter{}, ExpectedCount: &four}, fairlead.BatchTarget{Unassign: true}), fairlead.KindConflict, "count_changed")
	foreign, err := w.app.BulkAssign(w.ctx, stranger, three, fairlead.BatchTarget{AgentID: stranger.Member.ID}, false)
	w.must(err)
	if foreign.Done != 0 || len(foreign.Skipped) != 3 || foreign.Skipped[0].Reason != fairlead.LeftNotFound {
		t.Errorf("another workspace's leads: %+v", foreign)
	}
	if len(w.counts()) != 0 {
		t.Errorf("something was half done: %v", w.counts())
	}
	w.include(rotation, people[0], false)
	w.include(rotation, people[1], false)
	w.refused(do(w.owner, three, fairlead.BatchTarget{RotationID: rotation.ID}), fairlead.KindConflict, "nobody_available")
}
