package routing

import (
	"fmt"
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Equal weights, a fixed set: strict rotation for ever, nobody a whole lead off, and every full round comes out at
// exactly 0. Remainders that always went to the same agents would drift by a unit per lead.
func TestLawEqualWeightsRotateStrictly(t *testing.T) {
	for n := 1; n <= 60; n++ {
		d := newDesk(t, equals(n)...)
		for i := range 40*n + 7 {
			if got, want := d.give().AgentID, int64(i%n+1); got != want {
				t.Fatalf("%d agents, lead %d: picked %d, want %d", n, i, got, want)
			}
			if d.worst() >= 1 {
				t.Fatalf("%d agents, lead %d: somebody is %v leads off", n, i, d.worst())
			}
			if full := i%n == n-1; full && d.worst() != 0 {
				t.Fatalf("%d agents, after %d full rounds: balances are not exactly 0", n, (i+1)/n)
			}
		}
	}
}

// The same over a million leads, where units too coarse or remainders that always go to the same agents would show.
func TestLawEqualWeightsRotateStrictlyForEver(t *testing.T) {
	for _, n := range []int{3, 7, 30, 31, 37, 59} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			for _, weight := range []int64{1, 7} {
				e := fleet(n, func(int) int64 { return weight })
				for i := range 1_000_000 {
					picked, _ := serve(e)
					if picked != i%n {
						t.Fatalf("weight %d, lead %d: picked %d, want %d", weight, i, picked, i%n)
					}
					e[picked].lastSeq = int64(i + 1)
				}
			}
		})
	}
}

// fleet are n runners at the start.
func fleet(n int, weight func(i int) int64) []runner {
	e := make([]runner, n)
	for i := range e {
		e[i] = runner{agent: int64(i + 1), weight: weight(i), place: i}
	}
	return e
}

// A fixed set with any weights: nobody is ever two leads off.
func TestLawFixedSetStaysWithinTwoLeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agents := drawAgents(t, 1, 50)
		e := fleet(len(agents), func(i int) int64 { return int64(agents[i].Weight) })
		e = without(e, func(r runner) bool { return r.weight == 0 })
		if len(e) == 0 {
			return
		}
		for i := range 3000 {
			picked, _ := serve(e)
			e[picked].lastSeq = int64(i + 1)
			checkBand(t, e, 2*fairlead.LeadUnit)
		}
	})
}

// Two agents are never more than half a lead off.
func TestLawTwoAgentsStayWithinHalfALead(t *testing.T) {
	for w := int64(1); w <= 100; w++ {
		e := fleet(2, func(i int) int64 { return []int64{w, 101 - w}[i] })
		for i := range 1000 {
			picked, _ := serve(e)
			e[picked].lastSeq = int64(i + 1)
			checkBand(t, e, fairlead.LeadUnit/2+3) // and rounding
		}
	}
}

func without(e []runner, drop func(runner) bool) []runner {
	var kept []runner
	for _, r := range e {
		if !drop(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

func checkBand(t require, e []runner, bound int64) {
	t.Helper()
	total := int64(0)
	for _, r := range e {
		if total += r.balance; abs(r.balance) >= bound {
			t.Fatalf("agent %d is %.4f leads off", r.agent, float64(r.balance)/float64(fairlead.LeadUnit))
		}
	}
	if total != 0 {
		t.Fatalf("balances sum to %d", total)
	}
}

// People who come and go at random, each there at least 30 % of the time: within one and a half leads.
func TestLawRandomPresenceStaysWithinOneAndAHalf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 50).Draw(t, "agents")
		presence := rapid.Float64Range(0.3, 1).Draw(t, "presence")
		equal := rapid.Bool().Draw(t, "equal weights")
		dice := newDice(rapid.Uint64().Draw(t, "seed"))
		all := fleet(n, func(int) int64 {
			if equal {
				return 1
			}
			return int64(1 + dice.below(fairlead.MaxWeight))
		})
		for i := range 3000 {
			here := without(all, func(runner) bool { return dice.unit() >= presence })
			if len(here) == 0 {
				continue
			}
			picked, _ := serve(here)
			here[picked].lastSeq = int64(i + 1)
			for _, r := range here {
				all[r.place] = r
			}
			checkBand(t, all, fairlead.LeadUnit*3/2)
		}
	})
}

// dice are a splitmix64 generator: chance that a seed repeats.
type dice struct{ state uint64 }

func newDice(seed uint64) *dice { return &dice{seed} }

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (d *dice) unit() float64   { return float64(d.next()>>11) / (1 << 53) }
func (d *dice) below(n int) int { return int(d.next() % uint64(n)) }

// Counts follow the weights: after any number of leads, each agent has their part within two.
func TestLawCountsFollowTheWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, 20)...)
		n, total := rapid.IntRange(1, 300).Draw(t, "leads"), 0
		for _, a := range d.rotation.Agents {
			total += a.Weight
		}
		count := map[int64]int{}
		for _, id := range d.picks(n) {
			count[id]++
		}
		for _, a := range d.rotation.Agents {
			fair := float64(n*a.Weight) / float64(max(total, 1))
			if off := float64(count[a.AgentID]) - fair; off <= -2 || off >= 2 {
				t.Fatalf("agent %d has %d of %d leads, fair is %.2f", a.AgentID, count[a.AgentID], n, fair)
			}
		}
	})
}

// Upcoming is what then happens.
func TestLawUpcomingComesTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, 20)...)
		d.picks(rapid.IntRange(0, 50).Draw(t, "before"))
		want := d.compiled().Upcoming(1, d.roster)
		got := map[int64]int{}
		for n := 1; n <= horizon && len(got) < len(want); n++ {
			if id := d.give().AgentID; got[id] == 0 {
				got[id] = n
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("upcoming (-said +came):\n%s", diff)
		}
	})
}
