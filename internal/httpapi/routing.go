package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRouting() {
	const tag = "Routing"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/routing", manage, "get-routing", tag, "The switch and the line for any other lead", 0, false}, a.getRouting)
	register(a, Operation{"PUT", "/routing", manage, "set-routing", tag, "Set the switch and the line for any other lead", 0, false}, a.setRouting)
	register(a, Operation{"GET", "/routing/check", manage, "check-routing", tag, "What is wrong with the rules, or may not be meant", 0, false}, a.checkRouting)
	register(a, Operation{"GET", "/routing/unassigned", manage, "get-unassigned", tag, "How many unassigned leads the rules would give to somebody now", 0, false}, a.unassigned)
	register(a, Operation{"GET", "/routing/values", manage, "list-field-values", tag, "The values that recent leads have for a field that conditions may name", 0, false}, a.fieldValues)
}

// Routing is how leads are routed now.
type Routing struct {
	AutoAssign bool            `json:"auto_assign"`
	Otherwise  *RotationTarget `json:"otherwise" doc:"Who gets any other lead; null: it stays unassigned"`
	Version    int64           `json:"version" doc:"Grows with every change of rules, rotations or the switch"`
	Waiting    int             `json:"waiting" doc:"Leads that wait until somebody is available; at most 10,000 are counted"`
	WaitingFor []WaitingGroup  `json:"waiting_for" doc:"Whom they wait for, those that wait longest first"`
	Broken     []BrokenRule    `json:"broken" doc:"Rules that do not run"`
}

// WaitingGroup are the leads that wait for one rotation, or for the agent whom a rule names.
type WaitingGroup struct {
	Rotation *Ref       `json:"rotation"`
	Agent    *Ref       `json:"agent"`
	Leads    int        `json:"leads"`
	Oldest   time.Time  `json:"oldest" doc:"When the oldest of them came in"`
	Until    *time.Time `json:"until" doc:"When somebody becomes available by themselves; null: unknown"`
}

// Unassigned are the open leads that nobody has and that do not wait.
type Unassigned struct {
	Leads int `json:"leads" doc:"How many there are; at most 10,000 are counted"`
	Match int `json:"match" doc:"How many of the oldest 5,000 the rules would give to somebody now, or let wait"`
}

// RotationTarget names a rotation.
type RotationTarget struct {
	RotationID int64 `json:"rotation_id" minimum:"1"`
}

// BrokenRule is a rule that does not run, and why.
type BrokenRule struct {
	RuleID int64  `json:"rule_id"`
	Reason string `json:"reason"`
}

func wireRouting(v usecase.RoutingView) Routing {
	r := Routing{AutoAssign: v.Policy.AutoAssign, Version: v.Policy.Version, Waiting: v.Waiting, WaitingFor: mapped(v.Groups, wireWaiting), Broken: []BrokenRule{}}
	if v.Policy.Otherwise != 0 {
		r.Otherwise = &RotationTarget{RotationID: v.Policy.Otherwise}
	}
	for _, rule := range v.Policy.Rules {
		if reason := v.Broken[rule.ID]; reason != "" {
			r.Broken = append(r.Broken, BrokenRule{RuleID: rule.ID, Reason: reason})
		}
	}
	return r
}

func wireWaiting(g usecase.WaitingGroup) WaitingGroup {
	return WaitingGroup{Rotation: optionalRef(g.Rotation), Agent: optionalRef(g.Agent), Leads: g.Leads, Oldest: g.Oldest, Until: orNull(g.Until)}
}

func (a *API) unassigned(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Unassigned], error) {
	return answerAs(func(u usecase.Unassigned) Unassigned { return Unassigned(u) })(a.App.Unassigned(ctx, actor))
}

func (a *API) getRouting(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Routing], error) {
	return answerAs(wireRouting)(a.App.Routing(ctx, actor))
}

// RoutingSettings are the switch and the last line of the rules.
type RoutingSettings struct {
	AutoAssign bool            `json:"auto_assign"`
	Otherwise  *RotationTarget `json:"otherwise" required:"false" doc:"null: any other lead stays unassigned"`
}

type setRouting struct {
	Body RoutingSettings
}

func (a *API) setRouting(ctx context.Context, actor fairlead.Actor, in *setRouting) (*Answer[Routing], error) {
	var otherwise int64
	if in.Body.Otherwise != nil {
		otherwise = in.Body.Otherwise.RotationID
	}
	return answerAs(wireRouting)(a.App.SetRouting(ctx, actor, in.Body.AutoAssign, otherwise))
}
