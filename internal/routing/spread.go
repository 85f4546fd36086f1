package routing

import (
	"slices"
	"time"

	"fairlead"
)

// Share is one lead of a spread: who gets it, and the entry if it was one of those that do not divide evenly.
type Share struct {
	AgentID int64
	Booked  bool
	Entry   fairlead.LedgerEntry
}

// heir is an agent of a spread: n·weight/Σ leads are theirs, whole of them for certain, and credit units of the rest.
type heir struct {
	runner
	whole  int64
	credit int64
	part   int64 // of a lead, in weights, that is theirs beyond whole leads, of all that were dealt so far
	ahead  bool  // has had that lead already, in a part dealt before
	rest   bool  // gets one of the leads that are left
}

// Spread shares n leads over a pool of eligible agents, one Share per lead in the order of leadIDs, such that each
// agent gets ⌊n·weight/Σ⌋ or ⌈n·weight/Σ⌉. The whole parts book nothing. For the leads that are left everybody is
// credited the fraction they did not get, and those owed the most get one each; a hundred spreads of one lead are
// even too. Any beginning of the list is about even. Agents with weight 0 get nothing; agents who do not stand yet
// join. What the ledger gave today is the caller's to count, once a lead has moved (Gave). The answer is nil when there is
// nobody or nothing.
func (l *Ledger) Spread(pool []fairlead.RotationAgent, leadIDs []int64, at time.Time) []Share {
	return l.SpreadOn(pool, nil, false, leadIDs, at)
}

// SpreadOn goes on with a spread that is dealt part by part: dealt says how many leads each agent of the pool has had,
// more that this is not the last part. After each part every agent has ⌊n·weight/Σ⌋ or ⌈n·weight/Σ⌉ of the n leads that
// were dealt so far, however large the parts are and whatever else the ledger books in between.
func (l *Ledger) SpreadOn(pool []fairlead.RotationAgent, dealt map[int64]int64, more bool, leadIDs []int64, at time.Time) []Share {
	pool = slices.DeleteFunc(soundAgents(pool), func(a fairlead.RotationAgent) bool { return a.Weight == 0 })
	if len(pool) == 0 || len(leadIDs) == 0 {
		return nil
	}
	for _, a := range pool {
		l.Join(a.AgentID)
	}
	n := int64(len(leadIDs))
	heirs, weights, ok := l.heirsOf(pool, n, dealt)
	if !ok { // no spread of ours has dealt like this
		heirs, weights, _ = l.heirsOf(pool, n, nil)
	}
	creditFractions(heirs, weights)
	left := chooseRest(heirs, weights, n, more)
	shares := interleave(heirs, len(leadIDs))
	l.bookRest(shares, leadIDs, pool, heirs, left, at)
	return shares
}

// heirsOf works out the exact part of n more leads of each agent; not ok says that nobody can have been dealt so much.
func (l *Ledger) heirsOf(pool []fairlead.RotationAgent, n int64, dealt map[int64]int64) (heirs []heir, weights int64, ok bool) {
	heirs = make([]heir, len(pool))
	all, left := n, n
	for i, a := range pool {
		s := l.standing(a.AgentID)
		heirs[i].runner = runner{a.AgentID, 0, int64(a.Weight), s.Balance, s.LastSeq, i}
		weights += int64(a.Weight)
		all += dealt[a.AgentID]
	}
	ok = true
	for i, h := range heirs {
		had, whole, part := dealt[h.agent], all*h.weight/weights, all*h.weight%weights
		heirs[i].part, heirs[i].ahead = part, had > whole
		heirs[i].whole = max(whole-had, 0)
		heirs[i].credit = n*h.weight - heirs[i].whole*weights
		left -= heirs[i].whole
		ok = ok && (had <= whole || had == whole+1 && part > 0)
	}
	return heirs, weights, ok && left >= 0
}

// creditFractions turns the credits, in weights, into units that add up to whole leads, and credits them.
func creditFractions(heirs []heir, weights int64) {
	order := inOrder(len(heirs))
	slices.SortFunc(order, func(a, b int) int { return compareIdle(heirs[a].runner, heirs[b].runner) })
	lost := int64(0) // in units·weights: less than one unit per heir
	for i, h := range heirs {
		units := h.credit * fairlead.LeadUnit
		heirs[i].credit = floorDiv(units, weights)
		lost += units - heirs[i].credit*weights
	}
	for _, i := range order {
		if lost > 0 && heirs[i].credit != 0 {
			heirs[i].credit, lost = heirs[i].credit+1, lost-weights
		}
	}
	for i := range heirs {
		heirs[i].balance += heirs[i].credit
	}
}

// floorDiv is ⌊a/b⌋ for b > 0.
func floorDiv(a, b int64) int64 {
	if a%b < 0 {
		return a/b - 1
	}
	return a / b
}

// chooseRest marks who gets one of the leads that are left, those owed the most first, and counts these leads. Who
// got all of their part in whole leads, or is ahead of it, is not among them.
func chooseRest(heirs []heir, weights, n int64, more bool) int {
	var open []int
	for i, h := range heirs {
		n -= h.whole
		if h.part > 0 && !h.ahead {
			open = append(open, i)
		}
	}
	slices.SortFunc(open, func(a, b int) int { return compareTurns(heirs[a].runner, heirs[b].runner) })
	if more {
		open = withinReach(heirs, weights, open)
	}
	for _, i := range open[:n] {
		heirs[i].rest = true
	}
	if n == 0 && slices.ContainsFunc(heirs, func(h heir) bool { return h.credit != 0 }) {
		moveOneToRest(heirs)
		n = 1
	}
	return int(n)
}

// moveOneToRest makes one of the whole leads one that is booked, since there is something to credit and no lead is left:
// somebody had been ahead.
func moveOneToRest(heirs []heir) {
	best := -1
	for i, h := range heirs {
		if h.whole > 0 && (best < 0 || compareTurns(h.runner, heirs[best].runner) < 0) {
			best = i
		}
	}
	h := &heirs[best]
	h.whole, h.rest = h.whole-1, true
	h.credit, h.balance = h.credit+fairlead.LeadUnit, h.balance+fairlead.LeadUnit
}

// interleave puts the heirs' leads in an order any beginning of which is about even: smooth weighted round robin over
// the counts, which comes out exactly after n. Among equals, those owed the most stand first.
func interleave(heirs []heir, n int) []Share {
	turn := slices.Clone(heirs)
	slices.SortFunc(turn, func(a, b heir) int { return compareTurns(a.runner, b.runner) })
	count, due := make([]int, len(turn)), make([]int, len(turn))
	for i, h := range turn {
		if count[i] = int(h.whole); h.rest {
			count[i]++
		}
	}
	shares := make([]Share, n)
	for lead := range shares {
		next := 0
		for i := range turn {
			if due[i] += count[i]; due[i] > due[next] {
				next = i
			}
		}
		due[next] -= n
		shares[lead].AgentID = turn[next].agent
	}
	return shares
}

// bookRest books the leads that are left: for each agent who gets one, it is the first of their leads.
func (l *Ledger) bookRest(shares []Share, leadIDs []int64, pool []fairlead.RotationAgent, heirs []heir, left int, at time.Time) {
	byAgent := make(map[int64]int, len(heirs))
	for i, h := range heirs {
		byAgent[h.agent] = i
	}
	parts := partition(heirs, left)
	packed := packPool(pool)
	for lead := range shares {
		i := byAgent[shares[lead].AgentID]
		if !heirs[i].rest {
			continue
		}
		heirs[i].rest = false
		deltas := parts[len(parts)-left]
		deltas[i].Units -= fairlead.LeadUnit
		e := fairlead.LedgerEntry{LeadID: leadIDs[lead], AgentID: heirs[i].agent, Kind: fairlead.LedgerRule, At: at}
		e.Pool, e.Rest = packed, packShares(pool, e.AgentID, deltas)
		shares[lead].Booked, shares[lead].Entry = true, l.enter(e, deltas)
		left--
	}
}

// partition splits everybody's credit over the leads that are left, so that each lead's credits add up to one lead
// exactly: equal parts, and the odd units dealt out to the leads in turn.
func partition(heirs []heir, left int) [][]fairlead.Delta {
	parts := make([][]fairlead.Delta, left)
	for i := range parts {
		parts[i] = make([]fairlead.Delta, len(heirs))
	}
	next := 0
	for i, h := range heirs {
		for lead := range parts {
			parts[lead][i] = fairlead.Delta{AgentID: h.agent, Units: floorDiv(h.credit, int64(left))}
		}
		if left == 0 {
			continue
		}
		for odd := h.credit - floorDiv(h.credit, int64(left))*int64(left); odd > 0; odd-- {
			parts[next%left][i].Units++
			next++
		}
	}
	return parts
}
