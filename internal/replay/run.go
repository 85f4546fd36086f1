package replay

import (
	"container/heap"
	"maps"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
)

// Run decides leads one after the other, as the desk would have.
type Run struct {
	policy  *routing.Policy
	later   *routing.Policy // takes over at from: with those who are taken out of rotations for a while; nil: nobody is, or it has
	from    time.Time
	people  People
	zone    *time.Location // the workspace's
	roster  routing.Roster
	until   time.Time     // while the roster's people hold; zero: for good
	load    map[int64]int // open leads by agent
	limited bool          // somebody's open leads are
	closes  closings

	waiting []waiting // oldest first
	// Stopped, if set, is asked now and then whether nobody wants to know any more. What Finish says then is not whole.
	Stopped func() bool

	strayed map[int64]bool // rotations that have not given what they gave then
	sum     summary
}

// waiting is a lead that waits, on paper.
type waiting struct {
	ticket
	held bool // nobody of its rotation was within their hours when it came
}

// ticket is a lead on its way.
type ticket struct {
	id     int64
	came   time.Time
	facts  routing.Facts
	value  float64
	closed time.Time
	then   verdict
}

// New begins a run of a policy, with auto-assign taken to be on. Whoever it takes out of a rotation until a date was not out before
// from, when it was saved. load is how many open leads agents have of before.
func New(p fairlead.Policy, from time.Time, people People, load map[int64]int, zone *time.Location) *Run {
	p.AutoAssign = true
	r := &Run{policy: routing.Compile(p), from: from, people: people, zone: zone, load: maps.Clone(load), strayed: map[int64]bool{}, sum: newSummary()}
	if r.load == nil {
		r.load = map[int64]int{}
	}
	r.roster.Ledgers = map[int64]*routing.Ledger{}
	if !r.policy.BackAt(time.Time{}).IsZero() {
		r.later, r.policy = r.policy, routing.Compile(withEverybody(p))
	}
	return r
}

// withEverybody takes nobody out of a rotation for a while.
func withEverybody(p fairlead.Policy) fairlead.Policy {
	p.Rotations = slices.Clone(p.Rotations)
	for i := range p.Rotations {
		agents := slices.Clone(p.Rotations[i].Agents)
		for j := range agents {
			agents[j].OutUntil = time.Time{}
		}
		p.Rotations[i].Agents = agents
	}
	return p
}

// Take decides a lead. Leads must be given in the order in which they are decided.
func (r *Run) Take(l Lead) {
	r.advance(l.At)
	r.begin(l)
	t := ticket{l.ID, l.Came, l.Facts, l.Value, l.Closed, verdictOf(l.Then)}
	d := routing.Decide(r.policy, t.facts, r.roster)
	if d.Outcome == fairlead.OutcomeWaiting {
		rotation, _ := r.policy.Rotation(d.RotationID)
		r.waiting = append(r.waiting, waiting{t, rotation.Hold && !r.roster.Staffed(rotation)})
		r.stray(d, !l.Waited, t.then)
		return
	}
	r.stray(d, l.Waited, t.then)
	r.settle(&t, d)
}

// begin takes over where the rotation stood that was served then. It may have been moved by hand since the lead before, so it is
// taken over anew with every lead until one goes elsewhere: from then on the rotation has a life of its own.
func (r *Run) begin(l Lead) {
	if l.Ledger != nil && !r.strayed[l.Ledger.RotationID()] {
		r.open(l.Ledger.RotationID(), l.Ledger.Standings())
	}
}

// stray notes that a lead waits that did not then, or the other way round: its rotations go on from there by themselves.
func (r *Run) stray(d fairlead.Decision, other bool, then verdict) {
	if other {
		r.strayed[then.rotationID], r.strayed[d.RotationID] = true, true
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
	for next := r.next(); !next.IsZero() && !next.After(now) && !r.stopped(); next = r.next() {
		if r.happens(next) {
			r.pickUp()
		}
	}
	r.happens(now)
}

// happens lets it be a time, and reports whether that may let a lead go that waits: a closed one does only where open leads are
// limited.
func (r *Run) happens(now time.Time) (matters bool) {
	before := r.roster.Now
	r.turn(now)
	matters = routing.DayOf(before.In(r.zone)) != routing.DayOf(now.In(r.zone)) || !r.policy.BackAt(before).Equal(r.policy.BackAt(now))
	if !r.until.IsZero() && !now.Before(r.until) {
		r.meet(now)
		matters = true
	}
	for len(r.closes) > 0 && !r.closes[0].at.After(now) {
		r.carry(heap.Pop(&r.closes).(closing).agent, -1)
		matters = matters || r.limited
	}
	return matters
}

func (r *Run) stopped() bool { return r.Stopped != nil && r.Stopped() }

// next is when something happens that may let leads that wait go to somebody; zero: never.
func (r *Run) next() time.Time {
	if len(r.waiting) == 0 {
		return time.Time{}
	}
	next := r.until
	if len(r.closes) > 0 {
		next = availability.Sooner(next, r.closes[0].at)
	}
	next = availability.Sooner(next, r.policy.BackAt(r.roster.Now))
	if !r.policy.CountsDays() {
		return next
	}
	return availability.Sooner(next, availability.DayBegins(r.roster.Now, 1, r.zone))
}

func (r *Run) turn(now time.Time) {
	r.roster.Now = now.Truncate(time.Second)
	if r.later != nil && !now.Before(r.from) {
		r.policy, r.later = r.later, nil
	}
	for _, l := range r.roster.Ledgers {
		l.Turn(now.In(r.zone))
	}
}

// meet looks who is there.
func (r *Run) meet(now time.Time) {
	active, states, until := r.people.At(now)
	r.limited = r.policy.LimitsOpen()
	for _, s := range states {
		r.limited = r.limited || s.MaxOpen.Set
	}
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
	for i := range r.waiting {
		if i%1000 == 0 && r.stopped() {
			left = append(left, r.waiting[i:]...)
			break
		}
		w := &r.waiting[i]
		if w.held {
			r.roster.HeldUntil = r.roster.Now.Add(routing.HeldFor)
		}
		d := routing.Decide(r.policy, w.facts, r.roster)
		r.roster.HeldUntil = time.Time{}
		if d.Outcome == fairlead.OutcomeWaiting {
			left = append(left, *w)
			continue
		}
		r.settle(&w.ticket, d)
	}
	r.waiting = left
}

// settle gives a lead to whom it goes, and counts it.
func (r *Run) settle(t *ticket, d fairlead.Decision) {
	if d.Outcome == fairlead.OutcomeAssigned {
		r.give(t, d)
	}
	now, cause := verdictOf(d), Cause("")
	if t.then.AgentID != now.AgentID {
		cause = r.why(t.then, now)
	}
	if cause != "" || t.then.rotationID != now.rotationID {
		r.strayed[t.then.rotationID], r.strayed[now.rotationID] = true, true
	}
	r.sum.count(t.value, r.zone, Change{t.id, t.came, t.then.Place, now.Place, cause})
}

func (r *Run) give(t *ticket, d fairlead.Decision) {
	if d.RotationID != 0 {
		if r.roster.Ledgers[d.RotationID] == nil {
			r.open(d.RotationID, nil)
		}
		ledger := r.roster.Ledgers[d.RotationID]
		ledger.Book(d, t.id, r.roster.Now)
		ledger.Gifts() // nobody asks for them
	}
	if t.closed.IsZero() || t.closed.After(r.roster.Now) {
		r.carry(d.AgentID, 1)
		if !t.closed.IsZero() {
			heap.Push(&r.closes, closing{t.closed, d.AgentID})
		}
	}
}

// Finish says what it came to. Leads that still wait at the end go to nobody.
func (r *Run) Finish(end time.Time) Result {
	if end.Before(r.roster.Now) {
		end = r.roster.Now // a lead of an earlier date was decided later
	}
	r.advance(end)
	for i := range r.waiting {
		w := &r.waiting[i]
		r.settle(&w.ticket, routing.Decide(r.policy, w.facts, r.roster))
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
