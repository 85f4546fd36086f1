package usecase

import (
	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// readyToRoute makes sure that there are rules to ask.
func (p *portion) readyToRoute() error {
	if !p.policy.Source().AutoAssign {
		return fairlead.Conflict("auto_assign_off", "Auto-assign is off, so no rule decides. Switch it on first.")
	}
	return nil
}

// route lets the rules decide about the leads as if they were new: what they are like now, and when they came in.
func (p *portion) route(leads []fairlead.Lead) error {
	if err := p.story.loadLedgers(rotationIDs(p.policy)); err != nil {
		return err
	}
	p.roster.Ledgers = p.story.ledgers
	for i := range leads {
		l := &leads[i]
		if !l.Open {
			p.batch.Skip(l.ID, fairlead.LeftClosed)
			continue
		}
		facts := factsOf(*l, p.zone)
		p.load(l.AgentID, 0, true) // it does not count against its own agent
		p.settle(l, facts, routing.Decide(p.policy, facts, p.roster))
		p.load(0, l.AgentID, true)
	}
	return nil
}

// settle does what the rules decided. An agent keeps a lead that the rules would give to nobody, unless they are inactive:
// then it waits for whoever comes.
func (p *portion) settle(l *fairlead.Lead, facts routing.Facts, d fairlead.Decision) {
	keeps := p.members[l.AgentID].MayHaveLeads()
	switch {
	case d.Outcome == fairlead.OutcomeAssigned && d.AgentID == l.AgentID:
		p.batch.Skip(l.ID, fairlead.LeftUnchanged)
	case d.Outcome == fairlead.OutcomeAssigned:
		p.give(l, facts, d)
	case d.Outcome == fairlead.OutcomeWaiting && (keeps || l.Waiting == d.Awaited()):
		p.batch.Skip(l.ID, fairlead.LeftNobody)
	case d.Outcome == fairlead.OutcomeWaiting:
		p.placeRouted(l, facts, d, fairlead.Activity{LeadID: l.ID, Kind: fairlead.ActivityWaiting, Actor: decider(d), Text: p.awaited(d)})
	case l.Waiting != 0: // no rule wants it to wait any more
		p.placeRouted(l, facts, d, handover(l.ID, decider(d), nil, nil))
	default:
		p.batch.Skip(l.ID, fairlead.LeftNoRule)
	}
}

// give gives a lead to whom the rules chose, and books it.
func (p *portion) give(l *fairlead.Lead, facts routing.Facts, d fairlead.Decision) {
	row := p.placeRouted(l, facts, d, handover(l.ID, decider(d), refOf(p.members, l.AgentID), refOf(p.members, d.AgentID)))
	if ledger := p.story.ledgers[d.RotationID]; ledger != nil {
		if e, ok := ledger.Book(d, l.ID, p.story.at); ok {
			p.story.book(e)
			row.RotationID, row.LedgerSeq = e.RotationID, e.Seq
		}
	}
}

// placeRouted puts a lead where a decision wants it, keeps the decision, and returns what was done.
func (p *portion) placeRouted(l *fairlead.Lead, facts routing.Facts, d fairlead.Decision, entry fairlead.Activity) *store.BatchLead {
	decision := p.story.decide(store.DecisionRow{LeadID: l.ID, Outcome: d.Outcome, AgentID: d.AgentID,
		Record: routing.Pack(p.policy, facts, p.roster, d)})
	row := store.BatchLead{LeadID: l.ID, From: l.AgentID, To: d.AgentID, Batch: l.BatchID, Waiting: l.Waiting}
	l.AgentID, l.Waiting, l.BatchID = d.AgentID, 0, p.batch.ID
	if d.Outcome == fairlead.OutcomeWaiting {
		l.Waiting, p.story.waits = d.Awaited(), true
	}
	p.story.topics(TopicRouting)
	entry.BatchID = p.batch.ID
	p.did(row, p.story.place(l, row.From, entry, decision))
	return &p.moves[len(p.moves)-1].lead
}
