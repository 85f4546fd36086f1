package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// SourceAt returns the source whose address ends with a key, and its workspace. Whoever knows the key may send.
func (a *App) SourceAt(ctx context.Context, key string) (workspace int64, s fairlead.Source, err error) {
	workspace, id, err := a.store.FindCredential(ctx, store.DirectorySource, store.Storable(key))
	if err == nil {
		err = a.store.Read(ctx, workspace, func(tx store.Tx) error {
			s, err = tx.Sources().Get(id)
			return err
		})
	}
	return workspace, s, wrap("find source", err)
}

// Receive keeps what a source was sent, or told when it was asked. When it returns without an error that is on disk, and the
// leads in it will be taken in, in the order of their NextAt. Leads that came before stay as they are, unless they are to be
// erased: then that has been done.
func (a *App) Receive(ctx context.Context, workspace int64, arrival fairlead.Arrival) error {
	arrival.At = a.now()
	stale, write := Stale{Workspace: workspace, Topics: []Topic{TopicSources}, Viewers: true}, a.store.WriteAside
	if erases(arrival) {
		write = a.store.WriteIntake // nobody takes in meanwhile what is to be erased
	}
	err := write(ctx, workspace, func(tx store.Tx) error {
		id, err := tx.NextIDs(store.ArrivalIDs, 1)
		if err != nil {
			return err
		}
		arrival.ID = id
		for i := range arrival.Leads {
			l := &arrival.Leads[i]
			l.SourceID, l.ArrivalID, l.VendorID, l.At = arrival.SourceID, id, store.Storable(l.VendorID), arrival.At
			if l.State == fairlead.ArrivedDue && (l.NextAt.IsZero() || l.NextAt.After(arrival.At)) {
				l.NextAt = arrival.At
			}
		}
		if known, err := allKnown(tx, arrival); known || err != nil {
			return err
		}
		fresh, err := tx.Arrivals().Insert(arrival)
		if err == nil && erases(arrival) {
			err = eraseArrived(tx, arrival, &stale)
		}
		if stale.wake = fresh > 0; !stale.wake || err != nil {
			return err
		}
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobIngest, Ref: arrival.SourceID, RunAt: arrival.At})
	})
	if err == nil {
		a.tell(stale)
	}
	return wrap("keep what a source was sent", err)
}

// allKnown reports whether a source told nothing but what is here already: that is not kept.
func allKnown(tx store.Tx, arrival fairlead.Arrival) (bool, error) {
	if arrival.Status != 0 {
		return false, nil
	}
	keys := make([]store.ArrivedKey, len(arrival.Leads))
	for i, l := range arrival.Leads {
		keys[i] = store.ArrivedKey{SourceID: l.SourceID, VendorID: l.VendorID}
	}
	there, err := tx.Arrivals().Find(keys)
	return len(there) == len(keys), err
}

// ArrivalView is an arrival, and the names of the leads that it brought; those that are deleted have none.
type ArrivalView struct {
	fairlead.Arrival
	Names map[int64]string
}

// ArrivalPage is a page of arrivals, newest first.
type ArrivalPage struct {
	Arrivals []ArrivalView
	Next     int64 // id to continue before; 0: the end
}

// Arrivals lists what a source was sent, without the bodies.
func (a *App) Arrivals(ctx context.Context, actor fairlead.Actor, source, before int64, limit int) (ArrivalPage, error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return ArrivalPage{}, err
	}
	var page ArrivalPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		if _, err := tx.Sources().Get(source); err != nil {
			return err
		}
		all, err := tx.Arrivals().List(source, before, limit+1)
		if err != nil {
			return err
		}
		if len(all) > limit {
			all = all[:limit]
			page.Next = all[limit-1].ID
		}
		page.Arrivals, err = viewArrivals(tx, all)
		return err
	})
	return page, wrap("list arrivals", err)
}

// viewArrivals finds the names of leads: who looks after sources sees them all.
func viewArrivals(tx store.Tx, all []fairlead.Arrival) ([]ArrivalView, error) {
	var ids []int64
	for _, a := range all {
		for _, l := range a.Leads {
			if l.LeadID != 0 {
				ids = append(ids, l.LeadID)
			}
		}
	}
	leads, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true})
	names := make(map[int64]string, len(leads))
	for _, l := range leads {
		names[l.ID] = l.Contact.Name
	}
	views := make([]ArrivalView, len(all))
	for i, a := range all {
		views[i] = ArrivalView{a, names}
	}
	return views, err
}

// Arrival returns what a source was sent, as it came.
func (a *App) Arrival(ctx context.Context, actor fairlead.Actor, id int64) (ArrivalView, error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return ArrivalView{}, err
	}
	var views []ArrivalView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		arrival, err := tx.Arrivals().Get(id)
		if err == nil {
			views, err = viewArrivals(tx, []fairlead.Arrival{arrival})
		}
		return err
	})
	if err != nil {
		return ArrivalView{}, wrap("get arrival", err)
	}
	return views[0], nil
}

// RetryArrival takes in again what of an arrival could not be taken in. What has become a lead stays one.
func (a *App) RetryArrival(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.changeSources(ctx, actor, func(tx store.Tx) error {
		arrival, err := tx.Arrivals().Get(id)
		if err != nil {
			return err
		}
		n, err := tx.Arrivals().Retry(id, a.now())
		switch {
		case err != nil:
			return err
		case n == 0:
			return fairlead.Conflict("nothing_failed", "Nothing of this has failed: it has been taken in, or is on its way.")
		}
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobIngest, Ref: arrival.SourceID, RunAt: a.now()})
	})
	return wrap("replay arrival", err)
}
