package httpapi

import (
	"context"
	"net/http"

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
}

// NewRotation is a named pool of agents with weights.
type NewRotation struct {
	Name     string             `json:"name" minLength:"1" maxLength:"400"`
	Strategy fairlead.Strategy  `json:"strategy,omitempty" doc:"round_robin if absent"`
	Agents   []NewRotationAgent `json:"agents" maxItems:"500" doc:"In order"`
	Honours  *Honours           `json:"honours,omitempty" doc:"Not in this version: true answers 501"`
}

// Honours is which availability of its agents a rotation looks at.
type Honours struct {
	Pause bool `json:"pause,omitempty"`
	Leave bool `json:"leave,omitempty"`
	Hours bool `json:"hours,omitempty"`
}

// NewRotationAgent is an agent's place in a rotation.
type NewRotationAgent struct {
	AgentID  int64 `json:"agent_id" minimum:"1"`
	Weight   *int  `json:"weight,omitempty" minimum:"0" maximum:"100" doc:"1 if absent; 0: gets nothing"`
	Excluded bool  `json:"excluded,omitempty" doc:"Taken out for now: earns nothing, owes nothing, keeps the balance"`
	MaxOpen  *int  `json:"max_open,omitempty" minimum:"0" nullable:"true" doc:"Not in this version: a number answers 501"`
	CapDay   *int  `json:"cap_day,omitempty" minimum:"0" nullable:"true" doc:"Not in this version: a number answers 501"`
	CapWeek  *int  `json:"cap_week,omitempty" minimum:"0" nullable:"true" doc:"Not in this version: a number answers 501"`
}

// built refuses what the contract knows and this version does not honour yet, rather than to keep it and do nothing.
func (n NewRotation) built() error {
	asks := n.Honours != nil && *n.Honours != Honours{}
	for _, agent := range n.Agents {
		asks = asks || agent.MaxOpen != nil || agent.CapDay != nil || agent.CapWeek != nil
	}
	if asks {
		return newProblem(http.StatusNotImplemented, "not_built", "This version has no caps and no availability yet. Leave honours, max_open, cap_day and cap_week out.")
	}
	return nil
}

func (n NewRotation) rotation(id int64) fairlead.Rotation {
	r := fairlead.Rotation{ID: id, Name: n.Name, Strategy: n.Strategy, Agents: mapped(n.Agents, NewRotationAgent.agent)}
	if r.Strategy == "" {
		r.Strategy = fairlead.RoundRobin
	}
	return r
}

func (n NewRotationAgent) agent() fairlead.RotationAgent {
	agent := fairlead.RotationAgent{AgentID: n.AgentID, Weight: 1, Excluded: n.Excluded}
	if n.Weight != nil {
		agent.Weight = *n.Weight
	}
	return agent
}

// Rotation is a rotation with the names a reader needs.
type Rotation struct {
	ID       int64             `json:"id"`
	Name     string            `json:"name"`
	Strategy fairlead.Strategy `json:"strategy"`
	Agents   []RotationAgent   `json:"agents"`
	Rules    []Ref             `json:"rules" doc:"Rules that send leads here"`
}

// RotationAgent is an agent's place in a rotation.
type RotationAgent struct {
	AgentID  int64  `json:"agent_id"`
	Name     string `json:"name"`
	Weight   int    `json:"weight"`
	Excluded bool   `json:"excluded"`
}

func wireRotation(v usecase.RotationView) Rotation {
	return Rotation{
		ID: v.ID, Name: v.Name, Strategy: v.Strategy, Rules: mapped(v.Rules, wireRef),
		Agents: mapped(v.Agents, func(m fairlead.RotationAgent) RotationAgent {
			return RotationAgent{AgentID: m.AgentID, Name: v.Names[m.AgentID], Weight: m.Weight, Excluded: m.Excluded}
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
	rotations, err := a.App.Rotations(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(listOf(rotations, wireRotation)), nil
}

func (a *API) createRotation(ctx context.Context, actor fairlead.Actor, in *rotationBody) (*Answer[Rotation], error) {
	if err := in.Body.built(); err != nil {
		return nil, err
	}
	return rotationAnswer(a.App.CreateRotation(ctx, actor, in.Body.rotation(0)))
}

func (a *API) getRotation(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Rotation], error) {
	return rotationAnswer(a.App.Rotation(ctx, actor, in.ID))
}

func (a *API) replaceRotation(ctx context.Context, actor fairlead.Actor, in *rotationByID) (*Answer[Rotation], error) {
	if err := in.Body.built(); err != nil {
		return nil, err
	}
	return rotationAnswer(a.App.UpdateRotation(ctx, actor, in.Body.rotation(in.ID)))
}

func (a *API) deleteRotation(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteRotation(ctx, actor, in.ID)
}
