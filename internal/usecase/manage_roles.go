package usecase

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// Roles lists the built-in roles, then the custom ones.
func (a *App) Roles(ctx context.Context, actor fairlead.Actor) (roles []fairlead.Role, err error) {
	if !access.Allowed(actor, fairlead.ManageRoles) {
		if err := access.Require(actor, fairlead.ManageMembers); err != nil {
			return nil, err
		}
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		roles, err = tx.Roles().List()
		return err
	})
	return roles, wrap("list roles", err)
}

// CreateRole adds a custom role with these permissions.
func (a *App) CreateRole(ctx context.Context, actor fairlead.Actor, name string, permissions []string) (fairlead.Role, error) {
	role, err := newRole(name, permissions)
	if err != nil {
		return role, err
	}
	if err := access.EditRole(actor, role); err != nil {
		return role, err
	}
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		if role.ID, err = tx.NextIDs(store.RoleIDs, 1); err != nil {
			return err
		}
		return tx.Roles().Insert(role)
	})
	a.rolesChanged(actor, err)
	return role, wrap("create role", err)
}

// UpdateRole renames a custom role or changes what it allows; it holds from the members' next click.
func (a *App) UpdateRole(ctx context.Context, actor fairlead.Actor, id int64, name string, permissions []string) (fairlead.Role, error) {
	role, err := newRole(name, permissions)
	if err != nil {
		return role, err
	}
	role.ID = id
	var with []int64
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		if err := mayChange(tx, actor, id); err != nil {
			return err
		}
		if err := access.EditRole(actor, role); err != nil {
			return err
		}
		members, err := tx.Members().List()
		for _, m := range members {
			if m.Role.ID == id {
				with = append(with, m.ID)
			}
		}
		if err != nil {
			return err
		}
		return tx.Roles().Update(role)
	})
	a.rolesChanged(actor, err, with...)
	return role, wrap("update role", err)
}

// mayChange answers nil if the actor may change the role as it is now.
func mayChange(tx store.Tx, actor fairlead.Actor, id int64) error {
	if err := access.Require(actor, fairlead.ManageRoles); err != nil {
		return err
	}
	current, err := tx.Roles().Get(id)
	if err != nil {
		return err
	}
	return access.EditRole(actor, current)
}

// DeleteRole deletes a custom role that nobody has.
func (a *App) DeleteRole(ctx context.Context, actor fairlead.Actor, id int64) error {
	err := a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		if err := mayChange(tx, actor, id); err != nil {
			return err
		}
		return tx.Roles().Delete(id)
	})
	a.rolesChanged(actor, err)
	return wrap("delete role", err)
}

// rolesChanged tells everybody, and ends the streams of those whose permissions changed, so that they ask anew.
func (a *App) rolesChanged(actor fairlead.Actor, err error, members ...int64) {
	if err == nil {
		a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicRoles, TopicMe}, Everyone: true, SignedOut: members})
	}
}

func newRole(name string, permissions []string) (fairlead.Role, error) {
	role := fairlead.Role{Kind: fairlead.RoleCustom, Name: visible(name), Permissions: []fairlead.Permission{}}
	if role.Name == "" {
		return role, fairlead.Invalid("name", "Write a name.")
	}
	if message := checkText(role.Name); message != "" {
		return role, fairlead.Invalid("name", message)
	}
	for i, p := range permissions {
		known := func(t fairlead.PermissionText) bool { return string(t.Permission) == p }
		if !slices.ContainsFunc(fairlead.Permissions(), known) {
			return role, fairlead.Invalid(fmt.Sprintf("permissions[%d]", i), fmt.Sprintf("There is no permission %q.", p))
		}
		role.Permissions = append(role.Permissions, fairlead.Permission(p))
	}
	slices.Sort(role.Permissions)
	role.Permissions = slices.Compact(role.Permissions)
	return role, nil
}

// roleNamed finds a role by what the API calls it.
func roleNamed(tx store.Tx, name string) (fairlead.Role, error) {
	roles, err := tx.Roles().List()
	if err != nil {
		return fairlead.Role{}, err
	}
	for _, r := range roles {
		if r.Kind != fairlead.RoleCustom && string(r.Kind) == name || r.Kind == fairlead.RoleCustom && strconv.FormatInt(r.ID, 10) == name {
			return r, nil
		}
	}
	return fairlead.Role{}, fairlead.Invalid("role", "There is no such role. Use admin, agent, or the id of a custom role.")
}

// roleName is what the API calls a role.
func roleName(r fairlead.Role) string {
	if r.Kind == fairlead.RoleCustom {
		return strconv.FormatInt(r.ID, 10)
	}
	return string(r.Kind)
}
