package routing

import (
	"encoding/binary"
	"errors"
	"fmt"

	"fairlead"
)

// What an entry's Rest begins with.
const (
	restUnits  byte = 1 // a bit per agent of the pool: got one of the units that the division left over
	restDeltas byte = 2 // every delta, one by one
)

var errEntry = errors.New("ledger entry cannot be read")

// Deltas tells what an entry adds to each balance. They sum to 0. The error says that the entry is damaged.
func Deltas(e fairlead.LedgerEntry) ([]fairlead.Delta, error) {
	if len(e.Rest) > 0 && e.Rest[0] == restDeltas {
		return unpackDeltas(e.Rest[1:])
	}
	if len(e.Pool) == 0 && len(e.Rest) == 0 {
		return nil, nil
	}
	pool, err := unpackPool(e.Pool)
	if err != nil {
		return nil, err
	}
	return shares(pool, e)
}

// shares expands an entry about one lead: a share for each of the pool, the lead against the one who was picked, all
// of it turned round if the entry undoes another.
func shares(pool []fairlead.RotationAgent, e fairlead.LedgerEntry) ([]fairlead.Delta, error) {
	deltas, sum := plainShares(pool, e.AgentID), int64(0)
	if len(e.Rest) > 0 && (e.Rest[0] != restUnits || len(e.Rest) != 1+(len(pool)+7)/8) {
		return nil, fmt.Errorf("%w: rest of the shares", errEntry)
	}
	for i := range deltas {
		if len(e.Rest) > 0 && e.Rest[1+i/8]>>(i%8)&1 == 1 {
			deltas[i].Units++
		}
		sum += deltas[i].Units
		if e.Kind == fairlead.LedgerUndo {
			deltas[i].Units = -deltas[i].Units
		}
	}
	if sum != 0 {
		return nil, fmt.Errorf("%w: it does not sum to zero", errEntry)
	}
	return deltas, nil
}

// plainShares are the rounded shares of one lead, and the debit of the one picked.
func plainShares(pool []fairlead.RotationAgent, picked int64) []fairlead.Delta {
	deltas, sum := make([]fairlead.Delta, len(pool)), int64(0)
	for _, a := range pool {
		sum += int64(a.Weight)
	}
	for i, a := range pool {
		deltas[i] = fairlead.Delta{AgentID: a.AgentID, Units: fairlead.LeadUnit * int64(a.Weight) / max(sum, 1)}
		if a.AgentID == picked {
			deltas[i].Units -= fairlead.LeadUnit
		}
	}
	return deltas
}

// packShares is the Rest of an entry whose deltas belong to the pool in its order: empty if the shares divide evenly,
// bits if they are the rounded shares and single units, else every delta.
func packShares(pool []fairlead.RotationAgent, picked int64, deltas []fairlead.Delta) []byte {
	rest, any := make([]byte, 1+(len(pool)+7)/8), false
	rest[0] = restUnits
	for i, plain := range plainShares(pool, picked) {
		switch deltas[i].Units - plain.Units {
		case 0:
		case 1:
			rest[1+i/8] |= 1 << (i % 8)
			any = true
		default:
			return packDeltas(deltas)
		}
	}
	if !any {
		return nil
	}
	return rest
}

// packDeltas is a Rest that says everything.
func packDeltas(deltas []fairlead.Delta) []byte {
	b, last := binary.AppendUvarint([]byte{restDeltas}, uint64(len(deltas))), int64(0)
	for _, d := range deltas {
		b = binary.AppendVarint(b, d.AgentID-last)
		b = binary.AppendVarint(b, d.Units)
		last = d.AgentID
	}
	return b
}

func unpackDeltas(b []byte) ([]fairlead.Delta, error) {
	r, last, sum := reader{rest: b}, int64(0), int64(0)
	deltas := make([]fairlead.Delta, r.count(2))
	for i := range deltas {
		last += r.signed()
		deltas[i] = fairlead.Delta{AgentID: last, Units: r.signed()}
		sum += deltas[i].Units
	}
	if !r.done() || sum != 0 {
		return nil, fmt.Errorf("%w: deltas", errEntry)
	}
	return deltas, nil
}

// packPool writes agents and weights in order. The same agents and weights in the same order give the same bytes.
func packPool(pool []fairlead.RotationAgent) []byte {
	b, last := binary.AppendUvarint(make([]byte, 0, 2+3*len(pool)), uint64(len(pool))), int64(0)
	for _, a := range pool {
		b = binary.AppendVarint(b, a.AgentID-last)
		b = binary.AppendUvarint(b, uint64(a.Weight))
		last = a.AgentID
	}
	return b
}

func unpackPool(b []byte) ([]fairlead.RotationAgent, error) {
	r, last := reader{rest: b}, int64(0)
	pool := make([]fairlead.RotationAgent, r.count(2))
	for i := range pool {
		last += r.signed()
		pool[i] = fairlead.RotationAgent{AgentID: last, Weight: int(r.unsigned(fairlead.MaxWeight))}
	}
	if !r.done() {
		return nil, fmt.Errorf("%w: pool", errEntry)
	}
	return pool, nil
}

// Rebuild adds up a rotation's entries: the balance of everybody they speak of. It must equal the standings.
func Rebuild(rotationID int64, entries []fairlead.LedgerEntry) (map[int64]int64, error) {
	balances := map[int64]int64{}
	for _, e := range entries {
		if e.RotationID != rotationID {
			return nil, fmt.Errorf("entry %d belongs to rotation %d, not %d", e.Seq, e.RotationID, rotationID)
		}
		deltas, err := Deltas(e)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		for _, d := range deltas {
			balances[d.AgentID] += d.Units
		}
	}
	return balances, nil
}
