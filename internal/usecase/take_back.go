package usecase

import (
	"cmp"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// takeBack puts one lead back as it was, or notes why it stays.
func (u *undo) takeBack(row store.BatchLead) {
	lead, there := u.leads[row.LeadID]
	gone, deleted := u.gone[row.LeadID]
	reason := fairlead.LeftReason("")
	switch {
	case deleted:
		u.waitAgain(&gone, gone.Waiting)
		u.story.restore(&gone, u.by, u.batch.ID)
	case !there:
		reason = fairlead.LeftDeleted
	case u.batch.Act.Kind == fairlead.BatchDelete:
		reason = fairlead.LeftUnchanged // somebody brought it back already
	case u.batch.Act.Kind == fairlead.BatchStatus:
		reason = u.statusBack(&lead, row)
	case u.batch.Act.Kind == fairlead.BatchTags:
		reason = u.tagsBack(&lead, row)
	case u.batch.Act.Kind == fairlead.BatchImport:
		reason = u.takeOut(lead, row)
	default:
		reason = u.handBack(&lead, row)
	}
	if reason != "" {
		u.batch.Stay(row.LeadID, reason)
	}
}

func (u *undo) statusBack(lead *fairlead.Lead, row store.BatchLead) fairlead.LeftReason {
	switch {
	case lead.Status != u.batch.Act.Status:
		return fairlead.LeftChanged
	case u.statuses.Index(row.Status) < 0:
		return fairlead.LeftNoStatus
	}
	u.waitAgain(lead, row.Waiting)
	u.turnStatus(lead, row.Status, u.by)
	return ""
}

// tagsBack takes back exactly what the batch did to this lead's tags, as far as that still stands.
func (u *undo) tagsBack(lead *fairlead.Lead, row store.BatchLead) fairlead.LeftReason {
	remove, add := shared(row.Added, lead.Tags), without(row.Removed, lead.Tags)
	switch {
	case len(remove)+len(add) == 0:
		return fairlead.LeftChanged
	case len(lead.Tags)+len(add)-len(remove) > maxTags:
		return fairlead.LeftTags
	}
	u.turnTags(lead, add, remove, u.by)
	return ""
}

// stays says why a lead stays with whom the batch gave it to, or elsewhere; "": it does not.
func (u *undo) stays(lead fairlead.Lead, row store.BatchLead) fairlead.LeftReason {
	if lead.AgentID != row.To {
		return fairlead.LeftMoved
	}
	if _, worked := u.worked[row.LeadID]; worked {
		u.progress.Undo.Kept[row.To]++
		return fairlead.LeftWorked
	}
	return ""
}

// takeOut deletes a lead that an import made.
func (u *undo) takeOut(lead fairlead.Lead, row store.BatchLead) fairlead.LeftReason {
	if reason := u.stays(lead, row); reason != "" {
		return reason
	}
	u.story.remove(lead, u.by, u.batch.ID)
	u.progress.Undo.Lost[row.To]++
	u.back = append(u.back, row)
	return ""
}

func (u *undo) handBack(lead *fairlead.Lead, row store.BatchLead) fairlead.LeftReason {
	if reason := u.stays(*lead, row); reason != "" {
		return reason
	}
	lead.AgentID, lead.Waiting, lead.BatchID = row.From, 0, row.Batch
	u.waitAgain(lead, row.Waiting)
	entry := handover(lead.ID, u.by, refOf(u.members, row.To), refOf(u.members, row.From))
	entry.BatchID = u.batch.ID
	u.story.place(lead, row.To, entry, nil)
	if row.From != row.To {
		u.progress.Undo.Lost[row.To]++
	}
	u.back = append(u.back, row)
	return ""
}

// waitAgain lets a lead wait that did before the batch. Once all are back they are tried again: the world has gone on.
func (u *undo) waitAgain(lead *fairlead.Lead, waited int64) {
	if waited != 0 && lead.AgentID == 0 {
		lead.Waiting, u.progress.Undo.Waits = waited, true
	}
}

// rebook books the inverse of what the batch booked for the leads that go back, newest first, so that turns come back too.
func (u *undo) rebook() error {
	seqs := map[int64][]int64{}
	for _, r := range u.back {
		if r.LedgerSeq != 0 {
			seqs[r.RotationID] = append(seqs[r.RotationID], r.LedgerSeq)
		}
	}
	for rotation, list := range seqs {
		if err := u.story.loadLedgers([]int64{rotation}); err != nil {
			return err
		}
		entries, err := u.tx.Ledgers().Pick(rotation, list)
		if err != nil {
			return err
		}
		newestFirst := func(a, b fairlead.LedgerEntry) int { return cmp.Compare(b.Seq, a.Seq) }
		slices.SortFunc(entries, newestFirst)
		for _, e := range entries {
			inverse, err := u.story.ledgers[rotation].Undo(e, u.story.at)
			if err != nil {
				return err
			}
			u.story.book(inverse)
			u.given[e.LeadID] = e.At
		}
		if !slices.Contains(u.progress.Undo.Rotations, rotation) {
			u.progress.Undo.Rotations = append(u.progress.Undo.Rotations, rotation)
		}
	}
	return u.tookBack()
}

// tookBack makes room again for the leads that go back, in what their rotations gave on the day.
func (u *undo) tookBack() error {
	for _, r := range u.back {
		rotation := cmp.Or(r.RotationID, u.batch.Act.To.RotationID) // of a spread that divides evenly nothing is booked
		if rotation == 0 || r.OnlyTurn() {
			continue
		}
		if err := u.story.loadLedgers([]int64{rotation}); err != nil {
			return err
		}
		at, booked := u.given[r.LeadID]
		if !booked {
			at = u.batch.At
		}
		u.story.ledgers[rotation].TookBack(r.To, at)
		u.story.booked[rotation] = true
	}
	return nil
}
