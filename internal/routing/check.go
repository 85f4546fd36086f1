package routing

import (
	"fmt"
	"slices"
	"strings"

	"fairlead"
)

// CheckRule tells what is wrong with a rule as somebody wrote it, nil if nothing is. Whether the target exists is
// the caller's business.
func CheckRule(r fairlead.Rule) []fairlead.FieldError {
	var errs []fairlead.FieldError
	if strings.TrimSpace(r.Name) == "" {
		errs = append(errs, fairlead.FieldError{Field: "name", Message: "Give the rule a name."})
	}
	_, wrong := compileGroups(r, &slots{})
	errs = append(errs, wrong...)
	if message := checkTarget(r.Target); message != "" {
		errs = append(errs, fairlead.FieldError{Field: "target", Message: message})
	}
	if r.Away != "" && r.Away != fairlead.AwayWait && r.Away != fairlead.AwayNext {
		errs = append(errs, fairlead.FieldError{Field: "away", Message: `Let the lead "wait", or ask the "next" rule.`})
	}
	return errs
}

func checkTarget(t fairlead.Target) string {
	switch {
	case t.AgentID == 0 && t.RotationID == 0:
		return "Say who gets the leads: an agent or a rotation."
	case t.AgentID != 0 && t.RotationID != 0:
		return "Choose either an agent or a rotation, not both."
	}
	return ""
}

// compileGroups reads all conditions of a rule and tells what is wrong with them.
func compileGroups(r fairlead.Rule, s *slots) ([]group, []fairlead.FieldError) {
	var errs []fairlead.FieldError
	if r.Match != "" && r.Match != fairlead.MatchAll && r.Match != fairlead.MatchAny {
		errs = append(errs, fairlead.FieldError{Field: "match", Message: `Join the conditions by "all" or "any".`})
	}
	groups := make([]group, 0, len(r.Conditions))
	for i, c := range r.Conditions {
		g, wrong := compileGroup(c, fmt.Sprintf("conditions[%d]", i), s)
		groups, errs = append(groups, g), append(errs, wrong...)
	}
	return groups, errs
}

// CheckRotation tells what is wrong with a rotation as somebody wrote it, nil if nothing is. Whether the agents exist
// is the caller's business. No strategy means round robin.
func CheckRotation(r fairlead.Rotation) []fairlead.FieldError {
	var errs []fairlead.FieldError
	wrong := func(field, message string) {
		errs = append(errs, fairlead.FieldError{Field: field, Message: message})
	}
	if strings.TrimSpace(r.Name) == "" {
		wrong("name", "Give the rotation a name.")
	}
	if r.Strategy != "" && !slices.Contains(fairlead.Strategies(), r.Strategy) {
		wrong("strategy", fmt.Sprintf("There is no strategy %q. Use %q or %q.", r.Strategy, fairlead.RoundRobin, fairlead.LeastOpen))
	}
	if r.Hold && !r.Honours.Hours {
		wrong("hold", "To hold leads until hours begin, the rotation has to honour hours.")
	}
	if len(r.Agents) > fairlead.MaxRotationAgents {
		wrong("agents", fmt.Sprintf("A rotation holds up to %d agents.", fairlead.MaxRotationAgents))
	}
	seen := make(map[int64]bool, len(r.Agents))
	for i, a := range r.Agents {
		if a.AgentID == 0 || seen[a.AgentID] {
			wrong(fmt.Sprintf("agents[%d].agent_id", i), "Name each agent once.")
		}
		if a.Weight < 0 || a.Weight > fairlead.MaxWeight {
			wrong(fmt.Sprintf("agents[%d].weight", i), fmt.Sprintf("Give a weight from 0 to %d.", fairlead.MaxWeight))
		}
		for _, c := range []struct {
			name  string
			limit fairlead.Cap
		}{{"cap_day", a.CapDay}, {"cap_week", a.CapWeek}, {"max_open", a.MaxOpen}} {
			if c.limit.Most < 0 || c.limit.Most > fairlead.MaxCap {
				wrong(fmt.Sprintf("agents[%d].%s", i, c.name), "Give a number from 0 to 1,000,000, or none for no limit.")
			}
		}
		seen[a.AgentID] = true
	}
	return errs
}
