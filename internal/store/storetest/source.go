package storetest

import (
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// source adds a source to our workspace.
func (e *exam) source(key string) (s fairlead.Source) {
	e.Helper()
	e.write(func(tx store.Tx) error {
		s = fairlead.Source{ID: e.id(tx, store.SourceIDs), Kind: fairlead.KindGoogle, Name: "Search " + key, Key: key,
			Settings: map[string]string{"key": "secret"}, CreatedAt: noon, Asked: fairlead.Asked{At: noon}}
		return tx.Sources().Insert(s)
	})
	return s
}

// sources: a key leads to its source until that is deleted, with all it was sent.
func sources(e *exam) {
	one, two := e.source("k1"), e.source("k2")
	form := fairlead.SourceForm{SourceID: one.ID, Key: "7", Name: "Homes", Columns: []fairlead.FormColumn{{Key: "EMAIL", Label: "Your e-mail", Target: fairlead.ToEmail}}}
	asked := fairlead.Asked{At: noon, Pages: []fairlead.SourcePage{{ID: "5", Name: "Ünï", Sends: true, Problem: "No."}},
		Forms: map[string]fairlead.AskedForm{"7": {Until: noon, Next: "c", Begun: noon, Leads: 3}}}
	one.Name, one.Settings = "Renamed", map[string]string{"key": "other", "page": "1"}
	e.write(func(tx store.Tx) error {
		e.must(tx.Sources().SaveForm(fairlead.SourceForm{SourceID: one.ID, Key: "7", Name: "First", Columns: []fairlead.FormColumn{}}))
		e.must(tx.Sources().SaveForm(form))
		e.must(tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobIngest, Ref: one.ID, RunAt: noon}))
		e.must(tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobAsk, Ref: one.ID, RunAt: noon}))
		e.must(tx.Sources().SetProblem(two.ID, "Reconnect.", noon))
		e.must(tx.Sources().SetAsked(two.ID, fairlead.Asked{}))
		e.must(tx.Sources().SetAsked(one.ID, asked))
		return tx.Sources().Update(one)
	})
	one.Asked, two.Problem, two.RestUntil, two.Asked = asked, "Reconnect.", noon, fairlead.Asked{}
	e.read(func(tx store.Tx) error {
		all, err := tx.Sources().List()
		e.must(err)
		e.same("sources", all, []fairlead.Source{one, two})
		got, err := tx.Sources().Get(two.ID)
		e.must(err)
		e.same("a source", got, two)
		forms, err := tx.Sources().Forms(one.ID)
		e.must(err)
		e.same("forms", forms, []fairlead.SourceForm{form})
		same, err := tx.Sources().Form(one.ID, "7")
		e.same("a form", same, form)
		return err
	})
	workspace, id, err := e.store.FindCredential(e.Context(), store.DirectorySource, "k1")
	e.must(err)
	e.same("where a key leads", []int64{workspace, id}, []int64{e.ours.ID, one.ID})
	_ = e.refused(func(tx store.Tx) error {
		return tx.Sources().Insert(fairlead.Source{ID: e.id(tx, store.SourceIDs), Kind: fairlead.KindGoogle, Key: "k2", CreatedAt: noon})
	})
	e.arrive(fairlead.Arrival{SourceID: one.ID, At: noon, Status: 200}, "a")
	e.write(func(tx store.Tx) error { return tx.Sources().Delete(one.ID) })
	if _, _, err := e.store.FindCredential(e.Context(), store.DirectorySource, "k1"); fairlead.KindOf(err) != fairlead.KindNotFound {
		e.Errorf("the key of a deleted source: %v", err)
	}
	e.missing("a deleted source", func(tx store.Tx) error { _, err := tx.Sources().Get(one.ID); return err })
	e.missing("a deleted source", func(tx store.Tx) error { return tx.Sources().Update(one) })
	e.missing("a deleted source", func(tx store.Tx) error { return tx.Sources().Delete(one.ID) })
	e.missing("a deleted source", func(tx store.Tx) error { return tx.Sources().SetProblem(one.ID, "", time.Time{}) })
	e.missing("a deleted source", func(tx store.Tx) error { return tx.Sources().SetAsked(one.ID, asked) })
	e.missing("a deleted form", func(tx store.Tx) error { _, err := tx.Sources().Form(one.ID, "7"); return err })
}

// arrive brings leads under ids of their vendor, and returns the arrival as it is kept, and how many of them are new.
func (e *exam) arrive(a fairlead.Arrival, ids ...string) (fairlead.Arrival, int) {
	e.Helper()
	fresh := 0
	e.aside(func(tx store.Tx) (err error) {
		a.ID = e.id(tx, store.ArrivalIDs)
		for _, id := range ids {
			a.Leads = append(a.Leads, fairlead.ArrivedLead{SourceID: a.SourceID, VendorID: id, ArrivalID: a.ID, At: a.At, State: fairlead.ArrivedDue, NextAt: a.At})
		}
		fresh, err = tx.Arrivals().Insert(a)
		return err
	})
	return a, fresh
}

// arrivals: a lead is brought once, is due until something became of it, and can be tried again if that failed.
func arrivals(e *exam) {
	source, other := e.source("k1"), e.source("k2")
	first, n := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon, Status: 200, Body: []byte("{\x00\xff}")}, "b", "a", "a")
	e.same("fresh leads, one of them twice", n, 2)
	first.Leads = []fairlead.ArrivedLead{first.Leads[1], first.Leads[0]}
	again, n := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon.Add(time.Minute), Status: 200, Body: []byte("again")}, "b", "c")
	e.same("fresh leads of another arrival", n, 1)
	again.Leads = again.Leads[1:]
	_, n = e.arrive(fairlead.Arrival{SourceID: other.ID, At: noon, Status: 200}, "a")
	e.same("the same id at another source", n, 1)

	e.bodies(first, again)
	a, b, c := first.Leads[0], first.Leads[1], again.Leads[0]
	e.read(func(tx store.Tx) error {
		got, err := tx.Arrivals().Get(first.ID)
		e.must(err)
		e.same("an arrival", got, first)
		due, err := tx.Arrivals().Due(source.ID, noon, 9)
		e.must(err)
		e.same("what is due", due, []fairlead.ArrivedLead{a, b})
		next, err := tx.Arrivals().NextDue(source.ID)
		e.must(err)
		e.same("when the next is", next, noon)
		return nil
	})
	a.State, a.NextAt, a.LeadID, a.Attempts = fairlead.ArrivedTaken, time.Time{}, 77, 1
	b.State, b.NextAt, b.Problem, b.Attempts = fairlead.ArrivedFailed, time.Time{}, "No.", 2
	c.NextAt, c.Problem, c.Attempts = noon.Add(time.Hour), "Not yet.", 1
	e.aside(func(tx store.Tx) error { return tx.Arrivals().Record([]fairlead.ArrivedLead{c, b, a}) })
	e.aside(func(tx store.Tx) error {
		return tx.Arrivals().Record([]fairlead.ArrivedLead{{SourceID: source.ID, VendorID: "a", State: fairlead.ArrivedFailed}})
	})
	first.Leads, again.Leads = []fairlead.ArrivedLead{a, b}, []fairlead.ArrivedLead{c}
	first.Body, again.Body = nil, nil
	e.read(func(tx store.Tx) error {
		list, err := tx.Arrivals().List(source.ID, 0, 9)
		e.must(err)
		e.same("arrivals, and what became of them", list, []fairlead.Arrival{again, first})
		list, err = tx.Arrivals().List(source.ID, again.ID, 9)
		e.must(err)
		e.same("arrivals before one", list, []fairlead.Arrival{first})
		there, err := tx.Arrivals().Find([]store.ArrivedKey{{SourceID: source.ID, VendorID: "a"}, {SourceID: source.ID, VendorID: "x"}, {SourceID: 1 << 40, VendorID: "a"}})
		e.must(err)
		e.same("what is known of leads", there, map[store.ArrivedKey]fairlead.ArrivedLead{{SourceID: source.ID, VendorID: "a"}: a})
		summaries, err := tx.Arrivals().Summaries()
		e.must(err)
		e.same("how it went", summaries, map[int64]store.ArrivalSummary{source.ID: {LastAt: again.At, Due: 1, Failed: 1}, other.ID: {LastAt: noon, Due: 1}})
		return nil
	})
	e.triedAgain(first.ID, b, c)
	e.missing("an arrival", func(tx store.Tx) error { _, err := tx.Arrivals().Get(1 << 40); return err })
}

// triedAgain: a failed lead of an arrival is due then, and one that is due later can be hastened.
func (e *exam) triedAgain(arrival int64, failed, later fairlead.ArrivedLead) {
	e.Helper()
	e.aside(func(tx store.Tx) error {
		n, err := tx.Arrivals().Retry(arrival, noon.Add(time.Second))
		e.same("what is tried again", n, 1)
		e.must(err)
		due, err := tx.Arrivals().Due(failed.SourceID, noon.Add(time.Second), 9)
		failed.State, failed.NextAt, failed.Attempts = fairlead.ArrivedDue, noon.Add(time.Second), 0
		e.same("what is due then", due, []fairlead.ArrivedLead{failed})
		e.must(err)
		e.must(tx.Arrivals().Hasten(later.SourceID, noon.Add(2*time.Second)))
		due, err = tx.Arrivals().Due(later.SourceID, noon.Add(2*time.Second), 9)
		later.NextAt = noon.Add(2 * time.Second)
		e.same("what is hastened, after what was due before", due, []fairlead.ArrivedLead{failed, later})
		return err
	})
}

// bodies are read of many arrivals at once.
func (e *exam) bodies(one, other fairlead.Arrival) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		got, err := tx.Arrivals().Bodies([]int64{one.ID, other.ID, other.ID, 1 << 40})
		e.same("bodies", got, map[int64][]byte{one.ID: one.Body, other.ID: other.Body})
		return err
	})
}

// oldArrivals are forgotten, as are refused ones when there are many, and the oldest when they take too much room.
func oldArrivals(e *exam) {
	source := e.source("k1")
	kept := func() (ids []int64) {
		e.read(func(tx store.Tx) error {
			list, err := tx.Arrivals().List(source.ID, 0, 1_000)
			for _, a := range list {
				ids = append(ids, a.ID)
			}
			return err
		})
		return ids
	}
	e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon, Status: 200, Body: []byte("12345")}, "a")
	for i := range store.KeptRefused + 3 {
		e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon.Add(time.Duration(i) * time.Second), Status: 401, Problem: fmt.Sprint(i)})
	}
	e.same("the refused ones that are kept, and the good one", len(kept()), store.KeptRefused+1)
	large, _ := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon.Add(time.Hour), Status: 200, Body: []byte("1234567890")}, "b")
	e.aside(func(tx store.Tx) error { return tx.Arrivals().DeleteOld(noon.Add(time.Minute*2), 100, noon) })
	e.same("what is not old", kept(), []int64{large.ID})
	small, _ := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon.Add(time.Hour), Status: 200, Body: []byte("123456")}, "c")
	e.aside(func(tx store.Tx) error { return tx.Arrivals().DeleteOld(noon, 15, noon) })
	e.same("what has room", kept(), []int64{small.ID})
	e.same("the good one's lead is remembered", e.remembered(source.ID, "a"), true)
	e.aside(func(tx store.Tx) error { return tx.Arrivals().DeleteOld(noon, 15, noon.Add(time.Second)) })
	e.same("for long enough", e.remembered(source.ID, "a"), false)
}

func (e *exam) remembered(source int64, vendorID string) (there bool) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		found, err := tx.Arrivals().Find([]store.ArrivedKey{{SourceID: source, VendorID: vendorID}})
		there = len(found) == 1
		return err
	})
	return there
}
