package rulecheck

import (
	"fmt"
	"strings"

	"fairlead"
)

// checkBroken finds rules that do not run though they are on.
func (c *checker) checkBroken() {
	for _, r := range c.source.Rules {
		reason := c.broken[r.ID]
		if !r.Enabled || reason == "" {
			continue
		}
		f := fairlead.Finding{Code: fairlead.FoundBroken, RuleID: r.ID, Message: "Not running: " + reason}
		if field := c.deletedField(r.Conditions); field != "" {
			f.Code, f.Field = fairlead.FoundUnknownField, field
		}
		c.add(f)
	}
}

// deletedField is the first field of the conditions that was deleted, as they name it.
func (c *checker) deletedField(conditions []fairlead.Condition) string {
	for _, one := range conditions {
		for _, d := range c.source.Deleted {
			if one.Field == fairlead.AnswerPrefix+d.Key {
				return one.Field
			}
		}
		if field := c.deletedField(one.Conditions); field != "" {
			return field
		}
	}
	return ""
}

// checkCovers finds rules that no lead reaches.
func (c *checker) checkCovers() {
	for _, cover := range c.Policy.Covered(c.active()) {
		f := fairlead.Finding{Code: fairlead.FoundUnreachable, RuleID: cover.Rule, Message: "No lead can match: the conditions contradict each other."}
		if cover.By != 0 {
			f.Others, f.Message = []int64{cover.By}, fmt.Sprintf("Never reached: %s, above, takes every lead that would match.", c.ruleName(cover.By))
		}
		c.add(f)
	}
}

func (c *checker) active() map[int64]bool {
	active := make(map[int64]bool, len(c.Members))
	for id, m := range c.Members {
		active[id] = m.MayHaveLeads()
	}
	return active
}

// checkMeetings finds rules that share leads with rules above them, where that may not be meant: see routing.Meetings.
func (c *checker) checkMeetings() {
	for _, m := range c.Policy.Meetings(c.active()) {
		names := make([]string, len(m.Earlier))
		for i, id := range m.Earlier {
			names[i] = c.ruleName(id)
		}
		c.add(fairlead.Finding{Code: fairlead.FoundOverlap, RuleID: m.Rule, Others: m.Earlier,
			Message: fmt.Sprintf("Some leads match %s, above, too. The upper rule gets them.", listed(names))})
	}
}

// mostListed is how many names a message lists.
const mostListed = 3

// listed joins names: "A, B and C", "A, B, C and 4 more".
func listed(names []string) string {
	if more := len(names) - mostListed; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:mostListed], ", "), more)
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return strings.Join(names, "")
}

// checkAgents finds rules whose agent is inactive.
func (c *checker) checkAgents() {
	for _, r := range c.source.Rules {
		m, ok := c.Members[r.Target.AgentID]
		if !c.runs(r) || r.Target.AgentID == 0 || ok && m.MayHaveLeads() {
			continue
		}
		name := "Its agent"
		if ok {
			name = m.Name
		}
		c.add(fairlead.Finding{Code: fairlead.FoundInactiveTarget, RuleID: r.ID, AgentID: r.Target.AgentID,
			Message: name + " is deactivated: the rule is skipped."})
	}
}
