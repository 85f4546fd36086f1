package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Notifications returns a page of the actor's bell. A lead they no longer have keeps no name there.
func (a *App) Notifications(ctx context.Context, actor fairlead.Actor, before int64, limit int) (NotificationPage, error) {
	var page NotificationPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		list, err := tx.Notifications().List(actor.Member.ID, before, limit+1)
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
	err = a.store.Write(ctx, actor.Workspace, func(tx store.Tx) error {
		if _, err := tx.Notifications().MarkRead(actor.Member.ID, ids, a.now()); err != nil {
			return err
		}
		unread, err = tx.Notifications().Unread(actor.Member.ID)
		return err
	})
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicNotifications}, Members: []int64{actor.Member.ID}})
	}
	return unread, wrap("read notifications", err)
}
