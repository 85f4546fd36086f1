package routing

import (
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Each agent gets ⌊n·w/Σ⌋ or ⌈n·w/Σ⌉, whatever they were owed before; every beginning is about even; the sum stays 0.
func TestLawSpreadIsFloorOrCeiling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, total := NewLedger(1, 1, 0, nil), int64(0)
		for range rapid.IntRange(1, 5).Draw(t, "spreads") {
			pool := drawAgents(t, 1, 50)
			ids := leadIDs(rapid.IntRange(1, 300).Draw(t, "leads"))
			shares := l.Spread(pool, ids, noon)
			checkShares(t, pool, shares, len(ids))
			for _, s := range l.Standings() {
				total += s.Balance
			}
			if total != 0 {
				t.Fatalf("balances sum to %d", total)
			}
		}
	})
}

func checkShares(t *rapid.T, pool []fairlead.RotationAgent, shares []Share, n int) {
	weights := 0
	for _, a := range pool {
		weights += a.Weight
	}
	if weights == 0 {
		if shares != nil {
			t.Fatalf("all weights are 0, and %d leads were given", len(shares))
		}
		return
	}
	if len(shares) != n {
		t.Fatalf("%d shares of %d leads", len(shares), n)
	}
	count := map[int64]int{}
	for i, s := range shares {
		count[s.AgentID]++
		for _, a := range pool {
			if fair := float64((i+1)*a.Weight) / float64(weights); float64(count[a.AgentID]) > fair+3 {
				t.Fatalf("agent %d has %d of the first %d leads, fair is %.2f", a.AgentID, count[a.AgentID], i+1, fair)
			}
		}
	}
	for _, a := range pool {
		floor, exact := n*a.Weight/weights, n*a.Weight%weights == 0
		if got := count[a.AgentID]; got != floor && (exact || got != floor+1) {
			t.Fatalf("agent %d of weight %d/%d got %d of %d leads", a.AgentID, a.Weight, weights, got, n)
		}
	}
}

// The entries of a spread are those of the leads that do not divide, and say which lead went to whom.
func TestLawSpreadBooksTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, 50)...)
		d.picks(rapid.IntRange(0, 20).Draw(t, "before"))
		booked := map[int64]bool{}
		for i, share := range d.ledger.Spread(d.rotation.Agents, leadIDs(rapid.IntRange(0, 300).Draw(t, "leads")), noon) {
			if !share.Booked {
				if diff := cmp.Diff(fairlead.LedgerEntry{}, share.Entry); diff != "" {
					t.Fatalf("not booked, but: %s", diff)
				}
				continue
			}
			e := share.Entry
			if e.LeadID != int64(i+1) || e.AgentID != share.AgentID || e.Kind != fairlead.LedgerRule || booked[e.AgentID] {
				t.Fatalf("lead %d to %d is booked as %+v", i+1, share.AgentID, e)
			}
			booked[e.AgentID] = true
			d.keep(e)
		}
		d.checkRebuilt()
	})
}

// A hundred spreads of one lead do not all hit the same agent, they are as even as a rotation.
func TestAHundredSpreadsOfOneLeadAreEven(t *testing.T) {
	for n := 2; n <= 60; n++ {
		l := NewLedger(1, 1, 0, nil)
		for i := range 100 {
			shares := l.Spread(equals(n), []int64{int64(i)}, noon)
			if got, want := shares[0].AgentID, int64(i%n+1); got != want || !shares[0].Booked {
				t.Fatalf("%d agents, spread %d went to %d, want %d", n, i, got, want)
			}
		}
	}
}

// One lead spread is booked like one lead given: a pool to intern, and next to nothing beside it.
func TestSpreadOfOneLeadIsBookedLikeALeadGiven(t *testing.T) {
	for _, n := range []int{2, 3, 31} {
		d := newDesk(t, equals(n)...)
		given, _ := d.ledger.Book(Decide(d.compiled(), Facts{}, d.roster), 1, noon)
		spread := NewLedger(1, 1, 0, nil).Spread(equals(n), []int64{1}, noon)[0].Entry
		if diff := cmp.Diff(given, spread); diff != "" {
			t.Errorf("%d agents (-given +spread):\n%s", n, diff)
		}
	}
}

// A spread that divides evenly books nothing and moves nobody.
func TestSpreadThatDividesEvenlyBooksNothing(t *testing.T) {
	l := NewLedger(1, 1, 0, nil)
	for _, share := range l.Spread(equals(4), leadIDs(40), noon) {
		if share.Booked {
			t.Errorf("booked %+v", share.Entry)
		}
	}
	for _, s := range l.Standings() {
		if s.Balance != 0 {
			t.Errorf("agent %d stands at %d", s.AgentID, s.Balance)
		}
	}
	if l.NextSeq() != 1 {
		t.Errorf("next number is %d, want 1", l.NextSeq())
	}
}

// Leads that are left follow what is owed, from before too.
func TestSpreadServesWhoIsOwed(t *testing.T) {
	l := NewLedger(1, 1, 0, []fairlead.Standing{
		{AgentID: 1, Balance: -fairlead.LeadUnit}, {AgentID: 2}, {AgentID: 3, Balance: fairlead.LeadUnit},
	})
	var got []int64
	for _, s := range l.Spread(equals(3), leadIDs(5), noon) {
		got = append(got, s.AgentID)
	}
	wantPicks(t, got, 3, 2, 1, 3, 2)
}

// Who got all of their part in whole leads gets none of the rest, however much they are owed from before.
func TestSpreadKeepsToCeilings(t *testing.T) {
	l := NewLedger(1, 1, 0, []fairlead.Standing{{AgentID: 1, Balance: fairlead.LeadUnit}, {AgentID: 2, Balance: -fairlead.LeadUnit}})
	pool := []fairlead.RotationAgent{{AgentID: 1, Weight: 2}, {AgentID: 2, Weight: 1}, {AgentID: 3, Weight: 1}}
	var got []int64
	for _, s := range l.Spread(pool, leadIDs(2), noon) {
		got = append(got, s.AgentID)
	}
	wantPicks(t, got, 1, 3)
}

func TestSpreadOverNobody(t *testing.T) {
	l := NewLedger(1, 1, 0, nil)
	idle := []fairlead.RotationAgent{{AgentID: 1, Weight: 0}}
	if l.Spread(nil, leadIDs(3), noon) != nil || l.Spread(idle, leadIDs(3), noon) != nil || l.Spread(equals(2), nil, noon) != nil {
		t.Error("spread over nobody, or of nothing, gave something")
	}
	if len(l.Standings()) != 0 {
		t.Error("somebody joined")
	}
}
