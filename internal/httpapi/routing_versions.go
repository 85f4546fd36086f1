package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRoutingVersions() {
	const tag = "Routing"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/routing/versions", manage, "list-routing-versions", tag, "Who changed what of the routing, and when, newest first", 0, false}, a.routingVersions)
	register(a, Operation{"GET", "/routing/versions/{id}", manage, "get-routing-version", tag, "Read a version, and how it differs from another", 0, false}, a.routingVersion)
	register(a, Operation{"POST", "/routing/versions/{id}/restore", manage, "restore-routing-version", tag, "Route the next lead as a version did; that makes a new version", 200, false}, a.restoreRouting)
}

// RoutingVersion is one saved state of the routing: who saved it, and what that changed.
type RoutingVersion struct {
	Version int64           `json:"version"`
	Current bool            `json:"current" doc:"Whether the next lead goes by it"`
	Author  Actor           `json:"author"`
	At      time.Time       `json:"at"`
	Changes []RoutingChange `json:"changes" doc:"Against the version before"`
}

// RoutingChange is one thing by which two versions differ. What its kind does not speak of is null.
type RoutingChange struct {
	Kind            fairlead.PolicyChangeKind `json:"kind"`
	RuleBefore      *Rule                     `json:"rule_before"`
	RuleAfter       *Rule                     `json:"rule_after"`
	PlaceBefore     *int                      `json:"place_before" doc:"Of a rule that was moved: where it stood, from 1"`
	PlaceAfter      *int                      `json:"place_after"`
	RotationBefore  *Rotation                 `json:"rotation_before"`
	RotationAfter   *Rotation                 `json:"rotation_after"`
	OtherwiseBefore *Ref                      `json:"otherwise_before" doc:"The rotation that any other lead went to; null: it stayed unassigned"`
	OtherwiseAfter  *Ref                      `json:"otherwise_after"`
	AutoAssign      *bool                     `json:"auto_assign" doc:"What the switch is after"`
	Field           *string                   `json:"field" doc:"Name of a custom field that was deleted, so that rules that look at it do not run, or that is back"`
}

func wireRoutingVersion(v usecase.PolicyVersion) RoutingVersion {
	return RoutingVersion{Version: v.Version, Current: v.Current, Author: wireActor(v.Author), At: v.At, Changes: mapped(v.Changes, wireRoutingChange)}
}

func wireRoutingChange(c usecase.PolicyChange) RoutingChange {
	out := RoutingChange{
		Kind: c.Kind, RuleBefore: through(c.RuleBefore, wireRule), RuleAfter: through(c.RuleAfter, wireRule),
		PlaceBefore: orNull(c.PlaceBefore), PlaceAfter: orNull(c.PlaceAfter),
		RotationBefore: through(c.RotationBefore, wireRotation), RotationAfter: through(c.RotationAfter, wireRotation),
		OtherwiseBefore: optionalRef(c.OtherwiseBefore), OtherwiseAfter: optionalRef(c.OtherwiseAfter),
		Field: orNull(c.Field.Name),
	}
	if c.Kind == fairlead.ChangedAutoAssign {
		out.AutoAssign = &c.AutoAssign
	}
	return out
}

// through words what is there.
func through[From, To any](from *From, wire func(From) To) *To {
	if from == nil {
		return nil
	}
	return new(wire(*from))
}

func (a *API) routingVersions(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[List[RoutingVersion]], error) {
	return pageAs(*in, wireRoutingVersion, func(before int64, limit int) ([]usecase.PolicyVersion, int64, error) {
		return a.App.PolicyVersions(ctx, actor, before, limit)
	})
}

type routingVersion struct {
	IDPath
	Since int64 `query:"since" minimum:"0" doc:"The version to compare it with; the one before if absent"`
}

func (a *API) routingVersion(ctx context.Context, actor fairlead.Actor, in *routingVersion) (*Answer[RoutingVersion], error) {
	return answerAs(wireRoutingVersion)(a.App.PolicyVersion(ctx, actor, in.ID, in.Since))
}

type restoreRouting struct {
	IDPath
	IfMatch
}

func (a *API) restoreRouting(ctx context.Context, actor fairlead.Actor, in *restoreRouting) (*Answer[Routing], error) {
	live, err := in.version()
	if err != nil {
		return nil, err
	}
	return answerAs(wireRouting)(a.App.RestorePolicy(ctx, actor, in.ID, live))
}
