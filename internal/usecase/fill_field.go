package usecase

import (
	"context"
	"errors"

	"fairlead"
	"fairlead/internal/store"
)

// fillPortion is how many leads are entered at once: leads that come in meanwhile wait for that.
const fillPortion = 1_000

// beginFilling does the first portion at once, which is all of it where leads are few, and asks for the rest to be done.
// It reports whether there is a rest.
func (a *App) beginFilling(tx store.Tx, field int64, portion func(id int64, limit int) (bool, error)) (left bool, err error) {
	done, err := portion(field, fillPortion)
	if err != nil || done {
		return false, err
	}
	return true, tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobFill, Ref: field, RunAt: a.now()})
}

// FillField enters one more portion of what leads answered to a field before it was defined, or takes it out if the
// field is deleted; more says that there are others. It does so at the desk, where nobody changes an answer at the same
// moment.
func (a *App) FillField(ctx context.Context, workspace, field int64) (more bool, err error) {
	err = a.store.WriteIntake(ctx, workspace, func(tx store.Tx) error {
		done, err := tx.Fields().Fill(field, fillPortion)
		if errors.Is(err, fairlead.ErrNotFound) {
			done, err = tx.Fields().Empty(field, fillPortion)
		}
		more = !done
		return err
	})
	if err == nil && !more {
		a.tell(Stale{Workspace: workspace, Topics: []Topic{TopicSettings, TopicLeads}, Everyone: true})
	}
	return more, wrap("fill field", err)
}
