package httpapi

import (
	"context"
	"net/http"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareBulk() {
	const tag = "Bulk actions"
	register(a, Operation{"POST", "/leads/bulk/preview", SignedIn, "preview-bulk", tag, "Who has the selected leads now, and who would get how many", 0, false}, a.previewBulk)
	register(a, Operation{"POST", "/leads/bulk/assign", needs(fairlead.AssignLeads), "bulk-assign", tag, "Assign many leads in one action", 0, false}, a.bulkAssign)
	register(a, Operation{"POST", "/leads/bulk/status", needs(fairlead.EditLeads), "bulk-status", tag, "Give many leads a status in one action", 0, false}, a.bulkStatus)
	register(a, Operation{"POST", "/leads/bulk/tags", needs(fairlead.EditLeads), "bulk-tags", tag, "Add tags to many leads, and remove tags, in one action", 0, false}, a.bulkTags)
	register(a, Operation{"POST", "/leads/bulk/route", needs(fairlead.AssignLeads), "bulk-route", tag, "Let the rules decide about many leads again", 0, false}, a.bulkRoute)
	register(a, Operation{"POST", "/leads/bulk/delete", needs(fairlead.DeleteLeads), "bulk-delete", tag, "Delete many leads in one action; undone within 30 days, it brings them back", 0, false}, a.bulkDelete)
	for _, act := range []string{"assign", "status", "tags", "route", "delete"} {
		a.alsoAnswers("/leads/bulk/"+act, http.StatusAccepted, "Many leads: it goes on; see the batch")
	}
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
	Body BulkQuestion
}

// BulkQuestion asks about a selection.
type BulkQuestion struct {
	Selection      Selection       `json:"selection"`
	To             *BatchTarget    `json:"to,omitempty" doc:"Answers split, too: who would get how many. Needs leads.assign"`
	OnlyUnassigned bool            `json:"only_unassigned,omitempty" doc:"Of split: as if leads that have an agent stayed where they are"`
	Status         fairlead.Status `json:"status,omitempty" doc:"Answers have_status, too: how many have it already"`
}

// BulkPreview says who has the selected leads now.
type BulkPreview struct {
	Total      int          `json:"total"`
	Unassigned int          `json:"unassigned"`
	ByAgent    []AgentCount `json:"by_agent"`
	Split      []AgentCount `json:"split" doc:"Who would get how many; may shift a little if other leads come in first"`
	HaveStatus int          `json:"have_status" doc:"Leads that have the status asked for"`
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
	var to *fairlead.BatchTarget
	if in.Body.To != nil {
		to = new(fairlead.BatchTarget(*in.Body.To))
	}
	p, err := a.App.BulkPreview(ctx, actor, selection, to, in.Body.OnlyUnassigned)
	if err != nil {
		return nil, err
	}
	have := 0
	if in.Body.Status != "" {
		if have, err = a.App.HaveStatus(ctx, actor, selection, in.Body.Status); err != nil {
			return nil, err
		}
	}
	return answer(BulkPreview{Total: p.Total, Unassigned: p.Unassigned, ByAgent: mapped(p.ByAgent, wireCount), Split: mapped(p.Split, wireCount), HaveStatus: have}), nil
}

func wireCount(c usecase.AgentCount) AgentCount {
	return AgentCount{AgentID: c.Agent.ID, Name: c.Agent.Name, Count: c.Count, KeepsAccess: c.KeepsAccess}
}

// BulkAssignment assigns many leads at once.
type BulkAssignment struct {
	Selection      Selection   `json:"selection"`
	To             BatchTarget `json:"to"`
	OnlyUnassigned bool        `json:"only_unassigned,omitempty" doc:"Leave leads that have an agent where they are"`
}

// BulkStatus gives many leads a status.
type BulkStatus struct {
	Selection Selection       `json:"selection"`
	Status    fairlead.Status `json:"status"`
}

// BulkTags adds and removes tags of many leads.
type BulkTags struct {
	Selection Selection `json:"selection"`
	Add       []string  `json:"add,omitempty" maxItems:"100" maxLength:"400"`
	Remove    []string  `json:"remove,omitempty" maxItems:"100" maxLength:"400"`
}

// BulkRouting lets the rules decide about many leads again.
type BulkRouting struct {
	Selection       Selection `json:"selection"`
	IncludeAssigned bool      `json:"include_assigned,omitempty" doc:"Leads that have an agent too; else they are left where they are"`
}

// BulkDeletion deletes many leads.
type BulkDeletion struct {
	Selection Selection `json:"selection"`
}

// BulkDone is what a bulk action did, or has done so far if its state is running.
type BulkDone struct {
	BatchID      int64               `json:"batch_id"`
	State        fairlead.BatchState `json:"state"`
	Total        int                 `json:"total" doc:"Leads chosen"`
	Done         int                 `json:"done" doc:"Leads changed"`
	SkippedCount int                 `json:"skipped_count" doc:"Leads left as they were"`
	Skipped      []LeftLead          `json:"skipped" doc:"The first 1,000 of them"`
}

// BulkAssigned is what assigning in bulk did.
type BulkAssigned struct {
	BulkDone
	Assigned int `json:"assigned" doc:"The same as done"`
}

type (
	bulkAssign struct{ Body BulkAssignment }
	bulkStatus struct{ Body BulkStatus }
	bulkTags   struct{ Body BulkTags }
	bulkRoute  struct{ Body BulkRouting }
	bulkDelete struct{ Body BulkDeletion }

	bulkAssigned struct {
		Status int
		Body   BulkAssigned
	}
	bulkDone struct {
		Status int
		Body   BulkDone
	}
)

func (a *API) bulkAssign(ctx context.Context, actor fairlead.Actor, in *bulkAssign) (*bulkAssigned, error) {
	act := fairlead.BatchAct{Kind: fairlead.BatchAssign, To: fairlead.BatchTarget(in.Body.To), OnlyUnassigned: in.Body.OnlyUnassigned}
	done, err := a.bulk(ctx, actor, in.Body.Selection, act)
	if err != nil {
		return nil, err
	}
	return &bulkAssigned{Status: done.Status, Body: BulkAssigned{BulkDone: done.Body, Assigned: done.Body.Done}}, nil
}

func (a *API) bulkStatus(ctx context.Context, actor fairlead.Actor, in *bulkStatus) (*bulkDone, error) {
	return a.bulk(ctx, actor, in.Body.Selection, fairlead.BatchAct{Kind: fairlead.BatchStatus, Status: in.Body.Status})
}

func (a *API) bulkTags(ctx context.Context, actor fairlead.Actor, in *bulkTags) (*bulkDone, error) {
	return a.bulk(ctx, actor, in.Body.Selection, fairlead.BatchAct{Kind: fairlead.BatchTags, AddTags: in.Body.Add, RemoveTags: in.Body.Remove})
}

func (a *API) bulkRoute(ctx context.Context, actor fairlead.Actor, in *bulkRoute) (*bulkDone, error) {
	return a.bulk(ctx, actor, in.Body.Selection, fairlead.BatchAct{Kind: fairlead.BatchRoute, IncludeAssigned: in.Body.IncludeAssigned})
}

func (a *API) bulkDelete(ctx context.Context, actor fairlead.Actor, in *bulkDelete) (*bulkDone, error) {
	return a.bulk(ctx, actor, in.Body.Selection, fairlead.BatchAct{Kind: fairlead.BatchDelete})
}

// bulk does one thing to the selected leads.
func (a *API) bulk(ctx context.Context, actor fairlead.Actor, s Selection, act fairlead.BatchAct) (*bulkDone, error) {
	selection, err := s.selection(actor)
	if err != nil {
		return nil, err
	}
	return bulkAnswer(a.App.Bulk(ctx, actor, selection, act))
}

func bulkAnswer(b fairlead.Batch, err error) (*bulkDone, error) {
	if err != nil {
		return nil, err
	}
	return &bulkDone{Status: statusOfBatch(b), Body: BulkDone{BatchID: b.ID, State: b.State, Total: b.Total, Done: b.Done,
		SkippedCount: b.SkippedCount, Skipped: mapped(b.Skipped, wireLeft)}}, nil
}
