package sqlstore

import (
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// mostLooked is how many leads are looked at to say how many a filter has.
const mostLooked = fairlead.CountCap + 1

// Total counts the leads of the filter as far as it can in a moment.
func (tx leads) Total(f fairlead.LeadFilter, scope fairlead.LeadScope) (store.LeadTotal, error) {
	c, err := tx.count(f, scope, mostLooked)
	return store.LeadTotal{Leads: min(c.found, fairlead.CountCap), Exact: c.looked < mostLooked}, wrap("count leads", err)
}

// Count counts the leads of the filter, but no further than limit.
func (tx leads) Count(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) (int, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return 0, wrap("count leads", err)
	}
	text, args := p.statement("SELECT count(*) FROM (" + p.reading(p.way(limit), nil) + oldest.by() + " LIMIT " + p.bind(int64(limit)) + ") AS counted")
	n, err := one(tx.conn, scanInt, text, args...)
	return int(n), wrap("count leads", err)
}

// looked is how many leads were looked at, and how many of them a filter has.
type looked struct{ looked, found int }

func scanLooked(row Row) (looked, error) {
	var l looked
	err := row.Scan(&l.looked, &l.found)
	return l, err
}

func (tx leads) count(f fairlead.LeadFilter, scope fairlead.LeadScope, most int) (looked, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return looked{}, err
	}
	w := p.narrowest()
	inside, rest := p.split(w)
	text, args := p.statement(p.counting(w, inside, rest, most))
	return one(tx.conn, scanLooked, text, args...)
}

// narrowest is the way along the filter that has the fewest leads.
func (p *leadPlan) narrowest() way {
	w, fewest := way{along: none}, p.all
	for i, f := range p.filters {
		if len(f.along) > 0 && len(f.along) <= maxBranches && f.leads <= fewest {
			w, fewest = way{along: i}, f.leads
		}
	}
	return w
}

// split are the conditions of a way's index, when the leads were created, and those that are looked at lead by lead.
func (p *leadPlan) split(w way) (inside, rest []string) {
	rest = p.rest(w, nil)
	if w.along == none || p.filters[w.along].ordered {
		own := len(rest) - len(p.times)
		return rest[own:], rest[:own]
	}
	return nil, rest
}

// counting is the statement that looks at so many leads on a way and counts those that the rest of the filters leave.
func (p *leadPlan) counting(w way, inside, rest []string, most int) string {
	columns := []string{"l.id AS id"}
	for _, column := range columnsIn(rest) {
		if column != "l.id" && column != createdAt {
			columns = append(columns, named(column))
		}
	}
	var by string
	if w.along == none || p.filters[w.along].ordered {
		by = " ORDER BY created_at, id"
	}
	if by != "" || slices.Contains(columnsIn(rest), createdAt) {
		columns = append(columns, named(createdAt))
	}
	condition := strings.Join(append([]string{"1 = 1"}, rest...), " AND ")
	return "SELECT count(*), COALESCE(sum(CASE WHEN " + condition + " THEN 1 ELSE 0 END), 0) FROM (" +
		p.along(w, columns, inside) + by + " LIMIT " + p.bind(int64(most)) + ") AS l"
}

// named selects a column of lead under its own name.
func named(column string) string { return column + " AS " + strings.TrimPrefix(column, "l.") }
