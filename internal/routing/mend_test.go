package routing

import (
	"errors"
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const third = fairlead.LeadUnit / 3

// An undo is booked as small as the entry it undoes, when nobody left.
func TestUndoIsAsSmallAsTheEntry(t *testing.T) {
	d := newDesk(t, equals(3)...)
	d.give()
	undo, err := d.ledger.Undo(d.entries[0], noon)
	if err != nil {
		t.Fatal(err)
	}
	want := d.entries[0]
	want.Seq, want.Kind = 2, fairlead.LedgerUndo
	if diff := cmp.Diff(want, undo); diff != "" {
		t.Errorf("undo (-want +got):\n%s", diff)
	}
}

// The part of an agent who left is handed to those who remain, within the same entry.
func TestUndoAfterSomebodyLeft(t *testing.T) {
	d := newDesk(t, equals(3)...)
	d.give() // to 1
	left, _ := d.ledger.Dissolve(1, d.rotation.Agents[1:], noon)
	d.keep(left)
	undo, err := d.ledger.Undo(d.entries[0], noon)
	if err != nil {
		t.Fatal(err)
	}
	d.keep(undo)
	deltas, _ := Deltas(undo)
	// 1 gave the lead back, worth +2/3, which 2 and 3 share; their own 1/3 is taken back.
	if diff := cmp.Diff([]fairlead.Delta{{AgentID: 2, Units: 0}, {AgentID: 3, Units: 0}}, deltas); diff != "" {
		t.Errorf("deltas (-want +got):\n%s", diff)
	}
	d.checkRebuilt()
}

// When all who shared the lead have left, whoever is there now takes their part: Σ stays 0.
func TestUndoAfterAllOfThemLeft(t *testing.T) {
	d := newDesk(t, equals(2)...)
	d.give()
	d.ledger.Join(8)
	d.ledger.Join(9)
	later := []fairlead.RotationAgent{{AgentID: 8, Weight: 1}, {AgentID: 9, Weight: 1}}
	for _, id := range []int64{1, 2} {
		if e, ok := d.ledger.Dissolve(id, later, noon); ok {
			d.keep(e)
		}
	}
	e, err := d.ledger.Undo(d.entries[0], noon)
	if err != nil {
		t.Fatal(err)
	}
	d.keep(e)
	d.checkRebuilt()
}

func TestUndoWithNobodyLeftAtAll(t *testing.T) {
	d := newDesk(t, equals(1)...)
	d.give()
	d.ledger.Dissolve(1, nil, noon)
	e, err := d.ledger.Undo(d.entries[0], noon)
	if err != nil {
		t.Fatal(err)
	}
	if deltas, err := Deltas(e); err != nil || len(deltas) != 0 {
		t.Errorf("Deltas = %v, %v; want none", deltas, err)
	}
}

func TestUndoRefusesWhatIsNotItsOwn(t *testing.T) {
	d := newDesk(t, equals(2)...)
	d.give()
	foreign, damaged := d.entries[0], d.entries[0]
	foreign.RotationID, damaged.AgentID = 2, 77
	before := d.ledger.Standings()
	if _, err := d.ledger.Undo(foreign, noon); err == nil {
		t.Error("undid an entry of another rotation")
	}
	if _, err := d.ledger.Undo(damaged, noon); !errors.Is(err, errEntry) {
		t.Errorf("undid a damaged entry: %v", err)
	}
	if diff := cmp.Diff(before, d.ledger.Standings()); diff != "" {
		t.Errorf("standings moved:\n%s", diff)
	}
}

// Who left hands over what they were owed by weight; excluded members are among the heirs; weights 0: alike.
func TestDissolveHandsOverByWeight(t *testing.T) {
	agents := []fairlead.RotationAgent{{AgentID: 1, Weight: 1}, {AgentID: 2, Weight: 1}, {AgentID: 3, Weight: 2, Excluded: true}}
	standings := []fairlead.Standing{{AgentID: 1, Balance: 3 * third}, {AgentID: 2, Balance: -third}, {AgentID: 3, Balance: -2 * third}}
	for _, c := range []struct {
		name    string
		weights [2]int
		want    map[int64]int64
	}{
		{"by weight", [2]int{1, 2}, map[int64]int64{2: 0, 3: 0}},
		{"alike", [2]int{0, 0}, map[int64]int64{2: -third + 3*third/2, 3: -2*third + 3*third/2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := NewLedger(1, 9, 0, standings)
			agents[1].Weight, agents[2].Weight = c.weights[0], c.weights[1]
			e, ok := l.Dissolve(1, agents, noon)
			if !ok || e.Kind != fairlead.LedgerDissolved || e.Seq != 9 || e.AgentID != 0 || e.RotationID != 1 || e.At != noon {
				t.Errorf("entry %+v, %v", e, ok)
			}
			if diff := cmp.Diff(c.want, balances(l)); diff != "" {
				t.Errorf("balances (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDissolveOfNothing(t *testing.T) {
	l := NewLedger(1, 5, 0, []fairlead.Standing{{AgentID: 1}, {AgentID: 2}, {AgentID: 3}})
	if _, ok := l.Dissolve(2, equals(3), noon); ok {
		t.Error("booked an entry for a balance of 0")
	}
	if _, ok := l.Dissolve(77, equals(3), noon); ok {
		t.Error("booked an entry for somebody who does not stand")
	}
	if diff := cmp.Diff(map[int64]int64{1: 0, 3: 0}, balances(l)); diff != "" || l.NextSeq() != 5 {
		t.Errorf("balances (-want +got):\n%s", diff)
	}
	if l.standing(3).AgentID != 3 || !l.stands(3) {
		t.Error("the index does not follow")
	}
}

// Settle leaves nobody beyond two leads, sums to 0, keeps the order of balances, and touches nobody without need.
func TestLawSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Int64Range(-1_000_000*fairlead.LeadUnit, 1_000_000*fairlead.LeadUnit), 1, 3).Draw(t, "far off")
		raw = append(raw, rapid.SliceOfN(rapid.Int64Range(-3*fairlead.LeadUnit, 3*fairlead.LeadUnit), 0, 50).Draw(t, "near")...)
		raw = append(raw, -sum(raw))
		var standings []fairlead.Standing
		for i, b := range raw {
			standings = append(standings, fairlead.Standing{AgentID: int64(i + 1), Balance: b})
		}
		l := NewLedger(1, 1, 0, standings)
		e, ok := l.Settle(noon)
		if !ok {
			checkSettled(t, standings)
			return
		}
		if deltas, err := Deltas(e); err != nil || e.Kind != fairlead.LedgerSettled {
			t.Fatalf("entry %+v: %v, %v", e, deltas, err)
		}
		checkSettled(t, l.Standings())
		for i, a := range l.Standings() {
			for j, b := range l.Standings() {
				if raw[i] > raw[j] && a.Balance < b.Balance-1 {
					t.Fatalf("%d was owed more than %d and is now owed less", i, j)
				}
			}
		}
		if _, again := l.Settle(noon); again {
			t.Fatal("settled twice")
		}
	})
}

func checkSettled(t *rapid.T, standings []fairlead.Standing) {
	total := int64(0)
	for _, s := range standings {
		if total += s.Balance; abs(s.Balance) > band {
			t.Fatalf("agent %d stands at %d", s.AgentID, s.Balance)
		}
	}
	if total != 0 {
		t.Fatalf("balances sum to %d", total)
	}
}

// Shares add up exactly, each within one unit of its exact part, debts as well as credits.
func TestLawSplitIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1<<40), 1, 60).Draw(t, "weights")
		total := rapid.Int64Range(-1<<62, 1<<62).Draw(t, "total")
		parts := split(total, weights, inOrder(len(weights)))
		if sum(parts) != total {
			t.Fatalf("parts sum to %d, want %d", sum(parts), total)
		}
		for i, p := range parts {
			if p != 0 && (p < 0) != (total < 0) || weights[i] == 0 && p != 0 && sum(weights) > 0 {
				t.Fatalf("part %d of %d at weight %d", p, total, weights[i])
			}
		}
	})
}
