package httpapi

import (
	"cmp"
	"context"
	"encoding/json"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRules() {
	const tag = "Routing"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/routing/rules", manage, "list-rules", tag, "The rules in order; the first match wins", 0, false}, a.listRules)
	register(a, Operation{"POST", "/routing/rules", manage, "create-rule", tag, "Add a rule at the end", 201, false}, a.createRule)
	register(a, Operation{"PUT", "/routing/rules/order", manage, "order-rules", tag, "Put the rules in order", 0, false}, a.orderRules)
	register(a, Operation{"GET", "/routing/rules/{id}", manage, "get-rule", tag, "Read a rule", 0, false}, a.getRule)
	register(a, Operation{"PUT", "/routing/rules/{id}", manage, "replace-rule", tag, "Replace a rule", 0, false}, a.replaceRule)
	register(a, Operation{"DELETE", "/routing/rules/{id}", manage, "delete-rule", tag, "Delete a rule", 0, false}, a.deleteRule)
}

// NewRule sends the leads that meet its conditions to a target.
type NewRule struct {
	Name       string           `json:"name" minLength:"1" maxLength:"400"`
	Enabled    *bool            `json:"enabled,omitempty" doc:"true if absent"`
	Match      fairlead.Match   `json:"match,omitempty" doc:"How conditions are joined; all if absent"`
	Conditions []Condition      `json:"conditions,omitempty" maxItems:"50" doc:"None: every lead"`
	Target     RuleTarget       `json:"target"`
	Away       fairlead.AwayAct `json:"away,omitempty" doc:"What becomes of a lead while the agent whom the rule names is on leave with nobody to cover, paused, or has as many open leads as they may; wait if absent"`
}

// Condition compares one field of a lead with a value, or joins a group of comparisons. Groups do not nest.
type Condition struct {
	Field      string            `json:"field,omitempty" maxLength:"400" doc:"Such as source, form, tag, value or fields.KEY"`
	Operator   fairlead.Operator `json:"operator,omitempty"`
	Value      json.RawMessage   `json:"value,omitempty" doc:"A string, number or boolean, or a list of them, as the operator asks. gt, gte, lt, lte and between take numbers and, for fields.KEY, dates such as \"2026-12-01\""`
	Match      fairlead.Match    `json:"match,omitempty" doc:"Makes this a group"`
	Conditions []Comparison      `json:"conditions,omitempty" maxItems:"50"`
}

// Comparison is a condition inside a group.
type Comparison struct {
	Field    string            `json:"field" maxLength:"400"`
	Operator fairlead.Operator `json:"operator"`
	Value    json.RawMessage   `json:"value,omitempty"`
}

// RuleTarget is who a rule gives its leads to: exactly one of the two.
type RuleTarget struct {
	AgentID    int64 `json:"agent_id,omitempty" minimum:"1"`
	RotationID int64 `json:"rotation_id,omitempty" minimum:"1"`
}

func (n NewRule) rule(id int64) fairlead.Rule {
	r := fairlead.Rule{
		ID: id, Name: n.Name, Enabled: n.Enabled == nil || *n.Enabled, Match: n.Match,
		Conditions: mapped(n.Conditions, Condition.condition), Target: fairlead.Target(n.Target), Away: n.Away,
	}
	if r.Match == "" {
		r.Match = fairlead.MatchAll
	}
	if r.Away == fairlead.AwayWait {
		r.Away = "" // as it is written where nobody says anything
	}
	return r
}

func (c Condition) condition() fairlead.Condition {
	group := fairlead.Condition{Field: c.Field, Operator: c.Operator, Value: c.Value, Match: c.Match}
	for _, one := range c.Conditions {
		group.Conditions = append(group.Conditions, fairlead.Condition{Field: one.Field, Operator: one.Operator, Value: one.Value})
	}
	return group
}

// Rule is a rule with what its sentence needs.
type Rule struct {
	ID           int64            `json:"id"`
	Version      int64            `json:"version" doc:"Of the routing, in which the rule was read. Sent as If-Match it refuses a change of a rule that somebody else has changed since"`
	Name         string           `json:"name"`
	Enabled      bool             `json:"enabled"`
	Match        fairlead.Match   `json:"match"`
	Conditions   []Condition      `json:"conditions"`
	Target       RuleTarget       `json:"target"`
	TargetName   string           `json:"target_name"`
	TargetAgents int              `json:"target_agents" doc:"How many agents of the target are in its turn"`
	Away         fairlead.AwayAct `json:"away" doc:"What becomes of a lead while the agent whom the rule names is away or full"`
	Broken       *string          `json:"broken" doc:"Why the rule does not run"`
}

func wireRule(v usecase.RuleView) Rule {
	return Rule{
		ID: v.ID, Version: v.Version, Name: v.Name, Enabled: v.Enabled, Match: v.Match, Conditions: mapped(v.Conditions, wireCondition),
		Target: RuleTarget(v.Target), TargetName: v.TargetName, TargetAgents: v.TargetAgents, Away: cmp.Or(v.Away, fairlead.AwayWait), Broken: orNull(v.Broken),
	}
}

func wireCondition(c fairlead.Condition) Condition {
	wire := Condition{Field: c.Field, Operator: c.Operator, Value: c.Value, Match: c.Match}
	for _, one := range c.Conditions {
		wire.Conditions = append(wire.Conditions, Comparison{Field: one.Field, Operator: one.Operator, Value: one.Value})
	}
	return wire
}

func ruleAnswer(v usecase.RuleView, err error) (*Answer[Rule], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireRule(v)), nil
}

func rulesAnswer(rules []usecase.RuleView, err error) (*Answer[List[Rule]], error) {
	if err != nil {
		return nil, err
	}
	return answer(listOf(rules, wireRule)), nil
}

type ruleBody struct {
	Body NewRule
}

type ruleByID struct {
	IDPath
	IfMatch
	Body NewRule
}

func (a *API) listRules(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Rule]], error) {
	return rulesAnswer(a.App.Rules(ctx, actor))
}

func (a *API) createRule(ctx context.Context, actor fairlead.Actor, in *ruleBody) (*Answer[Rule], error) {
	return ruleAnswer(a.App.CreateRule(ctx, actor, in.Body.rule(0)))
}

func (a *API) getRule(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Rule], error) {
	return ruleAnswer(a.App.Rule(ctx, actor, in.ID))
}

func (a *API) replaceRule(ctx context.Context, actor fairlead.Actor, in *ruleByID) (*Answer[Rule], error) {
	base, err := in.version()
	if err != nil {
		return nil, err
	}
	return ruleAnswer(a.App.UpdateRule(ctx, actor, in.Body.rule(in.ID), base))
}

func (a *API) deleteRule(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteRule(ctx, actor, in.ID)
}

// RuleOrder is every rule's id, first to last.
type RuleOrder struct {
	IDs []int64 `json:"ids" maxItems:"1000"`
}

type orderRules struct {
	Body RuleOrder
}

func (a *API) orderRules(ctx context.Context, actor fairlead.Actor, in *orderRules) (*Answer[List[Rule]], error) {
	return rulesAnswer(a.App.OrderRules(ctx, actor, in.Body.IDs))
}
