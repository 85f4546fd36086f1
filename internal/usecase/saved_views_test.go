package usecase_test

import (
	"fmt"
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
	counts, err := w.app.CountLeads(w.ctx, w.owner, []fairlead.LeadFilter{{}, {Sources: []string{"google"}}})
	w.must(err)
	if want := []usecase.LeadCount{{N: 3, Exact: true}, {Exact: true}}; !slices.Equal(counts, want) {
		t.Errorf("the owner counts %v, want %v", counts, want)
	}
	counts, err = w.app.CountLeads(w.ctx, ana, []fairlead.LeadFilter{{}})
	w.must(err)
	if want := []usecase.LeadCount{{Exact: true}}; !slices.Equal(counts, want) {
		t.Errorf("an agent without leads counts %v, want %v", counts, want)
	}
}
