package storetest

import (
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// eraseLeads: a lead goes at once with all that is about it, deleted or not; the rest stays, and is counted right.
func eraseLeads(e *exam) {
	agent := e.ours.members[1].ID
	var all []fairlead.Lead
	for range 4 {
		all = append(all, e.add(func(l *fairlead.Lead) { l.AgentID, l.Tags = agent, []string{"a"} }))
	}
	there, deleted, merged, other := all[0], all[1], all[2], all[3]
	e.write(func(tx store.Tx) error {
		hook := e.hook(tx)
		for _, l := range all {
			message := e.message(tx, hook, 0)
			message.LeadID = l.ID
			e.must(tx.Activities().Insert([]fairlead.Activity{{ID: e.id(tx, store.ActivityIDs), LeadID: l.ID, Kind: fairlead.ActivityCreated, At: noon, Actor: author}}))
			e.must(tx.Decisions().Insert([]store.DecisionRow{{ID: e.id(tx, store.DecisionIDs), LeadID: l.ID, At: noon, Outcome: fairlead.OutcomeAssigned}}))
			e.must(tx.Notifications().Insert([]fairlead.Notification{{ID: e.id(tx, store.NotificationIDs), MemberID: agent, Kind: fairlead.NotifyMention, LeadID: l.ID, Count: 1, Actor: author, Text: "her number", At: noon}}))
			e.must(tx.Deliveries().Insert([]fairlead.Delivery{message}))
		}
		e.must(tx.Leads().Delete([]int64{deleted.ID}, noon))
		return tx.Leads().Merge(merged.ID, there.ID, noon)
	})
	e.write(func(tx store.Tx) error { return tx.Leads().Erase([]int64{there.ID, deleted.ID, 1 << 40}) })
	e.read(func(tx store.Tx) error {
		var told []int64
		for _, l := range all {
			timeline, err := tx.Activities().ForLead(l.ID, 0, 9)
			e.must(err)
			decisions, err := tx.Decisions().ForLead(l.ID)
			e.must(err)
			if len(timeline)+len(decisions) > 0 {
				told = append(told, l.ID)
			}
		}
		e.same("who has a timeline", told, []int64{other.ID})
		found, err := tx.Leads().Get(idsOf(all), everything)
		e.must(err)
		e.same("who is there", idsOf(found), []int64{other.ID})
		gone, err := tx.Leads().Deleted(idsOf(all), everything)
		e.must(err)
		e.same("who can be brought back", len(gone), 0)
		tagged, err := tx.Leads().Count(fairlead.LeadFilter{Tags: []string{"a"}}, everything, 9)
		e.must(err)
		load, err := tx.Members().OpenLeads()
		e.must(err)
		e.same("leads with the tag, and the agent's", []int{tagged, load[agent]}, []int{1, 1})
		return nil
	})
	e.aboutLeads(agent, other.ID)
}

// aboutLeads: what is on its way about leads.
func (e *exam) aboutLeads(agent int64, want ...int64) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		var told, sent []int64
		bell, err := tx.Notifications().List(agent, fairlead.NotificationFilter{}, 0, 9)
		e.must(err)
		for _, n := range bell {
			told = append(told, n.LeadID)
		}
		deliveries, err := tx.Deliveries().List(store.DeliveryFilter{}, 0, 9)
		for _, d := range deliveries {
			sent = append(sent, d.LeadID)
		}
		e.same("leads that members are told of", told, want)
		e.same("leads that webhooks are told of", sent, want)
		return err
	})
}

// eraseEnquiries: those of one source go, with what was recorded of them; others, and what else was told, stay.
func eraseEnquiries(e *exam) {
	l, other := e.add(nil), e.add(nil)
	enquiry := func(tx store.Tx, lead int64, minutes int, kind fairlead.ActivityKind, text string) fairlead.Activity {
		at := noon.Add(time.Duration(minutes) * time.Minute)
		e.must(tx.Decisions().Insert([]store.DecisionRow{{ID: e.id(tx, store.DecisionIDs), LeadID: lead, At: at, Outcome: fairlead.OutcomeDuplicate, Record: []byte{1}}}))
		a := fairlead.Activity{ID: e.id(tx, store.ActivityIDs), LeadID: lead, Kind: kind, At: at, Actor: author, Text: text}
		e.must(tx.Activities().Insert([]fairlead.Activity{a}))
		return a
	}
	var stay []int64
	e.write(func(tx store.Tx) error {
		for i, text := range []string{"lïnk", "lïnk, a form", "lïnked", "x, lïnk, "} {
			if a := enquiry(tx, l.ID, i, fairlead.ActivityEnquiry, text); i > 1 {
				stay = append(stay, a.ID)
			}
		}
		stay = append(stay, enquiry(tx, l.ID, 5, fairlead.ActivityNote, "lïnk").ID)
		enquiry(tx, other.ID, 0, fairlead.ActivityEnquiry, "lïnk")
		n, err := tx.Activities().EraseEnquiries(l.ID, "lïnk")
		e.same("enquiries that go", n, 2)
		return err
	})
	e.read(func(tx store.Tx) error {
		timeline, err := tx.Activities().ForLead(l.ID, 0, 9)
		e.must(err)
		var left []int64
		for _, a := range timeline {
			left = append(left, a.ID)
		}
		e.same("what stays", sorted(left), stay)
		decisions, err := tx.Decisions().ForLead(l.ID)
		e.must(err)
		var records []int
		for _, d := range decisions {
			records = append(records, len(d.Record))
		}
		e.same("what is recorded, newest first", records, []int{1, 1, 1, 0, 0})
		rest, err := tx.Activities().ForLead(other.ID, 0, 9)
		e.same("what another lead's timeline has", len(rest), 1)
		return err
	})
}

// eraseArrived: what a lead became or was about to become is forgotten, but not that it has come.
func eraseArrived(e *exam) {
	source := e.source("k1")
	first, _ := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon, Status: 200}, "a", "b", "c", "d")
	taken, failed := first.Leads[0], first.Leads[1]
	taken.State, taken.NextAt, taken.LeadID, taken.Attempts = fairlead.ArrivedTaken, time.Time{}, 77, 1
	failed.State, failed.NextAt, failed.Problem = fairlead.ArrivedFailed, time.Time{}, "No."
	key := func(id string) store.ArrivedKey { return store.ArrivedKey{SourceID: source.ID, VendorID: id} }
	keys := []store.ArrivedKey{key("c"), key("a"), key("b"), key("x")}
	e.aside(func(tx store.Tx) error {
		e.must(tx.Arrivals().Record([]fairlead.ArrivedLead{taken, failed}))
		return tx.Arrivals().Erase(keys)
	})
	unborn := fairlead.Arrival{SourceID: source.ID, At: noon, Status: 200, Leads: []fairlead.ArrivedLead{{SourceID: source.ID, VendorID: "e", State: fairlead.ArrivedErased}}}
	e.arrive(unborn)
	e.aside(func(tx store.Tx) error { // too late
		return tx.Arrivals().Record([]fairlead.ArrivedLead{{SourceID: source.ID, VendorID: "c", State: fairlead.ArrivedTaken, LeadID: 78}})
	})
	_, again := e.arrive(fairlead.Arrival{SourceID: source.ID, At: noon, Status: 200}, "a", "e")
	e.same("what comes again", again, 0)
	e.aside(func(tx store.Tx) error {
		there, err := tx.Arrivals().Find(append(keys, key("d"), key("e")))
		e.must(err)
		states := map[string]fairlead.ArrivedState{}
		for k, l := range there {
			if states[k.VendorID] = l.State; l.State == fairlead.ArrivedErased && (l.LeadID != 0 || !l.NextAt.IsZero() || l.Problem != "") {
				e.Errorf("erased: %+v", l)
			}
		}
		e.same("states", states, map[string]fairlead.ArrivedState{"a": "erased", "b": "erased", "c": "erased", "d": "due", "e": "erased"})
		n, err := tx.Arrivals().Retry(first.ID, noon)
		e.same("what is tried again", n, 0)
		return err
	})
}
