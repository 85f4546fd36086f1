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
}

// NewLedger takes up a ledger where the store left it; nextSeq is the number of the next entry. An agent who stands
// twice counts once, as first named.
func NewLedger(rotationID, nextSeq int64, standings []fairlead.Standing) *Ledger {
	l := &Ledger{rotationID: rotationID, nextSeq: nextSeq, row: make(map[int64]int, len(standings))}
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
	return l.enter(e, deltas), true
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
