// Package access decides who may do what to which row, and why not. It is pure: a caller and a thing in, nil or an
// error out. Every use case asks here, and nobody else decides.
//
// Two answers keep the outside from learning what it may not see: what a role may not do is forbidden, whatever row
// was named; a row that a caller may not see is not found, exactly as if it did not exist.
package access

import (
	"slices"

	"fairlead"
)

// What needs more than one permission.
var (
	// ToIntegrate: webhooks carry every lead out of the house, so who may not see them all may not manage them.
	ToIntegrate = []fairlead.Permission{fairlead.ManageIntegrations, fairlead.ViewAllLeads}
	// ToImport: files of leads give leads to everybody, and change those that are there.
	ToImport = []fairlead.Permission{fairlead.CreateLeads, fairlead.ViewAllLeads, fairlead.EditLeads, fairlead.AssignLeads}
	// ToRenameTags: who sees some leads only would leave the others behind.
	ToRenameTags = []fairlead.Permission{fairlead.ManageWorkspace, fairlead.ViewAllLeads, fairlead.EditLeads}
	// ToMerge: a merge changes one lead, and may give it to somebody else.
	ToMerge = []fairlead.Permission{fairlead.EditLeads, fairlead.AssignLeads}
)

// Require answers forbidden unless the actor holds all of the permissions. The program itself may do everything.
func Require(a fairlead.Actor, all ...fairlead.Permission) error {
	if slices.ContainsFunc(all, func(p fairlead.Permission) bool { return !Allowed(a, p) }) {
		return forbidden("Your role does not allow this.")
	}
	return nil
}

// Allowed reports whether the actor holds the permission.
func Allowed(a fairlead.Actor, p fairlead.Permission) bool {
	return a.Kind != fairlead.ActorMember || a.Member.Role.Allows(p)
}

// Leads is which leads the actor sees: all with the permission, else only those assigned to them.
func Leads(a fairlead.Actor) fairlead.LeadScope {
	if Allowed(a, fairlead.ViewAllLeads) {
		return fairlead.LeadScope{All: true}
	}
	return fairlead.LeadScope{AgentID: a.Member.ID}
}

// Sees reports whether a member may see a lead now. Who is inactive sees none.
func Sees(m fairlead.Member, l fairlead.Lead) bool {
	return m.Active && Leads(fairlead.Actor{Kind: fairlead.ActorMember, Member: m}).Sees(l)
}

// Rotation answers not found unless the actor may look at the rotation: its own agents may, and who manages routing.
func Rotation(a fairlead.Actor, r fairlead.Rotation) error {
	serves := func(m fairlead.RotationAgent) bool { return m.AgentID == a.Member.ID }
	if !r.Hidden && (Allowed(a, fairlead.ManageRouting) || slices.ContainsFunc(r.Agents, serves)) {
		return nil
	}
	return fairlead.ErrNotFound
}

// Availability answers nil if the actor may read and write when a member can have leads: their own, or with the permission.
func Availability(a fairlead.Actor, m fairlead.Member) error {
	if m.ID == a.Member.ID {
		return nil
	}
	return Require(a, fairlead.ManageAvailability)
}

// SavedView answers not found unless the actor may look at the view: their own, or a shared one.
func SavedView(a fairlead.Actor, v fairlead.SavedView) error {
	if v.Shared || v.OwnerID == a.Member.ID {
		return nil
	}
	return fairlead.ErrNotFound
}

// ChangeSavedView answers nil if the actor may change or delete the view: others' only if it is shared, and they manage
// the workspace.
func ChangeSavedView(a fairlead.Actor, v fairlead.SavedView) error {
	if err := SavedView(a, v); err != nil || v.OwnerID == a.Member.ID {
		return err
	}
	return Require(a, fairlead.ManageWorkspace)
}

// RunBatch answers nil if the actor may do, stop and undo what a kind of batch does.
func RunBatch(a fairlead.Actor, kind fairlead.BatchKind) error {
	switch kind {
	case fairlead.BatchAssign, fairlead.BatchRoute:
		return Require(a, fairlead.AssignLeads)
	case fairlead.BatchStatus, fairlead.BatchTags:
		return Require(a, fairlead.EditLeads)
	case fairlead.BatchDelete:
		return Require(a, fairlead.DeleteLeads)
	case fairlead.BatchImport:
		return Require(a, ToImport...)
	default:
		return forbidden("Nobody may do this.")
	}
}

// SomeBatch answers nil if there is a kind of batch that the actor may do.
func SomeBatch(a fairlead.Actor) error {
	for _, kind := range []fairlead.BatchKind{fairlead.BatchAssign, fairlead.BatchStatus} {
		if RunBatch(a, kind) == nil {
			return nil
		}
	}
	return RunBatch(a, fairlead.BatchDelete)
}

// Batches is whose batches the actor sees: everybody's (0) if they may assign leads, else their own.
func Batches(a fairlead.Actor) (member int64) {
	if Allowed(a, fairlead.AssignLeads) {
		return 0
	}
	return a.Member.ID
}

// Batch answers not found unless the actor may see the batch.
func Batch(a fairlead.Actor, b fairlead.Batch) error {
	member := Batches(a)
	if member == 0 || b.Actor.Kind == fairlead.ActorMember && b.Actor.ID == member {
		return nil
	}
	return fairlead.ErrNotFound
}

// KeepsOwnLeads reports whether a lead that the actor enters stays with them: who neither assigns leads nor sees all
// of them would otherwise never see it again.
func KeepsOwnLeads(a fairlead.Actor) bool {
	return a.Kind == fairlead.ActorMember && !Allowed(a, fairlead.AssignLeads) && !Allowed(a, fairlead.ViewAllLeads)
}

// ManageMember answers nil if the actor may change the member: nobody changes the Owner but the Owner, nobody an
// Admin but the Owner, and nobody a member who may do more than they may.
func ManageMember(a fairlead.Actor, m fairlead.Member) error {
	if err := Require(a, fairlead.ManageMembers); err != nil {
		return err
	}
	if a.Kind != fairlead.ActorMember || a.Member.Role.Kind == fairlead.RoleOwner {
		return nil
	}
	switch {
	case m.Role.Kind == fairlead.RoleOwner:
		return forbidden("Only the Owner can change the Owner.")
	case m.Role.Kind == fairlead.RoleAdmin:
		return forbidden("Only the Owner can change an Admin.")
	default:
		return within(a, m.Role.Permissions)
	}
}

// GrantRole answers nil if the actor may give the role to somebody. There is exactly one Owner, so nobody may give that.
func GrantRole(a fairlead.Actor, r fairlead.Role) error {
	if r.Kind == fairlead.RoleOwner {
		return fairlead.Invalid("role", "A workspace has exactly one Owner. Choose another role.")
	}
	return ManageMember(a, fairlead.Member{Role: r})
}

// EditRole answers nil if the actor may make or change a role so that it holds these permissions.
func EditRole(a fairlead.Actor, r fairlead.Role) error {
	if err := Require(a, fairlead.ManageRoles); err != nil {
		return err
	}
	if r.Kind != fairlead.RoleCustom {
		return fairlead.Conflict("role_built_in", "Built-in roles cannot be changed. Make a custom role instead.")
	}
	return within(a, r.Permissions)
}

func within(a fairlead.Actor, permissions []fairlead.Permission) error {
	for _, p := range permissions {
		if !Allowed(a, p) {
			return forbidden("You can only hand on permissions that you have yourself.")
		}
	}
	return nil
}

func forbidden(message string) error {
	return &fairlead.Error{Kind: fairlead.KindForbidden, Code: "forbidden", Message: message}
}
