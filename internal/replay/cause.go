package replay

import (
	"slices"

	"fairlead"
	"fairlead/internal/routing"
)

// placeOf is where a decision sends a lead.
func placeOf(d fairlead.Decision) Place {
	p := Place{AgentID: d.AgentID, Rule: d.Rule, Line: LineNone, Waiting: d.Outcome == fairlead.OutcomeWaiting}
	switch {
	case d.Rule != nil:
		p.Line = LineRule
	case d.Otherwise:
		p.Line = LineOtherwise
	}
	return p
}

// why is the first cause for which a lead goes elsewhere.
func (r *Run) why(then, now fairlead.Decision) Cause {
	switch {
	case then.Off:
		return CauseOff
	case line(then) != line(now):
		return CauseRule
	case then.RotationID != now.RotationID || then.RotationID == 0:
		return whyElsewhere(then, now)
	case !slices.EqualFunc(then.Candidates, now.Candidates, sameMember):
		return CauseMembers
	case !slices.EqualFunc(then.Candidates, now.Candidates, samePresence):
		return CauseAvailability
	case !r.strayed[now.RotationID] && !slices.EqualFunc(then.Candidates, now.Candidates, sameChance):
		return CauseAvailability
	}
	return CauseTurn
}

// whyElsewhere is why the same line goes to another agent or rotation: who covers for whom is availability.
func whyElsewhere(then, now fairlead.Decision) Cause {
	waits := then.Outcome == fairlead.OutcomeWaiting || now.Outcome == fairlead.OutcomeWaiting
	if then.CoverFor != now.CoverFor || waits && then.RotationID == now.RotationID {
		return CauseAvailability
	}
	return CauseTarget
}

// line is the rule that took a lead, 0 for the last line, -1 for none.
func line(d fairlead.Decision) int64 {
	switch {
	case d.Rule != nil:
		return d.Rule.ID
	case d.Otherwise:
		return 0
	}
	return -1
}

func sameMember(a, b fairlead.Candidate) bool { return a.AgentID == b.AgentID && a.Weight == b.Weight }

// samePresence: both are there, limits aside, or neither.
func samePresence(a, b fairlead.Candidate) bool { return present(a) == present(b) }

func present(c fairlead.Candidate) bool { return c.Reason == "" || routing.Limited(c.Reason) }

// sameChance: both can have the lead, or neither; of fewest open first, with as many open leads.
func sameChance(a, b fairlead.Candidate) bool {
	return (a.Reason == "") == (b.Reason == "") && a.Open == b.Open
}
