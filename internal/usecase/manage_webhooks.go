package usecase

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// maxWebhooks is how many webhooks of a workspace can be on: each costs every lead that comes in a little.
const maxWebhooks = 50

// WebhookView is a webhook with how its deliveries go.
type WebhookView struct {
	fairlead.Webhook
	Due, Failed int
}

// WebhookRequest is what can be said about a webhook.
type WebhookRequest struct {
	URL    string
	Format fairlead.WebhookFormat // "": FormatEvents
	Events []fairlead.EventType
	On     bool
}

// Webhooks lists the webhooks, oldest first: all, or those that lead to a URL.
func (a *App) Webhooks(ctx context.Context, actor fairlead.Actor, url string) ([]WebhookView, error) {
	url = strings.TrimSpace(url)
	views, err := a.webhooks(ctx, actor, func(w fairlead.Webhook) bool { return url == "" || w.URL == url })
	return views, wrap("list webhooks", err)
}

// Webhook returns one webhook.
func (a *App) Webhook(ctx context.Context, actor fairlead.Actor, id int64) (WebhookView, error) {
	views, err := a.webhooks(ctx, actor, func(w fairlead.Webhook) bool { return w.ID == id })
	if err == nil && len(views) == 0 {
		err = fairlead.ErrNotFound
	}
	if err != nil {
		return WebhookView{}, wrap("get webhook", err)
	}
	return views[0], nil
}

func (a *App) webhooks(ctx context.Context, actor fairlead.Actor, wanted func(fairlead.Webhook) bool) (views []WebhookView, err error) {
	if err := access.Require(actor, access.ToIntegrate...); err != nil {
		return nil, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		all, err := tx.Webhooks().List()
		if err != nil {
			return err
		}
		counts, err := tx.Deliveries().Count()
		for _, w := range all {
			if wanted(w) {
				views = append(views, WebhookView{Webhook: w, Due: counts[w.ID].Due, Failed: counts[w.ID].Failed})
			}
		}
		return err
	})
	return views, err
}

// CreateWebhook adds a webhook that is on, with a secret of its own.
func (a *App) CreateWebhook(ctx context.Context, actor fairlead.Actor, in WebhookRequest) (fairlead.Webhook, error) {
	w := fairlead.Webhook{CreatedAt: a.now(), Secret: a.outside.NewSecret()}
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) error {
		if err := a.checkWebhook(&in); err != nil {
			return err
		}
		err := oneMoreWebhook(tx)
		if err != nil {
			return err
		}
		w.URL, w.Format, w.Events = in.URL, in.Format, in.Events
		if w.ID, err = tx.NextIDs(store.WebhookIDs, 1); err != nil {
			return err
		}
		return tx.Webhooks().Insert(w)
	})
	return w, wrap("create webhook", err)
}

// oneMoreWebhook says whether one more may be on.
func oneMoreWebhook(tx store.Tx) error {
	on, err := listening(tx)
	if err == nil && len(on) >= maxWebhooks {
		err = fairlead.Conflict("too_many_webhooks", fmt.Sprintf("%d webhooks are on already. Switch one off, or delete one that nobody needs.", maxWebhooks))
	}
	return err
}

// UpdateWebhook changes where a webhook leads and what it is told, and switches it on or off. What is due to one that is
// switched off is given up.
func (a *App) UpdateWebhook(ctx context.Context, actor fairlead.Actor, id int64, in WebhookRequest) (WebhookView, error) {
	var w WebhookView
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) (err error) {
		if w.Webhook, err = tx.Webhooks().Get(id); err != nil {
			return err
		}
		if err := a.checkWebhook(&in); err != nil {
			return err
		}
		wasOn := w.On()
		w.URL, w.Format, w.Events = in.URL, in.Format, in.Events
		switch {
		case in.On:
			if !wasOn {
				err = oneMoreWebhook(tx)
			}
			w.OffAt, w.OffReason = time.Time{}, ""
		case wasOn:
			w.OffAt, w.OffReason = a.now(), "Switched off by "+actor.Member.Name+"."
			err = tx.Deliveries().GiveUp(id, w.OffReason)
		}
		if err := errors.Join(err, tx.Webhooks().Update(w.Webhook)); err != nil {
			return err
		}
		counts, err := tx.Deliveries().Count()
		w.Due, w.Failed = counts[id].Due, counts[id].Failed
		return err
	})
	return w, wrap("change webhook", err)
}

// oldSecretHolds is how long messages are signed with the secret before, too, so that receivers can change it in peace.
const oldSecretHolds = 24 * time.Hour

// RenewSecret gives a webhook a new secret. The one before holds for another day.
func (a *App) RenewSecret(ctx context.Context, actor fairlead.Actor, id int64) (v WebhookView, err error) {
	err = a.changeWebhooks(ctx, actor, func(tx store.Tx) error {
		if v.Webhook, err = tx.Webhooks().Get(id); err != nil {
			return err
		}
		v.OldSecret, v.OldUntil, v.Secret = v.Secret, a.now().Add(oldSecretHolds), a.outside.NewSecret()
		if err := tx.Webhooks().SetSecrets(v.Webhook); err != nil {
			return err
		}
		counts, err := tx.Deliveries().Count()
		v.Due, v.Failed = counts[id].Due, counts[id].Failed
		return err
	})
	return v, wrap("renew secret of webhook", err)
}

// DeleteWebhook deletes a webhook and everything that was on its way to it. One that is not there is deleted already.
func (a *App) DeleteWebhook(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) error { return tx.Webhooks().Delete(id) })
	if errors.Is(err, fairlead.ErrNotFound) {
		return nil
	}
	return wrap("delete webhook", err)
}

// TestWebhook sends a webhook a message without a meaning, by the way that all take.
func (a *App) TestWebhook(ctx context.Context, actor fairlead.Actor, id int64) (DeliveryView, error) {
	var d DeliveryView
	err := a.changeWebhooks(ctx, actor, func(tx store.Tx) error {
		w, err := tx.Webhooks().Get(id)
		if err != nil {
			return err
		}
		if !w.On() {
			return errWebhookOff
		}
		e := Event{ID: "evt_test_" + rand.Text(), Type: fairlead.EventTest, At: a.now()}
		d = DeliveryView{deliveryOf(e, w, a.bodyFor(w, e, nil)), w.URL}
		if d.ID, err = tx.NextIDs(store.DeliveryIDs, 1); err != nil {
			return err
		}
		return errors.Join(tx.Deliveries().Insert([]fairlead.Delivery{d.Delivery}), wantDelivery(tx, d.At, []int64{id}))
	})
	return d, wrap("test webhook", err)
}

var errWebhookOff = fairlead.Conflict("webhook_off", "This webhook is switched off. Switch it on first.")

// changeWebhooks runs change in one transaction that holds the desk, which remembers the webhooks.
func (a *App) changeWebhooks(ctx context.Context, actor fairlead.Actor, change func(store.Tx) error) error {
	return a.changeIntegrations(ctx, actor, TopicWebhooks, change)
}

// checkWebhook trims a request and says what is wrong with it.
func (a *App) checkWebhook(in *WebhookRequest) error {
	in.URL = strings.TrimSpace(in.URL)
	if problem := a.outside.CheckTarget(in.URL); problem != "" {
		return fairlead.Invalid("url", problem)
	}
	in.Format = cmp.Or(in.Format, fairlead.FormatEvents)
	if !slices.Contains(fairlead.WebhookFormats(), in.Format) {
		return fairlead.Invalid("format", "There is no format of this name.")
	}
	if len(in.Events) == 0 {
		return fairlead.Invalid("events", "Choose at least one event.")
	}
	for i, e := range in.Events {
		if !slices.Contains(fairlead.EventTypes(), e) {
			return fairlead.Invalid(fmt.Sprintf("events[%d]", i), "There is no event of this name.")
		}
	}
	in.Events = slices.DeleteFunc(fairlead.EventTypes(), func(e fairlead.EventType) bool { return !slices.Contains(in.Events, e) })
	return nil
}
