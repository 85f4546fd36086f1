package fairlead

import "slices"

// Permission is one thing a role may allow, named noun.verb.
type Permission string

// The permissions. What a member always may (read their own leads, notes on them, notifications) needs none.
const (
	ViewAllLeads  Permission = "leads.view_all"
	CreateLeads   Permission = "leads.create"
	EditLeads     Permission = "leads.edit"
	AssignLeads   Permission = "leads.assign"
	DeleteLeads   Permission = "leads.delete"
	ExportLeads   Permission = "leads.export"
	ManageRouting Permission = "routing.manage"
	ManageMembers Permission = "members.manage"
	ManageRoles   Permission = "roles.manage"

	ManageAvailability Permission = "availability.manage"

	ManageIntegrations Permission = "integrations.manage"
	ManageWorkspace    Permission = "workspace.manage"
)

// PermissionText is how a permission is named and explained on the screen.
type PermissionText struct {
	Permission  Permission
	Label       string
	Description string
}

// Permissions lists every permission in the order of the screen.
func Permissions() []PermissionText {
	return []PermissionText{
		{ViewAllLeads, "View all leads", "Sees every lead, unassigned ones too, and keeps seeing them when they move."},
		{CreateLeads, "Create leads", "Adds leads by hand and over the API."},
		{EditLeads, "Edit leads", "Changes the details, status and tags of leads the member can see."},
		{AssignLeads, "Assign leads", "Assigns, reassigns and unassigns leads the member can see."},
		{DeleteLeads, "Delete leads", "Deletes leads the member can see, and brings them back for 30 days."},
		{ExportLeads, "Export leads", "Takes the leads the member can see out as a file."},
		{ManageRouting, "Manage routing", "Changes routing rules and rotations, and sees every rotation's fair share."},
		{ManageMembers, "Manage users", "Adds users, changes and deactivates them; never the Owner, and never another Admin unless Owner."},
		{ManageAvailability, "Manage availability", "Enters leave, working hours and pauses of others. Everybody enters their own."},
		{ManageRoles, "Manage roles", "Adds, changes and deletes custom roles, within the permissions the member holds."},
		{ManageIntegrations, "Manage integrations", "Adds and deletes webhooks, and sees what could not be delivered. Needs View all leads too: a webhook is told of every lead."},
		{ManageWorkspace, "Manage settings", "Changes the workspace's name, time zone, currency and how dates and numbers are written. Shares views, and changes shared ones."},
	}
}

// RoleKind tells the built-in roles from custom ones.
type RoleKind string

// The kinds of roles. A workspace has exactly one member whose role is RoleOwner.
const (
	RoleOwner  RoleKind = "owner"
	RoleAdmin  RoleKind = "admin"
	RoleAgent  RoleKind = "agent"
	RoleCustom RoleKind = "custom"
)

// Role is what a member may do.
type Role struct {
	ID          int64
	Kind        RoleKind
	Name        string
	Permissions []Permission
}

// Allows reports whether the role holds the permission.
func (r Role) Allows(p Permission) bool { return slices.Contains(r.Permissions, p) }

// BuiltinRoles are the roles every workspace begins with; they cannot be changed.
func BuiltinRoles() []Role {
	var all []Permission
	for _, p := range Permissions() {
		all = append(all, p.Permission)
	}
	return []Role{
		{Kind: RoleOwner, Name: "Owner", Permissions: all},
		{Kind: RoleAdmin, Name: "Admin", Permissions: all},
		{Kind: RoleAgent, Name: "Agent", Permissions: []Permission{CreateLeads, EditLeads}},
	}
}
