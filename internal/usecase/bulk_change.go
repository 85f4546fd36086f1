package usecase

import (
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// setStatus gives the leads the batch's status.
func (p *portion) setStatus(leads []fairlead.Lead) {
	for i := range leads {
		l := &leads[i]
		if l.Status == p.batch.Act.Status {
			p.batch.Skip(l.ID, fairlead.LeftUnchanged)
			continue
		}
		row := store.BatchLead{LeadID: l.ID, From: l.AgentID, To: l.AgentID, Status: l.Status}
		waited := l.Waiting
		entry := p.turnStatus(l, p.batch.Act.Status, p.batch.Actor)
		if l.Waiting == 0 {
			row.Waiting = waited
		}
		p.did(row, entry)
	}
}

// turnStatus gives a lead a status. A closed one waits for nobody.
func (p *portion) turnStatus(l *fairlead.Lead, status fairlead.Status, by fairlead.ActorName) *fairlead.Activity {
	before := *l
	l.Status, l.Open = status, p.statuses.Open(status)
	if !l.Open {
		l.Waiting = 0
	}
	return p.change(before, l, by)
}

// change writes a lead whose own values are others than before, and tells its timeline which.
func (p *portion) change(before fairlead.Lead, l *fairlead.Lead, by fairlead.ActorName) *fairlead.Activity {
	l.Version++
	l.UpdatedAt = p.story.at
	p.story.changed = append(p.story.changed, *l)
	p.story.leadsMoved(l.AgentID)
	return p.story.tell(fairlead.Activity{LeadID: l.ID, Kind: fairlead.ActivityChanged, Actor: by, Changes: differences(before, *l), BatchID: p.batch.ID}, nil)
}

// setTags adds and removes the batch's tags, and keeps which of them that changed on each lead.
func (p *portion) setTags(leads []fairlead.Lead) {
	for i := range leads {
		l := &leads[i]
		row := store.BatchLead{LeadID: l.ID, From: l.AgentID, To: l.AgentID,
			Added: without(p.batch.Act.AddTags, l.Tags), Removed: shared(p.batch.Act.RemoveTags, l.Tags)}
		switch {
		case len(row.Added)+len(row.Removed) == 0:
			p.batch.Skip(l.ID, fairlead.LeftUnchanged)
		case len(l.Tags)+len(row.Added)-len(row.Removed) > maxTags:
			p.batch.Skip(l.ID, fairlead.LeftTags)
		default:
			p.did(row, p.turnTags(l, row.Added, row.Removed, p.batch.Actor))
		}
	}
}

// turnTags adds tags to a lead that it has not, and removes tags that it has.
func (p *portion) turnTags(l *fairlead.Lead, add, remove []string, by fairlead.ActorName) *fairlead.Activity {
	before := *l
	l.Tags = cleanTags(slices.Concat(without(l.Tags, remove), add))
	return p.change(before, l, by)
}

// without are the texts of a list that are not in another, and shared those that are.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

func shared(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return !slices.Contains(other, s) })
}
