package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// DeliveryFilter chooses deliveries; zero fields choose all.
type DeliveryFilter struct {
	WebhookID int64
	State     fairlead.DeliveryState
}

// DeliveryPage is a page of deliveries, newest first.
type DeliveryPage struct {
	Deliveries []DeliveryView
	Next       int64 // id to continue before; 0: the end
}

// DeliveryView is a delivery and where it goes.
type DeliveryView struct {
	fairlead.Delivery
	URL string
}

// Deliveries lists messages to webhooks. A webhook that is not there is fairlead.ErrNotFound.
func (a *App) Deliveries(ctx context.Context, actor fairlead.Actor, filter DeliveryFilter, before int64, limit int) (DeliveryPage, error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return DeliveryPage{}, err
	}
	var page DeliveryPage
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		hooks, err := tx.Webhooks().List()
		if err != nil {
			return err
		}
		urls := map[int64]string{}
		for _, w := range hooks {
			urls[w.ID] = w.URL
		}
		if _, there := urls[filter.WebhookID]; filter.WebhookID != 0 && !there {
			return fairlead.ErrNotFound
		}
		all, err := tx.Deliveries().List(store.DeliveryFilter{WebhookID: filter.WebhookID, State: filter.State}, before, limit+1)
		if err != nil {
			return err
		}
		if len(all) > limit {
			all = all[:limit]
			page.Next = all[limit-1].ID
		}
		for _, d := range all {
			page.Deliveries = append(page.Deliveries, DeliveryView{d, urls[d.WebhookID]})
		}
		return nil
	})
	return page, wrap("list deliveries", err)
}

// RetryDelivery makes a delivery due now that has failed, or that arrived and is wanted once more, with as many attempts as a
// new one has. The message stays the same, its id too.
func (a *App) RetryDelivery(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) error {
		d, err := tx.Deliveries().Get(id)
		if err != nil {
			return err
		}
		if d.State == fairlead.DeliveryDue {
			return fairlead.Conflict("still_due", "This delivery is on its way: it is tried again by itself.")
		}
		return a.retryOn(tx, d.WebhookID, store.DeliveryFilter{ID: id})
	})
	return wrap("retry delivery", err)
}

// RetryDeliveries makes every failed delivery of one webhook due now, or, if none is named, of every webhook that is on.
func (a *App) RetryDeliveries(ctx context.Context, actor fairlead.Actor, webhook int64) error {
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) error {
		if webhook != 0 {
			return a.retryOn(tx, webhook, store.DeliveryFilter{WebhookID: webhook})
		}
		hooks, err := listening(tx)
		for i := 0; i < len(hooks) && err == nil; i++ {
			err = a.retry(tx, store.DeliveryFilter{WebhookID: hooks[i].ID})
		}
		return err
	})
	return wrap("retry deliveries", err)
}

// retryOn makes deliveries of a webhook due now, which must be on.
func (a *App) retryOn(tx store.Tx, webhook int64, filter store.DeliveryFilter) error {
	w, err := tx.Webhooks().Get(webhook)
	if err != nil {
		return err
	}
	if !w.On() {
		return errWebhookOff
	}
	return a.retry(tx, filter)
}

func (a *App) retry(tx store.Tx, filter store.DeliveryFilter) error {
	at := a.now()
	webhooks, err := tx.Deliveries().Retry(filter, at)
	if err != nil {
		return err
	}
	return wantDelivery(tx, at, webhooks)
}
