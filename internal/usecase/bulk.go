package usecase

import (
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// How many leads of a batch one transaction takes: all of them, if there are no more than atOnce; else portions, between
// which leads that come in are taken in. PortionSize is a portion to begin with.
const (
	atOnce      = 1_000
	PortionSize = 500
)

// Bulk does one thing to the chosen leads, in one batch, which can be undone as one. A batch of few leads is done when this
// returns; one of many runs on in the background. Every agent who gets leads gets one notification.
func (a *App) Bulk(ctx context.Context, actor fairlead.Actor, sel Selection, act fairlead.BatchAct) (fairlead.Batch, error) {
	if err := access.RunBatch(actor, act.Kind); err != nil {
		return fairlead.Batch{}, err
	}
	act.AddTags, act.RemoveTags = cleanTags(act.AddTags), cleanTags(act.RemoveTags)
	if err := sel.check(); err != nil {
		return fairlead.Batch{}, err
	}
	few := false
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		few, err = sel.few(tx, actor)
		return err
	})
	var batch fairlead.Batch
	if err == nil && few {
		batch, few, err = a.doAtOnce(ctx, actor, sel, act)
	}
	if err == nil && !few {
		batch, err = a.beginBatch(ctx, actor, sel, act)
	}
	return batch, wrap("act on leads", err)
}

// BulkAssign is Bulk for assigning. With onlyUnassigned, leads that have an agent are left alone.
func (a *App) BulkAssign(ctx context.Context, actor fairlead.Actor, sel Selection, to fairlead.BatchTarget, onlyUnassigned bool) (fairlead.Batch, error) {
	return a.Bulk(ctx, actor, sel, fairlead.BatchAct{Kind: fairlead.BatchAssign, To: to, OnlyUnassigned: onlyUnassigned})
}

// onlyUnassigned reports whether leads that have an agent are not chosen.
func onlyUnassigned(act fairlead.BatchAct) bool {
	return act.OnlyUnassigned || act.Kind == fairlead.BatchRoute && !act.IncludeAssigned
}

// doAtOnce is a batch in one transaction; not few says that there are too many leads for that by now, and nothing was done.
func (a *App) doAtOnce(ctx context.Context, actor fairlead.Actor, sel Selection, act fairlead.BatchAct) (batch fairlead.Batch, few bool, err error) {
	err = a.tellStory(ctx, a.writeIntake, actor.Workspace, func(tx store.Tx) (*story, error) {
		ids, err := sel.choose(tx, actor, onlyUnassigned(act))
		if few = len(ids) <= atOnce; err != nil || !few {
			return nil, err
		}
		p, err := a.firstPortion(tx, actor, act, len(ids))
		if err != nil {
			return nil, err
		}
		if err := p.run(ids); err != nil {
			return nil, err
		}
		p.end(fairlead.BatchDone)
		if err := tx.Batches().Insert(p.batch); err != nil {
			return nil, err
		}
		batch = p.batch
		return p.story, p.write()
	})
	return batch, few, err
}

// beginBatch settles which leads a large batch takes, and asks for a job to go on with it. The leads are read on a
// snapshot, which holds up nobody; what changes after it, each portion finds in the timelines.
func (a *App) beginBatch(ctx context.Context, actor fairlead.Actor, sel Selection, act fairlead.BatchAct) (batch fairlead.Batch, err error) {
	var ids []int64
	var progress store.BatchProgress
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if progress.Since, err = tx.Activities().Last(); err == nil {
			ids, err = sel.choose(tx, actor, onlyUnassigned(act))
		}
		return err
	})
	if err != nil {
		return batch, err
	}
	err = a.tellStory(ctx, a.writeIntake, actor.Workspace, func(tx store.Tx) (*story, error) {
		p, err := a.firstPortion(tx, actor, act, len(ids))
		if err != nil {
			return nil, err
		}
		batch = p.batch
		for _, step := range []func() error{
			func() error { return tx.Batches().Insert(batch) },
			func() error { return tx.Batches().SaveProgress(batch.ID, progress) },
			func() error { return tx.Batches().Choose(batch.ID, ids) },
			func() error { return p.wantMore() },
		} {
			if err := step(); err != nil {
				return nil, err
			}
		}
		return p.story, nil
	})
	return batch, err
}

// firstPortion begins a batch, unless it cannot be done.
func (a *App) firstPortion(tx store.Tx, actor fairlead.Actor, act fairlead.BatchAct, total int) (*portion, error) {
	p, err := a.newPortion(tx, actor.Workspace)
	if err != nil {
		return nil, err
	}
	p.scope = access.Leads(actor)
	p.batch = fairlead.Batch{State: fairlead.BatchRunning, Act: act, Actor: fairlead.NameOf(actor), Total: total, At: p.story.at}
	if err := p.ready(); err != nil {
		return nil, err
	}
	p.batch.ID, err = tx.NextIDs(store.BatchIDs, 1)
	p.show()
	return p, err
}

// show tells who looks at batches that this one went on.
func (p *portion) show() {
	p.story.show(p.batch.Actor.ID, TopicBatches)
	p.story.stale.Viewers = true
}

// wantMore asks for the batch's job.
func (p *portion) wantMore() error {
	p.story.stale.wake = true
	return p.tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobBatch, Ref: p.batch.ID, RunAt: p.story.at})
}

// checkTags says what is wrong with the tags of a bulk action.
func checkTagAct(act fairlead.BatchAct) error {
	if len(act.AddTags)+len(act.RemoveTags) == 0 {
		return fairlead.Invalid("add", "Name at least one tag to add or to remove.")
	}
	wrong := checkTags(act.AddTags)
	if wrong = append(wrong, checkTags(act.RemoveTags)...); len(wrong) > 0 {
		return fairlead.InvalidFields(wrong)
	}
	for _, tag := range act.AddTags {
		if slices.Contains(act.RemoveTags, tag) {
			return fairlead.Invalid("remove", "A tag cannot be added and removed at once.")
		}
	}
	return nil
}
