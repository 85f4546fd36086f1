package usecase_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

func (w *world) known(actor fairlead.Actor, c fairlead.Contact) []usecase.KnownView {
	w.Helper()
	found, err := w.app.KnownLeads(w.ctx, actor, fairlead.Submission{Contact: c})
	w.must(err)
	return found
}

func (w *world) settings(patch usecase.SettingsPatch) {
	w.Helper()
	_, err := w.app.ChangeSettings(w.ctx, w.owner, patch)
	w.must(err)
}

func (w *world) close(id int64, status fairlead.Status) {
	w.Helper()
	_, err := w.app.PatchLead(w.ctx, w.owner, id, usecase.LeadPatch{Status: &status}, 0)
	w.must(err)
}

func leadIDs(views []usecase.KnownView) (ids []int64) {
	for _, v := range views {
		ids = append(ids, v.ID)
	}
	return ids
}

// TestWhoIsKnownIsToldAsIntakeDoesIt hands in what was asked about, and compares.
func TestWhoIsKnownIsToldAsIntakeDoesIt(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana", "Ben")
	region := "DE"
	w.settings(usecase.SettingsPatch{PhoneRegion: &region})
	w.post(fairlead.Submission{Contact: fairlead.Contact{Name: "Pam", Phone: "+49 30 901820"}, Source: "website"})
	w.post(someone("jo@x.test"))
	merged := w.post(someone("old@x.test")).Lead
	_, err := w.merge(w.post(someone("new@x.test")).Lead.ID, merged.ID, nil)
	w.must(err)
	w.close(w.post(someone("lost@x.test")).Lead.ID, fairlead.StatusLost)
	off, on := false, true
	for _, c := range []fairlead.Contact{
		{Email: " JO@x.test "}, {Phone: "030 901820"}, {Email: "jo@x.test", Phone: "030 901820"}, {Email: "old@x.test"}, {Email: "lost@x.test"},
		{Email: "nobody@x.test"}, {Phone: "12"}, {},
	} {
		for _, status := range []fairlead.Status{"", fairlead.StatusWon} {
			for _, joins := range []*bool{&off, &on} {
				w.settings(usecase.SettingsPatch{FindDuplicates: joins})
				sub := fairlead.Submission{Contact: c, Source: "manual", Status: status}
				told, err := w.app.KnownLeads(w.ctx, w.owner, sub)
				w.must(err)
				var took int64
				for i, k := range told {
					if k.Takes {
						took = k.ID
					}
					if k.Takes && i > 0 {
						t.Errorf("%+v: the one that takes it is number %d", c, i+1)
					}
				}
				was := w.post(sub)
				if was.Duplicate != (took != 0) || was.Duplicate && was.Lead.ID != took {
					t.Errorf("%+v as %q, joining %v: told %d, became %d (duplicate %v)", c, status, *joins, took, was.Lead.ID, was.Duplicate)
				}
				if !was.Duplicate {
					w.must(w.app.DeleteLead(w.ctx, w.owner, was.Lead.ID))
				}
			}
		}
	}
}

func TestKnownLeadsSayWhatSpeaksForThem(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	old := w.post(fairlead.Submission{Contact: fairlead.Contact{Name: "Old", Phone: "+44 7700 900123"}, Source: "website"}).Lead
	w.wait(24 * time.Hour)
	w.close(old.ID, fairlead.StatusLost)
	lostAt := w.now()
	w.wait(24 * time.Hour)
	open := w.post(someone("jo@x.test")).Lead
	w.wait(time.Hour)
	gone := w.post(someone("maiden@x.test")).Lead
	_, err := w.merge(open.ID, gone.ID, nil)
	w.must(err)
	won := someone("jo@x.test")
	won.Status = fairlead.StatusWon
	bought := w.post(won).Lead

	found := w.known(w.owner, fairlead.Contact{Email: "jo@x.test", Phone: "+447700900123"})
	if want := []int64{open.ID, bought.ID, old.ID}; !slices.Equal(leadIDs(found), want) {
		t.Fatalf("found %v, want %v", leadIDs(found), want)
	}
	first, second, third := found[0], found[1], found[2]
	if !first.Takes || !first.SameEmail || first.SamePhone || first.Merged || !first.ClosedAt.IsZero() || first.Agent.Name != "Ana" {
		t.Errorf("the open one: %+v", first)
	}
	if second.Takes || !second.ClosedAt.Equal(bought.CreatedAt) {
		t.Errorf("the one that came closed: %+v", second)
	}
	if third.Takes || third.SameEmail || !third.SamePhone || !third.ClosedAt.Equal(lostAt) {
		t.Errorf("the lost one: %+v", third)
	}
	if found = w.known(w.owner, fairlead.Contact{Email: "maiden@x.test"}); len(found) != 1 || found[0].ID != open.ID || !found[0].Merged || !found[0].SameEmail {
		t.Errorf("by the e-mail of a merged lead: %+v", found)
	}
}

func TestANameIsAHintOnlyWithItsCompany(t *testing.T) {
	w := newWorld(t)
	jo := fairlead.Contact{Name: "Jo Smith", Company: "ACME"}
	lead := w.post(fairlead.Submission{Contact: jo, Source: "website"}).Lead
	w.post(fairlead.Submission{Contact: fairlead.Contact{Name: "Jo Smithers", Company: "ACME"}, Source: "website"})
	found := w.known(w.owner, fairlead.Contact{Name: "JO SMITH", Company: "acme"})
	if len(found) != 1 || found[0].ID != lead.ID || !found[0].SameName || found[0].Takes || found[0].Merged {
		t.Errorf("found %+v", found)
	}
	for _, c := range []fairlead.Contact{{Name: "Jo Smith"}, {Company: "ACME"}, {Name: "Jo Smith", Company: "AC"}} {
		if found := w.known(w.owner, c); len(found) != 0 {
			t.Errorf("%+v found %v", c, leadIDs(found))
		}
	}
	w.post(someone("kim@x.test"))
	if found := w.known(w.owner, fairlead.Contact{Name: "Jo Smith", Company: "ACME", Email: "kim@x.test"}); len(found) != 1 || !found[0].SameEmail {
		t.Errorf("an e-mail says more than a name: %+v", found)
	}
}

func TestAtMostFiveLeadsAreKnown(t *testing.T) {
	w := newWorld(t)
	off := false
	w.settings(usecase.SettingsPatch{FindDuplicates: &off})
	for range 7 {
		w.post(someone("jo@x.test"))
	}
	if found := w.known(w.owner, fairlead.Contact{Email: "jo@x.test"}); len(found) != 5 || found[0].Takes {
		t.Errorf("%d are known: %+v", len(found), found)
	}
}

// watched notes what leads are asked for.
type watched struct {
	store.Store
	asked *[]string
}

func (c watched) Read(ctx context.Context, workspace int64, do func(store.Tx) error) error {
	return c.Store.Read(ctx, workspace, func(tx store.Tx) error { return do(askedTx{tx, c.asked}) })
}

type askedTx struct {
	store.Tx
	asked *[]string
}

func (c askedTx) Leads() store.Leads { return askedLeads{c.Tx.Leads(), c.asked} }

type askedLeads struct {
	store.Leads
	asked *[]string
}

func (c askedLeads) Get(ids []int64, scope fairlead.LeadScope) ([]fairlead.Lead, error) {
	*c.asked = append(*c.asked, "get")
	return c.Leads.Get(ids, scope)
}

func (c askedLeads) OpenByContact(emails, phones []string) ([]store.ContactMatch, error) {
	*c.asked = append(*c.asked, "open")
	return c.Leads.OpenByContact(emails, phones)
}

func (c askedLeads) ByContact(emails, phones []string, limit int) ([]store.ContactMatch, error) {
	*c.asked = append(*c.asked, "all")
	return c.Leads.ByContact(emails, phones, limit)
}

func (c askedLeads) List(q store.LeadQuery) (store.LeadPage, error) {
	*c.asked = append(*c.asked, "list")
	return c.Leads.List(q)
}

func TestNobodyLearnsOfLeadsThatTheyMayNotSee(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	theirs := someone("jo@x.test")
	theirs.Contact.Company, theirs.Contact.Phone = "ACME", "+44 7700 900123"
	if w.post(theirs).Lead.Agent.Name != "Ana" {
		t.Fatal("Ana should have it")
	}
	var asked []string
	app := usecase.New(watched{w.store, &asked}, w.now, usecase.Outside{})
	t.Cleanup(app.Close)
	ask := func(c fairlead.Contact) []string {
		asked = nil
		found, err := app.KnownLeads(w.ctx, people[1], fairlead.Submission{Contact: c})
		w.must(err)
		if len(found) != 0 {
			t.Errorf("Ben learned of %+v", found)
		}
		return asked
	}
	hidden := ask(theirs.Contact)
	unknown := ask(fairlead.Contact{Name: "Al", Email: "al@x.test", Company: "ACME", Phone: "+44 7700 900555"})
	if !slices.Equal(hidden, unknown) || len(hidden) == 0 {
		t.Errorf("hidden asks %v, unknown %v", hidden, unknown)
	}
	w.must(func() error { // a lead of Ben's own, younger than the one he does not see
		off, on := false, true
		w.settings(usecase.SettingsPatch{FindDuplicates: &off})
		_, err := w.app.Intake(w.ctx, people[1], usecase.IntakeRequest{Submission: someone("jo@x.test")})
		w.settings(usecase.SettingsPatch{FindDuplicates: &on})
		return err
	}())
	if found := w.known(people[1], theirs.Contact); len(found) != 1 || !found[0].Takes {
		t.Errorf("Ben's own: it would tell of another: %+v", found)
	}
}

func TestANoteComesWithItsLead(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	take := func(actor fairlead.Actor, note string) usecase.IntakeResult {
		result, err := w.app.Intake(w.ctx, actor, usecase.IntakeRequest{Submission: someone("jo@x.test"), Note: note})
		w.must(err)
		return result
	}
	lead := take(w.owner, "  Met at the fair, ask "+fairlead.MentionMark(fairlead.Ref{ID: people[0].Member.ID, Name: "A"})).Lead
	if line := w.timeline(lead.ID); line[0].Kind != fairlead.ActivityNote || line[0].Actor.Name != "Olga" || line[0].Text != "Met at the fair, ask "+fairlead.MentionMark(fairlead.Ref{ID: people[0].Member.ID, Name: "Ana"}) {
		t.Errorf("timeline: %+v", line[0])
	}
	if bell := w.bell(people[0]).Notifications; bell[0].Kind != fairlead.NotifyMention {
		t.Errorf("Ana was not told: %+v", bell)
	}
	take(people[1], "Called me, too.") // Ben does not see it
	if line := w.timeline(lead.ID); line[0].Text != "Called me, too." || line[1].Kind != fairlead.ActivityEnquiry {
		t.Errorf("timeline: %+v", line[:2])
	}
	_, err := w.app.Intake(w.ctx, w.owner, usecase.IntakeRequest{Submission: someone("x@x.test"), Note: "a\x00b"})
	w.refused(err, fairlead.KindInvalid, "invalid")
}
