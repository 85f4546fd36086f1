package routing

import (
	"slices"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// Whatever happens to a rotation, its balances sum to 0, are the sum of its entries, and nobody outside E is touched.
func TestLawSumIsZeroWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, drawAgents(t, 1, 50)...)
		w := &world{desk: d, nextAgent: 1000, now: noon}
		t.Repeat(map[string]func(*rapid.T){
			"lead":     func(t *rapid.T) { w.giveSome(t) },
			"weight":   func(t *rapid.T) { w.anyone(t).Weight = rapid.IntRange(0, 100).Draw(t, "weight") },
			"exclude":  func(t *rapid.T) { a := w.anyone(t); a.Excluded = !a.Excluded },
			"activate": func(t *rapid.T) { id := w.anyone(t).AgentID; d.roster.Active[id] = !d.roster.Active[id] },
			"join":     func(t *rapid.T) { w.join(t) },
			"leave":    func(t *rapid.T) { w.leave(t) },
			"undo":     func(t *rapid.T) { w.undo(t) },
			"settle":   func(t *rapid.T) { w.settle() },
			"spread":   func(t *rapid.T) { w.spread(t) },
			"reload":   func(t *rapid.T) { w.reload() },
			"state":    func(t *rapid.T) { w.roster.States[w.anyone(t).AgentID] = drawState(t) },
			"limit": func(t *rapid.T) {
				a := w.anyone(t)
				a.CapDay, a.CapWeek, a.MaxOpen = drawCap(t), drawCap(t), drawCap(t)
			},
			"way":    func(t *rapid.T) { w.way(t) },
			"manual": func(t *rapid.T) { w.manual(t) },
			"level":  func(t *rapid.T) { w.level() },
			"day": func(t *rapid.T) {
				w.now = w.now.AddDate(0, 0, rapid.IntRange(0, 8).Draw(t, "days"))
				w.ledger.Turn(w.now)
			},
			"": func(t *rapid.T) { d.t = t; d.checkSum(); d.checkRebuilt() },
		})
	})
}

// world is a desk to which anything may happen.
type world struct {
	*desk
	nextAgent int64
	now       time.Time
}

// way changes how the rotation gives leads.
func (w *world) way(t *rapid.T) {
	drawn := drawRotation(t)
	w.policy = nil
	w.rotation.Strategy, w.rotation.Honours, w.rotation.Hold = drawn.Strategy, drawn.Honours, drawn.Hold
}

func (w *world) manual(t *rapid.T) {
	id := w.anyone(t).AgentID
	d := fairlead.Decision{RotationID: 1, Candidates: w.compiled().Candidates(1, w.roster)}
	e, ok := w.ledger.BookManual(d, id, 7, noon)
	if !ok || e.AgentID != id {
		t.Fatalf("a member's lead is not counted: %+v", e)
	}
	w.keep(e)
}

func (w *world) level() {
	if e, ok := w.ledger.Level(noon); ok {
		w.keep(e)
	}
	if w.worst() != 0 {
		w.t.Fatalf("somebody is %.3f leads off after levelling", w.worst())
	}
}

func drawAgents(t *rapid.T, least, most int) []fairlead.RotationAgent {
	weights := rapid.SliceOfN(rapid.IntRange(0, fairlead.MaxWeight), least, most).Draw(t, "weights")
	agents := make([]fairlead.RotationAgent, len(weights))
	for i, w := range weights {
		agents[i] = fairlead.RotationAgent{AgentID: int64(i + 1), Weight: w}
	}
	return agents
}

func (w *world) anyone(t *rapid.T) *fairlead.RotationAgent {
	if len(w.rotation.Agents) == 0 {
		t.Skip("nobody is left")
	}
	return w.agent(rapid.IntRange(0, len(w.rotation.Agents)-1).Draw(t, "who"))
}

func (w *world) giveSome(t *rapid.T) {
	for range rapid.IntRange(1, 20).Draw(t, "leads") {
		w.give()
	}
}

func (w *world) join(t *rapid.T) {
	w.nextAgent++
	w.policy = nil
	w.rotation.Agents = append(slices.Clone(w.rotation.Agents), fairlead.RotationAgent{
		AgentID: w.nextAgent, Weight: rapid.IntRange(0, 100).Draw(t, "weight"),
	})
	w.roster.Active[w.nextAgent] = true
	if rapid.Bool().Draw(t, "stands at once") {
		w.ledger.Join(w.nextAgent)
	}
}

func (w *world) leave(t *rapid.T) {
	id := w.anyone(t).AgentID
	w.rotation.Agents = slices.DeleteFunc(w.rotation.Agents, func(a fairlead.RotationAgent) bool { return a.AgentID == id })
	if e, ok := w.ledger.Dissolve(id, w.rotation.Agents, noon); ok {
		w.keep(e)
	}
	if w.ledger.stands(id) {
		t.Fatalf("agent %d left and still stands", id)
	}
}

func (w *world) undo(t *rapid.T) {
	if len(w.entries) == 0 {
		t.Skip("nothing to undo")
	}
	e, err := w.ledger.Undo(w.entries[rapid.IntRange(0, len(w.entries)-1).Draw(t, "entry")], noon)
	if err != nil {
		t.Fatalf("Undo: %v", err)
	}
	w.keep(e)
}

func (w *world) settle() {
	before := w.worst()
	e, ok := w.ledger.Settle(noon)
	if ok != (before > 2) {
		w.t.Fatalf("worst was %.3f, settled: %v", before, ok)
	}
	if ok {
		w.keep(e)
	}
	if after := w.worst(); after > 2 {
		w.t.Fatalf("somebody is %.3f leads off after settling", after)
	}
}

func (w *world) spread(t *rapid.T) {
	pool := w.compiled().Eligible(1, w.roster)
	n := rapid.IntRange(0, 200).Draw(t, "leads")
	for _, share := range w.ledger.Spread(pool, leadIDs(n), noon) {
		if share.Booked {
			w.entries = append(w.entries, share.Entry)
		}
	}
}

// reload takes the ledger up again, as after a restart.
func (w *world) reload() {
	again := NewLedger(1, w.ledger.NextSeq(), w.ledger.Day(), w.ledger.Standings())
	w.ledger.Turn(w.now)
	w.ledger.Gifts()
	again.Turn(w.now)
	sameZone := cmp.Comparer(func(a, b *time.Location) bool { return a == b })
	if diff := cmp.Diff(w.ledger, again, cmp.AllowUnexported(Ledger{}), cmpopts.EquateEmpty(), sameZone); diff != "" {
		w.t.Fatalf("a ledger taken up again differs:\n%s", diff)
	}
	w.ledger, w.roster.Ledgers[1] = again, again
}

func leadIDs(n int) []int64 {
	ids := make([]int64, n)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	return ids
}

// Adding somebody who cannot have leads changes no decision.
func TestLawIneligibleAgentsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agents := drawAgents(t, 1, 30)
		extra := fairlead.RotationAgent{AgentID: 999, Weight: rapid.IntRange(0, 100).Draw(t, "extra weight")}
		inactive := rapid.Bool().Draw(t, "inactive")
		extra.Excluded = !inactive && extra.Weight > 0
		at := rapid.IntRange(0, len(agents)).Draw(t, "place")
		plain, with := newDesk(t, agents...), newDesk(t, slices.Insert(slices.Clone(agents), at, extra)...)
		with.roster.Active[999] = !inactive
		for range 100 {
			a, b := plain.give(), with.give()
			if a.AgentID != b.AgentID || a.Tie != b.Tie {
				t.Fatalf("%d (%s) without, %d (%s) with", a.AgentID, a.Tie, b.AgentID, b.Tie)
			}
			b.Candidates = slices.Delete(b.Candidates, at, at+1)
			if diff := cmp.Diff(a.Candidates, b.Candidates); diff != "" {
				t.Fatalf("candidates (-without +with):\n%s", diff)
			}
		}
	})
}

// Undoing everything, newest first, brings the balances back; at equal weights, whose turn it is too.
func TestLawUndoOfAllIsTheStart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agents := drawAgents(t, 1, 40)
		equal := rapid.Bool().Draw(t, "equal weights")
		if equal {
			agents = equals(len(agents))
		}
		n := rapid.IntRange(1, 100).Draw(t, "leads")
		d, fresh := newDesk(t, agents...), newDesk(t, agents...)
		before := d.picks(rapid.IntRange(0, 30).Draw(t, "before"))
		fresh.picks(len(before))
		from := len(d.entries)
		start := balances(d.ledger)
		d.picks(n)
		for i := len(d.entries) - 1; i >= from; i-- {
			e, err := d.ledger.Undo(d.entries[i], noon)
			if err != nil {
				t.Fatalf("Undo: %v", err)
			}
			d.keep(e)
		}
		if diff := cmp.Diff(start, balances(d.ledger)); diff != "" {
			t.Fatalf("balances (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(fresh.picks(n), d.picks(n)); equal && diff != "" {
			t.Fatalf("turns after undo (-as if nothing had happened +got):\n%s", diff)
		}
	})
}

func balances(l *Ledger) map[int64]int64 {
	out := map[int64]int64{}
	for _, s := range l.Standings() {
		out[s.AgentID] = s.Balance
	}
	return out
}
