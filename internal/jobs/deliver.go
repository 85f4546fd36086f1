package jobs

import (
	"context"
	"errors"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/notify/webhook"
	"fairlead/internal/store"
)

// parallel is how many messages are on their way to one webhook at once.
const parallel = 16

// inParallel is how many are on their way to this webhook at once: people read them one after another.
func inParallel(hook fairlead.Webhook) int {
	if hook.Format == fairlead.FormatSlack {
		return 1
	}
	return parallel
}

// failurePause is how long a webhook rests that did not take everything it was sent.
const failurePause = 4 * time.Second

// Send brings a message to a webhook; see webhook.Sender.
type Send func(ctx context.Context, url string, secrets []string, m webhook.Message) webhook.Outcome

// Deliver is the work of bringing what is due to a webhook. told is called with what became of attempts.
func Deliver(s store.Store, now func() time.Time, send Send, told func(workspace int64, attempted []fairlead.Delivery)) Work {
	d := deliverer{store: s, now: now, send: send, told: told}
	return d.deliver
}

type deliverer struct {
	store store.Store
	now   func() time.Time
	send  Send
	told  func(workspace int64, attempted []fairlead.Delivery)
}

// deliver sends what is due, some at a time, until nothing is, something goes wrong, or there is no time for more.
func (d deliverer) deliver(ctx context.Context, workspace, ref int64) (time.Time, error) {
	for {
		began := d.now()
		hook, due, next, err := d.read(ctx, workspace, ref)
		switch {
		case errors.Is(err, fairlead.ErrNotFound):
			return time.Time{}, nil // deleted
		case err != nil || !hook.On() || len(due) == 0:
			return next, err
		case hurried(ctx, webhook.Timeout):
			return d.now(), nil
		}
		attempted, refused, gone := d.attempt(ctx, hook, due)
		if err := d.record(workspace, hook, attempted, gone); err != nil {
			return time.Time{}, err
		}
		d.told(workspace, attempted)
		if refused {
			return d.afterFailure(ctx, workspace, ref, began.Add(failurePause))
		}
	}
}

// hurried reports whether there is no time for something that may take so long.
func hurried(ctx context.Context, takes time.Duration) bool {
	ends, limited := ctx.Deadline()
	return ctx.Err() != nil || limited && time.Until(ends) < takes
}

// afterFailure is when a webhook is looked at again that did not take everything: when something is due, but not before it
// has rested.
func (d deliverer) afterFailure(ctx context.Context, workspace, ref int64, rested time.Time) (time.Time, error) {
	_, _, next, err := d.read(ctx, workspace, ref)
	if err != nil || next.IsZero() || next.After(rested) {
		return next, err
	}
	return rested, nil
}

// read returns a webhook, some of what is due to it, and when the next is.
func (d deliverer) read(ctx context.Context, workspace, ref int64) (hook fairlead.Webhook, due []fairlead.Delivery, next time.Time, err error) {
	err = d.store.Read(ctx, workspace, func(tx store.Tx) error {
		if hook, err = tx.Webhooks().Get(ref); err != nil {
			return err
		}
		if due, err = tx.Deliveries().Due(ref, d.now(), inParallel(hook)); err != nil {
			return err
		}
		next, err = tx.Deliveries().NextDue(ref)
		return err
	})
	return hook, due, next, err
}

// attempt sends each once, all at the same time. What was cut short by the end of the program is not among those
// returned: nobody knows what became of it, so it stays due.
func (d deliverer) attempt(ctx context.Context, hook fairlead.Webhook, due []fairlead.Delivery) (attempted []fairlead.Delivery, refused, gone bool) {
	outcomes := make([]webhook.Outcome, len(due))
	var sending sync.WaitGroup
	for i, m := range due {
		sending.Go(func() {
			outcomes[i] = d.send(ctx, hook.URL, hook.Secrets(d.now()), webhook.Message{ID: m.MessageID, Body: m.Body})
		})
	}
	sending.Wait()
	for i, m := range due {
		o := outcomes[i]
		refused = refused || o.Problem != ""
		gone = gone || o.Gone
		if o.Status == 0 && ctx.Err() != nil {
			continue
		}
		attempted = append(attempted, after(m, o, d.now()))
	}
	return attempted, refused, gone
}

// goneReason stands with a webhook that was switched off because its receiver said so.
const goneReason = "The receiver answered 410 Gone: it wants no more messages."

// record writes what became of the attempts. It does so even if time is up: what was sent was sent.
func (d deliverer) record(workspace int64, hook fairlead.Webhook, attempted []fairlead.Delivery, gone bool) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopGrace)
	defer cancel()
	err := d.store.WriteAside(ctx, workspace, func(tx store.Tx) error { return tx.Deliveries().Record(attempted) })
	if err != nil || !gone {
		return err
	}
	hook.OffAt, hook.OffReason = d.now(), goneReason
	return d.store.Write(ctx, workspace, func(tx store.Tx) error {
		return errors.Join(tx.Webhooks().Update(hook), tx.Deliveries().GiveUp(hook.ID, goneReason))
	})
}
