package sqlstore

import (
	"slices"
	"strings"

	"fairlead"
)

// leadPlan is how a list of leads is read: along the index of one filter, the others looked at on the way.
//
// If the filter has several values, each is a branch of its own and the branches are merged, so that a page costs
// what is on it and not what there is. Which way to go is decided here, not by the database: it neither knows what
// the values are, nor that a page is short. find decides between the ways that there are (lead_way.go), and meet, where
// filters hardly have leads in common (docs/adr/0015-how-a-list-is-read.md).
type leadPlan struct {
	where
	order   order
	filters []filter
	times   []string // conditions on when a lead was created, of a list in that order
	all     int      // leads there are
	met     *met     // once they have met
}

// maxBranches is how many branches are merged at most.
const maxBranches = 24

func (tx leads) plan(f fairlead.LeadFilter, scope fairlead.LeadScope, o order) (*leadPlan, error) {
	if err := tx.planAnew(); err != nil {
		return nil, err
	}
	found, err := tx.found(f.Search)
	if err != nil {
		return nil, err
	}
	fields, err := tx.askedFields(f.Fields)
	if err != nil {
		return nil, err
	}
	gave, err := tx.gave(f.BatchID)
	if err != nil {
		return nil, err
	}
	o.gaps = o.gaps && f.ValueMin == nil && f.ValueMax == nil // nothing without a key is between two of them
	p := &leadPlan{where: where{dialect: tx.dialect}, order: o}
	p.bind(tx.workspace) // $1
	p.filters = p.where.filters(f, scope, fields, found, gave)
	ends := p.ends(optionalMicros(f.CreatedAfter), optionalMicros(f.CreatedBefore), "<")
	if o.key == createdAt {
		p.times = each(ends, func(e end) string { return between(createdAt, []end{e}) })
	} else if ends != nil {
		p.filters = append(p.filters, p.ranged(createdAt, createdIndex, ends))
	}
	slices.SortStableFunc(p.filters, func(a, b filter) int { return int(a.weight - b.weight) })
	return p, tx.measure(p)
}

// planAnew has the database plan the statements of this transaction for the values that they are asked with.
func (tx leads) planAnew() error {
	anew := tx.dialect.PlanAnew()
	if anew == "" {
		return nil
	}
	return tx.conn.Ask(anew, nil, func(Row) error { return nil })
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

// listed are the columns of a list: what it is sorted by, and the lead.
func (p *leadPlan) listed() []string { return []string{p.order.key + " AS k", "l.id AS id"} }

// rest are the conditions that are looked at lead by lead, the cheap ones first.
func (p *leadPlan) rest(w way, more []string) []string {
	var parts []string
	for i, f := range p.filters {
		if i != w.along {
			parts = append(parts, f.plain)
		}
	}
	return append(append(slices.Clone(more), p.times...), parts...)
}

// whole are the leads of the workspace.
const whole = "l.workspace_id = $1 AND l.deleted = 0"

// along selects columns of lead along the filter of a way, the rest looked at on the way.
func (p *leadPlan) along(w way, columns, rest []string) string {
	if w.along == none {
		return p.branch(fromLead, branch{index: p.order.index}, columns, rest)
	}
	f := p.filters[w.along]
	union := " UNION ALL "
	if !w.bag && f.repeats {
		union = " UNION "
		if !f.ordered {
			columns = append([]string{"DISTINCT " + columns[0]}, columns[1:]...)
		}
	}
	return strings.Join(each(f.along, func(b branch) string {
		text := p.branch(f.from, b, columns, rest)
		if w.page != "" {
			text = "(" + text + w.page + ")"
		}
		return text
	}), union)
}

// beside are the tables that have leads once more, and when they were created, by what they have of them.
var beside = map[source]string{fromTag: "lead_tag t", fromField: "lead_field t"}

func (p *leadPlan) branch(from source, b branch, columns, rest []string) string {
	lead := "lead l" + p.dialect.Along(b.index)
	switch from {
	case fromTag, fromField:
		return p.joined(beside[from], "t.lead_id", b, columns, rest)
	case fromSet:
		return oneByOne(columns, b.condition, rest)
	case fromIDs:
		if len(columns) == 1 && len(rest) == 0 { // these leads are there
			return "SELECT id FROM (" + b.condition + ") AS found"
		}
		return selectLeads(columns, "("+b.condition+") s CROSS JOIN lead l", "l.id = s.id AND "+whole, rest)
	}
	if p.reach(b.index, columnsIn(columns, rest)) == inCreated {
		b.condition = strings.ReplaceAll(strings.TrimPrefix(b.condition+" AND l.deleted = 0", " AND "), "l.", "t.")
		return p.joined("lead t"+p.dialect.Along(b.index), "t.id", b, columns, rest)
	}
	return selectLeads(columns, lead, strings.TrimPrefix(b.condition+" AND "+whole, " AND "), rest)
}

// joined reads along an index or a table that says which leads there are and when they were created, and looks up what else
// is asked for.
func (p *leadPlan) joined(table, id string, b branch, columns, rest []string) string {
	names := []string{createdAt, "t.created_at", "l.id", id}
	for _, column := range leadIndexes[b.index] {
		names = append(names, "l."+column, "t."+column)
	}
	own := strings.NewReplacer(names...)
	columns, rest = each(columns, own.Replace), each(rest, own.Replace)
	condition := strings.TrimPrefix(b.condition+" AND t.workspace_id = $1", " AND ")
	there, index := " AND l.id = "+id, ""
	switch p.reach("", columnsIn(columns, rest)) {
	case inIndex:
		return selectLeads(columns, table, condition, rest)
	case inCreated:
		there, index = there+" AND l.created_at = t.created_at", p.dialect.Along(createdIndex)
	}
	return selectLeads(columns, table+" CROSS JOIN lead l"+index, condition+there+" AND "+whole, rest)
}

// oneByOne selects from the leads of a table of ids.
func oneByOne(columns []string, ids string, rest []string) string {
	return selectLeads(columns, ids+" CROSS JOIN lead l", "l.id = k.value AND "+whole, rest)
}

func selectLeads(columns []string, from, condition string, more []string) string {
	return "SELECT " + strings.Join(columns, ", ") + " FROM " + from + " WHERE " + strings.Join(append([]string{condition}, more...), " AND ")
}
