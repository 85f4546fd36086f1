package storetest

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/store"
)

var statusKeys = []fairlead.Status{fairlead.StatusNew, fairlead.StatusContacted, fairlead.StatusQualified, fairlead.StatusWon, fairlead.StatusLost}

var sorts = fairlead.LeadSorts()

// filters: whatever leads there are, and whatever is asked, the answer is that of a plain loop over them.
func filters(e *exam) {
	leads := e.manyLeads(250)
	rapid.Check(e.T, func(t *rapid.T) {
		f, scope, sort := drawFilter(t, e), drawScope(t, e), rapid.SampledFrom(sorts).Draw(t, "sort")
		want := naive(leads, f, scope, sort)
		e.read(func(tx store.Tx) error {
			if got := e.walk(tx, store.LeadQuery{Filter: f, Scope: scope, Sort: sort, Limit: rapid.IntRange(1, 60).Draw(t, "limit")}); !slices.Equal(got, want) {
				t.Fatalf("list\n got %v\nwant %v", got, want)
			}
			limit := rapid.IntRange(1, 300).Draw(t, "cap")
			n, err := tx.Leads().Count(f, scope, limit)
			e.must(err)
			if n != min(limit, len(want)) {
				t.Fatalf("count: got %d, want %d", n, min(limit, len(want)))
			}
			ids, err := tx.Leads().IDs(f, scope, limit)
			e.must(err)
			if oldest := naive(leads, f, scope, fairlead.SortOldest); !slices.Equal(ids, oldest[:min(limit, len(oldest))]) {
				t.Fatalf("ids\n got %v\nwant %v", ids, oldest)
			}
			return nil
		})
	})
}

// eachFilter asks for each thing alone, in every order and in small pages.
func eachFilter(e *exam) {
	leads := e.manyLeads(120)
	agents := e.ours.agentIDs()
	for name, f := range map[string]fairlead.LeadFilter{
		"nothing": {}, "agent": {Agents: agents[:1]}, "agents": {Agents: []int64{agents[1], agents[0], agents[1]}}, "unassigned": {Unassigned: true},
		"waiting": {Waiting: true}, "agent or unassigned": {Agents: agents[:1], Unassigned: true}, "agent or waiting": {Agents: agents[:1], Waiting: true},
		"unassigned and waiting": {Unassigned: true, Waiting: true}, "status": {Statuses: statusKeys[:1]}, "statuses": {Statuses: statusKeys[1:4]},
		"source": {Sources: []string{"google"}}, "sources": {Sources: []string{"google", "", "google"}}, "form": {Forms: []string{"spring"}},
		"no form": {Forms: []string{""}}, "forms": {Forms: []string{"", "spring"}}, "tag": {Tags: []string{"a"}}, "tags": {Tags: []string{"a", "b", "a"}},
		"batch": {BatchID: 5}, "after": {CreatedAfter: noon.Add(9 * time.Minute)}, "before": {CreatedBefore: noon.Add(9 * time.Minute)},
		"day": {CreatedAfter: noon.Add(9 * time.Minute), CreatedBefore: noon.Add(19 * time.Minute)}, "search": {Search: "ann"}, "nowhere": {Search: "nowhere"},
		"many": {Sources: append(manyTexts(60), "google")},
	} {
		for _, sort := range sorts {
			for _, scope := range []fairlead.LeadScope{everything, {AgentID: agents[0]}, {}} {
				want := naive(leads, f, scope, sort)
				e.read(func(tx store.Tx) error {
					e.same(fmt.Sprint(name, " ", sort, " ", scope), e.walk(tx, store.LeadQuery{Filter: f, Scope: scope, Sort: sort, Limit: 7}), want)
					n, err := tx.Leads().Count(f, scope, 1000)
					e.same("count of "+name, n, len(want))
					return err
				})
			}
		}
	}
}

func manyTexts(n int) (texts []string) {
	for i := range n {
		texts = append(texts, fmt.Sprint("text ", i))
	}
	return texts
}

// crowd asks a workspace with thousands of leads for most of them: no shortcut for few must show.
func crowd(e *exam) {
	leads := e.manyLeads(6000)
	e.must(e.store.Analyze(e.Context()))
	agents := e.ours.agentIDs()
	for name, f := range map[string]fairlead.LeadFilter{
		"everyone": {Agents: agents, Unassigned: true}, "statuses": {Statuses: statusKeys}, "tags": {Tags: []string{"a", "b", "c"}},
		"sources": {Sources: []string{"", "google", "facebook"}}, "forms": {Forms: []string{"", "spring", "autumn"}}, "since": {CreatedAfter: noon.Add(time.Minute)},
		"tags and sources": {Tags: []string{"a", "b", "c"}, Sources: []string{"", "google", "facebook"}, CreatedBefore: noon.Add(40 * time.Minute)},
		"search":           {Search: "example"},
	} {
		for _, sort := range sorts[1:3] {
			want := naive(leads, f, everything, sort)
			e.read(func(tx store.Tx) error {
				got := e.walk(tx, store.LeadQuery{Filter: f, Scope: everything, Sort: sort, Limit: 199})
				if !slices.Equal(got, want) {
					e.Errorf("%s %s: got %d leads, want %d, or another order", name, sort, len(got), len(want))
				}
				return nil
			})
		}
	}
}

// manyLeads fills our workspace with leads that differ in everything a filter looks at, many at the same moment, and
// the other one with the same.
func (e *exam) manyLeads(n int) []fairlead.Lead {
	gen := rapid.Custom(func(t *rapid.T) fairlead.Lead {
		l := fairlead.Lead{
			Source: rapid.SampledFrom([]string{"facebook", "google", ""}).Draw(t, "source"),
			Form:   rapid.SampledFrom([]string{"", "spring", "autumn"}).Draw(t, "form"),
			Status: rapid.SampledFrom(statusKeys).Draw(t, "status"),
			Tags:   rapid.SampledFrom([][]string{nil, {"a"}, {"b"}, {"a", "b"}, {"c"}}).Draw(t, "tags"),
			Contact: fairlead.Contact{Name: rapid.SampledFrom([]string{"", "Ann Lee", "ann lee", "Änne Braun", "Bo"}).Draw(t, "name"),
				Email: rapid.SampledFrom([]string{"", "ann@lee.example", "bo@x.example"}).Draw(t, "email")},
			BatchID:   rapid.SampledFrom([]int64{0, 0, 5, 6}).Draw(t, "batch"),
			CreatedAt: noon.Add(time.Duration(rapid.IntRange(0, 40).Draw(t, "minute")) * time.Minute),
		}
		switch who := rapid.IntRange(0, 5).Draw(t, "who"); who {
		case 0, 1, 2:
			l.AgentID = int64(who) + 1 // the who-th member
		case 3:
			l.Waiting = 9
		}
		return l
	})
	examples := make([]fairlead.Lead, min(n, 250))
	for i := range examples {
		examples[i] = gen.Example(i)
	}
	var ours []fairlead.Lead
	for _, w := range []team{e.ours, e.other} {
		e.must(e.store.Write(e.Context(), w.ID, func(tx store.Tx) error {
			leads := make([]fairlead.Lead, n)
			for i := range leads {
				leads[i] = examples[i%len(examples)]
				leads[i].ID, leads[i].UpdatedAt, leads[i].Version = e.id(tx, store.LeadIDs), leads[i].CreatedAt, 1
				if who := leads[i].AgentID; who != 0 {
					leads[i].AgentID = w.members[who-1].ID
				}
			}
			if w.ID == e.ours.ID {
				ours = leads
			}
			return tx.Leads().Insert(leads)
		}))
	}
	return ours
}

func drawFilter(t *rapid.T, e *exam) fairlead.LeadFilter {
	var f fairlead.LeadFilter
	some := func(name string) bool { return rapid.IntRange(0, 3).Draw(t, name) == 0 }
	if some("agents?") {
		f.Agents = rapid.SliceOfN(rapid.SampledFrom(append(e.ours.agentIDs(), e.other.members[0].ID)), 1, 3).Draw(t, "agents")
	}
	f.Unassigned, f.Waiting = some("unassigned"), some("waiting")
	if some("statuses?") {
		f.Statuses = rapid.SliceOfN(rapid.SampledFrom(statusKeys), 1, 3).Draw(t, "statuses")
	}
	if some("sources?") {
		f.Sources = rapid.SliceOfN(rapid.SampledFrom([]string{"facebook", "google", "", "none"}), 1, 3).Draw(t, "sources")
	}
	if some("forms?") {
		f.Forms = rapid.SliceOfN(rapid.SampledFrom([]string{"spring", "autumn", ""}), 1, 2).Draw(t, "forms")
	}
	if some("tags?") {
		f.Tags = rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 1, 3).Draw(t, "tags")
	}
	if some("batch?") {
		f.BatchID = 5
	}
	if some("after?") {
		f.CreatedAfter = noon.Add(time.Duration(rapid.IntRange(0, 40).Draw(t, "after")) * time.Minute)
	}
	if some("before?") {
		f.CreatedBefore = noon.Add(time.Duration(rapid.IntRange(0, 40).Draw(t, "before")) * time.Minute)
	}
	if some("search?") {
		f.Search = rapid.SampledFrom([]string{"an", "LEE ann", "anne", "x.example", "zz", "b", "..", "ann@lee.example"}).Draw(t, "search")
	}
	return f
}

func drawScope(t *rapid.T, e *exam) fairlead.LeadScope {
	return rapid.SampledFrom([]fairlead.LeadScope{everything, everything, {AgentID: e.ours.members[1].ID}, {}}).Draw(t, "scope")
}

// naive is the plain loop.
func naive(leads []fairlead.Lead, f fairlead.LeadFilter, scope fairlead.LeadScope, sort fairlead.LeadSort) []int64 {
	return inOrder(meeting(leads, f, scope), sort)
}

func meeting(leads []fairlead.Lead, f fairlead.LeadFilter, scope fairlead.LeadScope) (found []fairlead.Lead) {
	for _, l := range leads {
		if scope.Sees(l) && meets(l, f) {
			found = append(found, l)
		}
	}
	return found
}

func inOrder(leads []fairlead.Lead, sort fairlead.LeadSort) []int64 {
	return idsOf(slices.SortedFunc(slices.Values(leads), func(a, b fairlead.Lead) int { return compared(a, b, sort) }))
}

// compared says which of two leads comes first in a list.
func compared(a, b fairlead.Lead, sort fairlead.LeadSort) int {
	way := 1
	if strings.HasPrefix(string(sort), "-") {
		way = -1
	}
	switch strings.TrimPrefix(string(sort), "-") {
	case "name":
		return way * cmp.Or(cmp.Compare(plain(a.Contact.Name), plain(b.Contact.Name)), cmp.Compare(a.ID, b.ID))
	case "updated_at":
		return way * cmp.Or(a.UpdatedAt.Compare(b.UpdatedAt), cmp.Compare(a.ID, b.ID))
	case "value":
		switch {
		case a.Value == nil && b.Value == nil:
			return way * cmp.Compare(a.ID, b.ID)
		case a.Value == nil:
			return 1
		case b.Value == nil:
			return -1
		}
		return way * cmp.Or(cmp.Compare(*a.Value, *b.Value), cmp.Compare(a.ID, b.ID))
	}
	return way * cmp.Or(a.CreatedAt.Compare(b.CreatedAt), cmp.Compare(a.ID, b.ID))
}

func meets(l fairlead.Lead, f fairlead.LeadFilter) bool {
	who := len(f.Agents) == 0 && !f.Unassigned && !f.Waiting ||
		l.AgentID != 0 && slices.Contains(f.Agents, l.AgentID) || f.Unassigned && l.AgentID == 0 || f.Waiting && l.Waiting != 0
	tagged := len(f.Tags) == 0 || slices.ContainsFunc(f.Tags, func(t string) bool { return slices.Contains(l.Tags, t) })
	return who && tagged && oneOf(f.Statuses, l.Status) && oneOf(f.Sources, l.Source) && oneOf(f.Forms, l.Form) &&
		(f.BatchID == 0 || f.BatchID == l.BatchID) && (f.CreatedAfter.IsZero() || !l.CreatedAt.Before(f.CreatedAfter)) &&
		(f.CreatedBefore.IsZero() || l.CreatedAt.Before(f.CreatedBefore)) && says(l, f.Search) && meetsMore(l, f)
}

func oneOf[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

// plain folds the few letters the leads here have.
func plain(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ä", "a") }

func split(s string) []string {
	return strings.FieldsFunc(plain(s), func(r rune) bool { return strings.ContainsRune(" @.", r) })
}

func says(l fairlead.Lead, search string) bool {
	if search == "" {
		return true
	}
	words := append(split(l.Contact.Name), split(l.Contact.Email)...)
	for _, prefix := range split(search) {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) }) {
			return false
		}
	}
	return true
}

// walk reads a list page by page.
func (e *exam) walk(tx store.Tx, q store.LeadQuery) (ids []int64) {
	for {
		page, err := tx.Leads().List(q)
		e.must(err)
		if len(page.Leads) > q.Limit || page.Next != "" && len(page.Leads) < q.Limit {
			e.Fatalf("a page of %d has %d leads and a next one at %q", q.Limit, len(page.Leads), page.Next)
		}
		ids = append(ids, idsOf(page.Leads)...)
		if page.Next == "" {
			return ids
		}
		q.Cursor = page.Next
	}
}

// paging gives every lead exactly once in every order, however small the pages, and whole leads.
func paging(e *exam) {
	leads := e.manyLeads(60)
	byID := make(map[int64]fairlead.Lead)
	for _, l := range leads {
		byID[l.ID] = l
	}
	for _, sort := range sorts {
		for _, limit := range []int{1, 7, 59, 60, 61} {
			e.read(func(tx store.Tx) error {
				got := e.walk(tx, store.LeadQuery{Scope: everything, Sort: sort, Limit: limit})
				e.same(fmt.Sprintf("%s by %d", sort, limit), got, naive(leads, fairlead.LeadFilter{}, everything, sort))
				return nil
			})
		}
	}
	e.read(func(tx store.Tx) error {
		page, err := tx.Leads().List(store.LeadQuery{Scope: everything, Limit: 60})
		for _, l := range page.Leads {
			e.same("a lead in a list", l, byID[l.ID])
		}
		e.same("the default order", idsOf(page.Leads), naive(leads, fairlead.LeadFilter{}, everything, fairlead.SortNewest))
		return err
	})
}

// pagingUnderway: leads that come in meanwhile put nothing out of place: who was there is met exactly once.
func pagingUnderway(e *exam) {
	for _, sort := range sorts {
		there := e.allIDs()
		for range 20 {
			there = append(there, e.add(func(l *fairlead.Lead) { l.Contact.Name = fmt.Sprint("N", l.ID%7) }).ID)
		}
		var met []int64
		q := store.LeadQuery{Scope: everything, Sort: sort, Limit: 3}
		for more := true; more; more = q.Cursor != "" {
			e.read(func(tx store.Tx) error {
				page, err := tx.Leads().List(q)
				met, q.Cursor = append(met, idsOf(page.Leads)...), page.Next
				return err
			})
			if len(met) < 12 {
				e.add(func(l *fairlead.Lead) { l.Contact.Name = fmt.Sprint("N", l.ID%5) })
			}
		}
		for _, id := range there {
			if times := len(slices.DeleteFunc(slices.Clone(met), func(m int64) bool { return m != id })); times != 1 {
				e.Errorf("%s: lead %d was met %d times", sort, id, times)
			}
		}
	}
}

func (e *exam) allIDs() (ids []int64) {
	e.read(func(tx store.Tx) (err error) {
		ids, err = tx.Leads().IDs(fairlead.LeadFilter{}, everything, 1000)
		return err
	})
	return ids
}

// cursors that are none, or of another list, are refused by name.
func cursors(e *exam) {
	e.manyLeads(5)
	e.read(func(tx store.Tx) error {
		page, err := tx.Leads().List(store.LeadQuery{Scope: everything, Sort: fairlead.SortName, Limit: 2})
		e.must(err)
		for _, bad := range []string{"x", "!!", "AAAA", page.Next + "A", base64.RawURLEncoding.EncodeToString([]byte("{}"))} {
			_, err := tx.Leads().List(store.LeadQuery{Scope: everything, Sort: fairlead.SortName, Limit: 2, Cursor: bad})
			e.invalid("cursor", err)
		}
		_, err = tx.Leads().List(store.LeadQuery{Scope: everything, Sort: fairlead.SortNewest, Limit: 2, Cursor: page.Next})
		e.invalid("cursor", err)
		_, err = tx.Leads().List(store.LeadQuery{Scope: everything, Sort: "size", Limit: 2})
		e.invalid("sort", err)
		return nil
	})
}

func (e *exam) invalid(field string, err error) {
	e.Helper()
	var refusal *fairlead.Error
	if !errors.As(err, &refusal) || refusal.Kind != fairlead.KindInvalid || len(refusal.Fields) != 1 || refusal.Fields[0].Field != field {
		e.Errorf("got %v, want %s to be invalid", err, field)
	}
}

// counts stop at their cap.
func counts(e *exam) {
	e.manyLeads(30)
	e.read(func(tx store.Tx) error {
		for limit, want := range map[int]int{1: 1, 29: 29, 30: 30, 31: 30, fairlead.CountCap: 30} {
			n, err := tx.Leads().Count(fairlead.LeadFilter{}, everything, limit)
			e.must(err)
			e.same(fmt.Sprint("count up to ", limit), n, want)
		}
		return nil
	})
}
