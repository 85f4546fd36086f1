package storetest

import (
	"encoding/json"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// heldLeads: who has which leads of a filter, and how many.
func heldLeads(e *exam) {
	a, b := e.ours.members[1].ID, e.ours.members[2].ID
	var want []store.Held
	for i, agent := range []int64{a, 0, b, a, 0} {
		l := e.add(func(l *fairlead.Lead) {
			l.AgentID, l.Tags, l.Form = agent, []string{"x", "y"}, []string{"odd", "even"}[i%2]
			l.CreatedAt = l.CreatedAt.Add(-time.Duration(i) * time.Hour) // the order is that of the ids
		})
		want = append(want, store.Held{LeadID: l.ID, AgentID: agent})
	}
	for what, c := range map[string]struct {
		filter fairlead.LeadFilter
		scope  fairlead.LeadScope
		want   []int
	}{
		"all":         {scope: everything, want: []int{0, 1, 2, 3, 4}},
		"with tags":   {filter: fairlead.LeadFilter{Tags: []string{"x", "y"}}, scope: everything, want: []int{0, 1, 2, 3, 4}},
		"of an agent": {scope: fairlead.LeadScope{AgentID: a}, want: []int{0, 3}},
		"of a form":   {filter: fairlead.LeadFilter{Forms: []string{"odd"}, Unassigned: true}, scope: everything, want: []int{4}},
		"of nobody":   {filter: fairlead.LeadFilter{Forms: []string{"none"}}, scope: everything},
	} {
		var wanted []store.Held
		counts := map[int64]int{}
		for _, i := range c.want {
			wanted = append(wanted, want[i])
			if i != 0 {
				counts[want[i].AgentID]++
			}
		}
		e.read(func(tx store.Tx) error {
			got, err := tx.Leads().Held(c.filter, c.scope)
			e.must(err)
			e.same("leads "+what, got, wanted)
			counted, err := tx.Leads().CountHeld(c.filter, c.scope, []int64{want[0].LeadID, 1 << 40})
			e.same("leads "+what+", counted but for the first", counted, counts)
			return err
		})
	}
}

// fieldKeys: which answers leads have, of those that are there and in sight.
func fieldKeys(e *exam) {
	a := e.ours.members[1].ID
	var ids []int64
	for i, key := range []string{"budget", "room s", "budget", "gone"} {
		l := e.add(func(l *fairlead.Lead) {
			l.AgentID = []int64{a, 0, a, a}[i]
			l.Fields = map[string]json.RawMessage{key: json.RawMessage("1"), "<ü>": json.RawMessage(`"x"`)}
		})
		ids = append(ids, l.ID)
	}
	ids = append(ids, e.add(nil).ID)
	e.write(func(tx store.Tx) error { return tx.Leads().Delete(ids[3:4], noon) })
	for _, c := range []struct {
		scope fairlead.LeadScope
		want  []string
	}{{everything, []string{"<ü>", "budget", "room s"}}, {fairlead.LeadScope{AgentID: a}, []string{"<ü>", "budget"}}} {
		e.read(func(tx store.Tx) error {
			keys, err := tx.Leads().FieldKeys(ids, c.scope)
			slices.Sort(keys)
			e.same("keys of answers", keys, c.want)
			return err
		})
	}
}

// restoreLeads: a deleted lead comes back as it was, is found again, and counts again.
func restoreLeads(e *exam) {
	agent := e.ours.members[1].ID
	l := e.add(func(l *fairlead.Lead) {
		l.AgentID, l.Tags, l.Contact = agent, []string{"a", "b"}, fairlead.Contact{Name: "Ada", Email: "ada@example.com"}
	})
	there := func() []any {
		var seen []any
		e.read(func(tx store.Tx) error {
			for _, f := range []fairlead.LeadFilter{{}, {Search: "ada"}, {Tags: []string{"b"}}, {Agents: []int64{agent}}} {
				n, err := tx.Leads().Count(f, everything, 10)
				e.must(err)
				seen = append(seen, n)
			}
			open, err := tx.Leads().OpenByContact([]string{"ada@example.com"}, nil)
			e.must(err)
			load, err := tx.Members().OpenLeads()
			seen = append(seen, len(open), load[agent])
			return err
		})
		return seen
	}
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{l.ID}, noon) })
	e.same("a deleted lead", there(), []any{0, 0, 0, 0, 0, 0})
	e.read(func(tx store.Tx) error {
		got, err := tx.Leads().Deleted([]int64{l.ID, 1 << 40}, fairlead.LeadScope{AgentID: agent})
		e.must(err)
		e.same("a deleted lead of who had it", got, []fairlead.Lead{l})
		got, err = tx.Leads().Deleted([]int64{l.ID}, fairlead.LeadScope{AgentID: agent + 1})
		e.same("a deleted lead of who had it not", got, []fairlead.Lead(nil))
		return err
	})
	l.Version++
	l.Tags, l.UpdatedAt = []string{"b", "c"}, noon.Add(time.Hour)
	e.write(func(tx store.Tx) error { return tx.Leads().Restore([]fairlead.Lead{l}) })
	e.same("a lead that is back", e.get(l.ID), l)
	e.same("a lead that is back", there(), []any{1, 1, 1, 1, 1, 1})
	e.missing("a deleted lead", func(tx store.Tx) error { return tx.Leads().Restore([]fairlead.Lead{l}) })
}

// purgeLeads: what was deleted long ago goes with all that hangs on it, in portions; the rest stays.
func purgeLeads(e *exam) {
	var all []fairlead.Lead
	for range 5 {
		all = append(all, e.add(func(l *fairlead.Lead) { l.Tags = []string{"a"} }))
	}
	e.write(func(tx store.Tx) error {
		for i, l := range all {
			e.must(tx.Activities().Insert([]fairlead.Activity{{ID: e.id(tx, store.ActivityIDs), LeadID: l.ID, Kind: fairlead.ActivityCreated, At: noon, Actor: author}}))
			e.must(tx.Decisions().Insert([]store.DecisionRow{{ID: e.id(tx, store.DecisionIDs), LeadID: l.ID, At: noon, Outcome: fairlead.OutcomeAssigned}}))
			if i < 4 {
				e.must(tx.Leads().Delete([]int64{l.ID}, noon.Add(time.Duration(i)*time.Hour)))
			}
		}
		return nil
	})
	purge := func(before time.Duration, limit int) (n int) {
		e.write(func(tx store.Tx) (err error) {
			n, err = tx.Leads().Purge(noon.Add(before), limit)
			return err
		})
		return n
	}
	left := func() (ids []int64) {
		e.read(func(tx store.Tx) error {
			gone, err := tx.Leads().Deleted(idsOf(all), everything)
			ids = sorted(idsOf(gone))
			return err
		})
		return ids
	}
	e.same("purged", []int{purge(0, 10), purge(3*time.Hour, 2), purge(3*time.Hour, 2), purge(3*time.Hour, 2)}, []int{0, 2, 1, 0})
	e.same("what is deleted still", left(), []int64{all[3].ID})
	e.read(func(tx store.Tx) error {
		var told []int64
		for _, l := range all {
			timeline, err := tx.Activities().ForLead(l.ID, 0, 10)
			e.must(err)
			decisions, err := tx.Decisions().ForLead(l.ID)
			e.must(err)
			if len(timeline)+len(decisions) > 0 {
				told = append(told, l.ID)
			}
		}
		e.same("who has a timeline", told, slices.Clone(idsOf(all[3:])))
		return nil
	})
	e.same("what is there", e.get(all[4].ID), all[4])
	e.purgeMerged(all[4], purge)
}

// purgeMerged: a lead that was merged into another one is there as long as that is.
func (e *exam) purgeMerged(heir fairlead.Lead, purge func(before time.Duration, limit int) int) {
	e.Helper()
	merged := e.add(nil)
	there := func() (n int) {
		e.read(func(tx store.Tx) error {
			leads, err := tx.Leads().MergedInto(heir.ID)
			n = len(leads)
			return err
		})
		return n
	}
	e.write(func(tx store.Tx) error { return tx.Leads().Merge(merged.ID, heir.ID, noon) })
	purge(24*time.Hour, 10)
	e.same("merged leads whose heir is there", there(), 1)
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{heir.ID}, noon) })
	e.same("purged with what was merged into it", []int{purge(24*time.Hour, 1), there()}, []int{1, 0})
}
