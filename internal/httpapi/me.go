package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareMe() {
	const tag = "Me"
	register(a, Operation{"GET", "/me", SignedIn, "get-me", tag, "Who you are and what you may do", 0, false}, a.me)
	register(a, Operation{"GET", "/me/turns", SignedIn, "list-turns", tag, "Your place in each of your rotations", 0, false}, a.turns)
	register(a, Operation{"GET", "/me/preferences", SignedIn, "get-preferences", tag, "How you want to see things", 0, false}, a.preferences)
	register(a, Operation{"PUT", "/me/preferences", SignedIn, "set-preferences", tag, "Say how you want to see things", 0, false}, a.setPreferences)
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

type whoAmI struct {
	WayIn
}

// MeAnswer is the caller; the cookie of their session lasts as long as that does from now on.
type MeAnswer struct {
	SetCookie string `header:"Set-Cookie"`
	Body      Me
}

func (a *API) me(ctx context.Context, actor fairlead.Actor, in *whoAmI) (*MeAnswer, error) {
	w, err := a.App.Workspace(ctx, actor)
	if err != nil {
		return nil, err
	}
	m := actor.Member
	own := &MeAnswer{Body: Me{
		ID: m.ID, Name: m.Name, Email: m.Email, Role: roleKey(m.Role), RoleName: m.Role.Name,
		Permissions: wireRole(m.Role).Permissions, Token: orNull(actor.Token),
		Workspace: wireWorkspace(w),
	}}
	if in.session != "" {
		cookie := sessionCookie(in.session, a.Auth.SessionEnds(), in.https)
		own.SetCookie = cookie.String()
	}
	return own, nil
}

// Turn is your place in a rotation.
type Turn struct {
	Rotation Ref                  `json:"rotation"`
	NextIn   *int                 `json:"next_in" doc:"Leads from now; 1: next; null: not in sight"`
	Eligible bool                 `json:"eligible"`
	Reason   *fairlead.SkipReason `json:"reason"`
	Until    *time.Time           `json:"until" doc:"When the reason ends by itself; null: unknown"`
	Balance  float64              `json:"balance" doc:"In leads; positive: owed, negative: ahead"`
}

func (a *API) turns(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[List[Turn]], error) {
	turns, err := a.App.Turns(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(listOf(turns, func(t usecase.TurnView) Turn {
		return Turn{Rotation: wireRef(t.Rotation), NextIn: orNull(t.NextIn), Eligible: t.Eligible, Reason: orNull(t.Reason), Until: orNull(t.Until), Balance: inLeads(t.Balance)}
	})), nil
}

// Preferences are how you want to see things, on every device. What is left out is as Fairlead shows it.
type Preferences struct {
	LeadsColumns []string `json:"leads_columns" required:"false" nullable:"true" maxItems:"100" maxLength:"100" doc:"Columns of the Leads list beside the name, in order; null: as Fairlead shows them"`
	LeadsCompact bool     `json:"leads_compact" required:"false" doc:"Rows stand closer together"`
}

type preferencesBody struct {
	Body Preferences
}

func (a *API) preferences(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[Preferences], error) {
	return answerAs(func(p fairlead.Preferences) Preferences { return Preferences(p) })(a.App.Preferences(ctx, actor))
}

func (a *API) setPreferences(ctx context.Context, actor fairlead.Actor, in *preferencesBody) (*Answer[Preferences], error) {
	if err := a.App.ChangePreferences(ctx, actor, fairlead.Preferences(in.Body)); err != nil {
		return nil, err
	}
	return answer(in.Body), nil
}
