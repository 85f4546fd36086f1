package usecase

import (
	"context"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// SetupRequest is a workspace to begin, and its owner.
type SetupRequest struct {
	Workspace    string
	OwnerName    string
	OwnerEmail   string
	PasswordHash string
	Zone         string // IANA name; "" means UTC
	Currency     string // these three as in fairlead.Workspace
	PhoneRegion  string
	Language     string
	Demo         bool
}

// Setup makes a workspace with its built-in roles, the first statuses, its owner, and a rotation "Everyone" that the owner is in.
// Auto-assign is off: nothing is given away before somebody has looked at the rules.
func Setup(ctx context.Context, s store.Store, now time.Time, in SetupRequest) (fairlead.Workspace, fairlead.Member, error) {
	now = now.UTC().Truncate(time.Microsecond)
	owner := fairlead.Member{Name: visible(in.OwnerName), Email: strings.ToLower(visible(in.OwnerEmail)), Active: true, CreatedAt: now}
	w := fairlead.Workspace{Name: visible(in.Workspace), Zone: in.Zone, Currency: in.Currency, PhoneRegion: in.PhoneRegion,
		Language: in.Language, FindDuplicates: true, Demo: in.Demo, CreatedAt: now}
	if w.Zone == "" {
		w.Zone = "UTC"
	}
	if err := checkWorkspace(w); err != nil {
		return w, owner, err
	}
	if err := checkPerson(owner); err != nil {
		return w, owner, err
	}
	w, err := s.CreateWorkspace(ctx, w, func(tx store.Tx) error {
		if err := addRoles(tx, &owner); err != nil {
			return err
		}
		if err := tx.Statuses().Save(fairlead.FirstStatuses()); err != nil {
			return err
		}
		if err := addOwner(tx, &owner, in.PasswordHash); err != nil {
			return err
		}
		if err := addFirstPolicy(tx, owner, now); err != nil {
			return err
		}
		return tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobSweep, RunAt: now}, fairlead.Job{Kind: fairlead.JobTidy, RunAt: now})
	})
	return w, owner, wrap("set up workspace", err)
}

func addRoles(tx store.Tx, owner *fairlead.Member) error {
	roles := fairlead.BuiltinRoles()
	first, err := tx.NextIDs(store.RoleIDs, len(roles))
	if err != nil {
		return err
	}
	for i, r := range roles {
		r.ID = first + int64(i)
		if r.Kind == fairlead.RoleOwner {
			owner.Role = r
		}
		if err := tx.Roles().Insert(r); err != nil {
			return err
		}
	}
	return nil
}

func addOwner(tx store.Tx, owner *fairlead.Member, passwordHash string) (err error) {
	if owner.ID, err = tx.NextIDs(store.MemberIDs, 1); err != nil {
		return err
	}
	return tx.Members().Insert(*owner, passwordHash)
}

// addFirstPolicy makes version 1: the rotation Everyone, and the hidden one that keeps spreads by hand even.
func addFirstPolicy(tx store.Tx, owner fairlead.Member, now time.Time) error {
	first, err := tx.NextIDs(store.RotationIDs, 2)
	if err != nil {
		return err
	}
	everyone := fairlead.Rotation{ID: first, Name: fairlead.EveryoneRotation, Strategy: fairlead.RoundRobin, Agents: []fairlead.RotationAgent{},
		Honours: fairlead.Honours{Leave: true, Pause: true}} // as what is made on the screen does: it changes nothing until somebody enters one
	byHand := fairlead.Rotation{ID: first + 1, Name: "Spread by hand", Strategy: fairlead.RoundRobin, Hidden: true, Agents: []fairlead.RotationAgent{}}
	_, err = tx.Policies().Save(fairlead.Policy{Otherwise: first, Rules: []fairlead.Rule{}, Rotations: []fairlead.Rotation{everyone, byHand}}, fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorMember, Member: owner}), now)
	return err
}
