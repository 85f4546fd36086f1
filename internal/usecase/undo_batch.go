package usecase

import (
	"cmp"
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Batches lists the workspace's bulk actions, newest first, and the id to continue before (0: the end).
func (a *App) Batches(ctx context.Context, actor fairlead.Actor, before int64, limit int) (batches []fairlead.Batch, next int64, err error) {
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return nil, 0, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		batches, err = tx.Batches().List(before, limit+1)
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
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return batch, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		batch, err = tx.Batches().Get(id)
		return err
	})
	return batch, wrap("read batch", err)
}

// UndoBatch puts the leads of a batch back where they were, turns in the ledgers included. Leads that have moved on
// since stay, and are listed. Undoing what is undone changes nothing.
func (a *App) UndoBatch(ctx context.Context, actor fairlead.Actor, id int64) (fairlead.Batch, error) {
	if err := access.Require(actor, fairlead.AssignLeads); err != nil {
		return fairlead.Batch{}, err
	}
	var batch fairlead.Batch
	var told Stale
	err := a.store.Write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if batch, err = tx.Batches().Get(id); err != nil || batch.State == fairlead.BatchUndone {
			return err
		}
		u, err := a.newUndo(tx, actor, batch)
		if err != nil {
			return err
		}
		if err := u.run(); err != nil {
			return err
		}
		batch, told = u.batch, u.story.stale
		return nil
	})
	if err == nil {
		a.tell(told)
	}
	return batch, wrap("undo batch", err)
}

// undo is one undoing in the making.
type undo struct {
	story   *story
	members map[int64]fairlead.Member
	batch   fairlead.Batch
	rows    []store.BatchLead
	leads   map[int64]fairlead.Lead
	worked  map[int64]fairlead.Activity
	kept    map[int64]int // leads of the batch that each agent keeps
	lost    map[int64]int
	by      fairlead.ActorName
}

func (a *App) newUndo(tx store.Tx, actor fairlead.Actor, batch fairlead.Batch) (*undo, error) {
	rows, err := tx.Batches().Leads(batch.ID)
	if err != nil {
		return nil, err
	}
	ids, since := make([]int64, len(rows)), make(map[int64]int64, len(rows))
	for i, r := range rows {
		ids[i], since[r.LeadID] = r.LeadID, r.ActivityID
	}
	leads, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true})
	if err != nil {
		return nil, err
	}
	worked, err := tx.Activities().Since(since)
	if err != nil {
		return nil, err
	}
	members, err := membersByID(tx)
	if err != nil {
		return nil, err
	}
	u := &undo{story: a.newStory(tx, actor.Workspace), members: members, batch: batch, rows: rows, worked: worked,
		leads: make(map[int64]fairlead.Lead, len(leads)), kept: map[int64]int{}, lost: map[int64]int{}, by: fairlead.NameOf(actor)}
	for _, l := range leads {
		u.leads[l.ID] = l
	}
	return u, nil
}

func (u *undo) run() error {
	var back []store.BatchLead
	for _, row := range u.rows {
		if reason := u.stays(row); reason != "" {
			u.batch.Stayed = append(u.batch.Stayed, fairlead.Left{LeadID: row.LeadID, Reason: reason})
			u.kept[row.To]++
			continue
		}
		lead := u.leads[row.LeadID]
		move(u.story, &lead, row.From, u.members, u.by, "", u.batch.ID)
		u.lost[row.To]++
		back = append(back, row)
	}
	if err := u.rebook(back); err != nil {
		return err
	}
	if err := u.retell(); err != nil {
		return err
	}
	u.batch.State = fairlead.BatchUndone
	if err := u.story.tx.Batches().Update(u.batch); err != nil {
		return err
	}
	return u.story.write()
}

// stays says why a lead does not go back; "" if it does.
func (u *undo) stays(row store.BatchLead) fairlead.LeftReason {
	lead, there := u.leads[row.LeadID]
	_, worked := u.worked[row.LeadID]
	switch {
	case !there:
		return fairlead.LeftDeleted
	case lead.AgentID != row.To:
		return fairlead.LeftMoved
	case worked:
		return fairlead.LeftWorked
	default:
		return ""
	}
}

// rebook books the inverse of what the batch booked for the leads that go back, and levels what is beyond bounds.
func (u *undo) rebook(rows []store.BatchLead) error {
	seqs := map[int64][]int64{}
	for _, r := range rows {
		if r.LedgerSeq != 0 {
			seqs[r.RotationID] = append(seqs[r.RotationID], r.LedgerSeq)
		}
	}
	for rotation, list := range seqs {
		if err := u.story.loadLedgers([]int64{rotation}); err != nil {
			return err
		}
		entries, err := u.story.tx.Ledgers().Pick(rotation, list)
		if err != nil {
			return err
		}
		newestFirst := func(a, b fairlead.LedgerEntry) int { return cmp.Compare(b.Seq, a.Seq) } // so that turns come back too
		slices.SortFunc(entries, newestFirst)
		ledger := u.story.ledgers[rotation]
		for _, e := range entries {
			inverse, err := ledger.Undo(e, u.story.at)
			if err != nil {
				return err
			}
			u.story.book(inverse)
		}
		if settled, ok := ledger.Settle(u.story.at); ok {
			u.story.book(settled)
		}
	}
	return nil
}

// retell takes back what nobody has read, says anew what is left of it, and tells those who had read it.
func (u *undo) retell() error {
	unread, err := u.story.tx.Notifications().Withdraw(u.batch.ID)
	if err != nil {
		return err
	}
	for _, id := range unread {
		u.story.show(id, TopicNotifications)
		if n := u.kept[id]; n > 0 {
			u.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyBatch, BatchID: u.batch.ID, Count: n, Actor: u.batch.Actor})
		}
	}
	for id, n := range u.lost {
		if id != 0 && !slices.Contains(unread, id) {
			u.story.notify(fairlead.Notification{MemberID: id, Kind: fairlead.NotifyUndone, BatchID: u.batch.ID, Count: n, Actor: u.by})
		}
	}
	return nil
}
