package usecase

import (
	"encoding/json"
	"fmt"

	"fairlead"
	"fairlead/internal/routing"
)

// viewOf names what a lead refers to.
func viewOf(l fairlead.Lead, members map[int64]fairlead.Member, policy *routing.Policy) LeadView {
	v := LeadView{Lead: l, Agent: refOf(members, l.AgentID), WaitingForAgent: refOf(members, -l.Waiting)}
	if r, ok := policy.Rotation(l.Waiting); ok {
		v.WaitingFor = &fairlead.Ref{ID: r.ID, Name: r.Name}
	}
	return v
}

func viewDecision(d fairlead.Decision, policy *routing.Policy, members map[int64]fairlead.Member) DecisionView {
	v := DecisionView{Decision: d, Chosen: refOf(members, d.AgentID), Names: map[int64]string{}}
	if r, ok := policy.Rotation(d.RotationID); ok {
		v.Rotation = &fairlead.Ref{ID: r.ID, Name: r.Name}
		v.ByOpen = r.Strategy == fairlead.LeastOpen
	}
	for _, c := range d.Candidates {
		v.Names[c.AgentID] = members[c.AgentID].Name
	}
	v.Covered = refOf(members, d.CoverFor)
	return v
}

// agentError says why leads cannot be given to somebody. A person of another workspace is unknown like nobody at all.
func agentError(members map[int64]fairlead.Member, id int64, field string) error {
	m, ok := members[id]
	if !ok {
		return &fairlead.Error{Kind: fairlead.KindInvalid, Code: "unknown_agent", Message: "There is no such team member.",
			Fields: []fairlead.FieldError{{Field: field, Message: fmt.Sprintf("There is no team member %d.", id)}}}
	}
	return &fairlead.Error{Kind: fairlead.KindInvalid, Code: "inactive_agent", Message: m.Name + " is inactive and cannot have leads. Activate them first, or choose someone else.",
		Fields: []fairlead.FieldError{{Field: field, Message: m.Name + " is inactive."}}}
}

// plainJSON is a JSON value as a person would write it.
func plainJSON(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}
