package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// DispatchFilter chooses dispatches; zero fields choose all.
type DispatchFilter = store.DispatchFilter

// DispatchView is a dispatch, and to whom it goes.
type DispatchView struct {
	fairlead.Dispatch
	Member fairlead.Ref
	Device string // the browser that it goes to; "": another channel, or it is not there any more
}

// DispatchPage is a page of dispatches, newest first, and how many there are by channel.
type DispatchPage struct {
	Dispatches []DispatchView
	Next       int64 // id to continue before; 0: the end
	Counts     map[fairlead.Channel]store.DeliveryCount
}

// Dispatches lists what is on its way to members, or was.
func (a *App) Dispatches(ctx context.Context, actor fairlead.Actor, filter DispatchFilter, before int64, limit int) (page DispatchPage, err error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return page, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Dispatches().List(filter, before, limit+1)
		if err != nil {
			return err
		}
		if len(all) > limit {
			all = all[:limit]
			page.Next = all[limit-1].ID
		}
		if page.Counts, err = tx.Dispatches().Count(); err != nil {
			return err
		}
		page.Dispatches, err = viewDispatches(tx, all)
		return err
	})
	return page, wrap("list dispatches", err)
}

func viewDispatches(tx store.Tx, all []fairlead.Dispatch) ([]DispatchView, error) {
	members, err := membersByID(tx)
	if err != nil {
		return nil, err
	}
	devices, err := tx.PushDevices().List()
	names := map[int64]string{}
	for _, d := range devices {
		names[d.ID] = d.Name
	}
	var views []DispatchView
	for _, d := range all {
		v := DispatchView{Dispatch: d, Member: fairlead.Ref{ID: d.MemberID, Name: members[d.MemberID].Name}}
		if d.Channel == fairlead.ChannelPush {
			v.Device = names[d.TargetID]
		}
		views = append(views, v)
	}
	return views, err
}

// RetryDispatch makes a failed dispatch due now, with as many attempts as a new one has.
func (a *App) RetryDispatch(ctx context.Context, actor fairlead.Actor, id int64) error {
	return wrap("retry dispatch", a.retryDispatches(ctx, actor, func(tx store.Tx) (store.DispatchFilter, error) {
		d, err := tx.Dispatches().Get(id)
		if err == nil && d.State != fairlead.DispatchFailed {
			err = fairlead.Conflict("not_failed", "This notification has not failed: it was sent, has nothing to say any more, or is tried again by itself.")
		}
		return store.DispatchFilter{ID: id}, err
	}))
}

// RetryDispatches makes every failed dispatch of one channel due now, or, if none is named, of every channel.
func (a *App) RetryDispatches(ctx context.Context, actor fairlead.Actor, channel fairlead.Channel) error {
	return wrap("retry dispatches", a.retryDispatches(ctx, actor, func(store.Tx) (store.DispatchFilter, error) {
		return store.DispatchFilter{Channel: channel}, nil
	}))
}

func (a *App) retryDispatches(ctx context.Context, actor fairlead.Actor, which func(store.Tx) (store.DispatchFilter, error)) error {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return err
	}
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		filter, err := which(tx)
		if err != nil {
			return err
		}
		channels, err := tx.Dispatches().Retry(filter, a.now())
		if err != nil || len(channels) == 0 {
			return err
		}
		return wantSending(tx, a.now(), channels...)
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicSettings}, Viewers: true, wake: true})
	}
	return err
}
