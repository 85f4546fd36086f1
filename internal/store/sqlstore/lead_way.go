package sqlstore

import "math"

// way is how to read a list: along a filter, or through all leads.
type way struct {
	along  int     // the filter whose index is read; none: all leads are
	leads  int     // there are on it
	each   float64 // what one of them costs
	bag    bool    // a lead may come several times
	sorted bool    // it has not the order of the list: all of its leads are read, then sorted
	page   string  // how many of each branch, in which order, are enough; "": all
}

// none is the way along no filter.
const none = -1

// costOfSorting is that of one lead, as Costs are.
const costOfSorting = 0.2

// weight is what it costs to look whether a lead meets a condition, in tenths of microseconds; in another table scattered
// times as much if leads come in another order than that of their creation, which brings together what was written together.
type weight int

const scattered = 3

const (
	asColumn weight = 1
	asTag    weight = 14
	asField  weight = 22
)

// ways are all there are, those that read a list in its order first.
func (p *leadPlan) ways() (inOrder, sorted []way) {
	inOrder = append(inOrder, p.costed(way{along: none, leads: p.all}, p.listed(), nil))
	for i, f := range p.filters {
		switch {
		case !f.readable():
		case p.inOrder(f):
			inOrder = append(inOrder, p.costed(way{along: i, leads: f.leads}, p.listed(), nil))
		case !f.not:
			sorted = append(sorted, p.costed(way{along: i, leads: f.leads, sorted: true}, p.listed(), nil))
		}
	}
	return inOrder, sorted
}

// inOrder reports whether the index of a filter has the order of the list: that of creation, or a range of what it is sorted by.
func (p *leadPlan) inOrder(f filter) bool {
	return f.ordered && p.order.key == createdAt || len(f.along) == 1 && f.along[0].index == p.order.index
}

// asCreated reports whether leads come in the order of their creation on a way.
func (p *leadPlan) asCreated(w way) bool {
	if w.along == none {
		return p.order.key == createdAt
	}
	return p.filters[w.along].ordered
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
	if !p.asCreated(w) {
		apart = scattered
	}
	for i, f := range p.filters {
		if i != w.along && !without[i] {
			rest = append(rest, f.plain)
			each := left * float64(f.weight) / 10
			if f.weight != asColumn {
				each *= apart * p.dialect.Costs().Elsewhere
			}
			w.each += each
			left *= p.share(f)
		}
	}
	w.each += p.reading(w, from, p.reach(index, columnsIn(columns, rest)), len(rest) > 0)
	if w.sorted {
		w.each += costOfSorting
	}
	return w
}

// reading is what it costs to get to what is asked for of a lead on a way.
func (p *leadPlan) reading(w way, from source, reach reach, more bool) float64 {
	costs := p.dialect.Costs()
	switch {
	case from == fromSet:
		return costs.Lead
	case from == fromIDs && more:
		return costs.Index + costs.Lead
	case from == fromField && reach == inIndex:
		return costs.Answer
	case reach == inIndex:
		return costs.Index
	case p.asCreated(w) && (reach == inCreated || !p.dialect.Covering()):
		return costs.Nearby
	default:
		return costs.Lead
	}
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

// cost is that of all leads on a way.
func (w way) cost() float64 { return w.each * float64(w.leads) }

// quickest is the way in order on which so many leads are expected first. Of two alike it is the one along a filter.
func (p *leadPlan) quickest(ways []way, wanted int) way {
	best, least := way{}, math.Inf(1)
	for _, w := range ways {
		if cost := p.expected(w, wanted); cost < least || best.along == none && cost == least {
			best, least = w, cost
		}
	}
	return best
}

// cheapest is the way that costs least to its end; without any, one that is never worth it.
func cheapest(ways []way) way {
	best := way{each: math.Inf(1), leads: 1}
	for _, w := range ways {
		if w.cost() < best.cost() {
			best = w
		}
	}
	return best
}
