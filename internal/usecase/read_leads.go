package usecase

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// LeadFacets are the values that leads have, for filters and condition editors, most frequent first.
type LeadFacets = store.LeadFacets

// Lead returns one lead that the actor may see; of one that was merged, the lead that it went into.
func (a *App) Lead(ctx context.Context, actor fairlead.Actor, id int64) (LeadView, error) {
	var view LeadView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		heirs, err := tx.Leads().Heirs([]int64{id})
		if err != nil {
			return err
		}
		if into, merged := heirs[id]; merged {
			id = into
		}
		lead, err := leadInScope(tx, actor, id)
		if err != nil {
			return err
		}
		view, err = a.viewLead(tx, actor.Workspace, lead)
		return err
	})
	return view, wrap("read lead", err)
}

// leadInScope reads a lead; one that the actor may not see does not exist.
func leadInScope(tx store.Tx, actor fairlead.Actor, id int64) (fairlead.Lead, error) {
	leads, err := tx.Leads().Get([]int64{id}, access.Leads(actor))
	if err != nil {
		return fairlead.Lead{}, err
	}
	if len(leads) == 0 {
		return fairlead.Lead{}, fairlead.ErrNotFound
	}
	return leads[0], nil
}

// viewLead names what a lead refers to.
func (a *App) viewLead(tx store.Tx, workspace int64, lead fairlead.Lead) (LeadView, error) {
	views, err := a.viewLeads(tx, workspace, []fairlead.Lead{lead})
	if err != nil {
		return LeadView{}, err
	}
	return views[0], nil
}

func (a *App) viewLeads(tx store.Tx, workspace int64, leads []fairlead.Lead) ([]LeadView, error) {
	policy, members, err := a.rulesAndPeople(tx, workspace)
	if err != nil {
		return nil, err
	}
	views := make([]LeadView, len(leads))
	for i, l := range leads {
		views[i] = viewOf(l, members, policy)
	}
	return views, nil
}

// ListLeads returns a page of the leads that the actor may see.
func (a *App) ListLeads(ctx context.Context, actor fairlead.Actor, filter fairlead.LeadFilter, sort fairlead.LeadSort, limit int, cursor string) (LeadPage, error) {
	scope := access.Leads(actor)
	var page LeadPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		found, err := tx.Leads().List(store.LeadQuery{Filter: filter, Scope: scope, Sort: sort, Limit: limit, Cursor: cursor})
		if err != nil {
			return err
		}
		total, err := tx.Leads().Total(filter, scope)
		if err != nil {
			return err
		}
		page.Next, page.Previous, page.Total, page.Exact = found.Next, found.Previous, total.Leads, total.Exact
		page.Leads, err = a.viewLeads(tx, actor.Workspace, found.Leads)
		return err
	})
	return page, wrap("list leads", err)
}

// LeadFacets returns the sources, forms and tags that leads have. Who does not see all leads learns nothing of the
// others' and gets none.
func (a *App) LeadFacets(ctx context.Context, actor fairlead.Actor) (LeadFacets, error) {
	const most = 200
	if !access.Leads(actor).All {
		return LeadFacets{}, nil
	}
	var facets LeadFacets
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		facets, err = tx.Leads().Facets(most)
		return err
	})
	return facets, wrap("read lead facets", err)
}

// Timeline returns a page of a lead's timeline, newest first, with those of the leads that were merged into it.
func (a *App) Timeline(ctx context.Context, actor fairlead.Actor, id, before int64, limit int) (ActivityPage, error) {
	var page ActivityPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		if _, err := leadInScope(tx, actor, id); err != nil {
			return err
		}
		merged, err := tx.Leads().MergedInto(id)
		if err != nil {
			return err
		}
		list, err := tx.Activities().ForLead(id, before, limit+1)
		page.Merged = map[int64]string{}
		for i := 0; i < len(merged) && err == nil; i++ {
			page.Merged[merged[i].ID] = displayName(merged[i].Contact)
			var theirs []fairlead.Activity
			theirs, err = tx.Activities().ForLead(merged[i].ID, before, limit+1)
			list = append(list, theirs...)
		}
		if err != nil {
			return err
		}
		slices.SortFunc(list, func(a, b fairlead.Activity) int { return cmp.Compare(b.ID, a.ID) })
		if len(list) > limit {
			list = list[:limit]
			page.Next = list[limit-1].ID
		}
		page.Activities = list
		return nil
	})
	return page, wrap("read timeline", err)
}

// Decisions returns the decisions about a lead and those merged into it, newest first, each rebuilt from its stored inputs
// by the engine itself.
func (a *App) Decisions(ctx context.Context, actor fairlead.Actor, id int64) ([]DecisionView, error) {
	var views []DecisionView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		if _, err := leadInScope(tx, actor, id); err != nil {
			return err
		}
		rows, err := decisionsAbout(tx, id)
		if err != nil {
			return err
		}
		members, err := a.members(tx, actor.Workspace)
		if err != nil {
			return err
		}
		views = make([]DecisionView, len(rows))
		for i, row := range rows {
			if views[i], err = a.rebuild(tx, actor.Workspace, members, row); err != nil {
				return err
			}
		}
		return nil
	})
	return views, wrap("read decisions", err)
}

func decisionsAbout(tx store.Tx, id int64) ([]store.DecisionRow, error) {
	rows, err := tx.Decisions().ForLead(id)
	if err != nil {
		return nil, err
	}
	merged, err := tx.Leads().MergedInto(id)
	for i := 0; i < len(merged) && err == nil; i++ {
		var theirs []store.DecisionRow
		theirs, err = tx.Decisions().ForLead(merged[i].ID)
		rows = append(rows, theirs...)
	}
	slices.SortFunc(rows, func(a, b store.DecisionRow) int { return cmp.Compare(b.ID, a.ID) })
	return rows, err
}

// rebuild recomputes a decision. One that does not come out as it was stored is shown as stored, and not verified.
func (a *App) rebuild(tx store.Tx, workspace int64, members map[int64]fairlead.Member, row store.DecisionRow) (DecisionView, error) {
	stored := fairlead.Decision{Outcome: row.Outcome, AgentID: row.AgentID}
	policy, err := a.policyOf(tx, workspace, row.Record)
	if err != nil {
		return DecisionView{}, err
	}
	d, verified := stored, true
	if len(row.Record) > 0 {
		d, err = routing.DecideAgain(policy, row.Record)
		if verified = err == nil && d.Outcome == row.Outcome && d.AgentID == row.AgentID; !verified {
			d = stored
		}
	}
	v := viewDecision(d, policy, members)
	v.ID, v.At, v.Verified = row.ID, row.At, verified
	return v, nil
}

// policyOf returns the version that a record was decided by; the current one if that cannot be read.
func (a *App) policyOf(tx store.Tx, workspace int64, record []byte) (*routing.Policy, error) {
	current, err := a.policy(tx, workspace)
	if err != nil || len(record) == 0 {
		return current, err
	}
	version, err := routing.RecordVersion(record)
	if err != nil || version == current.Source().Version {
		return current, nil
	}
	source, err := tx.Policies().Version(version)
	if errors.Is(err, fairlead.ErrNotFound) {
		return current, nil
	}
	if err != nil {
		return nil, err
	}
	return routing.Compile(source), nil
}
