package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Availability returns when a member can be given leads: their own, or anybody's to who manages availability.
func (a *App) Availability(ctx context.Context, actor fairlead.Actor, id int64) (fairlead.Availability, error) {
	var m fairlead.Member
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if m, err = tx.Members().Get(id); err != nil {
			return err
		}
		return access.Availability(actor, m)
	})
	return m.Availability, wrap("read availability", err)
}

// SetAvailability says when a member can be given leads.
func (a *App) SetAvailability(ctx context.Context, actor fairlead.Actor, id int64, wanted fairlead.Availability) (fairlead.Availability, error) {
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		m, err := tx.Members().Get(id)
		if err != nil {
			return err
		}
		if err := access.Availability(actor, m); err != nil {
			return err
		}
		m.Availability = wanted
		if err := tx.Members().Update(m); err != nil {
			return err
		}
		return tx.Desk().SetDirty(true)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMembers, TopicRouting, TopicMe}, Everyone: true})
		a.desk(actor.Workspace).poke()
	}
	return wanted, wrap("set availability", err)
}
