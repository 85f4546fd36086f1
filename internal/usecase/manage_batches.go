package usecase

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Batches lists the bulk actions that the actor may see, newest first, and the id to continue before (0: the end).
func (a *App) Batches(ctx context.Context, actor fairlead.Actor, before int64, limit int) (batches []fairlead.Batch, next int64, err error) {
	if err := access.SomeBatch(actor); err != nil {
		return nil, 0, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		batches, err = tx.Batches().List(access.Batches(actor), before, limit+1)
		return err
	})
	if len(batches) > limit {
		batches = batches[:limit]
		next = batches[limit-1].ID
	}
	return batches, next, wrap("list batches", err)
}

// Batch returns one bulk action.
func (a *App) Batch(ctx context.Context, actor fairlead.Actor, id int64) (batch fairlead.Batch, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		batch, err = batchInSight(tx, actor, id)
		return err
	})
	return batch, wrap("read batch", err)
}

// batchInSight reads a batch; one that the actor may not see does not exist.
func batchInSight(tx store.Tx, actor fairlead.Actor, id int64) (fairlead.Batch, error) {
	batch, err := tx.Batches().Get(id)
	if err == nil {
		err = access.Batch(actor, batch)
	}
	return batch, err
}

// StopBatch ends a running batch where it is. What was done stays, and can be undone. One that has ended stays as it is.
func (a *App) StopBatch(ctx context.Context, actor fairlead.Actor, id int64) (fairlead.Batch, error) {
	batch, err := a.changeBatch(ctx, actor, id, func(tx store.Tx, batch fairlead.Batch) (*portion, error) {
		if batch.State != fairlead.BatchRunning {
			return nil, nil
		}
		p, err := a.openPortion(tx, actor.Workspace, batch)
		if err != nil {
			return nil, err
		}
		p.end(fairlead.BatchStopped)
		return p, p.update()
	})
	return batch, wrap("stop batch", err)
}

// changeBatch runs change on a batch that the actor may see and could have done; change answers nil if it has nothing to do.
func (a *App) changeBatch(ctx context.Context, actor fairlead.Actor, id int64, change func(store.Tx, fairlead.Batch) (*portion, error)) (batch fairlead.Batch, err error) {
	var p *portion
	err = a.writeIntake(ctx, actor.Workspace, func(tx store.Tx) error {
		if batch, err = batchInSight(tx, actor, id); err != nil {
			return err
		}
		if err := access.RunBatch(actor, batch.Act.Kind); err != nil {
			return err
		}
		p, err = change(tx, batch)
		return err
	})
	if err == nil && p != nil {
		batch = p.batch
		a.tell(p.story.stale)
	}
	return batch, err
}

// Portion is how one transaction of something went that is done in portions.
type Portion struct {
	More bool          // there are others
	Took time.Duration // at the desk, the commit included
}

// NextPortion goes on with a batch that runs, or is being undone, by one transaction of at most so many leads. Whoever
// comes too early, or twice, does the next portion and no harm: each says in its own transaction how far it came. A row of
// a file that no transaction survives is found by halves, and rejected.
func (a *App) NextPortion(ctx context.Context, workspace, id int64, most int) (Portion, error) {
	done, p, err := a.nextPortion(ctx, workspace, id, most, false)
	for spoilt(err, p) && most > 1 {
		most /= 2
		done, p, err = a.nextPortion(ctx, workspace, id, most, false)
	}
	if spoilt(err, p) {
		done, p, err = a.nextPortion(ctx, workspace, id, 1, true)
	}
	if err == nil && p != nil {
		a.tell(p.story.stale)
	}
	return done, wrap("go on with batch", err)
}

// spoilt reports whether a portion failed for one of the rows that it was to bring in.
func spoilt(err error, p *portion) bool {
	return err != nil && p != nil && p.rows > 0 &&
		fairlead.KindOf(err) != fairlead.KindUnavailable && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)
}

func (a *App) nextPortion(ctx context.Context, workspace, id int64, most int, refuse bool) (done Portion, p *portion, err error) {
	var begin time.Time
	err = a.writeIntake(ctx, workspace, func(tx store.Tx) (err error) {
		defer func() {
			if caught := recover(); caught != nil {
				err = fmt.Errorf("panic: %v\n%s", caught, debug.Stack())
			}
		}()
		begin, done.More, p = a.clock(), false, nil
		batch, err := tx.Batches().Get(id)
		if err != nil || batch.State != fairlead.BatchRunning && batch.State != fairlead.BatchUndoing {
			return err
		}
		if p, err = a.openPortion(tx, workspace, batch); err != nil {
			return err
		}
		p.refuse = refuse
		if batch.State == fairlead.BatchRunning {
			err = p.goOn(most)
		} else {
			err = p.undoMore(most)
		}
		done.More = p.batch.State == batch.State
		return err
	})
	if err == nil {
		done.Took = a.clock().Sub(begin)
	}
	return done, p, err
}

// How long a batch steps back between two portions: always for a moment, in which other replicas take their turn, and
// until nobody waits at the desk, but not for ever.
const (
	breath   = time.Millisecond
	patience = 50 * time.Millisecond
)

// LetIntakeFirst returns when the leads that wait at the desk have been taken in, and those that wait for somebody tried again if
// that is worth while by now.
func (a *App) LetIntakeFirst(ctx context.Context, workspace int64) {
	_, _ = a.Sweep(ctx, workspace) // what goes wrong, the next round will meet
	select {
	case <-time.After(breath):
	case <-ctx.Done():
		return
	}
	select {
	case <-a.desk(workspace).quiet():
	case <-time.After(patience):
	case <-ctx.Done():
	}
}
