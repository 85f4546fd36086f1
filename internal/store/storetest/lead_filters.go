package storetest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// population asks a workspace of thousands for each thing alone and for combinations, in every order, and walks the
// pages there and back: the answer is that of a plain loop.
func population(e *exam) {
	leads := e.populate(10_400) // more than are looked at to count
	chance := rand.New(rand.NewPCG(1, 2))
	for name, f := range singleFilters(e) {
		found := meeting(leads, f, everything)
		for _, sort := range sorts {
			e.compareList(fmt.Sprint(name, " ", sort), found, f, everything, sort, chance)
		}
		e.compareCounts(name, found, f, everything, chance)
	}
	for range 250 {
		f, scope, sort := someFilters(e, chance), everything, sorts[chance.IntN(len(sorts))]
		if chance.IntN(6) == 0 {
			scope = fairlead.LeadScope{AgentID: e.ours.members[1].ID}
		}
		text, _ := json.Marshal(f)
		name := fmt.Sprintf("%s %v %s", sort, scope, text)
		found := meeting(leads, f, scope)
		e.compareList(name, found, f, scope, sort, chance)
		e.compareCounts(name, found, f, scope, chance)
	}
}

// compareList looks at some pages of the list of leads that were found.
func (e *exam) compareList(name string, found []fairlead.Lead, f fairlead.LeadFilter, scope fairlead.LeadScope, sort fairlead.LeadSort, chance *rand.Rand) {
	e.Helper()
	want := inOrder(found, sort)
	e.read(func(tx store.Tx) error {
		q := store.LeadQuery{Filter: f, Scope: scope, Sort: sort, Limit: 1 + chance.IntN(200)}
		got := e.thereAndBack(name, tx, q, 1+chance.IntN(5))
		if !slices.Equal(got, want[:min(len(got), len(want))]) || len(got) < len(want) && len(got)%q.Limit != 0 {
			e.Errorf("%s: got %d leads, want %d, or others:\n got %v\nwant %v", name, len(got), len(want), head(got), head(want))
		}
		return nil
	})
}

// compareCounts looks at the total, the ids and the count of leads that were found.
func (e *exam) compareCounts(name string, found []fairlead.Lead, f fairlead.LeadFilter, scope fairlead.LeadScope, chance *rand.Rand) {
	e.Helper()
	want := inOrder(found, fairlead.SortOldest)
	e.read(func(tx store.Tx) error {
		total, err := tx.Leads().Total(f, scope)
		e.must(err)
		if total.Leads > len(want) || total.Exact && total.Leads != len(want) || !total.Exact && f.Search != "" {
			e.Errorf("%s: got a total of %+v, want %d", name, total, len(want))
		}
		limit := 1 + chance.IntN(len(want)+10)
		ids, err := tx.Leads().IDs(f, scope, limit)
		e.must(err)
		if !slices.Equal(ids, want[:min(limit, len(want))]) {
			e.Errorf("%s: got ids %v, want %v", name, head(ids), head(want))
		}
		n, err := tx.Leads().Count(f, scope, limit)
		e.same("count of "+name, n, min(limit, len(want)))
		return err
	})
}

func head(ids []int64) []int64 { return ids[:min(len(ids), 10)] }

// thereAndBack reads some pages of a list, then the same ones backwards, and returns the leads on them.
func (e *exam) thereAndBack(name string, tx store.Tx, q store.LeadQuery, pages int) (ids []int64) {
	e.Helper()
	var met []store.LeadPage
	for range pages {
		page, err := tx.Leads().List(q)
		e.must(err)
		ids, met = append(ids, idsOf(page.Leads)...), append(met, page)
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if met[0].Previous != "" {
		e.Errorf("%s: something is before the first page", name)
	}
	for i := len(met) - 1; i > 0; i-- {
		q.Cursor = met[i].Previous
		page, err := tx.Leads().List(q)
		e.must(err)
		if !slices.Equal(idsOf(page.Leads), idsOf(met[i-1].Leads)) || page.Next != met[i-1].Next || page.Previous != met[i-1].Previous {
			e.Errorf("%s: page %d, met on the way back, is another", name, i)
			break
		}
	}
	return ids
}

// singleFilters are each thing a filter can ask for, alone.
func singleFilters(e *exam) map[string]fairlead.LeadFilter {
	agents := e.ours.agentIDs()
	all := map[string]fairlead.LeadFilter{
		"nothing": {}, "agent": {Agents: agents[1:2]}, "unassigned": {Unassigned: true}, "waiting": {Waiting: true}, "agent or waiting": {Agents: agents[:1], Waiting: true},
		"status": {Statuses: statusKeys[4:]}, "statuses": {Statuses: statusKeys[:2]}, "source": {Sources: []string{"source 0"}}, "form": {Forms: []string{"form 1", "form 9"}},
		"no form": {Forms: []string{""}}, "tag": {Tags: []string{"tag 0"}}, "tags": {Tags: []string{"tag 9", "tag 1", "tag 20"}}, "all tags": {TagsAll: []string{"tag 0", "tag 1"}},
		"no tags": {TagsNone: []string{"tag 0", "tag 2"}}, "tags of all kinds": {Tags: []string{"tag 1"}, TagsAll: []string{"tag 0"}, TagsNone: []string{"tag 3"}}, "batch": {BatchID: 5},
		"created": {CreatedAfter: noon.Add(time.Hour), CreatedBefore: noon.Add(20 * time.Hour)}, "active": {ActiveAfter: noon.Add(30 * time.Hour), ActiveBefore: noon.Add(40 * time.Hour)},
		"value": {ValueMin: new(1000.0), ValueMax: new(2000.0)}, "least value": {ValueMin: new(5000.0)}, "zero": {ValueMin: new(0.0), ValueMax: new(0.0)}, "nothing can be": {ValueMin: new(2.0), ValueMax: new(1.0)},
		"search": {Search: "ann"}, "rare search": {Search: "smith braun"}, "nowhere": {Search: "nowhere"},
	}
	for _, text := range []string{"city:is:VILLE 0", "city:is:ville 0|city:is:ville 3", "city:starts_with:äv", "city:is_empty", "city:is_not_empty", "rooms:is:-1.5", "rooms:gte:2|rooms:lte:4.5",
		"budget:gte:0", "budget:is:-1000|budget:is:5e3", "visit:lte:2026-02-02", "visit:gte:2026-12-01|visit:gte:2026-12-03", "kind:is:Barn", "wants:is:Pool|wants:is:Garage", "wants:is_not_empty",
		"wants:is_empty", "owner:is:true", "mobile:starts_with:+49 171", "site:is:HTTPS://a.example", "rooms:is_empty|budget:is:2000", "rooms:is_empty|rooms:is:1.5", "kind:is:nowhere"} {
		all["field "+text] = fairlead.LeadFilter{Fields: fieldFilters(text)}
	}
	return all
}

func fieldFilters(text string) (all []fairlead.FieldFilter) {
	for one := range strings.SplitSeq(text, "|") {
		parts := append(strings.SplitN(one, ":", 3), "")
		all = append(all, fairlead.FieldFilter{Key: parts[0], Operator: fairlead.Operator(parts[1]), Value: parts[2]})
	}
	return all
}

// someFilters combines up to six single filters.
func someFilters(e *exam, chance *rand.Rand) fairlead.LeadFilter {
	var f fairlead.LeadFilter
	single := singleFilters(e)
	names := make([]string, 0, len(single))
	for name := range single {
		names = append(names, name)
	}
	slices.Sort(names)
	for range 2 + chance.IntN(5) {
		g := single[names[chance.IntN(len(names))]]
		f.Agents, f.Unassigned, f.Waiting = append(f.Agents, g.Agents...), f.Unassigned || g.Unassigned, f.Waiting || g.Waiting
		f.Statuses, f.Sources, f.Forms = append(f.Statuses, g.Statuses...), append(f.Sources, g.Sources...), append(f.Forms, g.Forms...)
		f.Tags, f.TagsAll, f.TagsNone = append(f.Tags, g.Tags...), append(f.TagsAll, g.TagsAll...), append(f.TagsNone, g.TagsNone...)
		f.BatchID, f.Search, f.Fields = cmp.Or(f.BatchID, g.BatchID), cmp.Or(f.Search, g.Search), append(f.Fields, g.Fields...)
		f.ValueMin, f.ValueMax = cmp.Or(f.ValueMin, g.ValueMin), cmp.Or(f.ValueMax, g.ValueMax)
		for into, from := range map[*time.Time]time.Time{&f.CreatedAfter: g.CreatedAfter, &f.CreatedBefore: g.CreatedBefore, &f.ActiveAfter: g.ActiveAfter, &f.ActiveBefore: g.ActiveBefore} {
			if into.IsZero() {
				*into = from
			}
		}
	}
	return f
}

// meetsMore is what meets leaves out.
func meetsMore(l fairlead.Lead, f fairlead.LeadFilter) bool {
	has := func(tag string) bool { return slices.Contains(l.Tags, tag) }
	for _, tag := range f.TagsAll {
		if !has(tag) {
			return false
		}
	}
	return !slices.ContainsFunc(f.TagsNone, has) && (f.ActiveAfter.IsZero() || !l.UpdatedAt.Before(f.ActiveAfter)) && (f.ActiveBefore.IsZero() || l.UpdatedAt.Before(f.ActiveBefore)) &&
		(f.ValueMin == nil || l.Value != nil && *l.Value >= *f.ValueMin) && (f.ValueMax == nil || l.Value != nil && *l.Value <= *f.ValueMax) && answersAll(l, f.Fields)
}

func answersAll(l fairlead.Lead, filters []fairlead.FieldFilter) bool {
	alternatives, met := map[string]bool{}, map[string]bool{}
	for _, f := range filters {
		field := populationFields[slices.IndexFunc(populationFields, func(p fairlead.Field) bool { return p.Key == f.Key })]
		answers := keysOf(field, l)
		holds := slices.ContainsFunc(answers, func(key string) bool { return answersOne(field, f, key) })
		switch {
		case f.Operator == fairlead.OpIs:
			alternatives[f.Key] = true
			met[f.Key] = met[f.Key] || holds
		case f.Operator == fairlead.OpIsEmpty && len(answers) > 0, f.Operator == fairlead.OpIsNotEmpty && len(answers) == 0:
			return false
		case f.Operator != fairlead.OpIsEmpty && f.Operator != fairlead.OpIsNotEmpty && !holds:
			return false
		}
	}
	for key := range alternatives {
		if !met[key] {
			return false
		}
	}
	return true
}

func answersOne(field fairlead.Field, f fairlead.FieldFilter, key string) bool {
	value := f.Value
	switch field.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		number, _ := strconv.ParseFloat(value, 64)
		value = ordered(number)
	case fairlead.FieldText, fairlead.FieldPhone, fairlead.FieldURL:
		value = plain(value)
	}
	switch f.Operator {
	case fairlead.OpAtLeast:
		return key >= value
	case fairlead.OpAtMost:
		return key <= value
	case fairlead.OpStartsWith:
		return strings.HasPrefix(key, value)
	}
	return key == value
}
