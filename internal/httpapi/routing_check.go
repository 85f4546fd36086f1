package httpapi

import (
	"context"

	"fairlead"
)

// RoutingFinding is something about the rules that somebody may want to mend.
type RoutingFinding struct {
	Code        fairlead.FindingCode `json:"code"`
	Severity    fairlead.Severity    `json:"severity"`
	RuleID      *int64               `json:"rule_id" doc:"null: it is about no single rule"`
	OtherRuleID *int64               `json:"other_rule_id" doc:"unreachable: the rule above that takes its leads; null if its own conditions contradict each other. overlap: the first rule above that shares leads with it"`
	OtherRules  []int64              `json:"other_rules" doc:"All of those, in order"`
	RotationID  *int64               `json:"rotation_id"`
	AgentID     *int64               `json:"agent_id"`
	Field       *string              `json:"field" doc:"As conditions name it"`
	Values      []FieldValue         `json:"values" doc:"unmatched_values: how many of the 2,000 newest leads of the last 90 days have which value, and no rule that takes them. unknown_form: the forms"`
	Spans       []string             `json:"spans" doc:"nobody_on_shift: hours of the week in the workspace's zone" example:"[\"Fri 17:00 – Mon 09:00\"]"`
	Message     string               `json:"message"`
}

type checkRouting struct {
	Policy string `query:"policy" enum:"live,draft" default:"live" doc:"draft: the draft in place of what is live"`
}

func (a *API) checkRouting(ctx context.Context, actor fairlead.Actor, in *checkRouting) (*Answer[List[RoutingFinding]], error) {
	return listAs(wireFinding)(a.App.CheckRules(ctx, actor, in.Policy == "draft"))
}

func wireFinding(f fairlead.Finding) RoutingFinding {
	out := RoutingFinding{Code: f.Code, Severity: f.Severity, RuleID: orNull(f.RuleID), RotationID: orNull(f.RotationID), AgentID: orNull(f.AgentID),
		Field: orNull(f.Field), OtherRules: mapped(f.Others, func(id int64) int64 { return id }), Spans: mapped(f.Spans, func(s string) string { return s }),
		Values: mapped(f.Values, func(v fairlead.FindingSeen) FieldValue { return FieldValue(v) }), Message: f.Message}
	if len(f.Others) > 0 {
		out.OtherRuleID = &f.Others[0]
	}
	return out
}
