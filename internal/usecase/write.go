package usecase

import (
	"context"

	"fairlead/internal/store"
)

// writer runs a transaction.
type writer = func(ctx context.Context, workspace int64, change func(store.Tx) error) error

// write runs one transaction of people. If it gave the waiting leads a reason to be tried again, the desk does that at once.
func (a *App) write(ctx context.Context, workspace int64, change func(store.Tx) error) error {
	return a.poking(ctx, a.store.Write, workspace, change)
}

// writeIntake is write for what changes leads and balances but neither people nor rules: a round of the desk, a part of a batch.
func (a *App) writeIntake(ctx context.Context, workspace int64, change func(store.Tx) error) error {
	return a.poking(ctx, a.store.WriteIntake, workspace, change)
}

func (a *App) poking(ctx context.Context, write writer, workspace int64, change func(store.Tx) error) error {
	due := false
	err := write(ctx, workspace, func(tx store.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		desk, err := tx.Desk().Get()
		due = desk.Dirty
		return err
	})
	if err == nil && due {
		a.desk(workspace).poke()
	}
	return err
}
