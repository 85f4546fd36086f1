package sqlstore

import (
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
	p := &leadPlan{where: where{dialect: tx.dialect}}
	p.bind(tx.workspace) // $1
	for _, asked := range p.filters(f, scope, found) {
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

// inOrder is the whole workspace in the order of key, every filter looked at on the way.
func (p *leadPlan) inOrder(key string) string {
	parts := append([]string{}, p.rest...)
	if p.along.along != nil {
		parts = append(parts, p.along.plain)
	}
	parts = append(parts, p.created(p.dialect.Plain("l.created_at"))...)
	return p.selectFrom("lead l", key, "l.id", "l.workspace_id = $1 AND l.deleted = 0", append(parts, p.parts...))
}

// branches selects (k, id) along the filter of the plan, where k is a column of lead.
func (p *leadPlan) branches(key string) string {
	if p.along.along == nil {
		parts := append(append([]string{}, p.rest...), p.created("l.created_at")...)
		return p.selectFrom("lead l", key, "l.id", "l.workspace_id = $1 AND l.deleted = 0", append(parts, p.parts...))
	}
	union := " UNION ALL "
	if p.along.from == fromTag {
		union = " UNION " // a lead can have several of the tags
	}
	var all []string
	for _, along := range p.along.along {
		all = append(all, p.branch(along, key))
	}
	return strings.Join(all, union)
}

func (p *leadPlan) branch(along, key string) string {
	const whole = " AND l.workspace_id = $1 AND l.deleted = 0"
	switch p.along.from {
	case fromTag:
		const tagged = "t.workspace_id = $1 AND "
		parts := append(append([]string{}, p.rest...), p.created("t.created_at")...)
		at := strings.NewReplacer("l.created_at", "t.created_at", "l.id", "t.lead_id")
		for _, part := range p.parts {
			parts = append(parts, at.Replace(part))
		}
		if key == "l.created_at" && len(p.rest) == 0 {
			return p.selectFrom("lead_tag t", "t.created_at", "t.lead_id", tagged+along, parts)
		}
		return p.selectFrom("lead_tag t CROSS JOIN lead l", at.Replace(key), "t.lead_id", tagged+along+" AND l.id = t.lead_id"+whole, parts)
	case fromSearch:
		parts := append(append([]string{}, p.rest...), p.created("l.created_at")...)
		return p.selectFrom("("+along+") s CROSS JOIN lead l", key, "l.id", "l.id = s.id"+whole, append(parts, p.parts...))
	default:
		parts := append(append([]string{}, p.rest...), p.created("l.created_at")...)
		return p.selectFrom("lead l", key, "l.id", along+whole, append(parts, p.parts...))
	}
}

func (p *leadPlan) selectFrom(from, key, id, condition string, more []string) string {
	for _, m := range more {
		condition += " AND " + m
	}
	return "SELECT " + key + " AS k, " + id + " AS id FROM " + from + " WHERE " + condition
}

func (p *leadPlan) created(column string) []string {
	return each(p.times, func(t string) string { return strings.Replace(t, "AT", column, 1) })
}
