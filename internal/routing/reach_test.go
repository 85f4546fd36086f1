package routing

import (
	"testing"

	"fairlead"

	"pgregory.net/rapid"
)

// A spread that is dealt in parts of any size gives each agent ⌊n·w/Σ⌋ or ⌈n·w/Σ⌉ of the n leads dealt so far, after each
// part, whatever everybody was owed before and whatever the ledger books in between. The sum stays 0, and the entries say
// what was booked.
func TestLawASpreadInPartsIsFloorOrCeiling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, rapid.SampledFrom([]int{3, 12, 50}).Draw(t, "most agents"))...)
		d.picks(rapid.IntRange(0, 20).Draw(t, "before"))
		pool, dealt, n := d.rotation.Agents, map[int64]int64{}, 0
		parts := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(1, 4), rapid.IntRange(1, 120)), 1, 40).Draw(t, "parts")
		for i, part := range parts {
			shares := d.ledger.SpreadOn(pool, dealt, i < len(parts)-1, leadIDs(part), noon)
			for _, s := range shares {
				dealt[s.AgentID]++
				if s.Booked {
					d.keep(s.Entry)
				}
			}
			n += len(shares)
			checkDealt(t, pool, dealt, n)
			d.picks(rapid.IntRange(0, 3).Draw(t, "leads that come in meanwhile"))
		}
		d.checkRebuilt()
	})
}

func checkDealt(t *rapid.T, pool []fairlead.RotationAgent, dealt map[int64]int64, n int) {
	weights := int64(0)
	for _, a := range pool {
		weights += int64(a.Weight)
	}
	for _, a := range pool {
		if weights == 0 {
			break
		}
		exact := int64(n) * int64(a.Weight)
		if got := dealt[a.AgentID]; got != exact/weights && got != (exact+weights-1)/weights {
			t.Fatalf("agent %d of weight %d/%d has %d of %d leads", a.AgentID, a.Weight, weights, got, n)
		}
	}
}

// What was never dealt like that is not believed: the part is shared out on its own.
func TestASpreadForgetsWhatCannotHaveBeenDealt(t *testing.T) {
	for _, dealt := range []map[int64]int64{{1: 100}, {1: -5, 2: 9, 3: 9}} {
		count := map[int64]int{}
		for _, s := range NewLedger(1, 1, 0, nil).SpreadOn(equals(3), dealt, true, leadIDs(9), noon) {
			count[s.AgentID]++
		}
		if count[1] != 3 || count[2] != 3 || count[3] != 3 {
			t.Errorf("after %v, nine leads were shared out as %v", dealt, count)
		}
	}
}

// Nobody gets the odd lead of each part: whoever is owed the most gets it, until all have had one.
func TestTheOddLeadOfEachPartGoesRound(t *testing.T) {
	l, dealt := NewLedger(1, 1, 0, nil), map[int64]int64{}
	for part := range 30 {
		for _, s := range l.SpreadOn(equals(3), dealt, true, leadIDs(4), noon) {
			dealt[s.AgentID]++
		}
		checkEven(t, part, dealt)
	}
}

func checkEven(t *testing.T, part int, dealt map[int64]int64) {
	if least, most := min(dealt[1], dealt[2], dealt[3]), max(dealt[1], dealt[2], dealt[3]); most-least > 1 {
		t.Errorf("after part %d: %v", part, dealt)
	}
}

// Over every pool of four with weights up to six, dealt one lead at a time for two whole rounds: taking whoever is owed the
// most, without looking ahead, would leave somebody without their lead in time.
func TestSmallPoolsComeOutEvenLeadByLead(t *testing.T) {
	for n := range 6 * 6 * 6 * 6 {
		var pool []fairlead.RotationAgent
		weights := 0
		for i, w := range []int{n % 6, n / 6 % 6, n / 36 % 6, n / 216} {
			pool = append(pool, fairlead.RotationAgent{AgentID: int64(i + 1), Weight: w + 1})
			weights += w + 1
		}
		l, dealt := NewLedger(1, 1, 0, nil), map[int64]int64{}
		for lead := 1; lead <= 2*weights; lead++ {
			dealt[l.SpreadOn(pool, dealt, true, []int64{int64(lead)}, noon)[0].AgentID]++
			for _, a := range pool {
				exact := lead * a.Weight
				if got := int(dealt[a.AgentID]); got != exact/weights && got != (exact+weights-1)/weights {
					t.Fatalf("weights %v: agent %d has %d of %d leads", pool, a.AgentID, got, lead)
				}
			}
		}
	}
}
