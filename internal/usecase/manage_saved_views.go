package usecase

import (
	"context"
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// What a saved view may be like, and how many a member may make.
const (
	maxViews     = 100
	maxViewName  = 100
	maxViewQuery = 8 << 10 // bytes, as JSON
)

// OwnedView is a saved view with the name of its owner.
type OwnedView struct {
	fairlead.SavedView
	Owner fairlead.Ref
}

// SavedViewRequest is what can be said about a saved view. Whoever can read a list has read the query.
type SavedViewRequest struct {
	Name   string
	Query  map[string][]string
	Shared bool
}

// SavedViews lists the actor's views and the shared ones, by name.
func (a *App) SavedViews(ctx context.Context, actor fairlead.Actor) ([]OwnedView, error) {
	var views []OwnedView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.SavedViews().List(actor.Member.ID)
		if err != nil {
			return err
		}
		members, err := a.members(tx, actor.Workspace)
		for _, v := range all {
			views = append(views, ownedView(v, members))
		}
		return err
	})
	return views, wrap("list saved views", err)
}

func ownedView(v fairlead.SavedView, members map[int64]fairlead.Member) OwnedView {
	return OwnedView{v, fairlead.Ref{ID: v.OwnerID, Name: members[v.OwnerID].Name}}
}

// CreateSavedView adds a view of the actor's. Everybody may; sharing it is for who manages the workspace.
func (a *App) CreateSavedView(ctx context.Context, actor fairlead.Actor, in SavedViewRequest) (OwnedView, error) {
	v := OwnedView{fairlead.SavedView{OwnerID: actor.Member.ID}, fairlead.Ref{ID: actor.Member.ID, Name: actor.Member.Name}}
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) error {
		if err := in.apply(actor, &v.SavedView); err != nil {
			return err
		}
		all, err := tx.SavedViews().List(actor.Member.ID)
		if err != nil {
			return err
		}
		if viewsOf(all, actor.Member.ID) >= maxViews {
			return fairlead.Conflict("too_many_views", fmt.Sprintf("You have %d views already. Delete one that you do not need.", maxViews))
		}
		if v.ID, err = tx.NextIDs(store.SavedViewIDs, 1); err != nil {
			return err
		}
		return tx.SavedViews().Insert(v.SavedView)
	})
	a.viewsChanged(actor, err, v.OwnerID, v.Shared)
	return v, wrap("create saved view", err)
}

func viewsOf(views []fairlead.SavedView, owner int64) (n int) {
	for _, v := range views {
		if v.OwnerID == owner {
			n++
		}
	}
	return n
}

// UpdateSavedView changes a view: its name, what it asks for, and who has it.
func (a *App) UpdateSavedView(ctx context.Context, actor fairlead.Actor, id int64, in SavedViewRequest) (v OwnedView, err error) {
	wasShared := false
	err = a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) error {
		current, err := changeableView(tx, actor, id)
		if err != nil {
			return err
		}
		wasShared = current.Shared
		if err := in.apply(actor, &current); err != nil {
			return err
		}
		members, err := a.members(tx, actor.Workspace)
		if err != nil {
			return err
		}
		v = ownedView(current, members)
		return tx.SavedViews().Update(current)
	})
	a.viewsChanged(actor, err, v.OwnerID, v.Shared || wasShared)
	return v, wrap("change saved view", err)
}

// DeleteSavedView deletes a view.
func (a *App) DeleteSavedView(ctx context.Context, actor fairlead.Actor, id int64) error {
	var v fairlead.SavedView
	err := a.store.WriteAside(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if v, err = changeableView(tx, actor, id); err != nil {
			return err
		}
		return tx.SavedViews().Delete(id)
	})
	a.viewsChanged(actor, err, v.OwnerID, v.Shared)
	return wrap("delete saved view", err)
}

// changeableView reads a view that the actor may change.
func changeableView(tx store.Tx, actor fairlead.Actor, id int64) (fairlead.SavedView, error) {
	v, err := tx.SavedViews().Get(id)
	if err == nil {
		err = access.ChangeSavedView(actor, v)
	}
	return v, err
}

// viewsChanged tells the owner, or everybody if everybody has the view.
func (a *App) viewsChanged(actor fairlead.Actor, err error, owner int64, shared bool) {
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicViews}, Members: []int64{owner}, Everyone: shared})
	}
}

// apply writes a request into a view, or says what is wrong with it.
func (in SavedViewRequest) apply(actor fairlead.Actor, v *fairlead.SavedView) error {
	if in.Shared && !v.Shared {
		if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
			return err
		}
	}
	v.Name, v.Query, v.Shared = visible(in.Name), in.Query, in.Shared
	query, err := json.Marshal(v.Query)
	message := checkText(v.Name)
	switch {
	case err != nil:
		return err
	case v.Name == "" || utf8.RuneCountInString(v.Name) > maxViewName:
		return fairlead.Invalid("name", fmt.Sprintf("Give the view a name of 1 to %d characters.", maxViewName))
	case message != "":
		return fairlead.Invalid("name", message)
	case len(query) > maxViewQuery:
		return fairlead.Invalid("query", "This asks for too much at once. Choose fewer values.")
	}
	return nil
}

// LeadCount is how many leads a filter has, counted up to fairlead.CountCap; beyond that it is not exact.
type LeadCount struct {
	N     int
	Exact bool
}

// CheckFilter says what is wrong with a filter's custom fields: the list alone knows what they can be asked.
func (a *App) CheckFilter(ctx context.Context, actor fairlead.Actor, filter fairlead.LeadFilter) error {
	if len(filter.Fields) == 0 {
		return nil
	}
	return wrap("check filter", a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		_, err := tx.Leads().Count(filter, access.Leads(actor), 1)
		return err
	}))
}

// CountLeads counts, for each filter, the leads that the actor may see. One that asks for a custom field that there is not
// counts nothing: nil.
func (a *App) CountLeads(ctx context.Context, actor fairlead.Actor, filters []fairlead.LeadFilter) ([]*LeadCount, error) {
	scope, counts := access.Leads(actor), make([]*LeadCount, len(filters))
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		for i, filter := range filters {
			n, err := tx.Leads().Count(filter, scope, fairlead.CountCap+1)
			if fairlead.KindOf(err) == fairlead.KindInvalid {
				continue
			}
			if err != nil {
				return err
			}
			counts[i] = &LeadCount{N: min(n, fairlead.CountCap), Exact: n <= fairlead.CountCap}
		}
		return nil
	})
	return counts, wrap("count leads", err)
}
