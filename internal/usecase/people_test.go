package usecase_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

func TestAddingMembers(t *testing.T) {
	w := newWorld(t)
	add := func(by fairlead.Actor, email, role string) error {
		return second(w.app.AddMember(w.ctx, by, usecase.NewMember{Name: "Dan", Email: email, PasswordHash: "-", Role: role}))
	}
	w.must(add(w.owner, "Dan@acme.test", "agent"))
	w.refused(add(w.owner, "dan@acme.test", "agent"), fairlead.KindConflict, "email_taken")
	w.refused(add(w.owner, "no address", "agent"), fairlead.KindInvalid, "invalid")
	w.refused(add(w.owner, "", "agent"), fairlead.KindInvalid, "invalid")
	w.refused(add(w.owner, "x@acme.test", "boss"), fairlead.KindInvalid, "invalid")
	w.refused(add(w.owner, "x@acme.test", "owner"), fairlead.KindInvalid, "invalid")
	other := w.workspace("Other", "other@other.test")
	w.refused(add(other, "dan@acme.test", "agent"), fairlead.KindConflict, "email_taken")
	admin := w.member("adam", "admin")
	w.refused(add(admin, "x@acme.test", "admin"), fairlead.KindForbidden, "forbidden")
	w.refused(add(w.member("ana", "agent"), "x@acme.test", "agent"), fairlead.KindForbidden, "forbidden")
}

func TestDeactivatingSignsOutAndRevokes(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	off := false
	got, err := w.app.UpdateMember(w.ctx, w.owner, ana.Member.ID, usecase.MemberPatch{Active: &off})
	w.must(err)
	if got.Active {
		t.Error("still active")
	}
	if last := w.stale[len(w.stale)-1]; !slices.Contains(last.SignedOut, ana.Member.ID) {
		t.Errorf("the open streams go on: %+v", last)
	}
	_, err = w.app.UpdateMember(w.ctx, w.owner, w.owner.Member.ID, usecase.MemberPatch{Active: &off})
	w.refused(err, fairlead.KindConflict, "owner_needed")
	admin := w.member("adam", "admin")
	_, err = w.app.UpdateMember(w.ctx, admin, admin.Member.ID, usecase.MemberPatch{Active: &off})
	w.refused(err, fairlead.KindForbidden, "forbidden")
	role := "agent"
	_, err = w.app.UpdateMember(w.ctx, w.owner, w.owner.Member.ID, usecase.MemberPatch{Role: &role})
	w.refused(err, fairlead.KindConflict, "owner_needed")
}

func TestColleaguesSeeNamesOnly(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	list, err := w.app.Members(w.ctx, ana)
	w.must(err)
	for _, m := range list {
		if (m.Email != "") != (m.ID == ana.Member.ID) {
			t.Errorf("Ana sees %s's e-mail address as %q", m.Name, m.Email)
		}
	}
}

// TestColleaguesSeeWhoIsAwayNotWhy: the reason is for the member and for who manages availability.
func TestColleaguesSeeWhoIsAwayNotWhy(t *testing.T) {
	w := newWorld(t)
	ana, ben, adam := w.member("ana", "agent"), w.member("ben", "agent"), w.member("adam", "admin")
	ill := fairlead.Availability{Leave: []fairlead.Leave{{From: "2026-06-01", To: "2026-06-01", Note: "Ill"}}}
	kept, err := w.app.SetAvailability(w.ctx, ana, ana.Member.ID, ill)
	w.must(err)
	if len(kept.Leave) != 1 {
		t.Errorf("kept %+v", kept)
	}
	for who, told := range map[*fairlead.Actor]int{&ana: 1, &ben: 0, &adam: 1} {
		seen, err := w.app.Member(w.ctx, *who, ana.Member.ID)
		w.must(err)
		if seen.State != fairlead.OnLeave || !seen.Until.Equal(time.Date(2026, 6, 2, 0, 0, 0, 0, time.UTC)) || len(seen.Availability.Leave) != told {
			t.Errorf("%s sees %s until %s, %+v", who.Member.Name, seen.State, seen.Until, seen.Availability)
		}
	}
	w.wait(15 * time.Hour)
	back, err := w.app.Member(w.ctx, ben, ana.Member.ID)
	w.must(err)
	if back.State != fairlead.Available || !back.Until.IsZero() {
		t.Errorf("after the leave: %s until %s", back.State, back.Until)
	}
}

// TestWaitingLeadsAreTriedAgain when somebody may have become able to take them.
func TestWaitingLeadsAreTriedAgain(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	w.app.Close() // nobody looks at the desk
	dirty := func(change func() error) (is bool) {
		t.Helper()
		w.must(w.store.Write(w.ctx, ana.Workspace, func(tx store.Tx) error { return tx.Desk().SetDirty(false) }))
		w.must(change())
		w.must(w.store.Read(w.ctx, ana.Workspace, func(tx store.Tx) error {
			state, err := tx.Desk().Get()
			is = state.Dirty
			return err
		}))
		return is
	}
	limit := func(to fairlead.Cap) bool {
		t.Helper()
		return dirty(func() error {
			return second(w.app.UpdateMember(w.ctx, w.owner, ana.Member.ID, usecase.MemberPatch{MaxOpen: &to}))
		})
	}
	five, six := fairlead.Cap{Set: true, Most: 5}, fairlead.Cap{Set: true, Most: 6}
	for i, step := range []struct {
		to   fairlead.Cap
		want bool
	}{{five, false}, {six, true}, {six, false}, {five, false}, {fairlead.Cap{}, true}, {fairlead.Cap{}, false}} {
		if got := limit(step.to); got != step.want {
			t.Errorf("%d. a limit of %+v: tried again is %t", i, step.to, got)
		}
	}
	if !dirty(func() error {
		return second(w.app.SetAvailability(w.ctx, ana, ana.Member.ID, fairlead.Availability{}))
	}) {
		t.Error("Ana is back, and nobody tries")
	}
}

func TestCustomRoles(t *testing.T) {
	w := newWorld(t)
	_, err := w.app.CreateRole(w.ctx, w.owner, "Viewer", []string{"leads.fly"})
	w.refused(err, fairlead.KindInvalid, "invalid")
	role, err := w.app.CreateRole(w.ctx, w.owner, "Viewer", []string{"leads.view_all"})
	w.must(err)
	_, err = w.app.CreateRole(w.ctx, w.owner, "Viewer", nil)
	w.refused(err, fairlead.KindConflict, "name_taken")
	viewer := w.member("vera", strconv.FormatInt(role.ID, 10))
	lead := w.post(from("website")).Lead.ID
	if _, err := w.app.Lead(w.ctx, viewer, lead); err != nil {
		t.Errorf("a viewer sees unassigned leads: %v", err)
	}
	_, err = w.app.AssignLead(w.ctx, viewer, lead, viewer.Member.ID, "", 0)
	w.refused(err, fairlead.KindForbidden, "forbidden")
	w.refused(w.app.DeleteRole(w.ctx, w.owner, role.ID), fairlead.KindConflict, "role_in_use")
	roles, err := w.app.Roles(w.ctx, w.owner)
	w.must(err)
	_, err = w.app.UpdateRole(w.ctx, w.owner, roles[0].ID, "Boss", nil)
	w.refused(err, fairlead.KindConflict, "role_built_in")
	other := w.workspace("Other", "other@other.test")
	if err := w.app.DeleteRole(w.ctx, other, role.ID); !errors.Is(err, fairlead.ErrNotFound) {
		t.Errorf("another workspace's role: %v", err)
	}
}
