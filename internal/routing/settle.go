package routing

import (
	"time"

	"fairlead"
)

// band is how far, in LeadUnits, an undo or a counted bulk action may leave a balance from 0.
const band = 2 * fairlead.LeadUnit

// Settle brings everybody back within two leads of their fair share, by one entry that sums to zero: balances beyond
// are cut to the bound, and what that frees or lacks is shared over the others in proportion to the room they have.
// It answers false, and does nothing, when nobody is beyond.
func (l *Ledger) Settle(at time.Time) (fairlead.LedgerEntry, bool) { return l.settle(band, at) }

// Level puts everybody back to 0, by one entry. It answers false, and does nothing, when everybody is there.
func (l *Ledger) Level(at time.Time) (fairlead.LedgerEntry, bool) { return l.settle(0, at) }

func (l *Ledger) settle(band int64, at time.Time) (fairlead.LedgerEntry, bool) {
	cut := make([]int64, len(l.rows)) // balances within the band
	surplus := int64(0)               // what the cuts added to the sum
	for i, s := range l.rows {
		cut[i] = max(-band, min(band, s.Balance))
		surplus += cut[i] - s.Balance
	}
	room := make([]int64, len(l.rows)) // in the direction in which the surplus must go
	changed := false
	for i, s := range l.rows {
		changed = changed || cut[i] != s.Balance
		if room[i] = band - cut[i]; surplus > 0 {
			room[i] = band + cut[i]
		}
	}
	if !changed {
		return fairlead.LedgerEntry{}, false
	}
	return l.bookSettlement(cut, spreadRoom(-surplus, room), at), true
}

// spreadRoom shares units out in proportion to room, never more to anyone than their room.
func spreadRoom(units int64, room []int64) []int64 {
	if units == 0 {
		return make([]int64, len(room))
	}
	total := sum(room)
	var roomy []int // who can take one more unit than their rounded part
	for i, r := range room {
		if r > 0 && mulDiv(abs(units), r, total) < r {
			roomy = append(roomy, i)
		}
	}
	return split(units, room, roomy)
}

func (l *Ledger) bookSettlement(cut, add []int64, at time.Time) fairlead.LedgerEntry {
	var deltas []fairlead.Delta
	for i, s := range l.rows {
		if units := cut[i] + add[i] - s.Balance; units != 0 {
			deltas = append(deltas, fairlead.Delta{AgentID: s.AgentID, Units: units})
		}
	}
	return l.enter(fairlead.LedgerEntry{Kind: fairlead.LedgerSettled, At: at, Rest: packDeltas(deltas)}, deltas)
}

func sum(values []int64) int64 {
	total := int64(0)
	for _, v := range values {
		total += v
	}
	return total
}

func abs(v int64) int64 { return max(v, -v) }
