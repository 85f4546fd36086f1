package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// keepDeleted is how long a deleted lead can be brought back.
const keepDeleted = 30 * 24 * time.Hour

// remove deletes the leads of a batch.
func (p *portion) remove(leads []fairlead.Lead) {
	for _, l := range leads {
		p.did(store.BatchLead{LeadID: l.ID, From: l.AgentID, To: l.AgentID}, p.story.remove(l, p.batch.Actor, p.batch.ID))
	}
}

// remove takes a lead out of every list.
func (s *story) remove(l fairlead.Lead, by fairlead.ActorName, batch int64) *fairlead.Activity {
	s.deleted = append(s.deleted, l.ID)
	s.leadsMoved(l.AgentID)
	return s.tell(fairlead.Activity{LeadID: l.ID, Kind: fairlead.ActivityDeleted, Actor: by, BatchID: batch}, nil)
}

// restore puts a deleted lead back as it was.
func (s *story) restore(l *fairlead.Lead, by fairlead.ActorName, batch int64) {
	l.Version++
	l.UpdatedAt = s.at
	s.restored = append(s.restored, *l)
	s.leadsMoved(l.AgentID)
	s.tell(fairlead.Activity{LeadID: l.ID, Kind: fairlead.ActivityRestored, Actor: by, BatchID: batch}, nil)
}

// DeleteLead takes a lead out of every list. RestoreLead brings it back.
func (a *App) DeleteLead(ctx context.Context, actor fairlead.Actor, id int64) error {
	if err := access.Require(actor, fairlead.DeleteLeads); err != nil {
		return err
	}
	err := a.tellStory(ctx, a.write, actor.Workspace, func(tx store.Tx) (*story, error) {
		lead, err := leadInScope(tx, actor, id)
		if err != nil {
			return nil, err
		}
		s := a.newStory(tx, actor.Workspace)
		s.remove(lead, fairlead.NameOf(actor), 0)
		return s, s.write()
	})
	return wrap("delete lead", err)
}

// RestoreLead brings a deleted lead back, within 30 days. One that is there already stays as it is.
func (a *App) RestoreLead(ctx context.Context, actor fairlead.Actor, id int64) (LeadView, error) {
	if err := access.Require(actor, fairlead.DeleteLeads); err != nil {
		return LeadView{}, err
	}
	var view LeadView
	err := a.tellStory(ctx, a.write, actor.Workspace, func(tx store.Tx) (*story, error) {
		gone, err := tx.Leads().Deleted([]int64{id}, access.Leads(actor))
		if err != nil {
			return nil, err
		}
		s := a.newStory(tx, actor.Workspace)
		for i := range gone {
			s.restore(&gone[i], fairlead.NameOf(actor), 0)
			if gone[i].Waiting != 0 { // it is tried again: the world has gone on
				if err := tx.Desk().SetDirty(true); err != nil {
					return nil, err
				}
			}
		}
		if err := s.write(); err != nil {
			return nil, err
		}
		lead, err := leadInScope(tx, actor, id)
		if err != nil {
			return nil, err
		}
		view, err = a.viewLead(tx, actor.Workspace, lead)
		return s, err
	})
	return view, wrap("restore lead", err)
}
