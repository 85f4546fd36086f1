package usecase

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// UndoBatch puts the leads of a batch back as they were, turns in the ledgers included. Leads that have moved on since
// stay, and are listed. A batch of few leads is undone when this returns; one of many goes on in the background. One that
// still runs stops where it is. Undoing what is undone changes nothing.
func (a *App) UndoBatch(ctx context.Context, actor fairlead.Actor, id int64) (fairlead.Batch, error) {
	batch, err := a.changeBatch(ctx, actor, id, func(tx store.Tx, batch fairlead.Batch) (*portion, error) {
		if batch.State == fairlead.BatchUndone || batch.State == fairlead.BatchUndoing {
			return nil, nil
		}
		p, err := a.openPortion(tx, actor.Workspace, batch)
		if err != nil {
			return nil, err
		}
		p.progress.Undo.By, p.progress.Undo.Untold = fairlead.NameOf(actor), batch.State == fairlead.BatchRunning
		p.batch.State, p.ended = fairlead.BatchUndoing, true
		if batch.Processed <= atOnce { // what there is to undo is of leads that were looked at
			return p, p.undoMore(atOnce + 1)
		}
		if err := p.wantMore(); err != nil {
			return nil, err
		}
		return p, p.update()
	})
	return batch, wrap("undo batch", err)
}

// undo is one transaction of an undoing in the making.
type undo struct {
	*portion
	by     fairlead.ActorName
	scope  fairlead.LeadScope
	leads  map[int64]fairlead.Lead // that are there …
	gone   map[int64]fairlead.Lead // … and that are deleted, of those that the batch deleted
	worked map[int64]fairlead.Activity
	back   []store.BatchLead
	given  map[int64]time.Time // when leads were, of which an entry says so
}

// undoMore takes back what the batch did to some leads, the last ones first, and ends when there are no more.
func (p *portion) undoMore(most int) error {
	rows, err := p.tx.Batches().Leads(p.batch.ID, p.progress.Undo.Below, most)
	if err != nil {
		return err
	}
	u := &undo{portion: p, by: p.progress.Undo.By, given: map[int64]time.Time{}}
	u.scope = access.Leads(p.actorOf(u.by))
	if err := u.read(rows); err != nil {
		return err
	}
	for _, row := range rows {
		if row.OnlyTurn() {
			u.back = append(u.back, row)
		} else {
			u.takeBack(row)
			p.batch.Undone++
		}
		p.progress.Undo.Below = row.LeadID
	}
	if err := u.rebook(); err != nil {
		return err
	}
	if len(rows) < most {
		if err := u.finish(); err != nil {
			return err
		}
	}
	return p.update()
}

// read reads the leads that the batch changed, and what happened to them since.
func (u *undo) read(rows []store.BatchLead) error {
	ids, since := make([]int64, 0, len(rows)), make(map[int64]int64, len(rows))
	for _, r := range rows {
		if !r.OnlyTurn() {
			ids, since[r.LeadID] = append(ids, r.LeadID), r.ActivityID
		}
	}
	seen := u.scope
	if u.moves() { // whoever gave their leads away does not see them any more
		seen = fairlead.LeadScope{All: true}
	}
	there, err := u.fetch(ids, seen)
	if err != nil {
		return err
	}
	u.leads, u.gone = leadsByID(there), nil
	switch {
	case u.moves():
		u.worked, err = u.tx.Activities().Since(since)
	case u.batch.Act.Kind == fairlead.BatchDelete:
		var gone []fairlead.Lead
		gone, err = u.tx.Leads().Deleted(ids, seen)
		u.gone = leadsByID(gone)
	}
	return err
}

// moves reports whether the batch changed who has leads.
func (u *undo) moves() bool {
	return slices.Contains([]fairlead.BatchKind{fairlead.BatchAssign, fairlead.BatchRoute, fairlead.BatchImport}, u.batch.Act.Kind)
}

// finish levels what is beyond bounds in the ledgers that moved, and corrects what the agents were told.
func (u *undo) finish() error {
	if err := u.story.loadLedgers(u.progress.Undo.Rotations); err != nil {
		return err
	}
	for _, rotation := range u.progress.Undo.Rotations {
		if settled, ok := u.story.ledgers[rotation].Settle(u.story.at); ok {
			u.story.book(settled)
		}
	}
	slices.SortFunc(u.batch.Stayed, func(a, b fairlead.Left) int { return cmp.Compare(a.LeadID, b.LeadID) })
	u.batch.State = fairlead.BatchUndone
	if u.progress.Undo.Waits || len(u.progress.Undo.Rotations) > 0 { // leads wait again, or there is room for some that do
		if err := u.tx.Desk().SetDirty(true); err != nil {
			return err
		}
	}
	return u.retell()
}

// retell takes back what nobody has read, says anew what is left of it, and tells those who had read it.
func (u *undo) retell() error {
	done := u.progress.Undo
	unread, err := u.tx.Notifications().Withdraw(u.batch.ID)
	if err != nil {
		return err
	}
	told := func(id int64) bool { return id != 0 && !done.Untold && !slices.Contains(unread, id) }
	for _, id := range unread {
		u.story.show(id, TopicNotifications)
	}
	for id, n := range done.Kept {
		if id != 0 && !told(id) {
			u.notifyBatch(id, n)
		}
	}
	for id, n := range done.Lost {
		if told(id) {
			u.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyUndone, BatchID: u.batch.ID, Count: n, Actor: done.By})
		}
	}
	return nil
}
