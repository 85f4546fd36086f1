package sqlstore

import (
	"regexp"
	"slices"
	"strings"

	"fairlead"
)

// leadPlan is how a list of leads is read: along the index of one filter, the others looked at on the way.
//
// If the filter has several values, each is a branch of its own and the branches are merged, so that a page costs
// what is on it and not what there is. Which way to go is decided here, not by the database: it neither knows what
// the values are, nor that a page is short.
type leadPlan struct {
	where
	order   order
	filters []filter
	times   []string // conditions on when a lead was created, of a list in that order
	all     int      // leads there are
}

// maxBranches is how many branches are merged at most.
const maxBranches = 24

func (tx leads) plan(f fairlead.LeadFilter, scope fairlead.LeadScope, o order) (*leadPlan, error) {
	var found string
	if alternatives := searchFor(tx.workspace, f.Search); alternatives != nil {
		var err error
		if found, err = tx.dialect.SearchQuery(tx.conn, alternatives); err != nil {
			return nil, wrap("search leads", err)
		}
	}
	fields, err := tx.askedFields(f.Fields)
	if err != nil {
		return nil, err
	}
	gave, err := tx.gave(f.BatchID)
	if err != nil {
		return nil, err
	}
	p := &leadPlan{where: where{dialect: tx.dialect}, order: o}
	p.bind(tx.workspace) // $1
	p.filters = p.where.filters(f, scope, fields, found, gave)
	ends := p.ends(optionalMicros(f.CreatedAfter), optionalMicros(f.CreatedBefore), "<")
	if o.key == createdAt {
		p.times = each(ends, func(e end) string { return within(createdAt, []end{e}) })
	} else if ends != nil {
		p.filters = append(p.filters, p.between(createdAt, "lead_created", ends))
	}
	return p, tx.measure(p)
}

// gave reports whether a batch is of a kind that gives leads to agents. Leads may name one that is not there any more.
func (tx leads) gave(batch int64) (bool, error) {
	if batch == 0 {
		return false, nil
	}
	kinds, err := many(tx.conn, scanText, `SELECT kind FROM batch WHERE workspace_id = $1 AND id = $2`, tx.workspace, batch)
	gives := func(kind string) bool {
		return kind == string(fairlead.BatchAssign) || kind == string(fairlead.BatchRoute)
	}
	return len(kinds) == 0 || slices.ContainsFunc(kinds, gives), wrap("read kind of batch", err)
}

// way is how to go about a list.
type way struct {
	along  int  // the filter whose index is read; none: all leads are
	gather bool // what is read is then sorted, since the index is in another order
}

// none is the way along no filter.
const none = -1

// way chooses how to find so many leads. It takes filters for independent of each other.
func (p *leadPlan) way(wanted int) way {
	best, least := way{along: none}, p.expected(p.all, none, wanted)
	for i, f := range p.filters {
		if len(f.along) == 0 || len(f.along) > maxBranches {
			continue
		}
		w, cost := way{i, true}, float64(f.leads)
		if f.ordered && p.order.key == createdAt {
			w, cost = way{i, false}, p.expected(f.leads, i, wanted)
		}
		if cost < least || best.along == none && cost == least {
			best, least = w, cost
		}
	}
	return best
}

// expected is how many leads are read until so many are found, of those of one filter, in order.
func (p *leadPlan) expected(leads, along, wanted int) float64 {
	read := float64(wanted)
	for i, f := range p.filters {
		if i != along {
			read *= float64(max(p.all, 1)) / float64(max(f.leads, 1))
		}
	}
	return min(read, float64(leads))
}

// reading is the statement that selects (k, id) on a way, of the leads beyond a place in the list if that is given.
func (p *leadPlan) reading(w way, beyond []string) string {
	rest, columns := p.rest(w, beyond), []string{p.order.key + " AS k", "l.id AS id"}
	if w.gather { // the limit keeps a database from looking for an index in this order
		return "SELECT k, id FROM (" + p.along(w, columns, rest) + " LIMIT " + p.bind(int64(p.all)+1) + ") AS few"
	}
	return p.along(w, columns, rest)
}

// rest are the conditions that are looked at lead by lead.
func (p *leadPlan) rest(w way, more []string) []string {
	var parts []string
	for i, f := range p.filters {
		if i != w.along {
			parts = append(parts, f.plain)
		}
	}
	return append(append(parts, p.times...), more...)
}

// whole are the leads of the workspace.
const whole = "l.workspace_id = $1 AND l.deleted = 0"

// along selects columns of lead along the filter of a way, the rest looked at on the way.
func (p *leadPlan) along(w way, columns, rest []string) string {
	if w.along == none {
		return selectLeads(columns, "lead l"+p.dialect.Along(p.order.index), whole, rest)
	}
	f := p.filters[w.along]
	union := " UNION ALL "
	if f.from == fromTag || f.from == fromField { // a lead can be met several times
		union = " UNION "
		if !f.ordered {
			columns = append([]string{"DISTINCT " + columns[0]}, columns[1:]...)
		}
	}
	return strings.Join(each(f.along, func(along string) string { return p.branch(f, along, columns, rest) }), union)
}

func (p *leadPlan) branch(f filter, along string, columns, rest []string) string {
	switch f.from {
	case fromTag:
		return p.beside("lead_tag t", along, columns, rest)
	case fromField:
		return p.beside("lead_field t", along, columns, rest)
	case fromSearch, fromBatch:
		if f.from == fromSearch && len(columns) == 1 && len(rest) == 0 { // the leads found by a search are there
			return "SELECT id FROM (" + along + ") AS found"
		}
		return selectLeads(columns, "("+along+") s CROSS JOIN lead l", "l.id = s.id AND "+whole, rest)
	default:
		return selectLeads(columns, "lead l"+p.dialect.Along(f.index), along+" AND "+whole, rest)
	}
}

// beside reads a table that has leads once more, and when they were created, and lead only if something else is asked for.
func (p *leadPlan) beside(table, along string, columns, rest []string) string {
	own := strings.NewReplacer(createdAt, "t.created_at", "l.id", "t.lead_id")
	columns, rest = each(columns, own.Replace), each(rest, own.Replace)
	along = "t.workspace_id = $1 AND " + along
	if len(columnsIn(columns))+len(columnsIn(rest)) == 0 {
		return selectLeads(columns, table, along, rest)
	}
	return selectLeads(columns, table+" CROSS JOIN lead l", along+" AND l.id = t.lead_id AND "+whole, rest)
}

func selectLeads(columns []string, from, condition string, more []string) string {
	return "SELECT " + strings.Join(columns, ", ") + " FROM " + from + " WHERE " + strings.Join(append([]string{condition}, more...), " AND ")
}

var leadColumn = regexp.MustCompile(`\bl\.[a-z_]+`)

// columnsIn are the columns of lead in conditions.
func columnsIn(conditions []string) []string {
	columns := leadColumn.FindAllString(strings.Join(conditions, " "), -1)
	slices.Sort(columns)
	return slices.Compact(columns)
}
