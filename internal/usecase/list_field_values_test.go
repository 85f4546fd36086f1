package usecase_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"

	"github.com/google/go-cmp/cmp"
)

// values are what the owner is offered for a field.
func (w *world) values(field string) []usecase.FieldValue {
	w.Helper()
	list, err := w.app.ListFieldValues(w.ctx, w.owner, field)
	w.must(err)
	return list
}

func (w *world) offers(field string, want ...usecase.FieldValue) {
	w.Helper()
	if diff := cmp.Diff(append([]usecase.FieldValue{}, want...), w.values(field)); diff != "" {
		w.Errorf("%s (-want +got):\n%s", field, diff)
	}
}

func answered(campaign string, tags ...string) fairlead.Submission {
	raw, _ := json.Marshal(campaign)
	sub := from("website")
	sub.Tags, sub.Fields = tags, map[string]json.RawMessage{"campaign": raw}
	return sub
}

func TestFieldValuesAreCountedAsConditionsCompare(t *testing.T) {
	w := newWorld(t)
	for _, sub := range []fairlead.Submission{
		answered("spring", "vip", "hot"), answered("Spring", "VIP"), answered("Spring "), answered("Autumn"), answered(" "),
		answered(strings.Repeat("x", 401)), answered("two\nlines"),
	} {
		w.post(sub)
	}
	w.offers("campaign", usecase.FieldValue{Value: "Spring", Leads: 3}, usecase.FieldValue{Value: "Autumn", Leads: 1})
	w.offers("fields.campaign", w.values("campaign")...)
	w.offers("tag", usecase.FieldValue{Value: "VIP", Leads: 2}, usecase.FieldValue{Value: "hot", Leads: 1})
	w.offers("source", usecase.FieldValue{Value: "website", Leads: 7})
	w.offers("fields.nothing")
}

// Whoever manages the routing and does not see all leads is told of their own only; whoever does not manage it, nothing.
func TestFieldValuesOfLeadsInSight(t *testing.T) {
	w := newWorld(t)
	w.post(answered("Secret"))
	role, err := w.app.CreateRole(w.ctx, w.owner, "Router", []string{string(fairlead.ManageRouting)})
	w.must(err)
	router := w.member("rita", fmt.Sprint(role.ID))
	list, err := w.app.ListFieldValues(w.ctx, router, "campaign")
	w.must(err)
	if len(list) != 0 {
		w.Errorf("who sees no lead is told %v", list)
	}
	_, err = w.app.ListFieldValues(w.ctx, w.member("ana", "agent"), "campaign")
	w.refused(err, fairlead.KindForbidden, "forbidden")
	_, err = w.app.ListFieldValues(w.ctx, w.owner, "colour")
	w.refused(err, fairlead.KindInvalid, "invalid")
}

// Hours and days are those of the workspace's zone.
func TestFieldValuesAreReadInTheZone(t *testing.T) {
	w := newWorld(t)
	w.must(w.store.Write(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		ws, err := tx.Workspace()
		if err != nil {
			return err
		}
		ws.Zone = "Pacific/Auckland"
		return tx.SaveWorkspace(ws)
	}))
	w.wait(14 * time.Hour)
	w.post(from("website"))
	w.offers("arrived_weekday", usecase.FieldValue{Value: "tue", Leads: 1})
	w.offers("arrived_hour", usecase.FieldValue{Value: "11", Leads: 1})
}

// Only the newest leads are looked through, and no more than a hundred values are listed.
func TestFieldValuesOfTheNewestLeads(t *testing.T) {
	w := newWorld(t)
	w.post(answered("Old", "old"))
	w.offers("tag", usecase.FieldValue{Value: "old", Leads: 1})
	w.wait(time.Hour)
	for half := range 2 {
		list := make([]usecase.Listed, 1_000)
		for i := range list {
			list[i].Request.Submission = answered(fmt.Sprint("C", (half*1_000+i)%150))
		}
		_, err := w.app.IntakeList(w.ctx, w.owner, list, nil)
		w.must(err)
	}
	all := w.values("campaign")
	if len(all) != 100 || all[0].Leads != 14 || all[99].Leads != 13 {
		t.Errorf("%d values, from %v to %v", len(all), all[0], all[len(all)-1])
	}
	w.offers("tag") // the old lead is not among the newest
}
