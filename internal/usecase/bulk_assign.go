package usecase

import (
	"cmp"
	"fmt"
	"slices"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

func checkTarget(to fairlead.BatchTarget, members map[int64]fairlead.Member, policy *routing.Policy) error {
	set := 0
	for _, given := range []bool{to.AgentID != 0, len(to.AgentIDs) > 0, to.RotationID != 0, to.Unassign} {
		if given {
			set++
		}
	}
	if set != 1 {
		return fairlead.Invalid("to", "Say exactly one of agent_id, agent_ids, rotation_id and unassign.")
	}
	if to.AgentID != 0 && !members[to.AgentID].MayHaveLeads() {
		return agentError(members, to.AgentID, "to.agent_id")
	}
	for i, id := range to.AgentIDs {
		if !members[id].MayHaveLeads() {
			return agentError(members, id, fmt.Sprintf("to.agent_ids[%d]", i))
		}
		if slices.Contains(to.AgentIDs[:i], id) {
			return fairlead.Invalid(fmt.Sprintf("to.agent_ids[%d]", i), "This team member is named twice.")
		}
	}
	if r, ok := policy.Rotation(to.RotationID); to.RotationID != 0 && (!ok || r.Hidden) {
		return fairlead.Invalid("to.rotation_id", "There is no such rotation.")
	}
	return nil
}

// readyToAssign makes sure that the target can have leads, and finds who shares them.
func (p *portion) readyToAssign() error {
	to := p.batch.Act.To
	if err := checkTarget(to, p.members, p.policy); err != nil {
		return err
	}
	if to.Spreads() {
		return p.findPool()
	}
	p.counts = to.AgentID != 0 && p.policy.CountsManual()
	if !p.counts {
		return nil
	}
	err := p.story.loadLedgers(rotationIDs(p.policy))
	p.roster.Ledgers = p.story.ledgers
	return err
}

// findPool finds who shares, and the rotation whose ledger keeps it fair: the one that was named, or the hidden one for
// chosen agents, so that a hundred spreads of one lead are even too.
func (p *portion) findPool() error {
	to := p.batch.Act.To
	if p.spread = to.RotationID; p.spread == 0 {
		p.spread = hiddenRotation(p.policy)
	}
	if err := p.story.loadLedgers([]int64{p.spread}); err != nil {
		return err
	}
	p.pool = nil
	if to.RotationID == 0 {
		for _, id := range to.AgentIDs {
			p.pool = append(p.pool, fairlead.RotationAgent{AgentID: id, Weight: 1})
		}
		slices.SortFunc(p.pool, func(a, b fairlead.RotationAgent) int { return cmp.Compare(a.AgentID, b.AgentID) })
		return nil
	}
	p.roster.Ledgers = p.story.ledgers
	if p.pool = p.policy.Sharers(p.spread, p.roster); len(p.pool) == 0 {
		return fairlead.Conflict("nobody_available", "Nobody in this rotation can have leads now. Include somebody, or choose agents.")
	}
	return nil
}

func hiddenRotation(p *routing.Policy) int64 {
	for _, r := range p.Source().Rotations {
		if r.Hidden {
			return r.ID
		}
	}
	return 0
}

// assign puts the leads where the batch sends them.
func (p *portion) assign(leads []fairlead.Lead) error {
	shares := make([]routing.Share, len(leads))
	if p.batch.Act.To.Spreads() {
		ids := make([]int64, len(leads))
		for i, l := range leads {
			ids[i] = l.ID
		}
		shares = p.deal(ids, !p.last)
	} else {
		for i := range shares {
			shares[i].AgentID = p.batch.Act.To.AgentID
		}
	}
	for i := range leads {
		if shares[i].Booked {
			p.story.book(shares[i].Entry)
		}
		p.move(&leads[i], shares[i])
	}
	if p.counts && p.last {
		p.level()
	}
	return nil
}

// level settles what counting a bulk action by hand has left beyond bounds.
func (p *portion) level() {
	for _, r := range p.policy.Source().Rotations {
		if !r.CountManual {
			continue
		}
		if e, ok := p.story.ledgers[r.ID].Settle(p.story.at); ok {
			p.story.book(e)
		}
	}
}

// deal shares leads out over the pool, so that with what was dealt in earlier portions it comes out even. Who shares may
// have changed in between: then it comes out even from there on.
func (p *portion) deal(ids []int64, more bool) []routing.Share {
	if !slices.Equal(p.pool, p.progress.Pool) {
		p.progress.Pool, p.progress.Dealt = p.pool, map[int64]int64{}
	}
	shares := p.story.ledgers[p.spread].SpreadOn(p.pool, p.progress.Dealt, more, ids, p.story.at)
	for _, s := range shares {
		p.progress.Dealt[s.AgentID]++
	}
	return shares
}

// move puts one lead where its share says. One that is there already may have been somebody's turn all the same.
func (p *portion) move(lead *fairlead.Lead, share routing.Share) {
	row := store.BatchLead{LeadID: lead.ID, From: lead.AgentID, To: share.AgentID, Batch: lead.BatchID, Waiting: lead.Waiting}
	if share.Booked {
		row.RotationID, row.LedgerSeq = share.Entry.RotationID, share.Entry.Seq
	}
	if lead.AgentID == share.AgentID && lead.Waiting == 0 {
		p.batch.Skip(lead.ID, fairlead.LeftUnchanged)
		if share.Booked {
			p.moves = append(p.moves, pendingMove{lead: row})
		}
		return
	}
	if to := p.batch.Act.To; to.Spreads() {
		p.gave(share.AgentID)
	}
	if p.counts {
		if e, ok := p.countManual(p.story, *lead, share.AgentID); ok {
			row.RotationID, row.LedgerSeq = e.RotationID, e.Seq
		}
	}
	p.load(row.From, row.To, lead.Open)
	p.did(row, move(p.story, lead, share.AgentID, p.members, p.batch.Actor, "", p.batch.ID))
}

// gave counts a lead of a spread among those that its rotation gave today, though nothing may be booked.
func (p *portion) gave(agentID int64) {
	p.story.ledgers[p.spread].Gave(agentID)
	p.story.booked[p.spread] = true
}
