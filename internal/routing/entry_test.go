package routing

import (
	"errors"
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Book, then expand: an entry says what the decision said.
func TestLawAnEntryIsItsDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, 50)...)
		for range rapid.IntRange(1, 30).Draw(t, "leads") {
			decision, n := d.give(), len(d.entries)
			if decision.AgentID == 0 {
				return
			}
			var want []fairlead.Delta
			for _, c := range decision.Candidates {
				if c.Reason == "" {
					want = append(want, fairlead.Delta{AgentID: c.AgentID, Units: c.After - c.Before})
				}
			}
			e := d.entries[n-1]
			got, err := Deltas(e)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Fatalf("deltas (-decided +entry): %v\n%s", err, diff)
			}
			if e.RotationID != 1 || e.LeadID != d.lead || e.AgentID != decision.AgentID || e.Kind != fairlead.LedgerRule || e.At != noon {
				t.Fatalf("entry %+v", e)
			}
		}
	})
}

// The same agents and weights pack to the same bytes, others to others; with equal weights of up to 30 agents an entry
// has no rest.
func TestPoolsCanBeInterned(t *testing.T) {
	for n := 1; n <= 30; n++ {
		d := newDesk(t, equals(n)...)
		d.picks(3 * n)
		for _, e := range d.entries {
			if string(e.Pool) != string(d.entries[0].Pool) || len(e.Rest) != 0 {
				t.Fatalf("%d agents: pool %x, rest %x", n, e.Pool, e.Rest)
			}
		}
	}
	a := packPool(equals(2))
	b := packPool([]fairlead.RotationAgent{{AgentID: 2, Weight: 1}, {AgentID: 1, Weight: 1}})
	c := packPool([]fairlead.RotationAgent{{AgentID: 1, Weight: 1}, {AgentID: 2, Weight: 2}})
	if string(a) == string(b) || string(a) == string(c) || string(b) == string(c) {
		t.Error("different pools have the same bytes")
	}
}

// A damaged entry is an error, never a wrong balance.
func TestDeltasOfADamagedEntry(t *testing.T) {
	good := packPool(equals(3))
	for name, e := range map[string]fairlead.LedgerEntry{
		"cut pool":             {Pool: good[:4], AgentID: 1},
		"long pool":            {Pool: append(packPool(equals(3)), 1), AgentID: 1},
		"picked is not in it":  {Pool: good, AgentID: 9},
		"nobody was picked":    {Pool: good},
		"a unit too many":      {Pool: good, AgentID: 1, Rest: []byte{restUnits, 1}},
		"rest of another size": {Pool: good, AgentID: 1, Rest: []byte{restUnits, 1, 0}},
		"rest of another kind": {Pool: good, AgentID: 1, Rest: []byte{9, 1}},
		"rest without a pool":  {Rest: []byte{restUnits}},
		"deltas cut":           {Rest: []byte{restDeltas, 2, 2}},
		"deltas do not sum":    {Rest: packDeltas([]fairlead.Delta{{AgentID: 1, Units: 5}})},
		"a huge count":         {Rest: []byte{restDeltas, 255, 255, 255, 255, 15}},
		"a weight over 100":    {Pool: []byte{1, 2, 101}, AgentID: 1},
	} {
		if deltas, err := Deltas(e); !errors.Is(err, errEntry) && err == nil {
			if name == "rest without a pool" && len(deltas) == 0 {
				continue
			}
			t.Errorf("%s: %v", name, deltas)
		}
		if _, err := Rebuild(0, []fairlead.LedgerEntry{e}); err == nil && name != "rest without a pool" {
			t.Errorf("%s: rebuilt", name)
		}
	}
	if _, err := Rebuild(1, []fairlead.LedgerEntry{{RotationID: 2}}); err == nil {
		t.Error("rebuilt from an entry of another rotation")
	}
}

// A ledger takes only its own decisions, and only those that gave the lead to somebody.
func TestBookTakesOnlyItsOwn(t *testing.T) {
	d := newDesk(t, equals(2)...)
	decision := Decide(d.compiled(), Facts{}, d.roster)
	for name, change := range map[string]func(*fairlead.Decision){
		"of another rotation":  func(d *fairlead.Decision) { d.RotationID = 2 },
		"straight to an agent": func(d *fairlead.Decision) { d.RotationID = 0 },
		"waiting":              func(d *fairlead.Decision) { d.Outcome, d.AgentID = fairlead.OutcomeWaiting, 0 },
		"a duplicate":          func(d *fairlead.Decision) { d.Outcome = fairlead.OutcomeDuplicate },
	} {
		other := decision
		change(&other)
		if e, ok := d.ledger.Book(other, 1, noon); ok {
			t.Errorf("%s: booked %+v", name, e)
		}
	}
	if d.ledger.NextSeq() != 1 || d.worst() != 0 {
		t.Error("the ledger moved")
	}
}

// Who joins is owed nothing and stands behind everybody served before; joining again changes nothing.
func TestJoin(t *testing.T) {
	l := NewLedger(4, 10, 0, []fairlead.Standing{{AgentID: 1, Balance: 5, LastSeq: 9}, {AgentID: 2, Balance: -5, LastSeq: 3}, {AgentID: 1, Balance: 7}})
	l.Join(3)
	l.Join(1)
	want := []fairlead.Standing{{AgentID: 1, Balance: 5, LastSeq: 9}, {AgentID: 2, Balance: -5, LastSeq: 3}, {AgentID: 3, LastSeq: 9}}
	if diff := cmp.Diff(want, l.Standings()); diff != "" {
		t.Errorf("standings (-want +got):\n%s", diff)
	}
	if l.RotationID() != 4 || l.NextSeq() != 10 {
		t.Errorf("rotation %d, next %d", l.RotationID(), l.NextSeq())
	}
	l.Standings()[0].Balance = 99
	if l.standing(1).Balance != 5 {
		t.Error("Standings handed out the ledger itself")
	}
}
