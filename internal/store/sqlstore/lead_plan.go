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
// the values are, nor that a page is short.
type leadPlan struct {
	where
	along filter   // its along is nil: the whole workspace, in order
	rest  []string // conditions of the other filters
	times []string // conditions on when a lead was created, with AT for the column
}

// maxBranches is how many branches are merged at most.
const maxBranches = 24

func (tx leads) plan(f fairlead.LeadFilter, scope fairlead.LeadScope) (*leadPlan, error) {
	var found string
	if alternatives := searchFor(tx.workspace, f.Search); alternatives != nil {
		var err error
		if found, err = tx.dialect.SearchQuery(tx.conn, alternatives); err != nil {
			return nil, wrap("search leads", err)
		}
	}
	gave, err := tx.gave(f.BatchID)
	if err != nil {
		return nil, err
	}
	p := &leadPlan{where: where{dialect: tx.dialect}}
	p.bind(tx.workspace) // $1
	for _, asked := range p.filters(f, scope, found, gave) {
		if p.along.along == nil && len(asked.along) > 0 && len(asked.along) <= maxBranches {
			p.along = asked
		} else {
			p.rest = append(p.rest, asked.plain)
		}
	}
	if !f.CreatedAfter.IsZero() {
		p.times = append(p.times, "AT >= "+p.bind(micros(f.CreatedAfter)))
	}
	if !f.CreatedBefore.IsZero() {
		p.times = append(p.times, "AT < "+p.bind(micros(f.CreatedBefore)))
	}
	return p, nil
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

// narrow reports whether the plan asks for anything but the whole workspace.
func (p *leadPlan) narrow() bool { return p.along.along != nil || len(p.rest)+len(p.times) > 0 }

// selectBy selects (k, id) of the leads of the plan; fits says whether to go along the filter.
func (p *leadPlan) selectBy(order order, fits bool) string {
	switch {
	case !fits:
		return p.inOrder(order.key)
	case order.key == "l.created_at":
		return p.branches(order.key)
	default: // the limit keeps SQLite from looking for an index in this order
		return "SELECT k, id FROM (" + p.branches(order.key) + " LIMIT " + p.bind(int64(fewLeads)) + ") AS few"
	}
}

// whole are the leads of the workspace.
const whole = "l.workspace_id = $1 AND l.deleted = 0"

// inOrder selects (k, id) from the whole workspace in the order of key, every filter looked at on the way.
func (p *leadPlan) inOrder(key string) string {
	parts := p.looked(p.dialect.Plain("l.created_at"))
	if p.along.along != nil {
		parts = append(parts, p.along.plain)
	}
	return selectLeads("lead l", key, "l.id", whole, parts)
}

// branches selects (k, id) along the filter of the plan, where k is a column of lead.
func (p *leadPlan) branches(key string) string {
	if p.along.along == nil {
		return selectLeads("lead l", key, "l.id", whole, p.looked("l.created_at"))
	}
	union := " UNION ALL "
	if p.along.from == fromTag {
		union = " UNION " // a lead can have several of the tags
	}
	return strings.Join(each(p.along.along, func(along string) string { return p.branch(along, key) }), union)
}

func (p *leadPlan) branch(along, key string) string {
	parts := p.looked("l.created_at")
	switch p.along.from {
	case fromTag:
		return p.tagged(along, key, parts)
	case fromSearch, fromBatch:
		return selectLeads("("+along+") s CROSS JOIN lead l", key, "l.id", "l.id = s.id AND "+whole, parts)
	default:
		return selectLeads("lead l", key, "l.id", along+" AND "+whole, parts)
	}
}

// tagged reads lead_tag, which has what lists are sorted by, and lead only if something else is asked for.
func (p *leadPlan) tagged(along, key string, parts []string) string {
	tag := strings.NewReplacer("l.created_at", "t.created_at", "l.id", "t.lead_id")
	parts = each(parts, tag.Replace)
	along = "t.workspace_id = $1 AND " + along
	if key == "l.created_at" && len(p.rest) == 0 {
		return selectLeads("lead_tag t", tag.Replace(key), "t.lead_id", along, parts)
	}
	return selectLeads("lead_tag t CROSS JOIN lead l", tag.Replace(key), "t.lead_id", along+" AND l.id = t.lead_id AND "+whole, parts)
}

// looked are the conditions that are looked at lead by lead; created is the column of when a lead was created.
func (p *leadPlan) looked(created string) []string {
	parts := append([]string{}, p.rest...)
	for _, when := range p.times {
		parts = append(parts, strings.Replace(when, "AT", created, 1))
	}
	return append(parts, p.parts...)
}

func selectLeads(from, key, id, condition string, more []string) string {
	return "SELECT " + key + " AS k, " + id + " AS id FROM " + from + " WHERE " + strings.Join(append([]string{condition}, more...), " AND ")
}
