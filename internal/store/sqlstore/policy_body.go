package sqlstore

import (
	"encoding/json"

	"fairlead"
)

// The stored shape of a policy. Old versions are read for ever: fields may be added here, never renamed.
type (
	policyBody struct {
		AutoAssign bool           `json:"auto_assign"`
		Rules      []ruleBody     `json:"rules,omitempty"`
		Otherwise  int64          `json:"otherwise,omitempty"`
		Rotations  []rotationBody `json:"rotations,omitempty"`
		Deleted    []deletedBody  `json:"deleted,omitempty"`
	}
	deletedBody struct {
		Key  string `json:"key"`
		Name string `json:"name"`
	}
	ruleBody struct {
		ID         int64            `json:"id"`
		Name       string           `json:"name"`
		Enabled    bool             `json:"enabled"`
		Match      fairlead.Match   `json:"match,omitempty"`
		Conditions []conditionBody  `json:"conditions,omitempty"`
		Target     targetBody       `json:"target"`
		Away       fairlead.AwayAct `json:"away,omitempty"`
	}
	conditionBody struct {
		Field      string            `json:"field,omitempty"`
		Operator   fairlead.Operator `json:"operator,omitempty"`
		Value      json.RawMessage   `json:"value,omitempty"`
		Match      fairlead.Match    `json:"match,omitempty"`
		Conditions []conditionBody   `json:"conditions,omitempty"`
	}
	targetBody struct {
		AgentID    int64 `json:"agent,omitempty"`
		RotationID int64 `json:"rotation,omitempty"`
	}
	rotationBody struct {
		ID       int64               `json:"id"`
		Name     string              `json:"name"`
		Strategy fairlead.Strategy   `json:"strategy"`
		Agents   []rotationAgentBody `json:"agents,omitempty"`
		Hidden   bool                `json:"hidden,omitempty"`

		Honours     honoursBody `json:"honours,omitzero"`
		Hold        bool        `json:"hold,omitempty"`
		CountManual bool        `json:"count_manual,omitempty"`
	}
	honoursBody struct {
		Pause bool `json:"pause,omitempty"`
		Leave bool `json:"leave,omitempty"`
		Hours bool `json:"hours,omitempty"`
	}
	rotationAgentBody struct {
		AgentID  int64 `json:"agent"`
		Weight   int   `json:"weight"`
		Excluded bool  `json:"excluded,omitempty"`
		OutUntil int64 `json:"out_until,omitempty"`
		CapDay   *int  `json:"cap_day,omitempty"`
		CapWeek  *int  `json:"cap_week,omitempty"`
		MaxOpen  *int  `json:"max_open,omitempty"`
	}
)

func policyText(p fairlead.Policy) (string, error) {
	return toJSON(policyBody{
		AutoAssign: p.AutoAssign,
		Rules:      each(p.Rules, ruleToStore),
		Otherwise:  p.Otherwise,
		Rotations:  each(p.Rotations, rotationToStore),
		Deleted:    each(p.Deleted, func(f fairlead.DeletedField) deletedBody { return deletedBody(f) }),
	})
}

func readPolicy(text string) (fairlead.Policy, error) {
	var b policyBody
	err := json.Unmarshal([]byte(text), &b)
	return fairlead.Policy{
		AutoAssign: b.AutoAssign,
		Rules:      each(b.Rules, ruleFromStore),
		Otherwise:  b.Otherwise,
		Rotations:  each(b.Rotations, rotationFromStore),
		Deleted:    each(b.Deleted, func(f deletedBody) fairlead.DeletedField { return fairlead.DeletedField(f) }),
	}, err
}

func ruleToStore(r fairlead.Rule) ruleBody {
	return ruleBody{r.ID, r.Name, r.Enabled, r.Match, each(r.Conditions, conditionToStore), targetBody(r.Target), r.Away}
}

func ruleFromStore(r ruleBody) fairlead.Rule {
	return fairlead.Rule{ID: r.ID, Name: r.Name, Enabled: r.Enabled, Match: r.Match,
		Conditions: each(r.Conditions, conditionFromStore), Target: fairlead.Target(r.Target), Away: r.Away}
}

func conditionToStore(c fairlead.Condition) conditionBody {
	return conditionBody{c.Field, c.Operator, c.Value, c.Match, each(c.Conditions, conditionToStore)}
}

func conditionFromStore(c conditionBody) fairlead.Condition {
	return fairlead.Condition{Field: c.Field, Operator: c.Operator, Value: c.Value, Match: c.Match,
		Conditions: each(c.Conditions, conditionFromStore)}
}

func rotationToStore(r fairlead.Rotation) rotationBody {
	return rotationBody{r.ID, r.Name, r.Strategy, each(r.Agents, rotationAgentToStore), r.Hidden, honoursBody(r.Honours), r.Hold, r.CountManual}
}

func rotationFromStore(r rotationBody) fairlead.Rotation {
	return fairlead.Rotation{ID: r.ID, Name: r.Name, Strategy: r.Strategy, Hidden: r.Hidden, Agents: each(r.Agents, rotationAgentFromStore),
		Honours: fairlead.Honours(r.Honours), Hold: r.Hold, CountManual: r.CountManual}
}

func rotationAgentToStore(a fairlead.RotationAgent) rotationAgentBody {
	var out int64
	if !a.OutUntil.IsZero() {
		out = micros(a.OutUntil)
	}
	return rotationAgentBody{a.AgentID, a.Weight, a.Excluded, out, capToStore(a.CapDay), capToStore(a.CapWeek), capToStore(a.MaxOpen)}
}

func rotationAgentFromStore(a rotationAgentBody) fairlead.RotationAgent {
	agent := fairlead.RotationAgent{AgentID: a.AgentID, Weight: a.Weight, Excluded: a.Excluded,
		CapDay: capFromStore(a.CapDay), CapWeek: capFromStore(a.CapWeek), MaxOpen: capFromStore(a.MaxOpen)}
	if a.OutUntil != 0 {
		agent.OutUntil = timeOf(a.OutUntil)
	}
	return agent
}

func capToStore(c fairlead.Cap) *int {
	if !c.Set {
		return nil
	}
	return &c.Most
}

func capFromStore(most *int) fairlead.Cap {
	if most == nil {
		return fairlead.Cap{}
	}
	return fairlead.Cap{Set: true, Most: *most}
}

// each turns a list into another; none stays none.
func each[A, B any](list []A, turn func(A) B) []B {
	if len(list) == 0 {
		return nil
	}
	out := make([]B, len(list))
	for i, v := range list {
		out[i] = turn(v)
	}
	return out
}
