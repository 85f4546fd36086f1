package rulecheck

import (
	"fmt"
	"slices"

	"fairlead"
)

// used are the rotations that get leads: those of rules that run and of the last line, in that order, each once. Before the
// first rule, with auto-assign off, the last line is only there because there always is one.
func (c *checker) used() []fairlead.Rotation {
	var ids []int64
	for _, r := range c.source.Rules {
		if c.runs(r) {
			ids = append(ids, r.Target.RotationID)
		}
	}
	if len(ids) > 0 || c.source.AutoAssign {
		ids = append(ids, c.source.Otherwise)
	}
	var all []fairlead.Rotation
	for _, id := range ids {
		r, ok := c.Policy.Rotation(id)
		if ok && !slices.ContainsFunc(all, func(other fairlead.Rotation) bool { return other.ID == id }) {
			all = append(all, r)
		}
	}
	return all
}

// serving are the agents of a rotation who get leads when they are at work.
func (c *checker) serving(r fairlead.Rotation) []fairlead.Member {
	var in []fairlead.Member
	for _, a := range r.Agents {
		m := c.Members[a.AgentID]
		if m.MayHaveLeads() && !a.Excluded && !c.Now.Before(a.OutUntil) && a.Weight > 0 {
			in = append(in, m)
		}
	}
	return in
}

// checkRotations finds rotations that get leads and have nobody to give them to.
func (c *checker) checkRotations() {
	for _, r := range c.used() {
		switch {
		case len(r.Agents) == 0:
			c.add(fairlead.Finding{Code: fairlead.FoundEmptyRotation, RotationID: r.ID, Message: fmt.Sprintf("Nobody is in %s: its leads wait.", r.Name)})
		case len(c.serving(r)) == 0:
			c.add(fairlead.Finding{Code: fairlead.FoundInactiveRotation, RotationID: r.ID,
				Message: fmt.Sprintf("Nobody in %s gets leads: everyone is deactivated, taken out or has weight 0. Its leads wait.", r.Name)})
		}
	}
}
