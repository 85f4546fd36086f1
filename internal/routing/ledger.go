package routing

import (
	"slices"
	"time"

	"fairlead"
)

// Ledger holds the running balances of one rotation. They sum to 0 after every call. It is not for concurrent use.
type Ledger struct {
	rotationID int64
	nextSeq    int64
	rows       []fairlead.Standing
	row        map[int64]int // index into rows by agent id

	day  int64          // of which rows count what was given, since 1970-01-01
	zone *time.Location // in which days are counted; nil: UTC

	gifts []fairlead.DayGift // since Gifts
}

// NewLedger takes up a ledger where the store left it; nextSeq is the number of the next entry, day the one of which the
// standings count what was given (see Turn). An agent who stands twice counts once, as first named.
func NewLedger(rotationID, nextSeq, day int64, standings []fairlead.Standing) *Ledger {
	l := &Ledger{rotationID: rotationID, nextSeq: nextSeq, day: day, row: make(map[int64]int, len(standings))}
	for _, s := range standings {
		l.add(s)
	}
	return l
}

// RotationID is the rotation whose ledger it is.
func (l *Ledger) RotationID() int64 { return l.rotationID }

// NextSeq is the number the next entry will have. A nil Ledger begins at 1.
func (l *Ledger) NextSeq() int64 {
	if l == nil {
		return 1
	}
	return l.nextSeq
}

// Standings lists where everybody stands, in the order in which they joined.
func (l *Ledger) Standings() []fairlead.Standing { return slices.Clone(l.rows) }

// Join gives an agent a standing: owed nothing, last served "now", behind everybody served before. Who stands already
// keeps what they have.
func (l *Ledger) Join(agentID int64) {
	l.add(fairlead.Standing{AgentID: agentID, LastSeq: l.nextSeq - 1})
}

func (l *Ledger) add(s fairlead.Standing) {
	if _, ok := l.row[s.AgentID]; ok {
		return
	}
	l.row[s.AgentID] = len(l.rows)
	l.rows = append(l.rows, s)
}

// stands reports whether the agent has a standing.
func (l *Ledger) stands(agentID int64) bool {
	_, ok := l.row[agentID]
	return ok
}

// standing is where an agent stands; who has not joined stands as if they joined now.
func (l *Ledger) standing(agentID int64) fairlead.Standing {
	if l == nil {
		return fairlead.Standing{AgentID: agentID}
	}
	if i, ok := l.row[agentID]; ok {
		return l.rows[i]
	}
	return fairlead.Standing{AgentID: agentID, LastSeq: l.nextSeq - 1}
}

// Book enters a lead that Decide gave to an agent of this rotation. It answers false, and does nothing, when the
// decision is about another rotation, or gave the lead to nobody. Candidates who could have had the lead join.
func (l *Ledger) Book(d fairlead.Decision, leadID int64, at time.Time) (fairlead.LedgerEntry, bool) {
	if d.RotationID != l.rotationID || d.Outcome != fairlead.OutcomeAssigned || d.AgentID == 0 {
		return fairlead.LedgerEntry{}, false
	}
	var pool []fairlead.RotationAgent
	var deltas []fairlead.Delta
	for _, c := range d.Candidates {
		if c.Reason == "" {
			pool = append(pool, fairlead.RotationAgent{AgentID: c.AgentID, Weight: c.Weight})
			deltas = append(deltas, fairlead.Delta{AgentID: c.AgentID, Units: c.After - c.Before})
		}
	}
	e := fairlead.LedgerEntry{LeadID: leadID, AgentID: d.AgentID, Kind: fairlead.LedgerRule, At: at}
	e.Pool, e.Rest = packPool(pool), packShares(pool, d.AgentID, deltas)
	e = l.enter(e, deltas)
	l.Gave(d.AgentID)
	return e, true
}

// BookManual enters a lead that a person gave to a member of the rotation, as if it had been their turn: it is shared over
// those who could have had it, as d says of the rotation, and the member, who pays for it. It answers false, and does nothing,
// when the decision is about another rotation or the agent is no member.
func (l *Ledger) BookManual(d fairlead.Decision, agentID, leadID int64, at time.Time) (fairlead.LedgerEntry, bool) {
	var e []runner
	member := -1
	for _, c := range d.Candidates {
		if c.Reason == "" || c.AgentID == agentID {
			s := l.standing(c.AgentID)
			e = append(e, runner{c.AgentID, 0, int64(c.Weight), s.Balance, s.LastSeq, len(e)})
		}
		if c.AgentID == agentID {
			member = len(e) - 1
		}
	}
	if d.RotationID != l.rotationID || member < 0 {
		return fairlead.LedgerEntry{}, false
	}
	if sumOfWeights(e) == 0 {
		e[member].weight = 1 // nobody else shares: it comes to nothing
	}
	credit(e)
	e[member].balance -= fairlead.LeadUnit
	return l.enterManual(e, agentID, leadID, at), true
}

func sumOfWeights(e []runner) (sum int64) {
	for _, r := range e {
		sum += r.weight
	}
	return sum
}

func (l *Ledger) enterManual(e []runner, agentID, leadID int64, at time.Time) fairlead.LedgerEntry {
	pool, deltas := make([]fairlead.RotationAgent, len(e)), make([]fairlead.Delta, len(e))
	for i, r := range e {
		pool[i] = fairlead.RotationAgent{AgentID: r.agent, Weight: int(r.weight)}
		deltas[i] = fairlead.Delta{AgentID: r.agent, Units: r.balance - l.standing(r.agent).Balance}
	}
	entry := fairlead.LedgerEntry{LeadID: leadID, AgentID: agentID, Kind: fairlead.LedgerManual, At: at}
	entry.Pool, entry.Rest = packPool(pool), packShares(pool, agentID, deltas)
	entry = l.enter(entry, deltas)
	l.Gave(agentID)
	return entry
}

// enter numbers an entry, moves the balances and notes who was served.
func (l *Ledger) enter(e fairlead.LedgerEntry, deltas []fairlead.Delta) fairlead.LedgerEntry {
	e.RotationID, e.Seq = l.rotationID, l.nextSeq
	for _, d := range deltas {
		l.Join(d.AgentID)
		l.rows[l.row[d.AgentID]].Balance += d.Units
	}
	if served := e.Kind == fairlead.LedgerRule || e.Kind == fairlead.LedgerManual; served {
		l.rows[l.row[e.AgentID]].LastSeq = e.Seq
	}
	l.nextSeq++
	return e
}
