package usecase

import (
	"context"

	"fairlead/internal/store"
)

// write runs one transaction of people. If it gave the waiting leads a reason to be tried again, the desk does that at once.
func (a *App) write(ctx context.Context, workspace int64, change func(store.Tx) error) error {
	due := false
	err := a.store.Write(ctx, workspace, func(tx store.Tx) error {
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
