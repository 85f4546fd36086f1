package usecase_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// sourced is a world with a source that was sent leads under these ids.
func sourced(t *testing.T, ids ...string) (*world, int64) {
	w := newWorld(t)
	source, err := w.app.CreateSource(w.ctx, w.owner, fairlead.Source{Kind: fairlead.KindGoogle, Name: "Search"})
	w.must(err)
	w.must(w.app.Receive(w.ctx, w.owner.Workspace, arrivalOf(source.ID, ids...)))
	return w, source.ID
}

func arrivalOf(source int64, ids ...string) fairlead.Arrival {
	a := fairlead.Arrival{SourceID: source, Status: 200, Body: []byte("{}")}
	for _, id := range ids {
		a.Leads = append(a.Leads, fairlead.ArrivedLead{VendorID: id, State: fairlead.ArrivedDue})
	}
	return a
}

// arrived is what is known of the leads that a source was sent, by the vendor's ids.
func (w *world) arrived(source int64, ids ...string) map[string]fairlead.ArrivedLead {
	w.Helper()
	known := map[string]fairlead.ArrivedLead{}
	w.must(w.store.Read(w.ctx, w.owner.Workspace, func(tx store.Tx) error {
		for _, id := range ids {
			found, err := tx.Arrivals().Find([]store.ArrivedKey{{SourceID: source, VendorID: id}})
			if err != nil {
				return err
			}
			known[id] = found[store.ArrivedKey{SourceID: source, VendorID: id}]
		}
		return nil
	}))
	return known
}

// takeArrived takes one in.
func (w *world) takeArrived(key store.ArrivedKey, sub fairlead.Submission) error {
	w.Helper()
	problems, err := w.app.TakeArrived(w.ctx, w.owner.Workspace, []usecase.Arrived{{Key: key, Submission: sub}})
	if err != nil {
		return err
	}
	return problems[0]
}

// TestAnArrivedLeadIsTakenOnce, however often and at once somebody tries.
func TestAnArrivedLeadIsTakenOnce(t *testing.T) {
	w, source := sourced(t, "a", "b")
	var all sync.WaitGroup
	errs := make([]error, 12)
	for i := range errs {
		all.Go(func() {
			key := store.ArrivedKey{SourceID: source, VendorID: []string{"a", "b"}[i%2]}
			errs[i] = w.takeArrived(key, fairlead.Submission{Source: "google", Contact: fairlead.Contact{Name: key.VendorID}})
		})
	}
	all.Wait()
	for _, err := range errs {
		w.must(err)
	}
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortOldest, 10, "")
	w.must(err)
	var names []string
	for _, l := range page.Leads {
		names = append(names, l.Contact.Name)
		if got := w.arrived(source, l.Contact.Name)[l.Contact.Name]; got.State != fairlead.ArrivedTaken || got.LeadID != l.ID || got.Attempts != 1 {
			t.Errorf("what is known of %s: %+v", l.Contact.Name, got)
		}
	}
	if slices.Sort(names); !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("the leads are %v", names)
	}
	w.must(w.app.Receive(w.ctx, w.owner.Workspace, arrivalOf(source, "a")))
	w.must(w.takeArrived(store.ArrivedKey{SourceID: source, VendorID: "a"}, fairlead.Submission{Source: "google"}))
	if again, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortOldest, 10, ""); err != nil || len(again.Leads) != 2 {
		t.Errorf("sent again: %d leads, %v", len(again.Leads), err)
	}
}

// TestAnEnquiryArrives: the arrived lead is the one that the person has.
func TestAnEnquiryArrives(t *testing.T) {
	w, source := sourced(t, "a")
	first, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: fairlead.Submission{Source: "website", Contact: fairlead.Contact{Email: "jo@x.test"}}})
	w.must(err)
	w.must(w.takeArrived(store.ArrivedKey{SourceID: source, VendorID: "a"}, fairlead.Submission{Source: "google", Contact: fairlead.Contact{Email: "JO@x.test"}}))
	if got := w.arrived(source, "a")["a"]; got.LeadID != first.Lead.ID {
		t.Errorf("it became %+v, not lead %d", got, first.Lead.ID)
	}
}

// TestWhatDoesNotFitIsSetAside: nobody can mend what a stranger wrote into a form.
func TestWhatDoesNotFitIsSetAside(t *testing.T) {
	w, source := sourced(t, "a", "b")
	_, err := w.app.CreateField(w.ctx, w.owner, fairlead.Field{Name: "Rooms", Type: fairlead.FieldNumber})
	w.must(err)
	w.must(w.takeArrived(store.ArrivedKey{SourceID: source, VendorID: "a"},
		fairlead.Submission{Source: "google", Fields: map[string]json.RawMessage{"rooms": []byte(`"four or five"`), "city": []byte(`"Rome"`)}}))
	lead, err := w.app.Lead(w.ctx, w.owner, w.arrived(source, "a")["a"].LeadID)
	w.must(err)
	if len(lead.Fields) != 2 || string(lead.Fields["rooms (as written)"]) != `"four or five"` {
		t.Errorf("the answers are %s", lead.Fields)
	}
	refused := w.takeArrived(store.ArrivedKey{SourceID: source, VendorID: "b"}, fairlead.Submission{Source: "google", Contact: fairlead.Contact{Country: "Italy"}})
	w.refused(refused, fairlead.KindInvalid, "invalid")
	if got := w.arrived(source, "b")["b"]; got.State != fairlead.ArrivedDue {
		t.Errorf("what was refused is %+v", got)
	}
}

// TestWhatBecameOfALeadIsErased, too: it was deleted, or merged into another one, which then holds what it said.
func TestWhatBecameOfALeadIsErased(t *testing.T) {
	w, source := sourced(t, "deleted", "merged", "other")
	ids := map[string]int64{}
	for _, id := range []string{"deleted", "merged", "other"} {
		w.must(w.takeArrived(store.ArrivedKey{SourceID: source, VendorID: id}, fairlead.Submission{Source: "google", Contact: fairlead.Contact{Name: id}}))
		ids[id] = w.arrived(source, id)[id].LeadID
	}
	heir, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: fairlead.Submission{Source: "website", Contact: fairlead.Contact{Name: "heir"}}})
	w.must(err)
	_, err = w.app.MergeLeads(w.ctx, w.owner, heir.Lead.ID, usecase.LeadMerge{Other: ids["merged"]}, 0)
	w.must(err)
	w.must(w.app.DeleteLead(w.ctx, w.owner, ids["deleted"]))
	gone := arrivalOf(source, "deleted", "merged", "never came")
	for i := range gone.Leads {
		gone.Leads[i].State = fairlead.ArrivedErased
	}
	for range 2 {
		w.must(w.app.Receive(w.ctx, w.owner.Workspace, gone))
	}
	page, err := w.app.ListLeads(w.ctx, w.owner, fairlead.LeadFilter{}, fairlead.SortOldest, 10, "")
	w.must(err)
	if len(page.Leads) != 1 || page.Leads[0].ID != ids["other"] {
		t.Errorf("what is left: %+v", page.Leads)
	}
	if _, err := w.app.RestoreLead(w.ctx, w.owner, ids["deleted"]); fairlead.KindOf(err) != fairlead.KindNotFound {
		t.Errorf("a lead that was deleted and erased: %v", err)
	}
	for id, l := range w.arrived(source, "deleted", "merged", "never came") {
		if l.State != fairlead.ArrivedErased || l.LeadID != 0 {
			t.Errorf("%s is %+v", id, l)
		}
	}
}
