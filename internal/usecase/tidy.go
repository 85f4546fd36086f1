package usecase

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// How long deliveries are kept, which hold personal data: those that arrived, and those that were given up.
const (
	keepDelivered = 7 * 24 * time.Hour
	keepFailed    = 30 * 24 * time.Hour
)

// How long what sources were sent is kept, and how many bytes of it; and for how long it is remembered which leads have
// come: longer than any vendor sends one again.
const (
	keepArrivals  = 30 * 24 * time.Hour
	mostArrivals  = 1 << 30
	rememberLeads = 400 * 24 * time.Hour
)

// How long a file is kept that nobody brings in, and the rows of one that could not be brought in.
const (
	keepPreviews = 7 * 24 * time.Hour
	keepRejects  = 90 * 24 * time.Hour
)

// Tidy forgets what has expired in a workspace: sessions, tokens, answers to repeated requests, old deliveries, what
// sources were sent long ago, files that nobody brought in, and leads that were deleted long ago.
func (a *App) Tidy(ctx context.Context, workspace int64) error {
	at := a.now()
	err := a.store.WriteAside(ctx, workspace, func(tx store.Tx) error {
		return errors.Join(tx.Credentials().DeleteExpired(at), tx.Answers().DeleteExpired(at),
			tx.Deliveries().DeleteOld(fairlead.DeliveryDone, at.Add(-keepDelivered)),
			tx.Deliveries().DeleteOld(fairlead.DeliveryFailed, at.Add(-keepFailed)),
			tx.Dispatches().DeleteOld(fairlead.DispatchSent, at.Add(-keepDelivered)), tx.Dispatches().DeleteOld(fairlead.DispatchDropped, at.Add(-keepDelivered)),
			tx.Dispatches().DeleteOld(fairlead.DispatchFailed, at.Add(-keepFailed)),
			tx.Arrivals().DeleteOld(at.Add(-keepArrivals), mostArrivals, at.Add(-rememberLeads)),
			tx.Imports().DeleteOld(at.Add(-keepPreviews), at.Add(-keepRejects)))
	})
	if err == nil {
		err = a.purge(ctx, workspace, at.Add(-keepDeleted))
	}
	return wrap("tidy", err)
}

// purgeTime is what must be left of a job's time for one more portion. What is not purged then is so the next time.
const purgeTime = 5 * time.Second

// purge deletes leads for good, in portions between which leads come in. It does so at the desk: nobody brings one back
// while it goes.
func (a *App) purge(ctx context.Context, workspace int64, before time.Time) error {
	for n := PortionSize; n == PortionSize; {
		if ends, limited := ctx.Deadline(); limited && time.Until(ends) < purgeTime {
			return nil
		}
		err := a.store.WriteIntake(ctx, workspace, func(tx store.Tx) (err error) {
			n, err = tx.Leads().Purge(before, PortionSize)
			return err
		})
		if err != nil {
			return err
		}
		a.LetIntakeFirst(ctx, workspace)
	}
	return nil
}
