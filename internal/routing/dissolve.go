package routing

import (
	"slices"
	"time"

	"fairlead"
)

// Dissolve ends an agent's standing, when the membership is deleted. What they were owed, or ahead, goes to those who
// remain, by weight; all weights 0: to everybody alike. Excluded and inactive members are among them. It answers
// false when there was nothing to hand over; the standing is gone in any case.
func (l *Ledger) Dissolve(agentID int64, remaining []fairlead.RotationAgent, at time.Time) (fairlead.LedgerEntry, bool) {
	balance := l.standing(agentID).Balance
	heirs := slices.DeleteFunc(slices.Clone(remaining), func(a fairlead.RotationAgent) bool { return a.AgentID == agentID })
	if len(heirs) == 0 {
		heirs = l.others(agentID)
	}
	if balance == 0 || len(heirs) == 0 {
		l.remove(agentID)
		return fairlead.LedgerEntry{}, false
	}
	deltas := merge([]fairlead.Delta{{AgentID: agentID, Units: -balance}}, handOver(balance, heirs))
	e := fairlead.LedgerEntry{Kind: fairlead.LedgerDissolved, At: at, Rest: packDeltas(deltas)}
	e = l.enter(e, deltas)
	l.remove(agentID)
	return e, true
}

// others are everybody else who stands, all with weight 0.
func (l *Ledger) others(agentID int64) []fairlead.RotationAgent {
	var out []fairlead.RotationAgent
	for _, s := range l.rows {
		if s.AgentID != agentID {
			out = append(out, fairlead.RotationAgent{AgentID: s.AgentID})
		}
	}
	return out
}

func (l *Ledger) remove(agentID int64) {
	i, ok := l.row[agentID]
	if !ok {
		return
	}
	l.rows = slices.Delete(l.rows, i, i+1)
	delete(l.row, agentID)
	for at, s := range l.rows[i:] {
		l.row[s.AgentID] = i + at
	}
}
