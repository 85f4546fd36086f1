package routing

import (
	"cmp"
	"slices"

	"fairlead"
)

// runner is one eligible agent at one pick. Runners stand in the rotation's order.
type runner struct {
	agent   int64
	open    int64 // leads, if the rotation goes by them; else 0
	weight  int64 // 1…100
	balance int64
	lastSeq int64
	place   int // among the rotation's members
}

// serve gives one lead to the runners: it credits each with a share of it, picks who is owed the most and debits
// them. It answers who was picked, as an index, and which key decided. There must be a runner.
func serve(e []runner) (int, fairlead.TieBreak) {
	credit(e)
	best, second := 0, -1
	for i := 1; i < len(e); i++ {
		switch {
		case compareTurns(e[i], e[best]) < 0:
			best, second = i, best
		case second < 0 || compareTurns(e[i], e[second]) < 0:
			second = i
		}
	}
	tie := fairlead.TieNone
	if second >= 0 {
		tie = decidedBy(e[best], e[second])
	}
	e[best].balance -= fairlead.LeadUnit
	return best, tie
}

// credit adds to each runner ⌊unit·weight/Σ⌋, and the units left over one each to those served longest ago. Over a
// full round at equal weights everybody passes through every place of that order once, so that the round is exact.
func credit(e []runner) {
	sum, left := int64(0), fairlead.LeadUnit
	for _, r := range e {
		sum += r.weight
	}
	for i, r := range e {
		share := fairlead.LeadUnit * r.weight / sum
		e[i].balance, left = r.balance+share, left-share
	}
	if left == 0 {
		return
	}
	for _, i := range byIdleness(e)[:left] {
		e[i].balance++
	}
}

// byIdleness is the order of the runners by who has been without a lead the longest.
func byIdleness(e []runner) []int {
	order := inOrder(len(e))
	slices.SortFunc(order, func(a, b int) int { return compareIdle(e[a], e[b]) })
	return order
}

// compareTurns orders by whose turn it is: fewest open leads where that counts, most owed, longest without a lead, the
// rotation's order.
func compareTurns(a, b runner) int {
	return cmp.Or(cmp.Compare(a.open, b.open), cmp.Compare(b.balance, a.balance), compareIdle(a, b))
}

func compareIdle(a, b runner) int {
	return cmp.Or(cmp.Compare(a.lastSeq, b.lastSeq), cmp.Compare(a.place, b.place))
}

// decidedBy is the first key in which the two differ.
func decidedBy(a, b runner) fairlead.TieBreak {
	switch {
	case a.open != b.open:
		return fairlead.TieOpen
	case a.balance != b.balance:
		return fairlead.TieBalance
	case a.lastSeq != b.lastSeq:
		return fairlead.TieIdle
	}
	return fairlead.TieOrder
}
