package routing

import (
	"strconv"

	"fairlead"
)

// EngineVersion grows with every change that could make Decide answer differently; a record names the one it was
// made by.
const EngineVersion = 1

// Roster is who stands where at the moment of a decision. Decide does not change it.
type Roster struct {
	Active  map[int64]bool    // by member id; absent means inactive
	Ledgers map[int64]*Ledger // by rotation id; absent means that nobody was served yet
}

// Decide says who gets a lead, by which rule, and why not the others. The first enabled rule whose conditions hold
// and whose agent, if it names one, is active wins; if no rule does, the last line applies. With nobody eligible in
// the rotation the lead waits for it. It changes nothing: Ledger.Book does.
func Decide(p *Policy, f Facts, r Roster) fairlead.Decision {
	d := fairlead.Decision{Outcome: fairlead.OutcomeUnassigned, Version: p.source.Version}
	if !p.source.AutoAssign {
		d.Off = true
		return d
	}
	target, found := p.match(look(p.fields, f), r, &d)
	switch {
	case found && target.AgentID != 0:
		d.Outcome, d.AgentID = fairlead.OutcomeAssigned, target.AgentID
	case found:
		p.turn(target.RotationID, r, &d)
	default:
		if _, ok := p.rotations[p.source.Otherwise]; ok {
			d.Otherwise = true
			p.turn(p.source.Otherwise, r, &d)
		}
	}
	return d
}

// miss is why a rule was passed over: all but the observed value, which is in the slot (-1: none).
type miss struct {
	against *fairlead.Passed
	slot    int
}

// match finds the first rule that takes the lead and writes down those passed over. They are collected on the stack
// first, since most leads match early and the written form is large.
func (p *Policy) match(seen []observed, r Roster, d *fairlead.Decision) (fairlead.Target, bool) {
	var room [256]miss
	misses, target, found := room[:0], fairlead.Target{}, false
	for i := range p.rules {
		one := &p.rules[i]
		m := one.consider(seen, r)
		if found = m.against == nil; found {
			target, d.Rule = one.target, &fairlead.Ref{ID: one.ref.ID, Name: one.ref.Name}
			break
		}
		misses = append(misses, m)
	}
	if len(misses) > 0 {
		d.Passed = make([]fairlead.Passed, len(misses))
	}
	for i, m := range misses {
		d.Passed[i] = *m.against
		if m.slot >= 0 {
			d.Passed[i].Observed = seen[m.slot].shown
		}
	}
	return target, found
}

// consider answers a miss without a reason if the rule takes the lead.
func (r *rule) consider(seen []observed, roster Roster) miss {
	if r.never != nil {
		return miss{r.never, -1}
	}
	if failed := r.firstFailed(seen); failed != nil {
		return miss{&failed.against, failed.slot}
	}
	if r.target.AgentID != 0 && !roster.Active[r.target.AgentID] {
		return miss{&r.inactive, -1}
	}
	return miss{}
}

// turn serves a rotation, on paper.
func (p *Policy) turn(rotationID int64, r Roster, d *fairlead.Decision) {
	rotation := p.rotations[rotationID]
	d.RotationID = rotationID
	d.Candidates = candidates(rotation, r)
	e := runners(d.Candidates, r.Ledgers[rotationID])
	if len(e) == 0 {
		d.Outcome = fairlead.OutcomeWaiting
		return
	}
	picked, tie := serve(e)
	d.Outcome, d.AgentID, d.Tie = fairlead.OutcomeAssigned, e[picked].agent, tie
	for _, one := range e {
		d.Candidates[one.place].After = one.balance
	}
}

// candidates lists every member of the rotation, eligible or with the first reason why not.
func candidates(rotation fairlead.Rotation, r Roster) []fairlead.Candidate {
	out := make([]fairlead.Candidate, len(rotation.Agents))
	ledger := r.Ledgers[rotation.ID]
	for i, a := range rotation.Agents {
		balance := ledger.standing(a.AgentID).Balance
		out[i] = fairlead.Candidate{AgentID: a.AgentID, Weight: a.Weight, Before: balance, After: balance}
		out[i].Reason, out[i].Observed, out[i].Wanted = whyNot(a, r)
	}
	return out
}

// whyNot is the one reason for which an agent cannot have a lead of the rotation, with what was found and what would
// have done; "" if they can.
func whyNot(a fairlead.RotationAgent, r Roster) (reason fairlead.SkipReason, observed, wanted string) {
	switch {
	case !r.Active[a.AgentID]:
		return fairlead.SkipInactive, "inactive", "active"
	case a.Excluded:
		return fairlead.SkipExcluded, "excluded", "included"
	case a.Weight == 0:
		return fairlead.SkipWeightZero, strconv.Itoa(a.Weight), "1 or more"
	}
	return "", "", ""
}

// runners are the eligible candidates.
func runners(candidates []fairlead.Candidate, ledger *Ledger) []runner {
	e := make([]runner, 0, len(candidates))
	for i, c := range candidates {
		if c.Reason == "" {
			e = append(e, runner{c.AgentID, int64(c.Weight), c.Before, ledger.standing(c.AgentID).LastSeq, i})
		}
	}
	return e
}

// Eligible lists who could be given a lead of the rotation now, in the rotation's order. Nil if nobody, or if there
// is no such rotation.
func (p *Policy) Eligible(rotationID int64, r Roster) []fairlead.RotationAgent {
	var out []fairlead.RotationAgent
	for _, a := range p.rotations[rotationID].Agents {
		if reason, _, _ := whyNot(a, r); reason == "" {
			out = append(out, a)
		}
	}
	return out
}

// Skip is the one reason for which an agent cannot have a lead of the rotation now; "" if they can.
func Skip(a fairlead.RotationAgent, r Roster) fairlead.SkipReason {
	reason, _, _ := whyNot(a, r)
	return reason
}
