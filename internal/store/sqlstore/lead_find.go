package sqlstore

import "slices"

// find finds so many leads of a stretch: first on the way that is quickest if filters have nothing to do with each other, but
// not far; if they turn out to have, on a way that is sure: one that is read to its end and sorted, or where all filters meet.
func (tx leads) find(p *leadPlan, s stretch, beyond []string, limit int) ([]keyed, error) {
	inOrder, sorted := p.ways()
	quickest, last, meeting := p.quickest(inOrder, limit), cheapest(sorted), p.meeting()
	if p.met != nil { // for another stretch
		return tx.findMet(p, p.met, quickest, last, s, beyond, limit)
	}
	sure := min(last.cost(), meeting)
	if quickest.cost() <= max(sure, nothingMuch) {
		return tx.read(p, quickest, s, beyond, limit)
	}
	if p.expected(quickest, limit) < sure {
		rows, enough, err := tx.readSome(p, quickest, s, beyond, limit, max(patience*sure, nothingMuch))
		if enough || err != nil {
			return rows, err
		}
	}
	if last.cost() <= meeting {
		return tx.read(p, last, s, beyond, limit)
	}
	m, err := tx.meet(p)
	if err != nil {
		return nil, err
	}
	return tx.findMet(p, m, quickest, last, s, beyond, limit)
}

// findMet finds leads once it is known how many there are: looking at all of them, or on a way on which they come often.
func (tx leads) findMet(p *leadPlan, m *met, quickest, last way, s stretch, beyond []string, limit int) ([]keyed, error) {
	looking := float64(m.ids.n) * costOfLead
	if looking <= nothingMuch {
		return tx.lookAt(p, m, s, beyond, limit)
	}
	sure := min(looking, last.cost(), quickest.cost())
	if often := float64(limit) * float64(p.all) / float64(max(m.ids.n, 1)); quickest.each*often < sure {
		rows, enough, err := tx.readSome(p, quickest, s, beyond, limit, sure)
		if enough || err != nil {
			return rows, err
		}
	}
	switch sure {
	case looking:
		return tx.lookAt(p, m, s, beyond, limit)
	case last.cost():
		return tx.read(p, last, s, beyond, limit)
	default:
		return tx.read(p, quickest, s, beyond, limit)
	}
}

// patience is what part of the cost of a sure way is spent on the quickest one, in the hope of not needing the former;
// nothingMuch, in microseconds, is spent without a thought.
const (
	patience    = 0.3
	nothingMuch = 2_000
)

func (tx leads) read(p *leadPlan, w way, s stretch, beyond []string, limit int) ([]keyed, error) {
	along := p.along(w, p.listed(), p.rest(w, beyond))
	if w.sorted {
		along = "SELECT k, id FROM (" + tx.dialect.All(along) + ") AS l"
	}
	text, args := p.statement(along + s.by() + " LIMIT " + p.bind(int64(limit)))
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
