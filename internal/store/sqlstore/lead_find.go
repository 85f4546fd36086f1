package sqlstore

import "slices"

// find finds so many leads of a stretch: first on the way that is quickest if filters have nothing to do with each other, but
// not far; if they turn out to have, on a way that is sure: one that is read to its end and sorted, or where all filters meet.
func (tx leads) find(p *leadPlan, s stretch, beyond []string, limit int) ([]keyed, error) {
	inOrder, sorted := p.ways()
	quickest, last, meeting := p.quickest(inOrder, limit), cheapest(sorted), p.meeting()
	if p.met != nil { // for another stretch
		return tx.findMet(p, last, s, beyond, limit)
	}
	sure := min(last.cost(), meeting)
	if quickest.cost() <= max(sure, nothingMuch) {
		return tx.read(p, quickest, s, beyond, limit)
	}
	if expected := p.expected(quickest, limit); expected < sure {
		rows, enough, err := tx.readSome(p, quickest, s, beyond, limit, max(min(unluck*expected, patience*sure), leastPatience*sure, nothingMuch))
		if enough || err != nil {
			return rows, err
		}
	}
	if last.cost() <= meeting {
		return tx.read(p, last, s, beyond, limit)
	}
	return tx.findMet(p, last, s, beyond, limit)
}

// patience is what part of the cost of a sure way is spent on the quickest one at most, in the hope of not needing the former,
// and unluck how many times what is expected of it; leastPatience is spent in any case, since what is expected may be wrong,
// and nothingMuch, in microseconds, without a thought.
const (
	patience      = 0.3
	unluck        = 3
	leastPatience = 0.1
	nothingMuch   = 2_000
)

func (tx leads) read(p *leadPlan, w way, s stretch, beyond []string, limit int) ([]keyed, error) {
	page := s.by() + " LIMIT " + p.bind(int64(limit))
	if w.along != none && len(p.filters[w.along].along) > 1 && !w.sorted && !tx.dialect.Merges() {
		w.page = page
	}
	along := p.along(w, p.listed(), p.rest(w, beyond))
	if w.sorted {
		along = "SELECT k, id FROM (" + tx.dialect.All(along) + ") AS l"
	}
	text, args := p.statement(along + page)
	return many(tx.conn, scanKeyed, text, args...)
}

// readSome reads along a way for no more than a price; enough: it found so many, or came to the end.
func (tx leads) readSome(p *leadPlan, w way, s stretch, beyond []string, limit int, price float64) (rows []keyed, enough bool, err error) {
	far := int(price / w.each)
	text, args := p.statement(p.along(w, p.listed(), append(slices.Clone(beyond), p.times...)) + s.by() + " LIMIT 1 OFFSET " + p.bind(int64(far)))
	end, err := many(tx.conn, scanKeyed, text, args...)
	if err != nil {
		return nil, false, err
	}
	if len(end) > 0 {
		beyond = append(p.upTo(s, end[0]), beyond...)
	}
	rows, err = tx.read(p, w, s, beyond, limit)
	return rows, len(end) == 0 || len(rows) == limit, err
}

// upTo are the conditions on the leads of a stretch that come no later than another.
func (p *leadPlan) upTo(s stretch, end keyed) []string {
	s.back = !s.back
	past := s.past(cursor{With: true})
	if s.gap {
		return []string{"l.id " + past + " " + p.bind(end.id)}
	}
	return []string{"(" + s.key + ", l.id) " + past + " (" + p.bind(end.key) + ", " + p.bind(end.id) + ")"}
}
