package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// draws makes filters of what leads have: a value that many leads have is drawn often.
type draws struct {
	*rand.Rand
	leads []fairlead.Lead // a sample
	rare  fairlead.Lead   // has in each place what few of the sample have
}

// sampled is how many leads values are drawn from.
const sampled = 2_000

func newDraws(ctx context.Context, s store.Store, workspace int64) (*draws, error) {
	d := &draws{Rand: rand.New(rand.NewPCG(7, 7))}
	err := s.Read(ctx, workspace, func(tx store.Tx) error {
		first, last, err := ends(tx)
		if err != nil {
			return err
		}
		var ids []int64
		for range sampled {
			ids = append(ids, first+d.Int64N(last-first+1))
		}
		d.leads, err = tx.Leads().Get(ids, fairlead.LeadScope{All: true})
		slices.SortFunc(d.leads, func(a, b fairlead.Lead) int { return cmp.Compare(a.ID, b.ID) })
		return err
	})
	d.rare = rarest(d.leads)
	return d, err
}

// ends are the ids of the first and the last lead.
func ends(tx store.Tx) (first, last int64, err error) {
	for into, sort := range map[*int64]fairlead.LeadSort{&first: fairlead.SortOldest, &last: fairlead.SortNewest} {
		page, err := tx.Leads().List(store.LeadQuery{Scope: fairlead.LeadScope{All: true}, Sort: sort, Limit: 1})
		if err != nil || len(page.Leads) == 0 {
			return 0, 0, fmt.Errorf("there are no leads to measure with: %w", err)
		}
		*into = page.Leads[0].ID
	}
	return min(first, last), max(first, last), nil
}

// rarest puts together what the fewest leads have.
func rarest(leads []fairlead.Lead) fairlead.Lead {
	l := fairlead.Lead{Fields: map[string]json.RawMessage{}, CreatedAt: leads[0].CreatedAt, UpdatedAt: leads[0].CreatedAt, Value: new(9e9)}
	l.AgentID = rarestOf(leads, func(l fairlead.Lead) []int64 { return []int64{l.AgentID} })
	l.Status = rarestOf(leads, func(l fairlead.Lead) []fairlead.Status { return []fairlead.Status{l.Status} })
	l.Source = rarestOf(leads, func(l fairlead.Lead) []string { return []string{l.Source} })
	l.Form = rarestOf(leads, func(l fairlead.Lead) []string { return []string{l.Form} })
	l.Tags = []string{rarestOf(leads, func(l fairlead.Lead) []string { return l.Tags })}
	l.BatchID = rarestOf(leads, func(l fairlead.Lead) []int64 { return []int64{l.BatchID} })
	l.Contact.Name = rarestOf(leads, func(l fairlead.Lead) []string { return []string{l.Contact.Name} })
	key := rarestOf(leads, func(l fairlead.Lead) []string { return slices.Collect(maps.Keys(l.Fields)) })
	l.Fields[key] = json.RawMessage(rarestOf(leads, func(l fairlead.Lead) []string { return []string{string(l.Fields[key])} }))
	return l
}

// rarestOf is the value that the fewest leads have, and no empty one.
func rarestOf[T cmp.Ordered](leads []fairlead.Lead, of func(fairlead.Lead) []T) (rarest T) {
	times, none := map[T]int{}, *new(T)
	for _, l := range leads {
		for _, v := range of(l) {
			times[v]++
		}
	}
	fewest := len(leads) * 100
	for _, v := range slices.Sorted(maps.Keys(times)) {
		if v != none && times[v] < fewest {
			rarest, fewest = v, times[v]
		}
	}
	return rarest
}

// kinds are what a list can be narrowed by, as draw knows them.
var kinds = []string{"agent", "none", "waiting", "status", "source", "form", "tag", "tag_all", "tag_none", "created", "active", "value", "field", "batch", "search"}

// draw narrows a filter by one kind, to what a lead has; a lead that has nothing of the kind narrows nothing.
func (d *draws) draw(f *fairlead.LeadFilter, kind string, l fairlead.Lead) {
	some := func(list []string) []string { return list[:min(len(list), 1+d.IntN(2))] }
	switch kind {
	case "agent":
		if l.AgentID != 0 {
			f.Agents = append(f.Agents, l.AgentID)
		}
	case "none":
		f.Unassigned = true
	case "waiting":
		f.Waiting = true
	case "status":
		f.Statuses = append(f.Statuses, l.Status)
	case "source":
		f.Sources = append(f.Sources, l.Source)
	case "form":
		f.Forms = append(f.Forms, l.Form)
	case "tag":
		f.Tags = append(f.Tags, some(l.Tags)...)
	case "tag_all":
		f.TagsAll = append(f.TagsAll, some(l.Tags)...)
	case "tag_none":
		f.TagsNone = append(f.TagsNone, some(l.Tags)...)
	case "created":
		f.CreatedAfter, f.CreatedBefore = l.CreatedAt, l.CreatedAt.AddDate(0, 0, 1+d.IntN(90))
	case "active":
		f.ActiveAfter, f.ActiveBefore = l.UpdatedAt, l.UpdatedAt.AddDate(0, 0, 1+d.IntN(60))
	case "value":
		if l.Value != nil {
			f.ValueMin, f.ValueMax = l.Value, new(*l.Value*2)
		}
	case "field":
		f.Fields = append(f.Fields, d.field(l)...)
	case "batch":
		f.BatchID = l.BatchID
	case "search":
		words := strings.Fields(l.Contact.Name)
		f.Search = strings.Join(words[d.IntN(max(len(words), 1)):], " ")
	}
}

// field compares a custom field with what a lead answered.
func (d *draws) field(l fairlead.Lead) []fairlead.FieldFilter {
	keys := slices.Sorted(maps.Keys(l.Fields))
	if len(keys) == 0 {
		return nil
	}
	key := keys[d.IntN(len(keys))]
	field := seedFields[slices.IndexFunc(seedFields, func(f fairlead.Field) bool { return f.Key == key })]
	operators := field.Type.Operators()
	f := fairlead.FieldFilter{Key: field.Key, Operator: operators[d.IntN(len(operators))]}
	if f.Operator == fairlead.OpIsEmpty || f.Operator == fairlead.OpIsNotEmpty {
		return []fairlead.FieldFilter{f}
	}
	f.Value = answerText(l.Fields[field.Key])
	if f.Operator == fairlead.OpStartsWith {
		f.Value = f.Value[:min(len(f.Value), 3)]
	}
	return []fairlead.FieldFilter{f}
}

// answerText is an answer as a filter writes it, the first of several.
func answerText(raw json.RawMessage) string {
	first, _, _ := strings.Cut(strings.Trim(string(raw), "[]"), `",`)
	return strings.Trim(first, `"`)
}

// described says what a filter asks for.
func described(q store.LeadQuery) string {
	var parts []string
	f := q.Filter
	for name, v := range map[string]any{"agent": f.Agents, "status": f.Statuses, "source": f.Sources, "form": f.Forms, "tag": f.Tags, "tag_all": f.TagsAll, "tag_none": f.TagsNone, "field": f.Fields} {
		if text := fmt.Sprint(v); text != "[]" {
			parts = append(parts, name+text)
		}
	}
	for name, asked := range map[string]bool{"none": f.Unassigned, "waiting": f.Waiting, fmt.Sprint("batch ", f.BatchID): f.BatchID != 0, fmt.Sprintf("search %q", f.Search): f.Search != ""} {
		if asked {
			parts = append(parts, name)
		}
	}
	if f.ValueMin != nil {
		parts = append(parts, fmt.Sprintf("value %v–%v", *f.ValueMin, *f.ValueMax))
	}
	for name, ends := range map[string][2]time.Time{"created": {f.CreatedAfter, f.CreatedBefore}, "active": {f.ActiveAfter, f.ActiveBefore}} {
		if !ends[0].IsZero() {
			parts = append(parts, fmt.Sprint(name, " ", ends[0].Format(time.DateOnly), "–", ends[1].Format(time.DateOnly)))
		}
	}
	slices.Sort(parts)
	text := string(q.Sort) + " " + strings.Join(parts, " ")
	if q.Cursor != "" {
		text += " (a later page)"
	}
	return text
}
