package sqlstore

import (
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/store"
)

// What a total may cost, in microseconds as ways are costed, and how many leads it looks at in any case, and at most.
const (
	mostLooked    = fairlead.CountCap + 1
	mostLooking   = 12_000
	leastLookedAt = 1_000
	mostLookedAt  = 60_000
)

// Total counts the leads of the filter as far as it can in a moment.
func (tx leads) Total(f fairlead.LeadFilter, scope fairlead.LeadScope) (store.LeadTotal, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return store.LeadTotal{}, wrap("count leads", err)
	}
	if n, known := p.known(); known {
		return store.LeadTotal{Leads: min(n, fairlead.CountCap), Exact: n <= fairlead.CountCap}, nil
	}
	if p.searches() || p.meeting() <= mostLooking {
		n, err := tx.countMet(p, mostLooked)
		return store.LeadTotal{Leads: min(n, fairlead.CountCap), Exact: n <= fairlead.CountCap}, wrap("count leads", err)
	}
	w := p.narrowest()
	most := min(max(int(mostLooking/w.each), leastLookedAt), mostLookedAt)
	text, args := p.statement(p.counting(w, most))
	c, err := one(tx.conn, scanLooked, text, args...)
	return store.LeadTotal{Leads: min(c.found, fairlead.CountCap), Exact: c.found <= fairlead.CountCap && c.looked < most}, wrap("count leads", err)
}

// searches reports whether the leads are among those that a search finds: no more than a total goes up to.
func (p *leadPlan) searches() bool {
	return slices.ContainsFunc(p.filters, func(f filter) bool { return f.from == fromSet })
}

// countMet counts the leads on every list.
func (tx leads) countMet(p *leadPlan, limit int) (int, error) {
	m, err := tx.meet(p)
	for ; err == nil && p.goesOn(m); err = tx.meetNext(p, m) {
	}
	if err != nil {
		return 0, err
	}
	if len(p.open(m)) == 0 || m.ids.n == 0 {
		return m.ids.n, nil
	}
	rows, err := tx.lookAt(p, m, p.order.stretches(false)[0], nil, limit)
	return len(rows), err
}

// narrowest is the way on which the fewest leads are, as far as the price allows.
func (p *leadPlan) narrowest() way {
	inOrder, sorted := p.ways()
	return cheapest(append(inOrder, sorted...))
}

// known is how many leads a filter has if that is kept: no lead has two agents, sources, forms or statuses.
func (p *leadPlan) known() (n int, known bool) {
	switch {
	case len(p.times) > 0 || len(p.filters) > 1:
		return 0, false
	case len(p.filters) == 0:
		return p.all, true
	}
	f := p.filters[0]
	return f.leads, len(f.counted) == 1 || len(f.counted) > 1 && f.from != fromTag
}

// counting is the statement that looks at so many leads on a way and counts those that the rest of the filters leave.
func (p *leadPlan) counting(w way, most int) string {
	inside, rest, by := []string(nil), p.rest(w, nil), ""
	if w.along == none || p.filters[w.along].ordered { // when they were created the index says
		inside, rest, by = p.times, rest[len(p.times):], " ORDER BY created_at, id"
	}
	columns := []string{"l.id AS id", createdAt + " AS created_at"}
	for _, column := range columnsIn(rest) {
		columns = append(columns, "l."+column+" AS "+column)
	}
	if w.along != none && p.filters[w.along].from == fromIDs && !strings.Contains(strings.Join(rest, " "), createdAt) && len(columns) == 2 {
		columns = columns[:1] // they say no more
	}
	found := "COALESCE(sum(CASE WHEN " + strings.Join(append([]string{"1 = 1"}, rest...), " AND ") + " THEN 1 ELSE 0 END), 0)"
	if w.along == none || !p.filters[w.along].repeats {
		return "SELECT count(*), " + found + " FROM (" + p.along(w, columns, inside) + by + " LIMIT " + p.bind(int64(most)) + ") AS l"
	}
	// So far first, then each lead once: a database that sorts to find what is alike would go through everything.
	w.bag = true
	soFar := p.along(w, []string{"l.id AS id", createdAt + " AS created_at", "t.workspace_id AS workspace_id"}, inside) + by
	leads := p.joined("(SELECT DISTINCT id, created_at, workspace_id FROM so_far) t", "t.id", branch{}, columns, nil)
	return "WITH so_far AS (" + soFar + " LIMIT " + p.bind(int64(most)) + ") SELECT (SELECT count(*) FROM so_far), " + found + " FROM (" + leads + ") AS l"
}

// Count counts the leads of the filter, but no further than limit.
func (tx leads) Count(f fairlead.LeadFilter, scope fairlead.LeadScope, limit int) (int, error) {
	p, err := tx.plan(f, scope, oldest)
	if err != nil {
		return 0, wrap("count leads", err)
	}
	rows, err := tx.find(p, oldest.stretches(false)[0], nil, limit)
	return len(rows), wrap("count leads", err)
}

// looked is how many leads were looked at, and how many of them a filter has.
type looked struct{ looked, found int }

func scanLooked(row Row) (looked, error) {
	var l looked
	err := row.Scan(&l.looked, &l.found)
	return l, err
}
