package sqlstore

import (
	"cmp"
	"math"
	"slices"
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
			if all = append(all, p.costedList(l)); f.from == fromSet {
				all[len(all)-1].cost = 0
			}
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

// columnList is along the filter on a column after which the least is left to do, with all others that the same index can
// tell.
func (p *leadPlan) columnList() (best idList, there bool) {
	least := math.Inf(1)
	for i, f := range p.filters {
		if f.from != fromLead || !f.readable() {
			continue
		}
		l := idList{of: way{along: i, leads: f.leads}, with: map[int]bool{i: true}}
		for j, other := range p.filters {
			l.with[j] = l.with[j] || other.weight == asColumn && other.from == fromLead && p.tells(f.along, other)
		}
		l = p.costedList(l)
		if todo := l.cost + p.left(float64(p.all), l)*p.dialect.Costs().Lead; todo < least {
			best, least, there = l, todo, true
		}
	}
	return best, there
}

// left is how many of so many leads are on a list, too, if filters have nothing to do with each other.
func (p *leadPlan) left(leads float64, l idList) float64 {
	for i, f := range p.filters {
		if l.with[i] {
			leads *= p.share(f)
		}
	}
	return leads
}

// tells reports whether every index of a filter tells whether a lead meets another one.
func (p *leadPlan) tells(along []branch, f filter) bool {
	return !p.dialect.Covering() || !slices.ContainsFunc(along, func(b branch) bool { return p.reach(b.index, columnsIn([]string{f.plain})) != inIndex })
}

func (p *leadPlan) costedList(l idList) idList {
	without := make(map[int]bool)
	for i := range p.filters {
		without[i] = !l.with[i]
	}
	l.of = p.costed(l.of, nil, without)
	l.of.bag = true
	l.cost = l.of.cost()
	return l
}

// meeting is what it costs to find the leads on every list and to look at them, about, if filters have nothing to do with
// each other. That they may have, and few are left to look at, is worth as much as the lists.
func (p *leadPlan) meeting() float64 {
	lists := p.idLists()
	if lists == nil {
		return math.Inf(1)
	}
	cost, left := 0.0, float64(p.all)
	for i, l := range lists {
		if i > 0 && left*p.dialect.Costs().Lead*2 < l.cost {
			break
		}
		cost, left = cost+l.cost, p.left(left, l)
	}
	return cost + min(cost, left*p.dialect.Costs().Lead)
}

// timed reports whether a list holds only leads of the time that is asked for: ids alone do not know it.
func (p *leadPlan) timed(l idList) bool {
	from := p.filters[l.of.along].from
	return from != fromIDs && from != fromSet
}

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
