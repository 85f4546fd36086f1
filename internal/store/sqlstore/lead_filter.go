package sqlstore

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// where writes conditions on lead, named l, and collects the arguments they are bound to.
type where struct {
	dialect Dialect
	args    []any
}

// bind adds an argument and returns its placeholder.
func (w *where) bind(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

// filter is one thing a LeadFilter asks for, said in the two ways a list can use it.
type filter struct {
	// along are conditions that exclude each other, one of which must hold: an index has the leads of each.
	along []branch
	// plain is all of them in one condition, in words that no index is chosen for.
	plain string
	from  source
	// not: the leads of along are those that do not meet the filter.
	not bool
	// repeats: a lead may come several times along it.
	repeats bool
	// ordered: the index has the leads of each condition in the order in which they were created.
	ordered bool
	weight  weight // of plain
	// counted are the values that say how many leads it has; without any, they are counted as far as that matters.
	counted []counted
	leads   int    // about how many that are
	set     *idSet // the leads, of fromSet
}

// statement is a text with the arguments that it has places for, and no others: PostgreSQL wants every argument used.
func (w *where) statement(text string) (string, []any) {
	var args []any
	places := make(map[string]string)
	return placeholder.ReplaceAllStringFunc(text, func(place string) string {
		if places[place] == "" {
			n, _ := strconv.Atoi(place[1:]) // digits
			args = append(args, w.args[n-1])
			places[place] = "$" + strconv.Itoa(len(args))
		}
		return places[place]
	}), args
}

var placeholder = regexp.MustCompile(`\$\d+`)

// branch is a condition, and the index of lead that has its leads.
type branch struct{ condition, index string }

// source is where the leads of a filter are read from.
type source int

const (
	fromLead  source = iota
	fromTag          // along are conditions on lead_tag, named t
	fromField        // along are conditions on lead_field, named t
	fromIDs          // along is a SELECT of ids of leads that are there, in no order of ours
	fromSet          // they are known: along is a table of their ids
)

// filters are what a filter and a scope ask for, but for when leads were created. found are the leads that the search finds;
// gave is whether the batch gave leads to agents.
func (w *where) filters(f fairlead.LeadFilter, scope fairlead.LeadScope, fields []asked, found *idSet, gave bool) []filter {
	var all []filter
	if f.BatchID != 0 {
		all = append(all, w.batch(f.BatchID, gave))
	}
	if found != nil {
		all = append(all, w.among(found))
	}
	all = append(all, w.tagFilters(f)...)
	if len(f.Forms) > 0 {
		all = append(all, w.forms(f.Forms))
	}
	if !scope.All {
		all = append(all, w.equal("l.agent_id", "lead_agent", []any{scope.AgentID}).with(countAgent, idText(scope.AgentID))) // 0 is nobody's id
	}
	if len(f.Agents) > 0 || f.Unassigned || f.Waiting {
		all = append(all, w.agents(f))
	}
	if len(f.Sources) > 0 {
		sources := each(f.Sources, store.Storable)
		all = append(all, w.equal("l.source", "lead_source", distinct(sources)).with(countSource, sources...))
	}
	if len(f.Statuses) > 0 {
		statuses := each(f.Statuses, func(s fairlead.Status) string { return store.Storable(string(s)) })
		all = append(all, w.equal("l.status", "lead_status", distinct(statuses)).with(countStatus, statuses...))
	}
	all = append(all, w.ranges(f)...)
	for _, a := range fields {
		all = append(all, w.field(a)...)
	}
	return all
}

// batch asks for the leads that have their agent by a batch or, if it gave none away, for those that it changed.
func (w *where) batch(id int64, gave bool) filter {
	if gave {
		return w.equal("l.batch_id", "lead_batch", []any{id})
	}
	ids := "SELECT b.lead_id AS id FROM batch_lead b CROSS JOIN lead x WHERE b.workspace_id = $1 AND b.batch_id = " + w.bind(id) +
		" AND x.workspace_id = $1 AND x.id = b.lead_id AND x.deleted = 0"
	return filter{along: []branch{{condition: ids}}, plain: "l.id IN (" + ids + ")", weight: asTag, from: fromIDs}
}

// with says by which values a filter is counted.
func (f filter) with(kind countKind, values ...string) filter {
	slices.Sort(values)
	for _, value := range slices.Compact(values) {
		f.counted = append(f.counted, counted{kind, value})
	}
	return f
}

// distinct turns a list into arguments, each once.
func distinct[T int64 | string](list []T) []any {
	list = slices.Clone(list)
	slices.Sort(list)
	return each(slices.Compact(list), func(v T) any { return v })
}

// equal asks for a column to be one of the values.
func (w *where) equal(column, index string, values []any) filter {
	f := filter{ordered: true, weight: asColumn}
	places := w.places(values)
	for _, place := range places {
		f.along = append(f.along, branch{column + " = " + place, index})
	}
	f.plain = w.dialect.Plain(column) + " IN (" + strings.Join(places, ", ") + ")"
	return f
}

func (w *where) places(values []any) []string { return each(values, w.bind) }

// agents asks for one of these, nobody, or waiting.
func (w *where) agents(f fairlead.LeadFilter) filter {
	asked := filter{ordered: true, weight: asColumn}
	if len(f.Agents) > 0 {
		asked = w.equal("l.agent_id", "lead_agent", distinct(f.Agents)).with(countAgent, each(f.Agents, idText)...)
	}
	also := func(column, condition, index string, kind countKind) {
		asked.along = append(asked.along, branch{column + condition, index})
		if asked.plain != "" {
			asked.plain += " OR "
		}
		asked.plain += w.dialect.Plain(column) + condition
		asked.counted = append(asked.counted, counted{kind, ""})
	}
	if f.Unassigned {
		also("l.agent_id", " IS NULL", "lead_agent", countAgent)
	} else if f.Waiting {
		also("l.waiting_rotation_id", " IS NOT NULL", "lead_waiting", countWaiting)
	}
	asked.plain = "(" + asked.plain + ")"
	return asked
}

// forms says what the index of forms says, so that it is used; it does not have leads without a form.
func (w *where) forms(forms []string) filter {
	forms = each(forms, store.Storable)
	f := w.equal("l.form", "lead_form", distinct(forms)).with(countForm, forms...)
	if slices.Contains(forms, "") {
		f.along = nil
	}
	for i := range f.along {
		f.along[i].condition += " AND l.form <> ''"
	}
	return f
}

// end is one end of a range; without a place the range has none there.
type end struct{ comparison, place string }

// ranges ask for a value and a last activity between two others.
func (w *where) ranges(f fairlead.LeadFilter) []filter {
	var all []filter
	if ends := w.ends(optionalFloat(f.ValueMin), optionalFloat(f.ValueMax), "<="); ends != nil {
		all = append(all, w.ranged("l.value", "lead_value", ends))
	}
	if ends := w.ends(optionalMicros(f.ActiveAfter), optionalMicros(f.ActiveBefore), "<"); ends != nil {
		all = append(all, w.ranged(updatedAt, "lead_updated", ends))
	}
	return all
}

// ends are the ends of a range that are given; nil: none is.
func (w *where) ends(from, to any, last string) []end {
	var ends []end
	if from != nil {
		ends = append(ends, end{" >= ", w.bind(from)})
	}
	if to != nil {
		ends = append(ends, end{" " + last + " ", w.bind(to)})
	}
	return ends
}

// ranged asks for a column within a range, which an index has.
func (w *where) ranged(column, index string, ends []end) filter {
	return filter{along: []branch{{between(column, ends), index}}, plain: between(w.dialect.Plain(column), ends), weight: asColumn}
}

func between(column string, ends []end) string {
	return strings.Join(each(ends, func(e end) string { return column + e.comparison + e.place }), " AND ")
}
