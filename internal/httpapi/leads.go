package httpapi

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareLeads() {
	const tag = "Leads"
	register(a, Operation{"POST", "/leads", needs(fairlead.CreateLeads), "create-lead", tag, "Hand in a lead", 201, false}, a.createLead)
	a.newLead = newLeadSchema(a.huma.OpenAPI().Components.Schemas)
	register(a, Operation{"POST", "/leads/batch", needs(fairlead.CreateLeads), "create-leads", tag, "Hand in up to 1,000 leads; each has its own answer", 200, false}, a.createLeads, large(8, time.Minute))
	register(a, Operation{"POST", "/leads/known", needs(fairlead.CreateLeads), "find-known-leads", tag, "Who is known already of somebody who is about to be handed in", 200, false}, a.knownLeads)
	register(a, Operation{"GET", "/leads", SignedIn, "list-leads", tag, "List leads", 0, false}, a.listLeads)
	register(a, Operation{"GET", "/leads/facets", SignedIn, "get-lead-facets", tag, "Values that leads have", 0, false}, a.leadFacets)
	register(a, Operation{"GET", "/leads/{id}", SignedIn, "get-lead", tag, "Read a lead", 0, false}, a.getLead)
	register(a, Operation{"PATCH", "/leads/{id}", needs(fairlead.EditLeads), "update-lead", tag, "Change a lead", 0, false}, a.patchLead)
	register(a, Operation{"DELETE", "/leads/{id}", needs(fairlead.DeleteLeads), "delete-lead", tag, "Delete a lead", 0, false}, a.deleteLead)
	register(a, Operation{"POST", "/leads/{id}/restore", needs(fairlead.DeleteLeads), "restore-lead", tag, "Bring a deleted lead back, within 30 days", 0, false}, a.restoreLead)
	register(a, Operation{"PUT", "/leads/{id}/assignment", needs(fairlead.AssignLeads), "assign-lead", tag, "Assign, reassign or unassign a lead", 0, false}, a.assignLead)
}

// LeadAnswer is a lead with its version as ETag.
type LeadAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Of a lead that was merged: the one it went into"`
	ETag     string `header:"ETag"`
	Body     Lead
}

func leadAnswer(v usecase.LeadView, err error) (*LeadAnswer, error) {
	if err != nil {
		return nil, err
	}
	return &LeadAnswer{Status: http.StatusOK, ETag: etag(v.Version), Body: wireLead(v)}, nil
}

func etag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

func (a *API) getLead(ctx context.Context, actor fairlead.Actor, in *IDPath) (*LeadAnswer, error) {
	lead, err := leadAnswer(a.App.Lead(ctx, actor, in.ID))
	if err == nil && lead.Body.ID != in.ID {
		lead.Status, lead.Location = http.StatusMovedPermanently, fmt.Sprintf("%s/leads/%d", Root, lead.Body.ID)
	}
	return lead, err
}

func (a *API) deleteLead(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteLead(ctx, actor, in.ID)
}

func (a *API) restoreLead(ctx context.Context, actor fairlead.Actor, in *IDPath) (*LeadAnswer, error) {
	return leadAnswer(a.App.RestoreLead(ctx, actor, in.ID))
}

type listLeads struct {
	LeadFilter
	Sort   fairlead.LeadSort `query:"sort" default:"-created_at" doc:"Order: when it was created, its last activity (updated_at), name or value; a leading - turns it round. Leads without a value come last by value"`
	Limit  int               `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many at most"`
	Cursor string            `query:"cursor" maxLength:"1000" doc:"next_cursor or previous_cursor of a page in the same order"`
}

func (a *API) listLeads(ctx context.Context, actor fairlead.Actor, in *listLeads) (*Answer[LeadPage], error) {
	filter, err := in.filter(actor)
	if err != nil {
		return nil, err
	}
	page, err := a.App.ListLeads(ctx, actor, filter, in.Sort, in.Limit, in.Cursor)
	if err != nil {
		return nil, err
	}
	return answer(LeadPage{
		Items: mapped(page.Leads, wireLead), NextCursor: orNull(page.Next), PreviousCursor: orNull(page.Previous),
		Total: page.Total, TotalIsExact: page.Exact,
	}), nil
}

// LeadFacets are the values that leads have, most frequent first, for filters and condition editors.
type LeadFacets struct {
	Sources []string `json:"sources"`
	Forms   []string `json:"forms"`
	Tags    []string `json:"tags"`
}

func (a *API) leadFacets(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[LeadFacets], error) {
	f, err := a.App.LeadFacets(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(LeadFacets{Sources: notNil(f.Sources), Forms: notNil(f.Forms), Tags: notNil(f.Tags)}), nil
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// IfMatch carries the version that a change is meant for.
type IfMatch struct {
	IfMatch string `header:"If-Match" doc:"The ETag, or version, that was read; 412 if it has changed since"`
}

// version is the number in the ETag; 0 if any will do.
func (m IfMatch) version() (int64, error) {
	if m.IfMatch == "" || m.IfMatch == "*" {
		return 0, nil
	}
	text, err := strconv.Unquote(m.IfMatch)
	if err != nil {
		text = m.IfMatch
	}
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil || version <= 0 {
		return 0, &fairlead.Error{Kind: fairlead.KindStale, Code: "stale", Message: "It has changed since. Read it again."}
	}
	return version, nil
}
