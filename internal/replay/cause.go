package replay

import (
	"slices"

	"fairlead"
	"fairlead/internal/routing"
)

// verdict is what of a decision counts here. Leads that wait keep theirs, so it is small.
type verdict struct {
	Place
	off        bool
	rotationID int64
	coverFor   int64
	members    []member // of the rotation
}

// member is how a member of a rotation came off.
type member struct {
	agent        int64
	weight, open int32
	able         bool // to have the lead
	there        bool // limits aside
}

func verdictOf(d fairlead.Decision) verdict {
	v := verdict{Place: placeOf(d), off: d.Off, rotationID: d.RotationID, coverFor: d.CoverFor, members: make([]member, len(d.Candidates))}
	for i, c := range d.Candidates {
		able := c.Reason == ""
		v.members[i] = member{c.AgentID, int32(c.Weight), int32(c.Open), able, able || routing.Limited(c.Reason)}
	}
	return v
}

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
func (r *Run) why(then, now verdict) Cause {
	same := func(equal func(a, b member) bool) bool { return slices.EqualFunc(then.members, now.members, equal) }
	switch {
	case then.off:
		return CauseOff
	case then.Line != now.Line || then.Rule != nil && then.Rule.ID != now.Rule.ID:
		return CauseRule
	case then.rotationID != now.rotationID || then.rotationID == 0:
		return whyElsewhere(then, now)
	case !same(func(a, b member) bool { return a.agent == b.agent && a.weight == b.weight }):
		return CauseMembers
	case !same(func(a, b member) bool { return a.there == b.there }):
		return CauseAvailability
	case !r.strayed[now.rotationID] && !same(func(a, b member) bool { return a.able == b.able && a.open == b.open }):
		return CauseAvailability // once it has strayed, that comes with the turn
	}
	return CauseTurn
}

// whyElsewhere is why the same line goes to another agent or rotation: who covers for whom, or is waited for, is availability.
func whyElsewhere(then, now verdict) Cause {
	if then.coverFor != now.coverFor || then.rotationID == now.rotationID && (then.Waiting || now.Waiting) {
		return CauseAvailability
	}
	return CauseTarget
}
