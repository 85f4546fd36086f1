package sqlstore

import "math"

// way is how to read a list in its order: along a filter whose index has it, or through all leads.
type way struct {
	along int     // the filter whose index is read; none: all leads are
	leads int     // there are on it
	each  float64 // what one of them costs
	bag   bool    // a lead may come several times
}

// none is the way along no filter.
const none = -1

// What looking at a lead costs, about, in microseconds on one machine of 2026: only how they compare matters.
const (
	costOfIndex   = 0.2
	costOfCreated = 1.5
	costOfLead    = 4
	costOfRow     = 1 // where an index does not spare the way to the table
	costOfFound   = 1 // by the search
)

// weight is what it costs to look whether a lead meets a condition, in tenths of microseconds; twice as much if leads come
// in another order than that of their creation, which brings together what was written together.
type weight int

const (
	asColumn weight = 1
	asTag    weight = 12
	asField  weight = 30
)

// ways are those that read a list in its order.
func (p *leadPlan) ways() []way {
	all := []way{p.costed(way{along: none, leads: p.all}, p.listed(), nil)}
	for i, f := range p.filters {
		if f.ordered && p.order.key == createdAt && f.readable() {
			all = append(all, p.costed(way{along: i, leads: f.leads}, p.listed(), nil))
		}
	}
	return all
}

// readable reports whether there is an index to read along.
func (f *filter) readable() bool { return len(f.along) > 0 && len(f.along) <= maxBranches }

// costed says what each lead on a way costs: getting to its columns, then looking whether it meets the other filters but for
// those that are not asked for here.
func (p *leadPlan) costed(w way, columns []string, without map[int]bool) way {
	index, from := p.order.index, fromLead
	if w.along != none {
		index, from = p.filters[w.along].along[0].index, p.filters[w.along].from
	}
	var rest []string
	apart, left := 1.0, 1.0
	if w.along == none && p.order.key != createdAt {
		apart = 2
	}
	for i, f := range p.filters {
		if i != w.along && !without[i] {
			rest = append(rest, f.plain)
			w.each += apart * left * float64(f.weight) / 10
			left *= p.share(f)
		}
	}
	switch reach := p.reach(index, columnsIn(columns, rest)); {
	case from == fromSearch:
		w.each += costOfFound
		if len(rest) > 0 {
			w.each += costOfLead
		}
	case !p.dialect.Covering():
		w.each += costOfRow
	default:
		w.each += [...]float64{inIndex: costOfIndex, inCreated: costOfCreated, inLead: costOfLead}[reach]
	}
	return w
}

// share is what part of all leads a filter has.
func (p *leadPlan) share(f filter) float64 { return float64(max(f.leads, 1)) / float64(max(p.all, 1)) }

// expected is what it costs to find so many leads on a way, if filters have nothing to do with each other.
func (p *leadPlan) expected(w way, wanted int) float64 {
	read := float64(wanted)
	for i, f := range p.filters {
		if i != w.along {
			read /= p.share(f)
		}
	}
	return w.each * min(read, float64(w.leads))
}

// quickest is the way on which so many leads are expected first. Of two alike it is the one along a filter.
func (p *leadPlan) quickest(wanted int) way {
	best, least := way{}, math.Inf(1)
	for _, w := range p.ways() {
		if cost := p.expected(w, wanted); cost < least || best.along == none && cost == least {
			best, least = w, cost
		}
	}
	return best
}
