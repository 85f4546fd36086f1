package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareMe() {
	const tag = "Me"
	register(a, Operation{"GET", "/me", SignedIn, "get-me", tag, "Who you are and what you may do", 0, false}, a.me)
	register(a, Operation{"GET", "/me/turns", SignedIn, "list-turns", tag, "Your place in each of your rotations", 0, false}, a.turns)
}

// Me is the caller.
type Me struct {
	ID          int64                 `json:"id"`
	Name        string                `json:"name"`
	Email       string                `json:"email"`
	Role        RoleKey               `json:"role"`
	RoleName    string                `json:"role_name"`
	Permissions []fairlead.Permission `json:"permissions"`
	Workspace   Workspace             `json:"workspace"`
	Token       *string               `json:"token" doc:"Name of the API token you came through"`
}

func (a *API) me(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Me], error) {
	w, err := a.App.Workspace(ctx, actor)
	if err != nil {
		return nil, err
	}
	m := actor.Member
	return answer(Me{
		ID: m.ID, Name: m.Name, Email: m.Email, Role: roleKey(m.Role), RoleName: m.Role.Name,
		Permissions: wireRole(m.Role).Permissions, Token: orNull(actor.Token),
		Workspace: wireWorkspace(w),
	}), nil
}

// Turn is your place in a rotation.
type Turn struct {
	Rotation Ref                  `json:"rotation"`
	NextIn   *int                 `json:"next_in" doc:"Leads from now; 1: next; null: not in sight"`
	Eligible bool                 `json:"eligible"`
	Reason   *fairlead.SkipReason `json:"reason"`
	Balance  float64              `json:"balance" doc:"In leads; positive: owed, negative: ahead"`
}

func (a *API) turns(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Turn]], error) {
	turns, err := a.App.Turns(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(listOf(turns, func(t usecase.TurnView) Turn {
		return Turn{Rotation: wireRef(t.Rotation), NextIn: orNull(t.NextIn), Eligible: t.Eligible, Reason: orNull(t.Reason), Balance: inLeads(t.Balance)}
	})), nil
}
