package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/store"
)

// write runs one transaction that may change people and rules. If it gave the waiting leads a reason to be tried again, the
// desk does that at once.
func (a *App) write(ctx context.Context, workspace int64, change func(store.Tx) error) error {
	return a.writeBy(ctx, a.store.Write, workspace, change)
}

// writeIntake is write for what changes leads, and neither people nor rules.
func (a *App) writeIntake(ctx context.Context, workspace int64, change func(store.Tx) error) error {
	return a.writeBy(ctx, a.store.WriteIntake, workspace, change)
}

type transact func(ctx context.Context, workspace int64, do func(store.Tx) error) error

func (a *App) writeBy(ctx context.Context, run transact, workspace int64, change func(store.Tx) error) error {
	due := false
	err := run(ctx, workspace, func(tx store.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		desk, err := tx.Desk().Get()
		if err == nil && desk.Freed && !desk.Dirty {
			desk.Dirty, err = a.madeRoom(tx, workspace)
		}
		due = desk.Dirty
		return err
	})
	if err == nil && due {
		a.desk(workspace).poke()
	}
	return err
}

// tellStory runs a transaction of write or writeIntake and says after its commit what went stale by the story that it comes to; nil:
// there is nothing to tell.
func (a *App) tellStory(ctx context.Context, write transact, workspace int64, change func(store.Tx) (*story, error)) error {
	var told *story
	err := write(ctx, workspace, func(tx store.Tx) (err error) {
		told, err = change(tx)
		return err
	})
	if err == nil && told != nil {
		a.tell(told.stale)
	}
	return err
}

// madeRoom lets waiting leads be tried again if an open lead less can make a difference to any.
func (a *App) madeRoom(tx store.Tx, workspace int64) (bool, error) {
	policy, members, err := a.rulesAndPeople(tx, workspace)
	if err != nil {
		return false, err
	}
	limited := policy.LimitsOpen()
	for _, m := range members {
		limited = limited || m.MaxOpen.Set
	}
	if !limited {
		return false, nil
	}
	waiting, err := tx.Leads().Count(fairlead.LeadFilter{Waiting: true}, fairlead.LeadScope{All: true}, 1)
	if err != nil || waiting == 0 {
		return false, err
	}
	return true, tx.Desk().SetDirty(true)
}
