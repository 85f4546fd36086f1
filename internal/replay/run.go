package replay

import (
	"container/heap"
	"maps"
	"time"

	"fairlead"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
)

// heldFor is for how long after hours begin for somebody those of others count as begun for leads that were held.
const heldFor = time.Hour

// Run decides leads one after the other, as the desk would have.
type Run struct {
	policy *routing.Policy
	people People
	zone   *time.Location // the workspace's
	roster routing.Roster
	until  time.Time     // while the roster's people hold; zero: for good
	load   map[int64]int // open leads by agent
	closes closings

	waiting []waiting      // oldest first
	strayed map[int64]bool // rotations that have not given what they gave then
	sum     summary
}

// waiting is a lead that waits, on paper.
type waiting struct {
	lead *Lead
	held bool // nobody of its rotation was within their hours when it came
}

// New begins a run of a policy, with auto-assign taken to be on. load is how many open leads agents have of before.
func New(p fairlead.Policy, people People, load map[int64]int, zone *time.Location) *Run {
	p.AutoAssign = true
	r := &Run{policy: routing.Compile(p), people: people, zone: zone, load: maps.Clone(load), strayed: map[int64]bool{}, sum: newSummary()}
	if r.load == nil {
		r.load = map[int64]int{}
	}
	r.roster.Ledgers = map[int64]*routing.Ledger{}
	return r
}

// Take decides a lead. Leads must be given in the order in which they came.
func (r *Run) Take(l Lead) {
	r.advance(l.At)
	r.begin(l)
	d := routing.Decide(r.policy, l.Facts, r.roster)
	if d.Outcome == fairlead.OutcomeWaiting {
		rotation, _ := r.policy.Rotation(d.RotationID)
		r.waiting = append(r.waiting, waiting{&l, rotation.Hold && !r.roster.Staffed(rotation)})
		return
	}
	r.settle(&l, d)
}

// begin takes over where the rotation stood that was served then. It may have been moved by hand since the lead before, so it is
// taken over anew with every lead until one goes elsewhere: from then on the rotation has a life of its own.
func (r *Run) begin(l Lead) {
	if l.Ledger != nil && !r.strayed[l.Ledger.RotationID()] {
		r.open(l.Ledger.RotationID(), l.Ledger.Standings())
	}
}

func (r *Run) open(rotationID int64, standings []fairlead.Standing) {
	now := r.roster.Now.In(r.zone)
	ledger := routing.NewLedger(rotationID, 1, routing.DayOf(now), standings)
	ledger.Turn(now)
	r.roster.Ledgers[rotationID] = ledger
}

// advance lets it be later, and leads that wait be tried whenever somebody may have become able to have them.
func (r *Run) advance(now time.Time) {
	if r.roster.Active == nil {
		r.meet(now)
	}
	for next := r.next(); !next.IsZero() && !next.After(now); next = r.next() {
		r.turn(next)
		if !r.until.IsZero() && !next.Before(r.until) {
			r.meet(next)
		}
		for len(r.closes) > 0 && !r.closes[0].at.After(next) {
			r.carry(heap.Pop(&r.closes).(closing).agent, -1)
		}
		r.pickUp()
	}
	r.turn(now)
}

// next is when something happens that may let leads that wait go to somebody; zero: never.
func (r *Run) next() time.Time {
	next := r.until
	if len(r.closes) > 0 {
		next = availability.Sooner(next, r.closes[0].at)
	}
	if len(r.waiting) == 0 {
		return next
	}
	next = availability.Sooner(next, r.policy.BackAt(r.roster.Now))
	if !r.policy.CountsDays() {
		return next
	}
	return availability.Sooner(next, availability.DayBegins(r.roster.Now, 1, r.zone))
}

func (r *Run) turn(now time.Time) {
	r.roster.Now = now.Truncate(time.Second)
	for _, l := range r.roster.Ledgers {
		l.Turn(now.In(r.zone))
	}
}

// meet looks who is there.
func (r *Run) meet(now time.Time) {
	active, states, until := r.people.At(now)
	r.roster.Active, r.until = active, until
	r.roster.States = maps.Clone(states)
	if r.roster.States == nil {
		r.roster.States = map[int64]routing.State{}
	}
	for agent, open := range r.load {
		s := r.roster.States[agent]
		s.Open = open
		r.roster.States[agent] = s
	}
}

// carry counts an agent's open leads.
func (r *Run) carry(agent int64, n int) {
	r.load[agent] = max(r.load[agent]+n, 0)
	s := r.roster.States[agent]
	s.Open = r.load[agent]
	r.roster.States[agent] = s
}

// pickUp tries the leads that wait, oldest first.
func (r *Run) pickUp() {
	left := r.waiting[:0]
	for _, w := range r.waiting {
		if w.held {
			r.roster.HeldUntil = r.roster.Now.Add(heldFor)
		}
		d := routing.Decide(r.policy, w.lead.Facts, r.roster)
		r.roster.HeldUntil = time.Time{}
		if d.Outcome == fairlead.OutcomeWaiting {
			left = append(left, w)
			continue
		}
		r.settle(w.lead, d)
	}
	r.waiting = left
}

// settle gives a lead to whom it goes, and counts it.
func (r *Run) settle(l *Lead, d fairlead.Decision) {
	if d.Outcome == fairlead.OutcomeAssigned {
		r.give(l, d)
	}
	before, after := placeOf(l.Then), placeOf(d)
	cause := Cause("")
	if before.AgentID != after.AgentID {
		cause = r.why(l.Then, d)
	}
	if before.AgentID != after.AgentID || l.Then.RotationID != d.RotationID {
		r.strayed[l.Then.RotationID], r.strayed[d.RotationID] = true, true
	}
	r.sum.count(l, r.zone, Change{l.ID, l.At, before, after, cause})
}

func (r *Run) give(l *Lead, d fairlead.Decision) {
	if d.RotationID != 0 {
		if r.roster.Ledgers[d.RotationID] == nil {
			r.open(d.RotationID, nil)
		}
		ledger := r.roster.Ledgers[d.RotationID]
		ledger.Book(d, l.ID, r.roster.Now)
		ledger.Gifts() // nobody asks for them
	}
	if l.Closed.IsZero() || l.Closed.After(r.roster.Now) {
		r.carry(d.AgentID, 1)
		if !l.Closed.IsZero() {
			heap.Push(&r.closes, closing{l.Closed, d.AgentID})
		}
	}
}

// Finish says what it came to. Leads that still wait at the end go to nobody.
func (r *Run) Finish(end time.Time) Result {
	r.advance(end)
	for _, w := range r.waiting {
		r.settle(w.lead, routing.Decide(r.policy, w.lead.Facts, r.roster))
	}
	return r.sum.result(r.policy.Source().Rules)
}

// closing is an open lead that an agent has no more from then on.
type closing struct {
	at    time.Time
	agent int64
}

// closings is a heap, the next first.
type closings []closing

func (c closings) Len() int           { return len(c) }
func (c closings) Less(i, j int) bool { return c[i].at.Before(c[j].at) }
func (c closings) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *closings) Push(x any)        { *c = append(*c, x.(closing)) }
func (c *closings) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}
