package httpapi

import (
	"context"

	"fairlead"
)

func (a *API) declareRoles() {
	const tag = "Roles"
	manage := needs(fairlead.ManageRoles)
	register(a, Operation{"GET", "/roles", SignedIn, "list-roles", tag, "The roles, and every permission there is", 0, false}, a.listRoles)
	register(a, Operation{"POST", "/roles", manage, "create-role", tag, "Add a custom role", 201, false}, a.createRole)
	register(a, Operation{"PUT", "/roles/{id}", manage, "replace-role", tag, "Replace a custom role", 0, false}, a.replaceRole)
	register(a, Operation{"DELETE", "/roles/{id}", manage, "delete-role", tag, "Delete a custom role that nobody has", 0, false}, a.deleteRole)
}

// Role is what a member may do.
type Role struct {
	ID          int64                 `json:"id"`
	Key         RoleKey               `json:"key" doc:"As members name it"`
	Kind        fairlead.RoleKind     `json:"kind" doc:"Built-in roles cannot be changed"`
	Name        string                `json:"name"`
	Permissions []fairlead.Permission `json:"permissions"`
}

func wireRole(r fairlead.Role) Role {
	permissions := r.Permissions
	if permissions == nil {
		permissions = []fairlead.Permission{}
	}
	return Role{ID: r.ID, Key: roleKey(r), Kind: r.Kind, Name: r.Name, Permissions: permissions}
}

// RoleList is the roles, and every permission a role can have.
type RoleList struct {
	Items       []Role           `json:"items"`
	NextCursor  *string          `json:"next_cursor"`
	Permissions []PermissionText `json:"permissions" doc:"In the order of the screen"`
}

// PermissionText is a permission with its words.
type PermissionText struct {
	Name        fairlead.Permission `json:"name"`
	Label       string              `json:"label"`
	Description string              `json:"description"`
}

func (a *API) listRoles(ctx context.Context, actor fairlead.Actor, _ *Empty) (*Answer[RoleList], error) {
	roles, err := a.App.Roles(ctx, actor)
	if err != nil {
		return nil, err
	}
	return answer(RoleList{
		Items: mapped(roles, wireRole),
		Permissions: mapped(fairlead.Permissions(), func(p fairlead.PermissionText) PermissionText {
			return PermissionText{Name: p.Permission, Label: p.Label, Description: p.Description}
		}),
	}), nil
}

// NewRole is a custom role.
type NewRole struct {
	Name        string                `json:"name" minLength:"1" maxLength:"100"`
	Permissions []fairlead.Permission `json:"permissions" maxItems:"100"`
}

func (n NewRole) names() []string {
	return mapped(n.Permissions, func(p fairlead.Permission) string { return string(p) })
}

type roleBody struct {
	Body NewRole
}

type roleByID struct {
	IDPath
	Body NewRole
}

func roleAnswer(r fairlead.Role, err error) (*Answer[Role], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireRole(r)), nil
}

func (a *API) createRole(ctx context.Context, actor fairlead.Actor, in *roleBody) (*Answer[Role], error) {
	return roleAnswer(a.App.CreateRole(ctx, actor, in.Body.Name, in.Body.names()))
}

func (a *API) replaceRole(ctx context.Context, actor fairlead.Actor, in *roleByID) (*Answer[Role], error) {
	return roleAnswer(a.App.UpdateRole(ctx, actor, in.ID, in.Body.Name, in.Body.names()))
}

func (a *API) deleteRole(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteRole(ctx, actor, in.ID)
}
