package sqlstore

import (
	"cmp"
	"math"
	"slices"

	"fairlead"
)

// Where filters hardly meet, a list is not read in its order: there would be no end of it. The leads of each filter are
// fetched as a whole instead, ids alone, a sixth of a microsecond each, and those that are on every list are looked at.

// idList are the leads of one filter, and of others that its index can tell.
type idList struct {
	of   way
	with map[int]bool // the filters that it takes care of
	not  bool         // the leads that are not on it
	cost float64
}

// idLists are lists that take care of every filter that has an index, the cheapest first, then those whose leads are out.
// Nil: there is none to begin with.
func (p *leadPlan) idLists() []idList {
	var all []idList
	if l, ok := p.columnList(); ok {
		all = append(all, l)
	}
	for i, f := range p.filters {
		if f.from != fromLead && f.readable() {
			l := idList{of: way{along: i, leads: f.leads}, with: map[int]bool{i: true}, not: f.not}
			if f.not {
				l.of.leads = p.all - f.leads
			}
			all = append(all, p.costedList(l))
		}
	}
	slices.SortStableFunc(all, func(a, b idList) int {
		return cmp.Or(-cmp.Compare(flag(b.not), flag(a.not)), cmp.Compare(a.cost, b.cost))
	})
	if len(all) == 0 || all[0].not {
		return nil
	}
	return all
}

// columnList is along the filter on a column that has the fewest leads, with all others that the same index can tell.
func (p *leadPlan) columnList() (idList, bool) {
	best := none
	for i, f := range p.filters {
		if f.from == fromLead && f.readable() && (best == none || f.leads < p.filters[best].leads) {
			best = i
		}
	}
	if best == none {
		return idList{}, false
	}
	l := idList{of: way{along: best, leads: p.filters[best].leads}, with: map[int]bool{best: true}}
	for i, f := range p.filters {
		l.with[i] = l.with[i] || f.weight == asColumn && f.from == fromLead && p.tells(p.filters[best].along, f)
	}
	return p.costedList(l), true
}

// tells reports whether every index of a filter tells whether a lead meets another one.
func (p *leadPlan) tells(along []branch, f filter) bool {
	return !slices.ContainsFunc(along, func(b branch) bool { return p.reach(b.index, columnsIn([]string{f.plain})) != inIndex })
}

func (p *leadPlan) costedList(l idList) idList {
	without := make(map[int]bool)
	for i := range p.filters {
		without[i] = !l.with[i]
	}
	l.of = p.costed(l.of, nil, without)
	l.of.bag = true
	l.cost = l.of.each * float64(l.of.leads)
	return l
}

// meeting is what it costs to find the leads on every list, about.
func (p *leadPlan) meeting() float64 {
	lists := p.idLists()
	if lists == nil {
		return math.Inf(1)
	}
	var cost float64
	for _, l := range lists {
		cost += l.cost
	}
	return cost
}

// met are the leads on lists, and which filters that took care of; timed: and of when they were created.
type met struct {
	ids   idSet
	with  map[int]bool
	timed bool
}

// meet fetches lists until it is cheaper to look at each lead that is on all of them.
func (tx leads) meet(p *leadPlan) (*met, error) {
	if p.met != nil {
		return p.met, nil
	}
	m := &met{with: map[int]bool{}, timed: len(p.times) == 0}
	for i, l := range p.idLists() {
		if i > 0 && float64(m.ids.n)*costOfLead*2 < l.cost {
			break
		}
		text, args := p.statement(p.listing(l))
		joined, err := one(tx.conn, scanText, text, args...)
		if err != nil {
			return nil, err
		}
		switch {
		case i == 0:
			m.ids = idSetOf(joined)
		case l.not:
			m.ids.without(joined)
		default:
			m.ids = m.ids.only(joined)
		}
		for with := range l.with {
			m.with[with] = m.with[with] || l.with[with]
		}
		m.timed = m.timed || p.timed(l)
	}
	p.met = m
	return m, nil
}

// timed reports whether a list holds only leads of the time that is asked for: the search does not know it.
func (p *leadPlan) timed(l idList) bool { return p.filters[l.of.along].from != fromSearch }

// listing is the statement that fetches a list, as one text.
func (p *leadPlan) listing(l idList) string {
	var rest []string
	for i, f := range p.filters {
		if i != l.of.along && l.with[i] {
			rest = append(rest, f.plain)
		}
	}
	if p.timed(l) {
		rest = append(rest, p.times...)
	}
	return "SELECT COALESCE(" + p.dialect.Joined("id") + ", '') FROM (" + p.along(l.of, []string{"l.id AS id"}, rest) + ") AS ids"
}

// left are the conditions that the lists did not take care of.
func (p *leadPlan) left(m *met) []string {
	var parts []string
	if !m.timed {
		parts = append(parts, p.times...)
	}
	for i, f := range p.filters {
		if !m.with[i] {
			parts = append(parts, f.plain)
		}
	}
	return parts
}

// lookAt finds so many of the leads that were met, in the order of a stretch.
func (tx leads) lookAt(p *leadPlan, m *met, s stretch, beyond []string, limit int) ([]keyed, error) {
	parts := append(append([]string{"l.id " + tx.dialect.In(p.bind(tx.dialect.Ints(m.ids.all())))}, beyond...), p.left(m)...)
	text, args := p.statement(selectLeads(p.listed(), "lead l", whole, parts) + s.by() + " LIMIT " + p.bind(int64(limit)))
	return many(tx.conn, scanKeyed, text, args...)
}

// mostMet is how many leads that were met are rather looked at than looked for in the order of the list.
const mostMet = fairlead.CountCap / 2
