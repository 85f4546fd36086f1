package usecase_test

import (
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

// An undoing brings no status back that has been deleted since.
func TestUndoAfterAStatusIsGone(t *testing.T) {
	w := newWorld(t)
	lead := w.post(from("website")).Lead
	batch, err := w.app.Bulk(w.ctx, w.owner, usecase.Selection{IDs: []int64{lead.ID}}, fairlead.BatchAct{Kind: fairlead.BatchStatus, Status: fairlead.StatusWon})
	w.must(err)
	w.must(w.app.DeleteStatus(w.ctx, w.owner, fairlead.StatusNew))
	undone, err := w.app.UndoBatch(w.ctx, w.owner, batch.ID)
	w.must(err)
	now, err := w.app.Lead(w.ctx, w.owner, lead.ID)
	w.must(err)
	if len(undone.Stayed) != 1 || undone.Stayed[0].Reason != fairlead.LeftNoStatus || now.Status != fairlead.StatusWon || now.Open {
		t.Errorf("the lead is %s, open %v; stayed: %+v", now.Status, now.Open, undone.Stayed)
	}
}
