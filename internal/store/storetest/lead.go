package storetest

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// fullLead has a value in every field.
func (e *exam) fullLead(tx store.Tx) fairlead.Lead {
	value := 1234.5
	return e.lead(tx, func(l *fairlead.Lead) {
		l.Contact = fairlead.Contact{Name: "Zoë Müller", Email: "Zoe.Mueller@Example.com", Phone: "+49 170 123-4567", Company: "Müller & Söhne", Country: "DE", Language: "de-AT"}
		l.Source, l.Form, l.Status = "facebook", "Spring <b>&", fairlead.StatusQualified
		l.Tags = []string{"big", "warm, very"}
		l.Fields = map[string]json.RawMessage{"rooms": json.RawMessage(`3.50`), "who": json.RawMessage(`{"a":["<x>",null]}`)}
		l.Value, l.ExternalID, l.Import = &value, "ext-1", "May.csv"
		l.AgentID, l.BatchID, l.Version = e.ours.members[1].ID, 7, 3
		l.UpdatedAt = l.CreatedAt.Add(time.Microsecond)
	})
}

// oneLead: what is put in comes out; the other workspace does not see it.
func oneLead(e *exam) {
	var full, bare fairlead.Lead
	e.write(func(tx store.Tx) error {
		full, bare = e.fullLead(tx), e.lead(tx, nil)
		bare.Waiting, bare.Source = 12, ""
		return tx.Leads().Insert([]fairlead.Lead{full, bare})
	})
	e.same("a full lead", e.get(full.ID), full)
	e.same("a bare lead", e.get(bare.ID), bare)
	e.read(func(tx store.Tx) error {
		places, err := tx.Leads().Places([]int64{full.ID}, everything)
		e.same("where a lead is", places, []fairlead.Lead{{ID: full.ID, AgentID: full.AgentID, Waiting: full.Waiting, BatchID: full.BatchID,
			Status: full.Status, Open: full.Open, Version: full.Version}})
		if err == nil {
			places, err = tx.Leads().Places([]int64{full.ID, bare.ID}, fairlead.LeadScope{AgentID: full.AgentID + 1})
			e.same("where leads of others are", places, []fairlead.Lead(nil))
		}
		return err
	})
	e.write(func(tx store.Tx) error { return tx.Leads().Insert(nil) })
	err := e.refused(func(tx store.Tx) error { return tx.Leads().Insert([]fairlead.Lead{bare}) })
	if fairlead.KindOf(err) != "" {
		e.Errorf("the same id twice: got %v, want an internal error", err)
	}
	e.refused(func(tx store.Tx) error {
		broken := e.lead(tx, func(l *fairlead.Lead) { l.Fields = map[string]json.RawMessage{"x": json.RawMessage(`{`)} })
		return tx.Leads().Insert([]fairlead.Lead{broken})
	})
	e.must(e.store.Read(e.Context(), e.other.ID, func(tx store.Tx) error {
		found, err := tx.Leads().Get([]int64{full.ID, bare.ID}, everything)
		e.same("our leads, seen from the other workspace", found, []fairlead.Lead(nil))
		return err
	}))
}

// updateLeads: everything but the time of creation is written; tags and words follow.
func updateLeads(e *exam) {
	var l fairlead.Lead
	e.write(func(tx store.Tx) error {
		l = e.fullLead(tx)
		return tx.Leads().Insert([]fairlead.Lead{l})
	})
	changed := l
	changed.Contact = fairlead.Contact{Name: "Yann", Email: "yann@example.org", Phone: "0301234567", Company: "Öl AG", Country: "FR", Language: "fr"}
	changed.Source, changed.Form, changed.Status, changed.Open, changed.Tags = "google", "", fairlead.StatusWon, false, []string{"cold", "warm, very"}
	changed.Fields, changed.Value, changed.ExternalID = nil, nil, ""
	changed.AgentID, changed.Waiting, changed.BatchID, changed.Version = 0, 5, 0, 4
	changed.UpdatedAt = l.UpdatedAt.Add(time.Hour)
	moved := changed
	moved.CreatedAt = noon.Add(-time.Hour)
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{moved}) })
	e.same("an updated lead", e.get(l.ID), changed)
	for filter, want := range map[string]int{"#big": 0, "#cold": 1, "#warm, very": 1, "zoe": 0, "mueller": 0, "yann": 1, "ol": 1, "170123": 0, "030123": 1} {
		e.same(filter+" after an update", e.count(filterOf(filter)), want)
	}
	e.same("a new tag's time", e.count(fairlead.LeadFilter{Tags: []string{"cold"}, CreatedAfter: l.CreatedAt}), 1)
	e.missing("a lead", func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{{ID: 1 << 40}}) })
}

// filterOf reads "#tag" or a search.
func filterOf(text string) fairlead.LeadFilter {
	if text[0] == '#' {
		return fairlead.LeadFilter{Tags: []string{text[1:]}}
	}
	return fairlead.LeadFilter{Search: text}
}

func (e *exam) count(f fairlead.LeadFilter) (n int) {
	e.Helper()
	e.read(func(tx store.Tx) (err error) {
		n, err = tx.Leads().Count(f, everything, 1000)
		return err
	})
	return n
}

// placeLeads: only who has a lead is written.
func placeLeads(e *exam) {
	var l fairlead.Lead
	e.write(func(tx store.Tx) error {
		l = e.fullLead(tx)
		return tx.Leads().Insert([]fairlead.Lead{l})
	})
	placed := l
	placed.AgentID, placed.Waiting, placed.BatchID, placed.Version, placed.UpdatedAt = 0, 9, 8, 4, l.UpdatedAt.Add(time.Hour)
	given := placed
	given.Contact.Name, given.Status, given.Open, given.Tags = "not written", fairlead.StatusLost, false, nil
	e.write(func(tx store.Tx) error { return tx.Leads().Place([]fairlead.Lead{given}) })
	e.same("a placed lead", e.get(l.ID), placed)
	e.totals(map[int]fairlead.LeadFilter{0: {Agents: []int64{l.AgentID}}, 1: {Waiting: true}})
	e.missing("a lead", func(tx store.Tx) error { return tx.Leads().Place([]fairlead.Lead{{ID: 1 << 40}}) })
	e.refused(func(tx store.Tx) error {
		placed.AgentID, placed.Waiting = 1<<40, 0
		return tx.Leads().Place([]fairlead.Lead{placed})
	})
	e.refused(func(tx store.Tx) error { // an agent of another workspace
		placed.AgentID = e.other.members[1].ID
		return tx.Leads().Place([]fairlead.Lead{placed})
	})
}

// totals says how many leads filters have, as far as they are kept count of.
func (e *exam) totals(wanted map[int]fairlead.LeadFilter) {
	e.Helper()
	e.read(func(tx store.Tx) error {
		for want, filter := range wanted {
			total, err := tx.Leads().Total(filter, everything)
			e.must(err)
			e.same(fmt.Sprintf("total of %+v", filter), total, store.LeadTotal{Leads: want, Exact: true})
		}
		return nil
	})
}

// oneAgent is M12: the schema has one place for a lead's agent, and none for an agent and a wait at once.
func oneAgent(e *exam) {
	l := e.add(func(l *fairlead.Lead) { l.AgentID = e.ours.members[1].ID })
	both := l
	both.Waiting = 3
	e.refused(func(tx store.Tx) error { return tx.Leads().Place([]fairlead.Lead{both}) })
	e.refused(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{both}) })
	e.refused(func(tx store.Tx) error {
		again := e.lead(tx, func(l *fairlead.Lead) { l.AgentID, l.Waiting = e.ours.members[1].ID, 3 })
		return tx.Leads().Insert([]fairlead.Lead{again})
	})
	e.refused(func(tx store.Tx) error { // the same lead once more, for somebody else
		l.AgentID = e.ours.members[2].ID
		return tx.Leads().Insert([]fairlead.Lead{l})
	})
	e.same("whose the lead is", e.get(l.ID).AgentID, e.ours.members[1].ID)
	for _, m := range e.ours.members {
		want := 0
		if m.ID == e.ours.members[1].ID {
			want = 1
		}
		e.same("leads of "+m.Name, e.count(fairlead.LeadFilter{Agents: []int64{m.ID}}), want)
	}
}

// deleteLeads: a deleted lead is gone from every reading method, and stays so.
func deleteLeads(e *exam) {
	agent := e.ours.members[1].ID
	l := e.add(func(l *fairlead.Lead) {
		l.AgentID, l.Tags, l.Source, l.Form = agent, []string{"x"}, "fair", "f"
		l.Contact = fairlead.Contact{Name: "Ada", Email: "ada@example.com", Phone: "+491701234567"}
	})
	kept := e.add(func(l *fairlead.Lead) { l.Waiting = 4 })
	waits := e.add(func(l *fairlead.Lead) { l.Waiting = 4 })
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{l.ID, waits.ID, 1 << 40}, noon) })
	e.read(func(tx store.Tx) error {
		found, err := tx.Leads().Get([]int64{l.ID, kept.ID}, everything)
		e.must(err)
		page, err := tx.Leads().List(store.LeadQuery{Scope: everything, Limit: 10})
		e.must(err)
		oldest, err := tx.Leads().IDs(fairlead.LeadFilter{}, everything, 10)
		e.must(err)
		newest, err := tx.Leads().Newest(fairlead.LeadFilter{}, everything, 10)
		e.must(err)
		waiting, err := tx.Leads().OldestWaiting(0, 10)
		e.must(err)
		for _, got := range [][]int64{idsOf(found), idsOf(page.Leads), oldest, newest, idsOf(waiting)} {
			e.same("leads that are left", got, []int64{kept.ID})
		}
		matches, err := tx.Leads().OpenByContact([]string{"ada@example.com"}, []string{"+491701234567"})
		e.must(err)
		f, err := tx.Leads().Facets(10)
		e.must(err)
		load, err := tx.Members().OpenLeads()
		e.same("what a deleted lead leaves", []any{len(matches), f.Sources, len(f.Forms), len(f.Tags), len(load)}, []any{0, []string{"api"}, 0, 0, 0})
		return err
	})
	for _, filter := range []string{"#x", "ada", "491701"} {
		e.same(filter+" after the deletion", e.count(filterOf(filter)), 0)
	}
	e.missing("a deleted lead", func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{l}) })
	e.missing("a deleted lead", func(tx store.Tx) error { return tx.Leads().Place([]fairlead.Lead{l}) })
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{l.ID}, noon) })
}

// leadScope: an agent sees their own leads, nobody sees nothing.
func leadScope(e *exam) {
	mine := e.add(func(l *fairlead.Lead) { l.AgentID = e.ours.members[1].ID })
	theirs := e.add(func(l *fairlead.Lead) { l.AgentID = e.ours.members[2].ID })
	none := e.add(nil)
	both := []int64{mine.ID, theirs.ID, none.ID}
	for scope, want := range map[fairlead.LeadScope][]int64{
		everything: both, {AgentID: e.ours.members[1].ID}: {mine.ID}, {}: {}, {AgentID: e.other.members[1].ID}: {},
	} {
		e.read(func(tx store.Tx) error {
			found, err := tx.Leads().Get(both, scope)
			e.must(err)
			page, err := tx.Leads().List(store.LeadQuery{Scope: scope, Sort: fairlead.SortOldest, Limit: 10})
			e.must(err)
			n, err := tx.Leads().Count(fairlead.LeadFilter{}, scope, 10)
			e.must(err)
			ids, err := tx.Leads().IDs(fairlead.LeadFilter{}, scope, 10)
			e.must(err)
			unassigned, err := tx.Leads().Count(fairlead.LeadFilter{Unassigned: true, Agents: e.ours.agentIDs()}, scope, 10)
			e.same("leads in scope", []any{sorted(idsOf(found)), idsOf(page.Leads), ids, n, unassigned}, []any{want, want, want, len(want), len(want)})
			return err
		})
	}
}

// external finds leads by the sender's own id: the oldest, whatever its status, but none that is deleted; one that was
// merged is found as the lead it went into, unless another has the id itself.
func external(e *exam) {
	under := func(id string) func(*fairlead.Lead) { return func(l *fairlead.Lead) { l.ExternalID = id } }
	first, second, deleted := e.add(under("a")), e.add(under("a")), e.add(under("gone"))
	kept, merged, also := e.add(under("kept")), e.add(under("merged")), e.add(under("a"))
	e.add(under(""))
	closed := e.add(under("A"))
	closed.Status, closed.Open = fairlead.StatusWon, false
	e.write(func(tx store.Tx) error {
		return errors.Join(tx.Leads().Update([]fairlead.Lead{closed}), tx.Leads().Delete([]int64{deleted.ID}, noon),
			tx.Leads().Merge(merged.ID, kept.ID, noon), tx.Leads().Merge(also.ID, kept.ID, noon))
	})
	ask := func(ids ...string) (found map[string]int64) {
		e.read(func(tx store.Tx) (err error) {
			found, err = tx.Leads().ByExternalID(ids)
			return err
		})
		return found
	}
	e.same("by external id", ask("a", "A", "kept", "merged", "gone", "never", ""), map[string]int64{"a": first.ID, "A": closed.ID, "kept": kept.ID, "merged": kept.ID})
	e.same("by no external id", len(ask("")), 0)
	e.write(func(tx store.Tx) error {
		brief, err := tx.Brief(store.Briefing{ExternalIDs: []string{"kept", "never"}})
		e.same("a brief of external ids", brief, store.Brief{External: map[string]int64{"kept": kept.ID}})
		return err
	})
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{first.ID, second.ID, kept.ID}, noon) })
	e.same("by external ids of leads that are gone", len(ask("a", "kept", "merged")), 0)
}

// contacts finds open leads by folded e-mail address and phone number, oldest first.
func contacts(e *exam) {
	contact := func(email, phone string) func(*fairlead.Lead) {
		return func(l *fairlead.Lead) { l.Contact.Email, l.Contact.Phone = email, phone }
	}
	first := e.add(contact(" Ada@Example.COM", "+49 (170) 123 45-67"))
	second := e.add(contact("ada@example.com", ""))
	third := e.add(contact("n/a", "+491701234567"))
	e.add(contact("ada@example.com", "12 34 56")) // too short for a key
	closed := e.add(contact("closed@example.com", "+4930999999"))
	closed.Status, closed.Open = fairlead.StatusWon, false
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{closed}) })
	key := store.PhoneKey("+49 170 1234567")
	e.write(func(tx store.Tx) error {
		brief, err := tx.Brief(store.Briefing{IDs: map[store.IDKind]int{store.LeadIDs: 3, store.DecisionIDs: 2}, Emails: []string{"ada@example.com"},
			Phones: []string{key}, Rotations: []int64{12, 13}})
		e.must(err)
		open, err := tx.Leads().OpenByContact([]string{"ada@example.com"}, []string{key})
		e.must(err)
		states, err := tx.Ledgers().Load([]int64{12, 13})
		e.must(err)
		next, err := tx.NextIDsOf(map[store.IDKind]int{store.LeadIDs: 1, store.DecisionIDs: 1})
		e.must(err)
		e.same("a brief", brief, store.Brief{Open: open, Ledgers: states,
			First: map[store.IDKind]int64{store.LeadIDs: next[store.LeadIDs] - 3, store.DecisionIDs: next[store.DecisionIDs] - 2}})
		e.same("open leads in a brief", len(brief.Open), 4)
		nothing, err := tx.Brief(store.Briefing{})
		e.same("a brief about nothing", nothing, store.Brief{})
		return err
	})
	find := func(emails, phones []string) (ids []int64) {
		e.read(func(tx store.Tx) error {
			matches, err := tx.Leads().OpenByContact(emails, phones)
			for _, m := range matches {
				ids = append(ids, m.LeadID)
			}
			if len(matches) > 0 && matches[0].LeadID == first.ID {
				e.same("a match", matches[0], store.ContactMatch{LeadID: first.ID, Email: "ada@example.com", Phone: "+491701234567"})
			}
			return err
		})
		return ids
	}
	e.same("by phone", find(nil, []string{key}), []int64{first.ID, third.ID})
	e.same("by both", find([]string{"ada@example.com", "x@y.z"}, []string{key})[:3], []int64{first.ID, second.ID, third.ID})
	e.same("by neither", find([]string{"", "n/a", "closed@example.com"}, []string{"", "123456", "+4930999999"}), []int64(nil))
	closed.Status, closed.Open = fairlead.StatusContacted, true
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{closed}) })
	e.same("opened again", find([]string{"closed@example.com"}, nil), []int64{closed.ID})
}

// facets lists the values there are, most frequent first.
func facets(e *exam) {
	for i := range 6 {
		e.add(func(l *fairlead.Lead) {
			l.Source, l.Form, l.Tags = []string{"b", "a", "c"}[min(i/2, 1)], []string{"f", "", "g"}[i%3], []string{"t", []string{"u", "v"}[i%2]}[:1+i%2]
		})
	}
	e.read(func(tx store.Tx) error {
		f, err := tx.Leads().Facets(10)
		e.must(err)
		e.same("facets", f, store.LeadFacets{Sources: []string{"a", "b"}, Forms: []string{"f", "g"}, Tags: []string{"t", "v"}})
		tags, err := tx.Leads().CountTags()
		e.same("tags", tags, []store.TagCount{{Tag: "t", Leads: 6}, {Tag: "v", Leads: 3}})
		e.must(err)
		f, err = tx.Leads().Facets(1)
		e.same("one of each facet", f, store.LeadFacets{Sources: []string{"a"}, Forms: []string{"f"}, Tags: []string{"t"}})
		return err
	})
}

// waitingLeads come oldest first, in steps.
func waitingLeads(e *exam) {
	var want []fairlead.Lead
	for i := range 5 {
		l := e.add(func(l *fairlead.Lead) {
			l.Waiting, l.CreatedAt = int64(i%3)*-7, noon.Add(time.Duration(-i)*time.Second)
		})
		if l.Waiting != 0 {
			want = append(want, l)
		}
	}
	e.read(func(tx store.Tx) error {
		all, err := tx.Leads().OldestWaiting(0, 10)
		e.must(err)
		e.same("waiting leads", all, want)
		next, err := tx.Leads().OldestWaiting(want[0].ID, 1)
		e.must(err)
		e.same("the second waiting lead", next, want[1:2])
		groups, err := tx.Leads().CountWaiting()
		e.same("who is waited for", groups, []store.WaitingCount{{Waiting: -7, Leads: 2, Oldest: noon.Add(-4 * time.Second)}, {Waiting: -14, Leads: 1, Oldest: noon.Add(-2 * time.Second)}})
		return err
	})
}
