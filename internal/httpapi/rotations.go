package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRotations() {
	const tag = "Rotations"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/rotations", SignedIn, "list-rotations", tag, "List the rotations you may see", 0, false}, a.listRotations)
	register(a, Operation{"POST", "/rotations", manage, "create-rotation", tag, "Add a rotation", 201, false}, a.createRotation)
	register(a, Operation{"GET", "/rotations/{id}", SignedIn, "get-rotation", tag, "Read a rotation", 0, false}, a.getRotation)
	register(a, Operation{"PUT", "/rotations/{id}", manage, "replace-rotation", tag, "Replace a rotation", 0, false}, a.replaceRotation)
	register(a, Operation{"DELETE", "/rotations/{id}", manage, "delete-rotation", tag, "Delete a rotation", 0, false}, a.deleteRotation)
	register(a, Operation{"GET", "/rotations/{id}/ledger", SignedIn, "get-ledger", tag, "Fair share: balances, turns and entries, newest first", 0, false}, a.ledger)
	register(a, Operation{"GET", "/rotations/{id}/entries/{seq}/decision", SignedIn, "get-entry-decision", tag, "Why a lead of the rotation went to whom", 0, false}, a.entryDecision)
	register(a, Operation{"GET", "/rotations/{id}/distribution", SignedIn, "get-distribution", tag, "What a rotation gave to whom, day by day", 0, false}, a.distribution)
}

// NewRotation is a named pool of agents with weights.
type NewRotation struct {
	Name        string             `json:"name" minLength:"1" maxLength:"400"`
	Strategy    fairlead.Strategy  `json:"strategy,omitempty" doc:"round_robin if absent. Another one than before begins with everybody even"`
	Agents      []NewRotationAgent `json:"agents" maxItems:"500" doc:"In order"`
	Honours     *Honours           `json:"honours,omitempty" doc:"Which availability of its agents it looks at; none if absent"`
	Hold        bool               `json:"hold,omitempty" doc:"While everybody is outside their hours its leads wait, and are shared over all who begin within an hour of the first; else they go out by turn. Needs honours.hours"`
	CountManual bool               `json:"count_manual,omitempty" doc:"A lead that would have come here and is assigned by hand to one of its agents counts as their turn"`
}

// Honours is which availability of its agents a rotation looks at.
type Honours struct {
	Pause bool `json:"pause,omitempty"`
	Leave bool `json:"leave,omitempty"`
	Hours bool `json:"hours,omitempty"`
}

// NewRotationAgent is an agent's place in a rotation.
type NewRotationAgent struct {
	AgentID       int64      `json:"agent_id" minimum:"1"`
	Weight        *int       `json:"weight,omitempty" minimum:"0" maximum:"100" doc:"1 if absent; 0: gets nothing"`
	Excluded      bool       `json:"excluded,omitempty" doc:"Taken out for now: earns nothing, owes nothing, keeps the balance"`
	ExcludedUntil *time.Time `json:"excluded_until" required:"false" nullable:"true" doc:"Taken out until then; null: not"`
	Limits
}

// Limits are how many leads an agent may get; null or absent: no limit.
type Limits struct {
	CapDay  *int `json:"cap_day" required:"false" nullable:"true" minimum:"0" maximum:"1000000" doc:"Leads of this rotation in a day of the workspace, less those that were taken back; null: no limit"`
	CapWeek *int `json:"cap_week" required:"false" nullable:"true" minimum:"0" maximum:"1000000" doc:"The same from Monday on; null: no limit"`
	MaxOpen *int `json:"max_open" required:"false" nullable:"true" minimum:"0" maximum:"1000000" doc:"Open leads of the agent, wherever they came from; null: no limit"`
}

func capOf(most *int) fairlead.Cap {
	if most == nil {
		return fairlead.Cap{}
	}
	return fairlead.Cap{Set: true, Most: *most}
}

func wireCap(c fairlead.Cap) *int {
	if !c.Set {
		return nil
	}
	return &c.Most
}

func (n NewRotation) rotation(id int64) fairlead.Rotation {
	r := fairlead.Rotation{ID: id, Name: n.Name, Strategy: n.Strategy, Agents: mapped(n.Agents, NewRotationAgent.agent), Hold: n.Hold, CountManual: n.CountManual}
	if r.Strategy == "" {
		r.Strategy = fairlead.RoundRobin
	}
	if n.Honours != nil {
		r.Honours = fairlead.Honours(*n.Honours)
	}
	return r
}

func (n NewRotationAgent) agent() fairlead.RotationAgent {
	agent := fairlead.RotationAgent{AgentID: n.AgentID, Weight: 1, Excluded: n.Excluded,
		CapDay: capOf(n.CapDay), CapWeek: capOf(n.CapWeek), MaxOpen: capOf(n.MaxOpen)}
	if n.ExcludedUntil != nil {
		agent.OutUntil = n.ExcludedUntil.UTC().Truncate(time.Second)
	}
	if n.Weight != nil {
		agent.Weight = *n.Weight
	}
	return agent
}

// Rotation is a rotation with the names a reader needs.
type Rotation struct {
	ID          int64             `json:"id"`
	Name        string            `json:"name"`
	Strategy    fairlead.Strategy `json:"strategy"`
	Agents      []RotationAgent   `json:"agents"`
	Honours     RotationHonours   `json:"honours"`
	Hold        bool              `json:"hold"`
	CountManual bool              `json:"count_manual"`
	Rules       []Ref             `json:"rules" doc:"Rules that send leads here"`
}

// RotationHonours is which availability of its agents a rotation looks at.
type RotationHonours struct {
	Pause bool `json:"pause"`
	Leave bool `json:"leave"`
	Hours bool `json:"hours"`
}

// RotationAgent is an agent's place in a rotation.
type RotationAgent struct {
	AgentID       int64      `json:"agent_id"`
	Name          string     `json:"name"`
	Weight        int        `json:"weight"`
	Excluded      bool       `json:"excluded"`
	ExcludedUntil *time.Time `json:"excluded_until"`
	CapDay        *int       `json:"cap_day"`
	CapWeek       *int       `json:"cap_week"`
	MaxOpen       *int       `json:"max_open"`
}

func wireRotation(v usecase.RotationView) Rotation {
	return Rotation{
		ID: v.ID, Name: v.Name, Strategy: v.Strategy, Rules: mapped(v.Rules, wireRef), Honours: RotationHonours(v.Honours), Hold: v.Hold, CountManual: v.CountManual,
		Agents: mapped(v.Agents, func(m fairlead.RotationAgent) RotationAgent {
			return RotationAgent{AgentID: m.AgentID, Name: v.Names[m.AgentID], Weight: m.Weight, Excluded: m.Excluded, ExcludedUntil: orNull(m.OutUntil),
				CapDay: wireCap(m.CapDay), CapWeek: wireCap(m.CapWeek), MaxOpen: wireCap(m.MaxOpen)}
		}),
	}
}

func rotationAnswer(v usecase.RotationView, err error) (*Answer[Rotation], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireRotation(v)), nil
}

type rotationBody struct {
	Body NewRotation
}

type rotationByID struct {
	IDPath
	Body NewRotation
}

func (a *API) listRotations(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Rotation]], error) {
	return listAs(wireRotation)(a.App.Rotations(ctx, actor))
}

func (a *API) createRotation(ctx context.Context, actor fairlead.Actor, in *rotationBody) (*Answer[Rotation], error) {
	return rotationAnswer(a.App.CreateRotation(ctx, actor, in.Body.rotation(0)))
}

func (a *API) getRotation(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Rotation], error) {
	return rotationAnswer(a.App.Rotation(ctx, actor, in.ID))
}

func (a *API) replaceRotation(ctx context.Context, actor fairlead.Actor, in *rotationByID) (*Answer[Rotation], error) {
	return rotationAnswer(a.App.UpdateRotation(ctx, actor, in.Body.rotation(in.ID)))
}

func (a *API) deleteRotation(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteRotation(ctx, actor, in.ID)
}
