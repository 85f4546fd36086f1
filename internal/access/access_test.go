package access_test

import (
	"errors"
	"testing"

	"fairlead"
	"fairlead/internal/access"
)

// The cast: one of each built-in role, a viewer, somebody who manages users only, and a program.
var (
	roles   = fairlead.BuiltinRoles()
	owner   = member(1, roles[0])
	admin   = member(2, roles[1])
	agent   = member(3, roles[2])
	viewer  = member(4, custom(fairlead.ViewAllLeads))
	hr      = member(5, custom(fairlead.ManageMembers, fairlead.ManageRoles))
	program = fairlead.Actor{Kind: fairlead.ActorSystem}
)

func member(id int64, r fairlead.Role) fairlead.Actor {
	return fairlead.Actor{Kind: fairlead.ActorMember, Member: fairlead.Member{ID: id, Role: r, Active: true}}
}

func custom(p ...fairlead.Permission) fairlead.Role {
	return fairlead.Role{ID: 9, Kind: fairlead.RoleCustom, Name: "Custom", Permissions: p}
}

// TestPermissionsOfRoles is the table of product.md, written by hand: who may do what.
func TestPermissionsOfRoles(t *testing.T) {
	table := []struct {
		permission                      fairlead.Permission
		owner, admin, agent, viewer, hr bool
	}{
		{permission: fairlead.ViewAllLeads, owner: true, admin: true, viewer: true},
		{permission: fairlead.CreateLeads, owner: true, admin: true, agent: true},
		{permission: fairlead.EditLeads, owner: true, admin: true, agent: true},
		{permission: fairlead.AssignLeads, owner: true, admin: true},
		{permission: fairlead.DeleteLeads, owner: true, admin: true},
		{permission: fairlead.ExportLeads, owner: true, admin: true},
		{permission: fairlead.ManageRouting, owner: true, admin: true},
		{permission: fairlead.ManageMembers, owner: true, admin: true, hr: true},
		{permission: fairlead.ManageAvailability, owner: true, admin: true},
		{permission: fairlead.ManageRoles, owner: true, admin: true, hr: true},
		{permission: fairlead.ManageIntegrations, owner: true, admin: true},
		{permission: fairlead.ManageWorkspace, owner: true, admin: true},
	}
	if len(table) != len(fairlead.Permissions()) {
		t.Fatalf("the table knows %d permissions, the product has %d", len(table), len(fairlead.Permissions()))
	}
	for _, row := range table {
		for who, want := range map[*fairlead.Actor]bool{&owner: row.owner, &admin: row.admin, &agent: row.agent, &viewer: row.viewer, &hr: row.hr, &program: true} {
			if got := access.Allowed(*who, row.permission); got != want {
				t.Errorf("%s may %s: %t, want %t", who.Member.Role.Name, row.permission, got, want)
			}
			if err := access.Require(*who, row.permission); (err == nil) != want {
				t.Errorf("%s requires %s: %v", who.Member.Role.Name, row.permission, err)
			} else if err != nil && fairlead.KindOf(err) != fairlead.KindForbidden {
				t.Errorf("refusal is %v, want forbidden", err)
			}
		}
	}
}

// TestAvailabilityIsOnesOwn: everybody enters their own, and who has the permission enters anybody's.
func TestAvailabilityIsOnesOwn(t *testing.T) {
	planner := member(6, custom(fairlead.ManageAvailability))
	for who, want := range map[*fairlead.Actor]bool{&owner: true, &admin: true, &agent: false, &hr: false, &planner: true} {
		if err := access.Availability(*who, who.Member); err != nil {
			t.Errorf("%d may not enter their own: %v", who.Member.ID, err)
		}
		err := access.Availability(*who, fairlead.Member{ID: 99})
		if (err == nil) != want || err != nil && fairlead.KindOf(err) != fairlead.KindForbidden {
			t.Errorf("%d enters a colleague's: %v, want %t", who.Member.ID, err, want)
		}
	}
}

// TestWebhooksNeedBothPermissions: they carry every lead out of the house.
func TestWebhooksNeedBothPermissions(t *testing.T) {
	both := member(6, custom(fairlead.ManageIntegrations, fairlead.ViewAllLeads))
	for who, want := range map[*fairlead.Actor]bool{&owner: true, &admin: true, &agent: false, &viewer: false, &both: true,
		new(member(7, custom(fairlead.ManageIntegrations))): false} {
		if err := access.Require(*who, access.ToIntegrate...); (err == nil) != want {
			t.Errorf("%v manages integrations: %v", who.Member.Role.Permissions, err)
		}
	}
}

// TestWhoDoesWhatInBulk: what one lead needs, many need too, and who may assign leads sees everybody's batches.
func TestWhoDoesWhatInBulk(t *testing.T) {
	editor := member(6, custom(fairlead.EditLeads))
	remover := member(7, custom(fairlead.DeleteLeads))
	assigner := member(8, custom(fairlead.AssignLeads))
	kinds := []fairlead.BatchKind{fairlead.BatchAssign, fairlead.BatchRoute, fairlead.BatchStatus, fairlead.BatchTags, fairlead.BatchDelete}
	for _, c := range []struct {
		actor fairlead.Actor
		may   []bool
		sees  bool // a batch of somebody else
	}{
		{owner, []bool{true, true, true, true, true}, true},
		{admin, []bool{true, true, true, true, true}, true},
		{agent, []bool{false, false, true, true, false}, false},
		{viewer, []bool{false, false, false, false, false}, false},
		{editor, []bool{false, false, true, true, false}, false},
		{remover, []bool{false, false, false, false, true}, false},
		{assigner, []bool{true, true, false, false, false}, true},
		{program, []bool{true, true, true, true, true}, true},
	} {
		some := false
		for i, kind := range kinds {
			some = some || c.may[i]
			if err := access.RunBatch(c.actor, kind); (err == nil) != c.may[i] {
				t.Errorf("%v runs a batch of kind %s: %v", c.actor.Member.Role.Permissions, kind, err)
			}
		}
		if err := access.SomeBatch(c.actor); (err == nil) != some {
			t.Errorf("%v runs some batch: %v", c.actor.Member.Role.Permissions, err)
		}
		own := fairlead.Batch{Actor: fairlead.NameOf(c.actor)}
		others := fairlead.Batch{Actor: fairlead.ActorName{Kind: fairlead.ActorMember, ID: 99}}
		ruled := fairlead.Batch{Actor: fairlead.ActorName{Kind: fairlead.ActorRule, ID: c.actor.Member.ID}}
		for batch, want := range map[*fairlead.Batch]bool{&own: true, &others: c.sees, &ruled: c.sees} {
			if err := access.Batch(c.actor, *batch); (err == nil) != want || err != nil && !errors.Is(err, fairlead.ErrNotFound) {
				t.Errorf("%v sees the batch of %+v: %v", c.actor.Member.Role.Permissions, batch.Actor, err)
			}
		}
	}
	if access.RunBatch(owner, "") == nil {
		t.Error("somebody may do what nobody knows")
	}
}

func TestWhoSeesWhichLeads(t *testing.T) {
	mine, others, nobodys := fairlead.Lead{AgentID: 3}, fairlead.Lead{AgentID: 7}, fairlead.Lead{}
	for _, c := range []struct {
		name                  string
		actor                 fairlead.Actor
		mine, others, nobodys bool
	}{
		{"owner", owner, true, true, true},
		{"admin", admin, true, true, true},
		{"agent", agent, true, false, false},
		{"viewer", viewer, true, true, true},
		{"users only", hr, false, false, false},
	} {
		scope := access.Leads(c.actor)
		for lead, want := range map[*fairlead.Lead]bool{&mine: c.mine, &others: c.others, &nobodys: c.nobodys} {
			if got := scope.Sees(*lead); got != want {
				t.Errorf("%s sees a lead of %d: %t, want %t", c.name, lead.AgentID, got, want)
			}
		}
	}
	if (fairlead.LeadScope{}).Sees(nobodys) || (fairlead.LeadScope{}).Sees(mine) {
		t.Error("the empty scope sees something")
	}
}

func TestRotationsAreForTheirAgentsAndWhoManagesRouting(t *testing.T) {
	served := fairlead.Rotation{Agents: []fairlead.RotationAgent{{AgentID: 3}}}
	foreign := fairlead.Rotation{Agents: []fairlead.RotationAgent{{AgentID: 7}}}
	hidden := fairlead.Rotation{Hidden: true, Agents: served.Agents}
	for _, c := range []struct {
		name     string
		actor    fairlead.Actor
		rotation fairlead.Rotation
		want     bool
	}{
		{"agent, own", agent, served, true},
		{"agent, foreign", agent, foreign, false},
		{"agent, hidden", agent, hidden, false},
		{"admin, any", admin, foreign, true},
		{"admin, hidden", admin, hidden, false},
		{"viewer", viewer, served, false},
	} {
		err := access.Rotation(c.actor, c.rotation)
		if (err == nil) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
		if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
			t.Errorf("%s: %v, want not found", c.name, err)
		}
	}
}

func TestSavedViewsAreTheirOwnersUnlessShared(t *testing.T) {
	mine, others := fairlead.SavedView{OwnerID: 3}, fairlead.SavedView{OwnerID: 7}
	shared := fairlead.SavedView{OwnerID: 7, Shared: true}
	for _, c := range []struct {
		name         string
		actor        fairlead.Actor
		view         fairlead.SavedView
		look, change fairlead.Kind
	}{
		{"agent, own", agent, mine, "", ""},
		{"agent, own and shared", agent, fairlead.SavedView{OwnerID: 3, Shared: true}, "", ""},
		{"agent, somebody's", agent, others, fairlead.KindNotFound, fairlead.KindNotFound},
		{"agent, somebody's shared", agent, shared, "", fairlead.KindForbidden},
		{"admin, somebody's", admin, others, fairlead.KindNotFound, fairlead.KindNotFound},
		{"admin, somebody's shared", admin, shared, "", ""},
	} {
		if got := fairlead.KindOf(access.SavedView(c.actor, c.view)); got != c.look {
			t.Errorf("%s: looks %q, want %q", c.name, got, c.look)
		}
		if got := fairlead.KindOf(access.ChangeSavedView(c.actor, c.view)); got != c.change {
			t.Errorf("%s: changes %q, want %q", c.name, got, c.change)
		}
	}
}

func TestManagingMembers(t *testing.T) {
	for _, c := range []struct {
		name  string
		actor fairlead.Actor
		whom  fairlead.Actor
		want  bool
	}{
		{"owner changes admin", owner, admin, true},
		{"owner changes owner", owner, owner, true},
		{"admin changes owner", admin, owner, false},
		{"admin changes another admin", admin, member(8, roles[1]), false},
		{"admin changes agent", admin, agent, true},
		{"admin changes viewer", admin, viewer, true},
		{"agent changes agent", agent, member(8, roles[2]), false},
		{"users-only changes agent who may do more", hr, agent, false},
		{"users-only changes their like", hr, member(8, custom(fairlead.ManageMembers)), true},
		{"the program changes anybody", program, owner, true},
	} {
		if err := access.ManageMember(c.actor, c.whom.Member); (err == nil) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestGrantingRoles(t *testing.T) {
	for _, c := range []struct {
		name  string
		actor fairlead.Actor
		role  fairlead.Role
		want  bool
	}{
		{"owner makes a second owner", owner, roles[0], false},
		{"owner makes an admin", owner, roles[1], true},
		{"admin makes an admin", admin, roles[1], false},
		{"admin makes an agent", admin, roles[2], true},
		{"users-only hands on more than they have", hr, custom(fairlead.ViewAllLeads), false},
	} {
		if err := access.GrantRole(c.actor, c.role); (err == nil) != c.want {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestEditingRoles(t *testing.T) {
	for _, c := range []struct {
		name  string
		actor fairlead.Actor
		role  fairlead.Role
		want  fairlead.Kind
	}{
		{"admin makes a viewer", admin, custom(fairlead.ViewAllLeads), ""},
		{"admin changes Agent", admin, roles[2], fairlead.KindConflict},
		{"agent makes a role", agent, custom(), fairlead.KindForbidden},
		{"roles-only takes more than they have", hr, custom(fairlead.ViewAllLeads), fairlead.KindForbidden},
	} {
		if got := fairlead.KindOf(access.EditRole(c.actor, c.role)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhoKeepsTheLeadsTheyEnter(t *testing.T) {
	for _, c := range []struct {
		actor fairlead.Actor
		want  bool
	}{{agent, true}, {admin, false}, {owner, false}, {viewer, false}, {program, false}} {
		if got := access.KeepsOwnLeads(c.actor); got != c.want {
			t.Errorf("%s keeps: %t", c.actor.Member.Role.Name, got)
		}
	}
}

// TestWhoRenamesTags: whoever may change all leads, and not only those that they see.
func TestWhoRenamesTags(t *testing.T) {
	all := []fairlead.Permission{fairlead.ManageWorkspace, fairlead.ViewAllLeads, fairlead.EditLeads}
	for i := range all {
		rest := append(append([]fairlead.Permission{}, all[:i]...), all[i+1:]...)
		if err := access.Require(member(7, custom(rest...)), access.ToRenameTags...); fairlead.KindOf(err) != fairlead.KindForbidden {
			t.Errorf("without %s: %v, want forbidden", all[i], err)
		}
	}
	for _, who := range []fairlead.Actor{owner, admin, member(7, custom(all...))} {
		if err := access.Require(who, access.ToRenameTags...); err != nil {
			t.Errorf("%s: %v", who.Member.Role.Name, err)
		}
	}
}
