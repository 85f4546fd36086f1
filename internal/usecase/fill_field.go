package usecase

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// fillFirst is how many leads are entered while somebody waits for their new field.
const fillFirst = 1_000

// beginFilling does the first portion at once, which is all of it where leads are few, and asks for the rest to be done.
// It reports whether there is a rest.
func (a *App) beginFilling(tx store.Tx, field int64, portion func(id int64, limit int) (bool, error)) (left bool, err error) {
	done, err := portion(field, fillFirst)
	if err != nil || done {
		return false, err
	}
	return true, tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobFill, Ref: field, RunAt: a.now()})
}

// FillField enters one more portion of what at most so many leads answered to a field before it was defined, or takes it
// out if the field is deleted. It does so at the desk, where nobody changes an answer at the same moment.
func (a *App) FillField(ctx context.Context, workspace, field int64, most int) (done Portion, err error) {
	var begin time.Time
	err = a.store.WriteIntake(ctx, workspace, func(tx store.Tx) error {
		begin = a.clock()
		last, err := tx.Fields().Fill(field, most)
		if errors.Is(err, fairlead.ErrNotFound) {
			last, err = tx.Fields().Empty(field, most)
		}
		done.More = !last
		return err
	})
	if err != nil {
		return done, wrap("fill field", err)
	}
	done.Took = a.clock().Sub(begin)
	if !done.More {
		a.tell(Stale{Workspace: workspace, Topics: []Topic{TopicSettings, TopicLeads}, Everyone: true})
	}
	return done, nil
}
