package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Notifications returns a page of the actor's bell, of those that are wanted. A lead they no longer have keeps no name there.
func (a *App) Notifications(ctx context.Context, actor fairlead.Actor, wanted fairlead.NotificationFilter, before int64, limit int) (NotificationPage, error) {
	var page NotificationPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		list, err := tx.Notifications().List(actor.Member.ID, wanted, before, limit+1)
		if err != nil {
			return err
		}
		if len(list) > limit {
			list = list[:limit]
			page.Next = list[limit-1].ID
		}
		if page.Unread, err = tx.Notifications().Unread(actor.Member.ID); err != nil {
			return err
		}
		page.Notifications, err = nameLeads(tx, actor, list)
		return err
	})
	return page, wrap("list notifications", err)
}

func nameLeads(tx store.Tx, actor fairlead.Actor, list []fairlead.Notification) ([]NotificationView, error) {
	var ids []int64
	for _, n := range list {
		if n.LeadID != 0 {
			ids = append(ids, n.LeadID)
		}
	}
	heirs, err := tx.Leads().Heirs(ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if into, merged := heirs[list[i].LeadID]; merged {
			list[i].LeadID = into
			ids = append(ids, into)
		}
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	if err != nil {
		return nil, err
	}
	visible := map[int64]*fairlead.Ref{}
	for _, l := range leads {
		visible[l.ID] = &fairlead.Ref{ID: l.ID, Name: displayName(l.Contact)}
	}
	views := make([]NotificationView, len(list))
	for i, n := range list {
		if n.LeadID != 0 && visible[n.LeadID] == nil {
			n.Text = "" // it is about a lead that the member no longer has
		}
		views[i] = NotificationView{Notification: n, Lead: visible[n.LeadID]}
	}
	return views, nil
}

// displayName is the first thing a lead is known by.
func displayName(c fairlead.Contact) string {
	for _, name := range []string{c.Name, c.Company, c.Email, c.Phone} {
		if name != "" {
			return name
		}
	}
	return "Lead without a name"
}

// ReadNotifications marks these as read, or all (nil), and returns how many are unread now.
func (a *App) ReadNotifications(ctx context.Context, actor fairlead.Actor, ids []int64) (unread int, err error) {
	unread, err = a.markNotifications(ctx, actor, func(bell store.Notifications) (int, error) {
		return bell.MarkRead(actor.Member.ID, ids, a.now())
	})
	return unread, wrap("read notifications", err)
}

// UnreadNotifications takes the mark off these again, and returns how many are unread now.
func (a *App) UnreadNotifications(ctx context.Context, actor fairlead.Actor, ids []int64) (unread int, err error) {
	unread, err = a.markNotifications(ctx, actor, func(bell store.Notifications) (int, error) {
		return bell.MarkUnread(actor.Member.ID, ids)
	})
	return unread, wrap("mark notifications as unread", err)
}

// markNotifications marks some, and tells the member's open pages if that changed anything.
func (a *App) markNotifications(ctx context.Context, actor fairlead.Actor, mark func(store.Notifications) (int, error)) (unread int, err error) {
	var changed int
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		if changed, err = mark(tx.Notifications()); err != nil {
			return err
		}
		unread, err = tx.Notifications().Unread(actor.Member.ID)
		return err
	})
	if err == nil && changed > 0 {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicNotifications}, Members: []int64{actor.Member.ID}})
	}
	return unread, err
}
