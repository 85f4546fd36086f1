package sqlstore

import "slices"

// find finds so many leads of a stretch: first on the way that is quickest if filters have nothing to do with each other, but
// not far; if they turn out to have, where all of them meet.
func (tx leads) find(p *leadPlan, s stretch, beyond []string, limit int) ([]keyed, error) {
	quickest, meeting := p.quickest(limit), p.meeting()
	end := quickest.each * float64(quickest.leads)
	if end <= max(meeting, nothingMuch) {
		return tx.read(p, quickest, s, beyond, limit)
	}
	if p.expected(quickest, limit) < meeting {
		far := int(max(patience*meeting, nothingMuch) / quickest.each)
		rows, enough, err := tx.readSome(p, quickest, s, beyond, limit, far)
		if enough || err != nil {
			return rows, err
		}
	}
	m, err := tx.meet(p)
	if err != nil {
		return nil, err
	}
	if m.ids.n > mostMet {
		return tx.read(p, quickest, s, beyond, limit)
	}
	return tx.lookAt(p, m, s, beyond, limit)
}

// patience is what part of the cost of meeting is spent on the quickest way, in the hope of not needing the former;
// nothingMuch, in microseconds, is spent without a thought.
const (
	patience    = 0.3
	nothingMuch = 2_000
)

func (tx leads) read(p *leadPlan, w way, s stretch, beyond []string, limit int) ([]keyed, error) {
	text, args := p.statement(p.along(w, p.listed(), p.rest(w, beyond)) + s.by() + " LIMIT " + p.bind(int64(limit)))
	return many(tx.conn, scanKeyed, text, args...)
}

// readSome reads no more than so far along a way; enough: it found so many, or came to the end.
func (tx leads) readSome(p *leadPlan, w way, s stretch, beyond []string, limit, far int) (rows []keyed, enough bool, err error) {
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
