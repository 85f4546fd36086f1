package httpapi

import (
	"context"
	"net/http"
	"time"

	"fairlead"
)

func (a *API) declareBatches() {
	const tag = "Bulk actions"
	register(a, Operation{"GET", "/batches", SignedIn, "list-batches", tag, "List bulk actions, newest first: one's own or, with leads.assign, everybody's", 0, false}, a.listBatches)
	register(a, Operation{"GET", "/batches/{id}", SignedIn, "get-batch", tag, "How far a bulk action is", 0, false}, a.getBatch)
	register(a, Operation{"POST", "/batches/{id}/undo", SignedIn, "undo-batch", tag, "Take a bulk action back as one; needs what doing it needed", 0, false}, a.undoBatch)
	register(a, Operation{"POST", "/batches/{id}/stop", SignedIn, "stop-batch", tag, "Stop a bulk action that runs; what was done stays, and can be undone", 0, false}, a.stopBatch)
	a.alsoAnswers("/batches/{id}/undo", http.StatusAccepted, "Many leads: it goes on; see the batch")
}

// Batch is one bulk action.
type Batch struct {
	ID           int64               `json:"id"`
	Kind         fairlead.BatchKind  `json:"kind"`
	State        fairlead.BatchState `json:"state"`
	To           BatchTarget         `json:"to" doc:"Of kind assign"`
	Status       fairlead.Status     `json:"status,omitempty" doc:"Of kind status"`
	Add          []string            `json:"add" doc:"Of kind tags"`
	Remove       []string            `json:"remove" doc:"Of kind tags"`
	Actor        Actor               `json:"actor"`
	At           time.Time           `json:"at"`
	Total        int                 `json:"total" doc:"Leads chosen"`
	Processed    int                 `json:"processed" doc:"Of them, looked at so far"`
	Done         int                 `json:"done" doc:"Leads changed"`
	SkippedCount int                 `json:"skipped_count" doc:"Leads left as they were"`
	StayedCount  int                 `json:"stayed_count" doc:"Leads an undo left as they are"`
	Undone       int                 `json:"undone" doc:"Of those changed, looked at by an undo so far"`
	Skipped      []LeftLead          `json:"skipped" doc:"The first 1,000 leads that were left as they were"`
	Stayed       []LeftLead          `json:"stayed" doc:"The first 1,000 leads an undo left as they are"`
	Error        string              `json:"error" doc:"Why it could not go on; empty if it could"`
}

// LeftLead is a lead that was left as it was.
type LeftLead struct {
	ID     int64               `json:"id"`
	Reason fairlead.LeftReason `json:"reason"`
}

func wireLeft(l fairlead.Left) LeftLead { return LeftLead{ID: l.LeadID, Reason: l.Reason} }

func wireBatch(b fairlead.Batch) Batch {
	return Batch{
		ID: b.ID, Kind: b.Act.Kind, State: b.State, To: BatchTarget(b.Act.To), Status: b.Act.Status, Add: notNil(b.Act.AddTags), Remove: notNil(b.Act.RemoveTags),
		Actor: wireActor(b.Actor), At: b.At, Total: b.Total, Processed: b.Processed, Done: b.Done, SkippedCount: b.SkippedCount, StayedCount: b.StayedCount, Undone: b.Undone,
		Skipped: mapped(firstOf(b.Skipped), wireLeft), Stayed: mapped(firstOf(b.Stayed), wireLeft), Error: b.Error,
	}
}

// firstOf cuts off what a batch of earlier versions may list beyond what one lists now.
func firstOf(all []fairlead.Left) []fairlead.Left { return all[:min(len(all), fairlead.MostLeft)] }

// statusOfBatch is 202 while a batch goes on.
func statusOfBatch(b fairlead.Batch) int {
	if b.State == fairlead.BatchRunning || b.State == fairlead.BatchUndoing {
		return http.StatusAccepted
	}
	return http.StatusOK
}

func (a *API) listBatches(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[List[Batch]], error) {
	return pageAs(*in, wireBatch, func(before int64, limit int) ([]fairlead.Batch, int64, error) {
		return a.App.Batches(ctx, actor, before, limit)
	})
}

func (a *API) getBatch(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Batch], error) {
	return answerAs(wireBatch)(a.App.Batch(ctx, actor, in.ID))
}

type batchAnswer struct {
	Status int
	Body   Batch
}

func (a *API) undoBatch(ctx context.Context, actor fairlead.Actor, in *IDPath) (*batchAnswer, error) {
	b, err := a.App.UndoBatch(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return &batchAnswer{Status: statusOfBatch(b), Body: wireBatch(b)}, nil
}

func (a *API) stopBatch(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Batch], error) {
	return answerAs(wireBatch)(a.App.StopBatch(ctx, actor, in.ID))
}
