package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/usecase"
)

func (a *API) declareMerge() {
	const tag = "Leads"
	register(a, Operation{"GET", "/leads/{id}/duplicates", SignedIn, "list-duplicates", tag, "Leads with the same e-mail address or phone number", 0, false}, a.duplicates)
	register(a, Operation{"POST", "/leads/{id}/merge", needs(access.ToMerge...), "merge-leads", tag, "Make one lead of two; this cannot be undone", 200, false}, a.mergeLeads)
}

// Duplicate is a lead that may be of the same person.
type Duplicate struct {
	Lead      Lead `json:"lead"`
	SameEmail bool `json:"same_email"`
	SamePhone bool `json:"same_phone"`
}

func (a *API) duplicates(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[List[Duplicate]], error) {
	return listAs(wireDuplicate)(a.App.Duplicates(ctx, actor, in.ID))
}

func wireDuplicate(d usecase.DuplicateView) Duplicate {
	return Duplicate{Lead: wireLead(d.LeadView), SameEmail: d.SameEmail, SamePhone: d.SamePhone}
}

// Merge names the lead that goes into this one, and whose values stay.
type Merge struct {
	OtherID int64                        `json:"other_id" minimum:"1" doc:"The lead that will be gone; its address leads to the kept one"`
	Choose  map[string]usecase.MergeSide `json:"choose,omitempty" maxProperties:"300" doc:"By field, such as email, assigned_agent or fields.budget. One that is not named keeps its value, or takes the other's if it has none"`
}

type mergeLeads struct {
	IDPath
	IfMatch
	Body Merge
}

func (a *API) mergeLeads(ctx context.Context, actor fairlead.Actor, in *mergeLeads) (*LeadAnswer, error) {
	version, err := in.version()
	if err != nil {
		return nil, err
	}
	return leadAnswer(a.App.MergeLeads(ctx, actor, in.ID, usecase.LeadMerge{Other: in.Body.OtherID, Choose: in.Body.Choose}, version))
}
