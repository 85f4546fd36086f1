package sqlstore

import "slices"

// met are the leads on lists, and which filters that took care of; timed: and of when they were created.
type met struct {
	ids   idSet
	with  map[int]bool
	timed bool
	left  []idList // that were not fetched
}

// meet begins with the first list, once.
func (tx leads) meet(p *leadPlan) (*met, error) {
	if p.met != nil {
		return p.met, nil
	}
	lists := p.idLists()
	m := &met{with: map[int]bool{}, timed: len(p.times) == 0, left: lists[1:]}
	if set := p.filters[lists[0].of.along].set; set != nil {
		m.ids = *set
	} else {
		joined, err := tx.fetchList(p, lists[0])
		if err != nil {
			return nil, err
		}
		m.ids = idSetOf(joined)
	}
	m.saw(p, lists[0])
	p.met = m
	return m, nil
}

// meetNext leaves those that are on the next list, or off it, too.
func (tx leads) meetNext(p *leadPlan, m *met) error {
	l := m.left[0]
	if set := p.filters[l.of.along].set; set != nil {
		m.ids = m.ids.and(set)
	} else {
		joined, err := tx.fetchList(p, l)
		if err != nil {
			return err
		}
		if l.not {
			m.ids = m.ids.without(joined)
		} else {
			m.ids = m.ids.only(joined)
		}
	}
	m.left = m.left[1:]
	m.saw(p, l)
	return nil
}

func (tx leads) fetchList(p *leadPlan, l idList) (string, error) {
	text, args := p.statement(p.listing(l))
	return one(tx.conn, scanText, text, args...)
}

func (m *met) saw(p *leadPlan, l idList) {
	for with := range l.with {
		m.with[with] = m.with[with] || l.with[with]
	}
	m.timed = m.timed || !l.not && p.timed(l)
}

// looking is what it costs to look at every lead that was met.
func (p *leadPlan) looking(m *met) float64 { return float64(m.ids.n) * p.dialect.Costs().Lead }

// goesOn reports whether to fetch the next list is cheaper than to look at every lead that was met so far.
func (p *leadPlan) goesOn(m *met) bool { return len(m.left) > 0 && p.looking(m)*2 >= m.left[0].cost }

// findMet finds leads where filters meet: it fetches one list after another, until looking at the leads that are on all of them
// costs less, or a page of them comes soon in the list's own order.
func (tx leads) findMet(p *leadPlan, last way, s stretch, beyond []string, limit int) ([]keyed, error) {
	m, err := tx.meet(p)
	for ; err == nil && p.goesOn(m); err = tx.meetNext(p, m) {
		rows, enough, err := tx.tryWalk(p, m, s, beyond, limit, m.left[0].cost)
		if enough || err != nil {
			return rows, err
		}
	}
	if err != nil {
		return nil, err
	}
	if p.looking(m) <= nothingMuch {
		return tx.lookAt(p, m, s, beyond, limit)
	}
	rows, enough, err := tx.tryWalk(p, m, s, beyond, limit, min(p.looking(m), last.cost()))
	switch {
	case enough || err != nil:
		return rows, err
	case last.cost() < p.looking(m):
		return tx.read(p, last, s, beyond, limit)
	}
	return tx.lookAt(p, m, s, beyond, limit)
}

// open are the conditions that the lists did not take care of.
func (p *leadPlan) open(m *met) []string {
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
	text, args := p.statement(oneByOne(p.listed(), tx.dialect.Numbers(p.bind(tx.dialect.Ints(m.ids.all()))), append(slices.Clone(beyond), p.open(m)...)) + s.by() + " LIMIT " + p.bind(int64(limit)))
	return many(tx.conn, scanKeyed, text, args...)
}
