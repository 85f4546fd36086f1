package routing

import (
	"fmt"
	"math"
	"slices"
	"time"

	"fairlead"
)

// Undo books the exact inverse of an entry. The part of agents who have left since goes to those of the entry who
// remain, by its weights (none of them: to everybody, alike), within the same entry. Who loses a lead to an undo and
// was not served since stands first again among equals: undo several entries newest first, and at equal weights the
// turns are back as they were, too. (An entry does not say when its agent was served before it, so at other weights a
// later tie may go the other way.)
// The error says that the entry is damaged or of another rotation; then nothing is booked.
func (l *Ledger) Undo(e fairlead.LedgerEntry, at time.Time) (fairlead.LedgerEntry, error) {
	if e.RotationID != l.rotationID {
		return fairlead.LedgerEntry{}, fmt.Errorf("undo entry %d: it belongs to rotation %d, not %d", e.Seq, e.RotationID, l.rotationID)
	}
	deltas, err := Deltas(e)
	if err != nil {
		return fairlead.LedgerEntry{}, fmt.Errorf("undo entry %d: %w", e.Seq, err)
	}
	inverse, whole := l.inverse(e, deltas)
	undo := fairlead.LedgerEntry{LeadID: e.LeadID, AgentID: e.AgentID, Kind: fairlead.LedgerUndo, At: at, Pool: e.Pool}
	if undo.Rest = e.Rest; !whole || e.Kind == fairlead.LedgerUndo || isExplicit(e) {
		undo.Rest = packDeltas(inverse)
	}
	l.standFirst(e)
	return l.enter(undo, inverse), nil
}

func isExplicit(e fairlead.LedgerEntry) bool { return len(e.Rest) > 0 && e.Rest[0] == restDeltas }

// inverse turns deltas round and hands the part of those who left to the heirs; whole says that nobody left.
func (l *Ledger) inverse(e fairlead.LedgerEntry, deltas []fairlead.Delta) (inverse []fairlead.Delta, whole bool) {
	orphan := int64(0)
	for _, d := range deltas {
		if !l.stands(d.AgentID) {
			orphan -= d.Units
			continue
		}
		inverse = append(inverse, fairlead.Delta{AgentID: d.AgentID, Units: -d.Units})
	}
	if len(inverse) == len(deltas) {
		return inverse, true
	}
	heirs := l.heirs(e, inverse)
	return merge(inverse, handOver(orphan, heirs)), false
}

// heirs are those who take the part of an entry's agents who left: who remains of it, or else everybody.
func (l *Ledger) heirs(e fairlead.LedgerEntry, remaining []fairlead.Delta) []fairlead.RotationAgent {
	var heirs []fairlead.RotationAgent
	pool, _ := unpackPool(e.Pool) // none: everybody weighs the same
	for _, d := range remaining {
		weight := 0
		if i := slices.IndexFunc(pool, func(a fairlead.RotationAgent) bool { return a.AgentID == d.AgentID }); i >= 0 {
			weight = pool[i].Weight
		}
		heirs = append(heirs, fairlead.RotationAgent{AgentID: d.AgentID, Weight: weight})
	}
	if len(heirs) == 0 {
		for _, s := range l.rows {
			heirs = append(heirs, fairlead.RotationAgent{AgentID: s.AgentID})
		}
	}
	return heirs
}

// handOver shares units out over agents by weight, all weights 0: alike. It is empty if there is nobody.
func handOver(units int64, agents []fairlead.RotationAgent) []fairlead.Delta {
	weights := make([]int64, len(agents))
	for i, a := range agents {
		weights[i] = int64(a.Weight)
	}
	deltas := make([]fairlead.Delta, len(agents))
	for i, part := range split(units, weights, inOrder(len(agents))) {
		deltas[i] = fairlead.Delta{AgentID: agents[i].AgentID, Units: part}
	}
	return deltas
}

// merge adds b to a, one delta per agent.
func merge(a, b []fairlead.Delta) []fairlead.Delta {
	for _, d := range b {
		i := slices.IndexFunc(a, func(x fairlead.Delta) bool { return x.AgentID == d.AgentID })
		if i < 0 {
			a = append(a, d)
			continue
		}
		a[i].Units += d.Units
	}
	return a
}

// standFirst puts back in front whoever e served, if nobody served them since.
func (l *Ledger) standFirst(e fairlead.LedgerEntry) {
	i, ok := l.row[e.AgentID]
	if !ok || l.rows[i].LastSeq > e.Seq || e.Kind == fairlead.LedgerUndo {
		return
	}
	first := int64(math.MaxInt64)
	for _, s := range l.rows {
		first = min(first, s.LastSeq)
	}
	l.rows[i].LastSeq = first - 1
}
