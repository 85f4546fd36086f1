package sqlstore

import (
	"slices"
	"strings"
)

// walk goes through a list in its order, ids alone, and picks the leads that were met: for a page of some that are not rare,
// that is cheaper than to look at all of them.
type walk struct {
	open []string // conditions that meeting did not take care of
	each float64  // what one lead costs
	one  float64  // how many leads there are, about, for one that is picked
}

func (p *leadPlan) walk(m *met) walk {
	wk := walk{open: p.open(m), one: float64(p.all) / float64(max(m.ids.n, 1))}
	wk.each = p.dialect.Costs().Index + p.costed(way{along: none}, p.listed()[:1], m.with).each
	for i, f := range p.filters {
		if !m.with[i] {
			wk.one /= p.share(f)
		}
	}
	return wk
}

// expected is what it costs to pick so many leads, if they are spread over the list.
func (wk walk) expected(leads int) float64 { return wk.each * wk.one * float64(leads) }

// tryWalk walks for less than a price, and not much further than a page is expected; enough: it found so many, or came to the
// end.
func (tx leads) tryWalk(p *leadPlan, m *met, s stretch, beyond []string, limit int, price float64) (rows []keyed, enough bool, err error) {
	wk := p.walk(m)
	expected := wk.expected(limit)
	if expected*2 > price {
		return nil, false, nil
	}
	picked := met{ids: noIDs(), with: m.with, timed: m.timed}
	most := int(min(price, max(unluck*expected, leastPatience*price)) / wk.each)
	for read, portion := 0, int(2*wk.one*float64(limit)); !enough && read < most; read, portion = read+portion, portion*2 {
		portion = min(portion, most-read)
		text, args := p.statement(p.passing(wk, s, beyond, portion, read))
		past, err := one(tx.conn, scanGone, text, args...)
		if err != nil {
			return nil, false, err
		}
		eachID(past.ids, func(id int64) {
			if picked.ids.n < limit && m.ids.has(id) {
				picked.ids.add(id)
			}
		})
		enough = picked.ids.n == limit || past.leads < portion
	}
	if !enough {
		return nil, false, nil
	}
	rows, err = tx.lookAt(p, &picked, s, beyond, limit)
	return rows, true, err
}

// passing selects how many leads of a portion of a list there are, and the ids of those that meet what is open.
func (p *leadPlan) passing(wk walk, s stretch, beyond []string, portion, read int) string {
	columns := append(p.listed(), createdAt+" AS created_at")
	for _, column := range columnsIn(wk.open) {
		columns = append(columns, "l."+column+" AS "+column)
	}
	open := strings.Join(append([]string{"1 = 1"}, wk.open...), " AND ")
	return "SELECT count(*), COALESCE(" + p.dialect.Joined("CASE WHEN "+open+" THEN l.id END") + ", '') FROM (" +
		p.branch(fromLead, branch{index: s.index}, columns, append(slices.Clone(beyond), p.times...)) + s.by() + " LIMIT " + p.bind(int64(portion)) + " OFFSET " + p.bind(int64(read)) + ") AS l"
}

// gone are how many leads came by, and the ids of some of them.
type gone struct {
	leads int
	ids   string
}

func scanGone(row Row) (gone, error) {
	var got gone
	err := row.Scan(&got.leads, &got.ids)
	return got, err
}
