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

// Tidy forgets what has expired in a workspace: sessions, tokens, answers to repeated requests, old deliveries.
func (a *App) Tidy(ctx context.Context, workspace int64) error {
	at := a.now()
	err := a.store.WriteAside(ctx, workspace, func(tx store.Tx) error {
		return errors.Join(tx.Credentials().DeleteExpired(at), tx.Answers().DeleteExpired(at),
			tx.Deliveries().DeleteOld(fairlead.DeliveryDone, at.Add(-keepDelivered)),
			tx.Deliveries().DeleteOld(fairlead.DeliveryFailed, at.Add(-keepFailed)))
	})
	return wrap("tidy", err)
}
