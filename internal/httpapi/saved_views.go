package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareViews() {
	const tag = "Views"
	a.queries = newQueryReader(a.huma.OpenAPI().Components.Schemas)
	register(a, Operation{"GET", "/views", SignedIn, "list-views", tag, "Your saved views and the shared ones, by name", 0, false}, a.listViews)
	register(a, Operation{"POST", "/views", SignedIn, "create-view", tag, "Save a view of the leads", 201, false}, a.createView)
	register(a, Operation{"PUT", "/views/{id}", SignedIn, "replace-view", tag, "Change a saved view", 0, false}, a.replaceView)
	register(a, Operation{"DELETE", "/views/{id}", SignedIn, "delete-view", tag, "Delete a saved view", 0, false}, a.deleteView)
}

// View is a list of leads under a name.
type View struct {
	ID           int64               `json:"id"`
	Name         string              `json:"name"`
	Query        map[string][]string `json:"query" doc:"Parameters of GET /leads, filters and sort, each with its values"`
	Shared       bool                `json:"shared" doc:"Everybody in the workspace has it; else its owner alone"`
	Owner        Ref                 `json:"owner"`
	Count        *int                `json:"count" doc:"How many of its leads you see, counted up to 10,000; null if nobody asked, or its query means nothing any more"`
	CountIsExact *bool               `json:"count_is_exact" doc:"False: there are more"`
}

func wireView(v usecase.OwnedView) View {
	return View{ID: v.ID, Name: v.Name, Query: v.Query, Shared: v.Shared, Owner: wireRef(v.Owner)}
}

// ViewRequest says what a view is like.
type ViewRequest struct {
	Name   string              `json:"name" minLength:"1" maxLength:"100" doc:"Yours are told apart by it"`
	Query  map[string][]string `json:"query" doc:"Parameters of GET /leads, filters and sort, each with its values; days as created, not as created_after and created_before: a range such as 2026-11-01..2026-11-23, or one that moves with today: today, yesterday, 7d, 30d, 90d, month, last-month" example:"{\"status\":[\"new\",\"contacted\"],\"created\":[\"7d\"],\"sort\":[\"name\"]}"`
	Shared bool                `json:"shared" required:"false" doc:"Sharing, and changing shared views of others, needs workspace.manage"`
}

type viewBody struct {
	Body ViewRequest
}

type viewByID struct {
	IDPath
	Body ViewRequest
}

type listViews struct {
	Counts bool   `query:"counts" doc:"Count the leads of each view, as you see them"`
	Zone   string `query:"zone" maxLength:"100" doc:"IANA time zone in which days begin; absent: the workspace's"`
}

func (a *API) listViews(ctx context.Context, actor fairlead.Actor, in *listViews) (*Answer[List[View]], error) {
	all, err := a.App.SavedViews(ctx, actor)
	if err != nil {
		return nil, err
	}
	list := listOf(all, wireView)
	if in.Counts {
		if err := a.countViews(ctx, actor, list.Items, in.Zone); err != nil {
			return nil, err
		}
	}
	return answer(list), nil
}

// countViews writes into each view how many leads it has. One that was saved when it meant something may mean nothing
// any more; it stays without.
func (a *API) countViews(ctx context.Context, actor fairlead.Actor, views []View, zone string) error {
	now, err := a.nowIn(ctx, actor, zone)
	if err != nil {
		return err
	}
	var filters []fairlead.LeadFilter
	var readable []int
	for i, v := range views {
		if filter, err := a.queries.read(v.Query, actor, now); err == nil {
			filters, readable = append(filters, filter), append(readable, i)
		}
	}
	counts, err := a.App.CountLeads(ctx, actor, filters)
	if err != nil {
		return err
	}
	for i, c := range counts {
		views[readable[i]].Count, views[readable[i]].CountIsExact = &c.N, &c.Exact
	}
	return nil
}

// nowIn is the time in a zone; "": the workspace's.
func (a *API) nowIn(ctx context.Context, actor fairlead.Actor, zone string) (time.Time, error) {
	if zone == "" {
		w, err := a.App.Workspace(ctx, actor)
		if err != nil {
			return time.Time{}, err
		}
		zone = w.Zone
	}
	place, err := time.LoadLocation(zone)
	if err != nil {
		return time.Time{}, fairlead.Invalid("zone", "There is no such time zone. Write one such as Europe/Berlin.")
	}
	return a.App.Now().In(place), nil
}

// viewRequest reads what a view is to be like; its query must be one that the list would take.
func (a *API) viewRequest(actor fairlead.Actor, in ViewRequest) (usecase.SavedViewRequest, error) {
	_, err := a.queries.read(in.Query, actor, a.App.Now())
	return usecase.SavedViewRequest{Name: in.Name, Query: in.Query, Shared: in.Shared}, err
}

func (a *API) createView(ctx context.Context, actor fairlead.Actor, in *viewBody) (*Answer[View], error) {
	request, err := a.viewRequest(actor, in.Body)
	if err != nil {
		return nil, err
	}
	return viewAnswer(a.App.CreateSavedView(ctx, actor, request))
}

func (a *API) replaceView(ctx context.Context, actor fairlead.Actor, in *viewByID) (*Answer[View], error) {
	request, err := a.viewRequest(actor, in.Body)
	if err != nil {
		return nil, err
	}
	return viewAnswer(a.App.UpdateSavedView(ctx, actor, in.ID, request))
}

func viewAnswer(v usecase.OwnedView, err error) (*Answer[View], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireView(v)), nil
}

func (a *API) deleteView(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteSavedView(ctx, actor, in.ID)
}
