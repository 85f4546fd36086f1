package routing

import (
	"slices"
	"time"

	"fairlead"
)

// EngineVersion grows with every change that could make Decide answer differently; a record names the one it was
// made by.
const EngineVersion = 2

// Decide says who gets a lead, by which rule, and why not the others. The first enabled rule wins whose conditions hold and
// whose agent, if it names one, is active; if no rule does, the last line applies. With nobody eligible the lead waits: for
// the rotation, or for the agent. It changes nothing: Ledger.Book does.
func Decide(p *Policy, f Facts, r Roster) fairlead.Decision {
	d := fairlead.Decision{Outcome: fairlead.OutcomeUnassigned, Version: p.source.Version}
	if !p.source.AutoAssign {
		d.Off = true
		return d
	}
	target, found := p.match(look(p.fields, f), r, &d)
	switch {
	case found && target.AgentID != 0:
		p.direct(target.AgentID, r, &d)
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
		m := p.consider(one, seen, r)
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
func (p *Policy) consider(one *rule, seen []observed, r Roster) miss {
	if one.never != nil {
		return miss{one.never, -1}
	}
	if failed := one.firstFailed(seen); failed != nil {
		return miss{&failed.against, failed.slot}
	}
	id := one.target.AgentID
	switch {
	case id == 0:
		return miss{}
	case !r.Active[id]:
		return miss{&one.inactive, -1}
	case one.next && r.States[id].unable().reason != "" && p.cover(id, r) == fairlead.Target{}:
		return miss{&one.away, -1}
	}
	return miss{}
}

// direct gives the lead to the agent whom a rule names or, while they are on leave, to their cover; else it waits for them.
func (p *Policy) direct(id int64, r Roster, d *fairlead.Decision) {
	why := r.States[id].unable()
	if why.reason == "" {
		d.Outcome, d.AgentID = fairlead.OutcomeAssigned, id
		return
	}
	switch cover := p.cover(id, r); {
	case cover.AgentID != 0:
		d.Outcome, d.AgentID, d.CoverFor = fairlead.OutcomeAssigned, cover.AgentID, id
	case cover.RotationID != 0:
		d.CoverFor = id
		p.turn(cover.RotationID, r, d)
	default:
		d.Outcome = fairlead.OutcomeWaiting
		d.Candidates = []fairlead.Candidate{{AgentID: id, Reason: why.reason, Observed: why.observed, Wanted: why.wanted}}
	}
}

// cover is who takes over from an agent on leave, if they can: an agent who could have leads, or a rotation.
func (p *Policy) cover(id int64, r Roster) fairlead.Target {
	s := r.States[id]
	if s.LeaveUntil.IsZero() {
		return fairlead.Target{}
	}
	if _, ok := p.rotations[s.Cover.RotationID]; ok {
		return fairlead.Target{RotationID: s.Cover.RotationID}
	}
	if by := s.Cover.AgentID; by != 0 && r.Active[by] && r.States[by].unable().reason == "" {
		return fairlead.Target{AgentID: by}
	}
	return fairlead.Target{}
}

// turn serves a rotation, on paper.
func (p *Policy) turn(rotationID int64, r Roster, d *fairlead.Decision) {
	rotation := p.rotations[rotationID]
	d.RotationID = rotationID
	d.Candidates, d.AfterHours = candidates(rotation, r)
	e := runners(rotation, d.Candidates, r)
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

// candidates lists every member of the rotation, eligible or with the first reason why not. If nobody is at work but for their
// hours, and the rotation does not hold leads until those begin, hours do not count (afterHours).
func candidates(rotation fairlead.Rotation, r Roster) (all []fairlead.Candidate, afterHours bool) {
	held := r.HeldUntil
	r.HeldUntil = time.Time{}
	all = members(rotation, r, false)
	switch able := anybody(all); {
	case !rotation.Honours.Hours:
		return all, false
	case able && rotation.Hold && !held.IsZero():
		r.HeldUntil = held
		return members(rotation, r, false), false
	case able || rotation.Hold || atWork(all):
		return all, false
	}
	if late := members(rotation, r, true); anybody(late) {
		return late, true
	}
	return all, false
}

// atWork reports whether somebody could have the lead but for a limit.
func atWork(all []fairlead.Candidate) bool {
	return slices.ContainsFunc(all, func(c fairlead.Candidate) bool { return Limited(c.Reason) })
}

func members(rotation fairlead.Rotation, r Roster, anyHour bool) []fairlead.Candidate {
	out := make([]fairlead.Candidate, len(rotation.Agents))
	ledger := r.Ledgers[rotation.ID]
	for i, a := range rotation.Agents {
		standing := ledger.standing(a.AgentID)
		why := r.whyNot(rotation, a, standing, anyHour)
		out[i] = fairlead.Candidate{AgentID: a.AgentID, Weight: a.Weight, Before: standing.Balance, After: standing.Balance,
			Reason: why.reason, Observed: why.observed, Wanted: why.wanted}
		if rotation.Strategy == fairlead.LeastOpen {
			out[i].Open = r.States[a.AgentID].Open
		}
	}
	return out
}

func anybody(all []fairlead.Candidate) bool {
	return slices.ContainsFunc(all, func(c fairlead.Candidate) bool { return c.Reason == "" })
}

// runners are the eligible candidates.
func runners(rotation fairlead.Rotation, all []fairlead.Candidate, r Roster) []runner {
	ledger := r.Ledgers[rotation.ID]
	e := make([]runner, 0, len(all))
	for i, c := range all {
		if c.Reason == "" {
			e = append(e, runner{c.AgentID, int64(c.Open), int64(c.Weight), c.Before, ledger.standing(c.AgentID).LastSeq, i})
		}
	}
	return e
}

// Eligible lists who could be given a lead of the rotation now, in the rotation's order. Nil if nobody, or if there
// is no such rotation.
func (p *Policy) Eligible(rotationID int64, r Roster) []fairlead.RotationAgent {
	return p.among(rotationID, r, func(reason fairlead.SkipReason) bool { return reason == "" })
}

// Sharers is Eligible for a person who spreads leads over the rotation: they may go beyond its limits.
func (p *Policy) Sharers(rotationID int64, r Roster) []fairlead.RotationAgent {
	return p.among(rotationID, r, func(reason fairlead.SkipReason) bool { return reason == "" || Limited(reason) })
}

func (p *Policy) among(rotationID int64, r Roster, in func(fairlead.SkipReason) bool) []fairlead.RotationAgent {
	all, _ := candidates(p.rotations[rotationID], r)
	var out []fairlead.RotationAgent
	for _, c := range all {
		if in(c.Reason) {
			out = append(out, fairlead.RotationAgent{AgentID: c.AgentID, Weight: c.Weight})
		}
	}
	return out
}

// Candidates lists every member of the rotation as a decision would now.
func (p *Policy) Candidates(rotationID int64, r Roster) []fairlead.Candidate {
	all, _ := candidates(p.rotations[rotationID], r)
	return all
}
