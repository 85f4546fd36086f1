package usecase

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// How many leads are looked through for the values of a field, how many of them are read at once, and how many values are
// listed.
const (
	newestLeads     = 2_000
	newestAtOnce    = 200
	mostFieldValues = 100
)

// FieldValue is a value that leads have for a field.
type FieldValue struct {
	Value string
	Leads int // how many of the newest have it
}

// ListFieldValues returns the values that the newest leads have for a field that a condition may name, those of most leads
// first, each once, whatever its case. Of forms it returns those, too, that sources know and no lead has come from yet.
func (a *App) ListFieldValues(ctx context.Context, actor fairlead.Actor, field string) ([]FieldValue, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return nil, err
	}
	if routing.Operators(field) == nil {
		return nil, fairlead.Invalid("field", fmt.Sprintf("There is no field %q. Choose another one.", field))
	}
	t := tally{field: field, values: map[string]*tallied{}}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		if err := t.countNewest(tx, access.Leads(actor)); err != nil || field != "form" {
			return err
		}
		return t.offerForms(tx)
	})
	return t.most(mostFieldValues), wrap("list values of field", err)
}

// tally counts how many leads have which value of a field.
type tally struct {
	field  string
	values map[string]*tallied // by what conditions compare
}

// tallied is one value: how many leads have it, and how many of them write it which way.
type tallied struct {
	leads   int
	written map[string]int
}

// countNewest counts the newest leads, with the facts that the rules would look at.
func (t *tally) countNewest(tx store.Tx, scope fairlead.LeadScope) error {
	w, err := tx.Workspace()
	if err != nil {
		return err
	}
	zone, q := zoneOf(w), store.LeadQuery{Scope: scope, Sort: fairlead.SortNewest, Limit: newestAtOnce}
	for range newestLeads / newestAtOnce {
		page, err := tx.Leads().List(q)
		if err != nil {
			return err
		}
		for i := range page.Leads {
			l := &page.Leads[i]
			t.count(routing.Values(t.field, factsOf(*l, zone)))
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return nil
		}
	}
	return nil
}

// count counts the values of one lead, each once. A text that is too long to choose from a list is not listed.
func (t *tally) count(values []string) {
	counted := make([]string, 0, len(values))
	for _, value := range values {
		key := routing.Fold(value)
		if slices.Contains(counted, key) || checkText(value) != "" {
			continue
		}
		counted = append(counted, key)
		one := t.of(key)
		one.leads++
		one.written[value]++
	}
}

// offerForms lists the forms that sources know.
func (t *tally) offerForms(tx store.Tx) error {
	names, err := sourceForms(tx)
	for _, name := range names {
		if key := routing.Fold(name); key != "" {
			t.of(key).written[name] += 0
		}
	}
	return err
}

func (t *tally) of(key string) *tallied {
	if t.values[key] == nil {
		t.values[key] = &tallied{written: map[string]int{}}
	}
	return t.values[key]
}

// most returns up to so many values, those of most leads first.
func (t *tally) most(limit int) []FieldValue {
	keys := slices.SortedFunc(maps.Keys(t.values), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.values[b].leads, t.values[a].leads), cmp.Compare(a, b))
	})
	keys = keys[:min(limit, len(keys))]
	list := make([]FieldValue, len(keys))
	for i, key := range keys {
		list[i] = FieldValue{Value: t.values[key].usual(), Leads: t.values[key].leads}
	}
	return list
}

// usual is how most leads write the value.
func (v *tallied) usual() string {
	usual, most := "", -1
	for text, leads := range v.written {
		if leads > most || leads == most && text < usual {
			usual, most = text, leads
		}
	}
	return usual
}
