package routing

import (
	"slices"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
)

// noon is when everything in the tests happens.
var noon = time.Date(2026, time.May, 6, 12, 0, 0, 0, time.UTC) // a Wednesday

// desk gives out the leads of one rotation, number 1, as the product does: decide, record, book. After every step it
// checks what must always hold.
type desk struct {
	t        require
	rotation fairlead.Rotation
	roster   Roster
	ledger   *Ledger
	entries  []fairlead.LedgerEntry
	version  int64
	policy   *Policy // nil: to be compiled
	lead     int64
}

// require is what *testing.T and *rapid.T share.
type require interface {
	Helper()
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

func newDesk(t require, agents ...fairlead.RotationAgent) *desk {
	d := &desk{t: t, rotation: fairlead.Rotation{ID: 1, Name: "Buyers", Strategy: fairlead.RoundRobin, Agents: agents}}
	d.ledger = NewLedger(1, 1, 0, nil)
	d.roster = Roster{Active: map[int64]bool{}, States: map[int64]State{}, Ledgers: map[int64]*Ledger{1: d.ledger}}
	for _, a := range agents {
		d.roster.Active[a.AgentID] = true
		d.ledger.Join(a.AgentID)
	}
	return d
}

// equals are n agents, 1…n, of weight 1.
func equals(n int) []fairlead.RotationAgent {
	agents := make([]fairlead.RotationAgent, n)
	for i := range agents {
		agents[i] = fairlead.RotationAgent{AgentID: int64(i + 1), Weight: 1}
	}
	return agents
}

func (d *desk) compiled() *Policy {
	if d.policy == nil {
		d.version++
		d.policy = Compile(fairlead.Policy{
			Version: d.version, AutoAssign: true, Otherwise: 1, Rotations: []fairlead.Rotation{d.rotation},
		})
	}
	return d.policy
}

// give brings one lead and answers the decision, booked if it can be.
func (d *desk) give() fairlead.Decision {
	d.t.Helper()
	decision := Decide(d.compiled(), Facts{}, d.roster)
	d.checkPick(decision)
	d.lead++
	if e, ok := d.ledger.Book(decision, d.lead, noon); ok {
		d.keep(e)
	}
	return decision
}

func (d *desk) keep(e fairlead.LedgerEntry) {
	d.t.Helper()
	if want := int64(len(d.entries) + 1); e.Seq != want {
		d.t.Fatalf("entry has number %d, want %d", e.Seq, want)
	}
	d.entries = append(d.entries, e)
	deltas, err := Deltas(e)
	if err != nil {
		d.t.Fatalf("Deltas(%+v): %v", e, err)
	}
	total := int64(0)
	for _, delta := range deltas {
		total += delta.Units
	}
	if total != 0 {
		d.t.Fatalf("entry %+v sums to %d", e, total)
	}
	d.checkSum()
}

func (d *desk) checkSum() {
	d.t.Helper()
	total := int64(0)
	for _, s := range d.ledger.Standings() {
		total += s.Balance
	}
	if total != 0 {
		d.t.Fatalf("balances sum to %d after %d entries", total, len(d.entries))
	}
}

// checkPick: every candidate once, in order; nobody outside E; only E moves.
func (d *desk) checkPick(decision fairlead.Decision) {
	d.t.Helper()
	if len(decision.Candidates) != len(d.rotation.Agents) {
		d.t.Fatalf("%d candidates of %d members", len(decision.Candidates), len(d.rotation.Agents))
	}
	eligible := 0
	for i, c := range decision.Candidates {
		a := d.rotation.Agents[i]
		can := d.roster.Active[a.AgentID] && !a.Excluded && !d.roster.Now.Before(a.OutUntil) && a.Weight > 0 && d.isThere(a.AgentID, decision.AfterHours) && d.hasRoom(a)
		switch {
		case c.AgentID != a.AgentID:
			d.t.Fatalf("candidate %d is %d, want %d", i, c.AgentID, a.AgentID)
		case (c.Reason == "") != can:
			d.t.Fatalf("agent %d: reason %q, eligible %v", c.AgentID, c.Reason, can)
		case !can && (c.Before != c.After || c.AgentID == decision.AgentID):
			d.t.Fatalf("agent %d is not eligible, but was touched: %+v", c.AgentID, c)
		case can:
			eligible++
		}
	}
	if (eligible == 0) != (decision.AgentID == 0) {
		d.t.Fatalf("%d eligible, picked %d", eligible, decision.AgentID)
	}
}

// isThere reports whether the rotation, by what it honours, takes the agent to be at work.
func (d *desk) isThere(id int64, anyHour bool) bool {
	s, h := d.roster.States[id], d.rotation.Honours
	return (!h.Leave || s.LeaveUntil.IsZero()) && (!h.Pause || s.PausedUntil.IsZero()) && (!h.Hours || anyHour || !s.Outside)
}

// hasRoom reports whether one more lead stays within every limit.
func (d *desk) hasRoom(a fairlead.RotationAgent) bool {
	now, s := d.ledger.standing(a.AgentID), d.roster.States[a.AgentID]
	within := func(c fairlead.Cap, n int) bool { return !c.Set || n+1 <= c.Most }
	return within(a.CapDay, now.Today) && within(a.CapWeek, now.Week) && within(a.MaxOpen, s.Open) && within(s.MaxOpen, s.Open)
}

// checkRebuilt: the balances are the sum of the entries.
func (d *desk) checkRebuilt() {
	d.t.Helper()
	rebuilt, err := Rebuild(1, d.entries)
	if err != nil {
		d.t.Fatalf("Rebuild: %v", err)
	}
	balances := map[int64]int64{}
	for id := range rebuilt {
		balances[id] = 0 // who left, or never joined
	}
	for _, s := range d.ledger.Standings() {
		balances[s.AgentID] = s.Balance
		rebuilt[s.AgentID] += 0
	}
	if diff := cmp.Diff(balances, rebuilt); diff != "" {
		d.t.Fatalf("balances are not the sum of the entries (-standing +rebuilt):\n%s", diff)
	}
}

func (d *desk) agent(i int) *fairlead.RotationAgent {
	d.policy = nil // about to change
	d.rotation.Agents = slices.Clone(d.rotation.Agents)
	return &d.rotation.Agents[i]
}

// worst is the largest balance by amount, in leads.
func (d *desk) worst() float64 {
	worst := int64(0)
	for _, s := range d.ledger.Standings() {
		worst = max(worst, abs(s.Balance))
	}
	return float64(worst) / float64(fairlead.LeadUnit)
}

// picks gives n leads and answers who got them.
func (d *desk) picks(n int) []int64 {
	d.t.Helper()
	out := make([]int64, n)
	for i := range out {
		out[i] = d.give().AgentID
	}
	return out
}

func wantPicks(t *testing.T, got []int64, want ...int64) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("picked (-want +got):\n%s", diff)
	}
}
