package usecase

import (
	"context"
	"errors"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// NewMember is a person to add. PasswordHash comes from auth.
type NewMember struct {
	Name         string
	Email        string
	PasswordHash string
	Role         string // "admin", "agent", or the id of a custom role
}

// MemberPatch is what to change of a member; nil leaves a value as it is.
type MemberPatch struct {
	Name    *string
	Role    *string
	Active  *bool
	MaxOpen *fairlead.Cap
}

// Members lists the people of the workspace. Everybody may know their colleagues' names; e-mail addresses and open
// leads only show to who manages members or assigns leads.
func (a *App) Members(ctx context.Context, actor fairlead.Actor) ([]MemberView, error) {
	var views []MemberView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		members, err := tx.Members().List()
		if err != nil {
			return err
		}
		open, err := tx.Members().OpenLeads()
		if err != nil {
			return err
		}
		w, err := tx.Workspace()
		if err != nil {
			return err
		}
		zone, now := zoneOf(w), a.now()
		views = make([]MemberView, len(members))
		for i, m := range members {
			views[i] = memberFor(actor, m, open[m.ID])
			views[i].State, views[i].Until = stateOf(m, zone, now)
		}
		return nil
	})
	return views, wrap("list members", err)
}

// memberFor leaves out what the actor need not know of a colleague. Why somebody is away is theirs to tell.
func memberFor(actor fairlead.Actor, m fairlead.Member, open int) MemberView {
	if access.Availability(actor, m) != nil {
		m.Availability = fairlead.Availability{}
	}
	if m.ID == actor.Member.ID || access.Allowed(actor, fairlead.ManageMembers) {
		return MemberView{Member: m, OpenLeads: open}
	}
	m.Email = ""
	if !access.Allowed(actor, fairlead.AssignLeads) && !access.Allowed(actor, fairlead.ViewAllLeads) {
		open = 0
	}
	return MemberView{Member: m, OpenLeads: open}
}

// Member returns one member.
func (a *App) Member(ctx context.Context, actor fairlead.Actor, id int64) (MemberView, error) {
	views, err := a.Members(ctx, actor)
	if err != nil {
		return MemberView{}, err
	}
	for _, v := range views {
		if v.ID == id {
			return v, nil
		}
	}
	return MemberView{}, fairlead.ErrNotFound
}

// AddMember adds a person who can sign in at once.
func (a *App) AddMember(ctx context.Context, actor fairlead.Actor, in NewMember) (MemberView, error) {
	if err := access.Require(actor, fairlead.ManageMembers); err != nil {
		return MemberView{}, err
	}
	m := fairlead.Member{Name: visible(in.Name), Email: strings.ToLower(visible(in.Email)), Active: true, CreatedAt: a.now()}
	if err := checkPerson(m); err != nil {
		return MemberView{}, err
	}
	err := a.tellStory(ctx, a.write, actor.Workspace, func(tx store.Tx) (_ *story, err error) {
		if m.Role, err = roleNamed(tx, in.Role); err != nil {
			return nil, err
		}
		if err := access.GrantRole(actor, m.Role); err != nil {
			return nil, err
		}
		if m.ID, err = tx.NextIDs(store.MemberIDs, 1); err != nil {
			return nil, err
		}
		if err := tx.Members().Insert(m, in.PasswordHash); err != nil {
			return nil, err
		}
		return a.joined(tx, actor, m)
	})
	if err != nil {
		return MemberView{}, wrap("add member", err)
	}
	return MemberView{Member: m, State: fairlead.Available}, nil
}

func checkPerson(m fairlead.Member) error {
	var wrong []fairlead.FieldError
	if m.Name == "" {
		wrong = append(wrong, fairlead.FieldError{Field: "name", Message: "Write a name."})
	} else if message := checkText(m.Name); message != "" {
		wrong = append(wrong, fairlead.FieldError{Field: "name", Message: message})
	}
	if !fairlead.IsEmail(m.Email) {
		wrong = append(wrong, fairlead.FieldError{Field: "email", Message: "Write an e-mail address such as ana@example.com."})
	}
	return fairlead.InvalidFields(wrong)
}

// UpdateMember changes a member. Deactivating one signs them out, takes them out of every rotation at once and keeps
// their leads theirs until somebody moves them.
func (a *App) UpdateMember(ctx context.Context, actor fairlead.Actor, id int64, patch MemberPatch) (MemberView, error) {
	if err := access.Require(actor, fairlead.ManageMembers); err != nil {
		return MemberView{}, err
	}
	told := Stale{Workspace: actor.Workspace, Topics: []Topic{TopicMembers, TopicMe}, Everyone: true}
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		before, err := tx.Members().Get(id)
		if err != nil {
			return err
		}
		after, err := patch.apply(tx, actor, before)
		if err != nil {
			return err
		}
		if err := tx.Members().Update(after, a.now()); err != nil {
			return err
		}
		if before.Active != after.Active {
			told.Topics = append(told.Topics, TopicRouting)
		}
		if before.Active != after.Active || raised(before.MaxOpen, after.MaxOpen) { // leads may wait for them, or for room
			if err := tx.Desk().SetDirty(true); err != nil {
				return err
			}
		}
		switch {
		case before.Active && !after.Active:
			told.SignedOut = []int64{id}
			return errors.Join(tx.Credentials().DeleteOf(id, fairlead.CredentialSession, fairlead.CredentialToken), tx.PushDevices().DeleteOf(id))
		case before.Role.ID != after.Role.ID:
			// what the open streams may hear has changed: they connect anew and ask again
			told.SignedOut = []int64{id}
		}
		return nil
	})
	if err != nil {
		return MemberView{}, wrap("update member", err)
	}
	a.tell(told)
	return a.Member(ctx, actor, id)
}

// raised reports whether a limit lets more through than it did.
func raised(before, after fairlead.Cap) bool {
	return before.Set && (!after.Set || after.Most > before.Most)
}

func (p MemberPatch) apply(tx store.Tx, actor fairlead.Actor, m fairlead.Member) (fairlead.Member, error) {
	if err := access.ManageMember(actor, m); err != nil {
		return m, err
	}
	if p.Name != nil {
		m.Name = visible(*p.Name)
	}
	if p.Role != nil && *p.Role != roleName(m.Role) {
		if m.Role.Kind == fairlead.RoleOwner {
			return m, fairlead.Conflict("owner_needed", "A workspace always has its Owner. The Owner's role cannot be changed.")
		}
		role, err := roleNamed(tx, *p.Role)
		if err != nil {
			return m, err
		}
		if err := access.GrantRole(actor, role); err != nil {
			return m, err
		}
		m.Role = role
	}
	if p.MaxOpen != nil {
		if p.MaxOpen.Most < 0 || p.MaxOpen.Most > fairlead.MaxCap {
			return m, fairlead.Invalid("max_open", "Give a number from 0 to 1,000,000, or null for no limit.")
		}
		m.MaxOpen = *p.MaxOpen
	}
	if p.Active != nil && m.Active != *p.Active {
		if m.Role.Kind == fairlead.RoleOwner {
			return m, fairlead.Conflict("owner_needed", "A workspace always has its Owner. The Owner cannot be deactivated.")
		}
		if m.ID == actor.Member.ID {
			return m, fairlead.Conflict("own_account", "You cannot deactivate yourself. Ask another Admin.")
		}
		m.Active = *p.Active
	}
	return m, checkPerson(m)
}
