package httpapi

import (
	"context"

	"fairlead"
)

func (a *API) declareStatuses() {
	const tag = "Statuses"
	manage := needs(fairlead.ManageWorkspace)
	register(a, Operation{"GET", "/statuses", SignedIn, "list-statuses", tag, "The workspace's statuses, in order", 0, false}, a.listStatuses)
	register(a, Operation{"POST", "/statuses", manage, "create-status", tag, "Add a status at the end", 201, false}, a.createStatus)
	register(a, Operation{"PUT", "/statuses", manage, "order-statuses", tag, "Put the statuses in order", 0, false}, a.orderStatuses)
	register(a, Operation{"PUT", "/statuses/{key}", manage, "replace-status", tag, "Replace a status; its kind only while no lead has it", 0, false}, a.replaceStatus)
	register(a, Operation{"GET", "/statuses/{key}/uses", manage, "get-status-uses", tag, "What a status is used by", 0, false}, a.statusUses)
	register(a, Operation{"DELETE", "/statuses/{key}", manage, "delete-status", tag, "Delete a status that no lead has; views lose it", 0, false}, a.deleteStatus)
}

// LeadStatus is a status that leads can have.
type LeadStatus struct {
	Key  fairlead.Status     `json:"key" doc:"As leads hold it; never changes"`
	Name string              `json:"name"`
	Kind fairlead.StatusKind `json:"kind" doc:"Leads of an open status are still to be worked on. New leads begin in the first open status"`
	Tone fairlead.Tone       `json:"tone" doc:"What its colour means"`

	Count        *int  `json:"count,omitempty" doc:"How many of the leads that you see have it, counted up to 10,000; absent if nobody asked"`
	CountIsExact *bool `json:"count_is_exact,omitempty" doc:"False: there are more"`
}

func wireStatus(s fairlead.LeadStatus) LeadStatus {
	return LeadStatus{Key: s.Key, Name: s.Name, Kind: s.Kind, Tone: s.Tone}
}

// NewStatus is a status as somebody makes it.
type NewStatus struct {
	Name string              `json:"name" minLength:"1" maxLength:"400"`
	Kind fairlead.StatusKind `json:"kind"`
	Tone fairlead.Tone       `json:"tone,omitempty" doc:"neutral if absent"`
}

func (n NewStatus) status(key fairlead.Status) fairlead.LeadStatus {
	return fairlead.LeadStatus{Key: key, Name: n.Name, Kind: n.Kind, Tone: n.Tone}
}

type newStatus struct {
	Body NewStatus
}

type statusByKey struct {
	KeyPath
	Body NewStatus
}

type orderStatuses struct {
	Body struct {
		Keys []fairlead.Status `json:"keys" maxItems:"200" doc:"Every status once"`
	}
}

func statusAnswer(s fairlead.LeadStatus, err error) (*Answer[LeadStatus], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireStatus(s)), nil
}

func statusesAnswer(all fairlead.Statuses, err error) (*Answer[List[LeadStatus]], error) {
	if err != nil {
		return nil, err
	}
	return answer(listOf(all, wireStatus)), nil
}

type listStatuses struct {
	Counts bool `query:"counts" doc:"Count the leads of each status, as you see them"`
}

func (a *API) listStatuses(ctx context.Context, actor fairlead.Actor, in *listStatuses) (*Answer[List[LeadStatus]], error) {
	all, err := a.App.Statuses(ctx, actor)
	if err != nil || !in.Counts {
		return statusesAnswer(all, err)
	}
	list := listOf(all, wireStatus)
	counts, err := a.App.CountLeads(ctx, actor, mapped(all, func(s fairlead.LeadStatus) fairlead.LeadFilter {
		return fairlead.LeadFilter{Statuses: []fairlead.Status{s.Key}}
	}))
	if err != nil {
		return nil, err
	}
	for i, c := range counts {
		list.Items[i].Count, list.Items[i].CountIsExact = &c.N, &c.Exact
	}
	return answer(list), nil
}

func (a *API) createStatus(ctx context.Context, actor fairlead.Actor, in *newStatus) (*Answer[LeadStatus], error) {
	return statusAnswer(a.App.CreateStatus(ctx, actor, in.Body.status("")))
}

func (a *API) replaceStatus(ctx context.Context, actor fairlead.Actor, in *statusByKey) (*Answer[LeadStatus], error) {
	return statusAnswer(a.App.UpdateStatus(ctx, actor, in.Body.status(fairlead.Status(in.Key))))
}

func (a *API) deleteStatus(ctx context.Context, actor fairlead.Actor, in *KeyPath) (*Empty, error) {
	return nil, a.App.DeleteStatus(ctx, actor, fairlead.Status(in.Key))
}

func (a *API) orderStatuses(ctx context.Context, actor fairlead.Actor, in *orderStatuses) (*Answer[List[LeadStatus]], error) {
	return statusesAnswer(a.App.OrderStatuses(ctx, actor, in.Body.Keys))
}
