package sqlstore

import (
	"slices"
	"strconv"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// where collects conditions on lead, named l, and the arguments they are bound to.
type where struct {
	dialect Dialect
	parts   []string
	args    []any
}

func (w *where) and(condition string) { w.parts = append(w.parts, condition) }

// bind adds an argument and returns its placeholder.
func (w *where) bind(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

// with returns the arguments and one more, with its placeholder, for one statement: PostgreSQL wants every argument used.
func (w *where) with(v any) (place string, args []any) {
	args = append(slices.Clone(w.args), v)
	return "$" + strconv.Itoa(len(args)), args
}

// filter is one thing a LeadFilter asks for, said in the two ways a list can use it.
type filter struct {
	// along are conditions that exclude each other, one of which must hold: an index has the leads of each in order.
	along []string
	// plain is all of them in one condition, in words that no index is chosen for.
	plain string
	from  source
}

// source is where the leads of a filter are read from.
type source int

const (
	fromLead   source = iota
	fromTag           // along are conditions on lead_tag, named t; a lead can meet several
	fromSearch        // along is a SELECT of ids, in no order of ours
	fromBatch         // so it is; some of these leads may be deleted
)

// filters are what a filter and a scope ask for. Those come first that commonly leave the fewest leads: a list is
// read along the first, and the others are looked at lead by lead. found is the search, in the database's language;
// gave is whether the batch gave leads to agents.
func (w *where) filters(f fairlead.LeadFilter, scope fairlead.LeadScope, found string, gave bool) []filter {
	var all []filter
	f.Tags, f.Forms, f.Sources = each(f.Tags, store.Storable), each(f.Forms, store.Storable), each(f.Sources, store.Storable)
	if f.BatchID != 0 {
		all = append(all, w.batch(f.BatchID, gave))
	}
	if found != "" {
		ids := w.dialect.SearchIDs(w.bind(found))
		all = append(all, filter{along: []string{ids}, plain: "l.id IN (" + ids + ")", from: fromSearch})
	}
	if len(f.Tags) > 0 {
		all = append(all, w.tags(f.Tags))
	}
	if len(f.Forms) > 0 {
		all = append(all, w.forms(f.Forms))
	}
	if !scope.All {
		all = append(all, w.equal("l.agent_id", []any{scope.AgentID})) // 0 is nobody's id
	}
	if len(f.Agents) > 0 || f.Unassigned || f.Waiting {
		all = append(all, w.agents(f))
	}
	if len(f.Sources) > 0 {
		all = append(all, w.equal("l.source", distinct(f.Sources)))
	}
	if len(f.Statuses) > 0 {
		all = append(all, w.equal("l.status", distinct(each(f.Statuses, func(s fairlead.Status) string { return store.Storable(string(s)) }))))
	}
	return all
}

// batch asks for the leads that have their agent by a batch or, if it gave none away, for those that it changed.
func (w *where) batch(id int64, gave bool) filter {
	if gave {
		return w.equal("l.batch_id", []any{id})
	}
	ids := "SELECT lead_id AS id FROM batch_lead WHERE workspace_id = $1 AND batch_id = " + w.bind(id)
	return filter{along: []string{ids}, plain: "l.id IN (" + ids + ")", from: fromBatch}
}

// distinct turns a list into arguments, each once.
func distinct[T int64 | string](list []T) []any {
	list = slices.Clone(list)
	slices.Sort(list)
	return each(slices.Compact(list), func(v T) any { return v })
}

// equal asks for a column to be one of the values.
func (w *where) equal(column string, values []any) filter {
	var f filter
	places := w.places(values)
	for _, place := range places {
		f.along = append(f.along, column+" = "+place)
	}
	f.plain = w.dialect.Plain(column) + " IN (" + strings.Join(places, ", ") + ")"
	return f
}

func (w *where) places(values []any) []string { return each(values, w.bind) }

// agents asks for one of these, nobody, or waiting.
func (w *where) agents(f fairlead.LeadFilter) filter {
	asked := filter{}
	if len(f.Agents) > 0 {
		asked = w.equal("l.agent_id", distinct(f.Agents))
	}
	also := func(column, condition string) {
		asked.along = append(asked.along, column+condition)
		if asked.plain != "" {
			asked.plain += " OR "
		}
		asked.plain += w.dialect.Plain(column) + condition
	}
	if f.Unassigned {
		also("l.agent_id", " IS NULL")
	} else if f.Waiting {
		also("l.waiting_rotation_id", " IS NOT NULL")
	}
	asked.plain = "(" + asked.plain + ")"
	return asked
}

// forms says what the index of forms says, so that it is used; it does not have leads without a form.
func (w *where) forms(forms []string) filter {
	f := w.equal("l.form", distinct(forms))
	if slices.Contains(forms, "") {
		f.along = nil
	}
	for i := range f.along {
		f.along[i] += " AND l.form <> ''"
	}
	return f
}

func (w *where) tags(tags []string) filter {
	f := filter{from: fromTag}
	places := w.places(distinct(tags))
	for _, place := range places {
		f.along = append(f.along, "t.tag = "+place)
	}
	f.plain = `EXISTS (SELECT 1 FROM lead_tag x WHERE x.workspace_id = l.workspace_id AND x.tag IN (` + strings.Join(places, ", ") +
		`) AND x.created_at = l.created_at AND x.lead_id = l.id LIMIT 1 OFFSET 0)`
	return f
}
