package httpapi

import (
	"context"
	"net/http"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareBulk() {
	const tag = "Bulk actions"
	register(a, Operation{"POST", "/leads/bulk/preview", needs(fairlead.AssignLeads), "preview-bulk", tag, "Who has the selected leads now", 0, false}, a.previewBulk)
	register(a, Operation{"POST", "/leads/bulk/assign", needs(fairlead.AssignLeads), "bulk-assign", tag, "Assign many leads in one action", 0, false}, a.bulkAssign)
	register(a, Operation{"GET", "/batches", needs(fairlead.AssignLeads), "list-batches", tag, "List bulk actions, newest first", 0, false}, a.listBatches)
	register(a, Operation{"GET", "/batches/{id}", needs(fairlead.AssignLeads), "get-batch", tag, "How far a bulk action is", 0, false}, a.getBatch)
	register(a, Operation{"POST", "/batches/{id}/undo", needs(fairlead.AssignLeads), "undo-batch", tag, "Take a bulk action back as one", 0, false}, a.undoBatch)
}

// Selection names leads: by id, or everything that matches a filter.
type Selection struct {
	IDs           []int64     `json:"ids,omitempty" maxItems:"10000"`
	Filter        *LeadFilter `json:"filter,omitempty"`
	Exclude       []int64     `json:"exclude,omitempty" maxItems:"10000" doc:"Leads of the filter to leave out"`
	ExpectedCount *int        `json:"expected_count,omitempty" minimum:"0" doc:"How many the filter matched on the screen; 409 if that no longer holds"`
}

func (s Selection) selection(actor fairlead.Actor) (usecase.Selection, error) {
	selection := usecase.Selection{IDs: s.IDs, Exclude: s.Exclude, ExpectedCount: s.ExpectedCount}
	if (s.IDs == nil) == (s.Filter == nil) {
		return selection, fairlead.Invalid("selection", "Name the leads either by ids or by filter.")
	}
	if s.Filter != nil {
		filter, err := s.Filter.filter(actor)
		if err != nil {
			return selection, err
		}
		selection.Filter = &filter
	}
	return selection, nil
}

// BatchTarget is where leads go: exactly one of the four.
type BatchTarget struct {
	AgentID    int64   `json:"agent_id,omitempty" minimum:"1"`
	AgentIDs   []int64 `json:"agent_ids,omitempty" maxItems:"500" doc:"Spread evenly over these agents"`
	RotationID int64   `json:"rotation_id,omitempty" minimum:"1" doc:"Spread over this rotation by weight"`
	Unassign   bool    `json:"unassign,omitempty"`
}

type previewBulk struct {
	Body BulkSelection
}

// BulkSelection is a selection on its own.
type BulkSelection struct {
	Selection Selection `json:"selection"`
}

// BulkPreview says who has the selected leads now.
type BulkPreview struct {
	Total      int          `json:"total"`
	Unassigned int          `json:"unassigned"`
	ByAgent    []AgentCount `json:"by_agent"`
}

// AgentCount is how many of the selected leads an agent has.
type AgentCount struct {
	AgentID     int64  `json:"agent_id"`
	Name        string `json:"name"`
	Count       int    `json:"count"`
	KeepsAccess bool   `json:"keeps_access" doc:"The agent still sees the leads after they move"`
}

func (a *API) previewBulk(ctx context.Context, actor fairlead.Actor, in *previewBulk) (*Answer[BulkPreview], error) {
	selection, err := in.Body.Selection.selection(actor)
	if err != nil {
		return nil, err
	}
	p, err := a.App.BulkPreview(ctx, actor, selection)
	if err != nil {
		return nil, err
	}
	return answer(BulkPreview{Total: p.Total, Unassigned: p.Unassigned, ByAgent: mapped(p.ByAgent, func(c usecase.AgentCount) AgentCount {
		return AgentCount{AgentID: c.Agent.ID, Name: c.Agent.Name, Count: c.Count, KeepsAccess: c.KeepsAccess}
	})}), nil
}

// BulkAssignment assigns many leads at once.
type BulkAssignment struct {
	Selection      Selection   `json:"selection"`
	To             BatchTarget `json:"to"`
	OnlyUnassigned bool        `json:"only_unassigned,omitempty" doc:"Leave leads that have an agent where they are"`
}

// BulkAssigned is what a bulk action did.
type BulkAssigned struct {
	BatchID  int64               `json:"batch_id"`
	State    fairlead.BatchState `json:"state"`
	Assigned int                 `json:"assigned"`
	Skipped  []LeftLead          `json:"skipped"`
}

type bulkAssign struct {
	Body BulkAssignment
}

type bulkAssigned struct {
	Status int
	Body   BulkAssigned
}

func (a *API) bulkAssign(ctx context.Context, actor fairlead.Actor, in *bulkAssign) (*bulkAssigned, error) {
	selection, err := in.Body.Selection.selection(actor)
	if err != nil {
		return nil, err
	}
	b, err := a.App.BulkAssign(ctx, actor, selection, fairlead.BatchTarget(in.Body.To), in.Body.OnlyUnassigned)
	if err != nil {
		return nil, err
	}
	return &bulkAssigned{
		Status: statusOfBatch(b),
		Body:   BulkAssigned{BatchID: b.ID, State: b.State, Assigned: b.Done, Skipped: mapped(b.Skipped, wireLeft)},
	}, nil
}

// statusOfBatch is 202 while a batch goes on.
func statusOfBatch(b fairlead.Batch) int {
	if b.State == fairlead.BatchRunning || b.State == fairlead.BatchUndoing {
		return http.StatusAccepted
	}
	return http.StatusOK
}

// Batch is one bulk action.
type Batch struct {
	ID      int64               `json:"id"`
	State   fairlead.BatchState `json:"state"`
	To      BatchTarget         `json:"to"`
	Actor   Actor               `json:"actor"`
	At      time.Time           `json:"at"`
	Total   int                 `json:"total" doc:"Leads chosen"`
	Done    int                 `json:"done" doc:"Leads changed"`
	Skipped []LeftLead          `json:"skipped"`
	Stayed  []LeftLead          `json:"stayed" doc:"Leads an undo left where they are"`
}

// LeftLead is a lead that was left as it was.
type LeftLead struct {
	ID     int64               `json:"id"`
	Reason fairlead.LeftReason `json:"reason"`
}

func wireLeft(l fairlead.Left) LeftLead { return LeftLead{ID: l.LeadID, Reason: l.Reason} }

func wireBatch(b fairlead.Batch) Batch {
	return Batch{
		ID: b.ID, State: b.State, To: BatchTarget(b.To), Actor: wireActor(b.Actor), At: b.At, Total: b.Total, Done: b.Done,
		Skipped: mapped(b.Skipped, wireLeft), Stayed: mapped(b.Stayed, wireLeft),
	}
}

func (a *API) listBatches(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[List[Batch]], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	batches, next, err := a.App.Batches(ctx, actor, before, in.Limit)
	if err != nil {
		return nil, err
	}
	return answer(pageOf(batches, wireBatch, next)), nil
}

func (a *API) getBatch(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Batch], error) {
	b, err := a.App.Batch(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return answer(wireBatch(b)), nil
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
