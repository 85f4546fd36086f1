package usecase_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/usecase"
)

func TestAMemberHasAHundredViewsAtMost(t *testing.T) {
	w := newWorld(t)
	ana, ben := w.member("ana", "agent"), w.member("ben", "agent")
	add := func(by fairlead.Actor, in usecase.SavedViewRequest) error {
		return second(w.app.CreateSavedView(w.ctx, by, in))
	}
	for i := range 100 {
		w.must(add(ana, usecase.SavedViewRequest{Name: fmt.Sprint("View ", i)}))
	}
	w.refused(add(ana, usecase.SavedViewRequest{Name: "One more"}), fairlead.KindConflict, "too_many_views")
	w.must(add(ben, usecase.SavedViewRequest{Name: "Somebody else's"}))
	w.refused(add(ben, usecase.SavedViewRequest{Name: strings.Repeat("x", 101)}), fairlead.KindInvalid, "invalid")
	w.refused(add(ben, usecase.SavedViewRequest{Name: "Line\nbreak"}), fairlead.KindInvalid, "invalid")
	w.refused(add(ben, usecase.SavedViewRequest{Name: "Long", Query: map[string][]string{"tag": {strings.Repeat("x", 9000)}}}), fairlead.KindInvalid, "invalid")
}

// TestWhoHearsOfAView: of a private one its owner, of a shared one everybody, also when it stops being that.
func TestWhoHearsOfAView(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	heard := func(what string, everyone bool, owner fairlead.Actor) {
		t.Helper()
		last := w.stale[len(w.stale)-1]
		if last.Everyone != everyone || !slices.Contains(last.Members, owner.Member.ID) || !slices.Equal(last.Topics, []usecase.Topic{usecase.TopicViews}) {
			t.Errorf("%s: told %+v", what, last)
		}
	}
	v, err := w.app.CreateSavedView(w.ctx, ana, usecase.SavedViewRequest{Name: "Mine"})
	w.must(err)
	heard("a private view", false, ana)
	v, err = w.app.CreateSavedView(w.ctx, w.owner, usecase.SavedViewRequest{Name: "Ours", Shared: true})
	w.must(err)
	heard("a shared view", true, w.owner)
	_, err = w.app.UpdateSavedView(w.ctx, w.owner, v.ID, usecase.SavedViewRequest{Name: "Ours"})
	w.must(err)
	heard("a view that is not shared any more", true, w.owner)
	w.must(w.app.DeleteSavedView(w.ctx, w.owner, v.ID))
	heard("a private view that is gone", false, w.owner)
}

func TestCountsAreOfWhatTheActorSees(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	for range 3 {
		w.post(from("website"))
	}
	counts := func(who string, by fairlead.Actor, filters []fairlead.LeadFilter, want ...*usecase.LeadCount) {
		t.Helper()
		got, err := w.app.CountLeads(w.ctx, by, filters)
		w.must(err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s counts %v, want %v", who, got, want)
		}
	}
	unknown := fairlead.LeadFilter{Fields: []fairlead.FieldFilter{{Key: "budget", Operator: fairlead.OpIsEmpty}}}
	counts("the owner", w.owner, []fairlead.LeadFilter{{}, unknown, {Sources: []string{"google"}}}, &usecase.LeadCount{N: 3, Exact: true}, nil, &usecase.LeadCount{Exact: true})
	counts("an agent without leads", ana, []fairlead.LeadFilter{{}}, &usecase.LeadCount{Exact: true})
}

// TestWhoHearsOfARewrittenView: deleting what private views ask for changes them too, so everybody looks again.
func TestWhoHearsOfARewrittenView(t *testing.T) {
	w := newWorld(t)
	ana := w.member("ana", "agent")
	_, err := w.app.CreateSavedView(w.ctx, ana, usecase.SavedViewRequest{Name: "Qualified", Query: map[string][]string{"status": {"qualified"}}})
	w.must(err)
	told := func() (n int) {
		for _, stale := range w.stale {
			if stale.Everyone && slices.Contains(stale.Topics, usecase.TopicViews) {
				n++
			}
		}
		return n
	}
	w.must(w.app.DeleteStatus(w.ctx, w.owner, "contacted"))
	if told() != 0 {
		t.Error("a status that no view asks for was told as a change of views")
	}
	w.must(w.app.DeleteStatus(w.ctx, w.owner, "qualified"))
	if told() != 1 {
		t.Errorf("everybody was told %d times that views changed, want once", told())
	}
}
