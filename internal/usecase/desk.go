package usecase

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// The desk's bounds: how many callers may wait before the next is turned away, and how many leads one transaction takes.
const (
	maxQueue = 10_000
	maxRound = 1_000
)

// errBusy turns a caller away when too many wait.
var errBusy = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "busy", RetryAfter: 1,
	Message: "Too many leads are waiting to be taken in. Try again in a second."}

// errClosing turns callers away while the program shuts down.
var errClosing = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "shutting_down", RetryAfter: 5,
	Message: "Fairlead is shutting down. Try again in a moment."}

// desk takes in the leads of one workspace. Fairness makes intake serial, so callers queue, and every transaction
// takes all who wait when its turn has come: a lone lead commits at once, a crowd commits together.
//
//	callers ──► queue ──► [ turn at the database ──► drain ──► decide one by one ──► write ──► commit ] ──► answers
//
// There is no timer: a batch is as large as what waited for the turn.
type desk struct {
	app       *App
	workspace int64

	mu      sync.Mutex
	queue   []*ticket
	working bool
	rested  chan struct{} // is closed when the worker has nothing to do any more
	idle    *sync.Cond
	closed  bool
	poked   bool

	last *office // what the last round knew; only the worker looks
}

// ticket is one caller's lead and, once answered is closed, their own answer.
type ticket struct {
	actor    fairlead.Actor
	request  IntakeRequest
	came     time.Time
	caller   context.Context
	answered chan struct{}
	arrived  *fairlead.ArrivedLead // that it is, if a source was sent it
	err      error
	outcome  fairlead.Outcome    // "": not known, or answered before
	answer   func() IntakeResult // worded by the caller, not at the desk: it reads only what no longer changes
}

func newDesk(app *App, workspace int64) *desk {
	d := &desk{app: app, workspace: workspace}
	d.idle = sync.NewCond(&d.mu)
	return d
}

// desk returns the workspace's desk.
func (a *App) desk(workspace int64) *desk {
	a.mu.Lock()
	defer a.mu.Unlock()
	d := a.desks[workspace]
	if d == nil {
		d = newDesk(a, workspace)
		d.closed = a.closed
		a.desks[workspace] = d
	}
	return d
}

// Close turns new leads away, waits until everybody who was waiting has an answer, and returns.
func (a *App) Close() {
	a.mu.Lock()
	a.closed = true
	desks := make([]*desk, 0, len(a.desks))
	for _, d := range a.desks {
		desks = append(desks, d)
	}
	a.mu.Unlock()
	for _, d := range desks {
		d.close()
	}
}

// submit queues a lead and waits for its answer. If ctx ends first the lead is taken in all the same.
func (d *desk) submit(ctx context.Context, t *ticket) (IntakeResult, error) {
	d.mu.Lock()
	switch {
	case d.closed:
		d.mu.Unlock()
		return IntakeResult{}, errClosing
	case len(d.queue) >= maxQueue:
		d.mu.Unlock()
		return IntakeResult{}, errBusy
	}
	t.came, t.caller = d.app.clock(), ctx
	d.queue = append(d.queue, t)
	d.work()
	d.mu.Unlock()

	select {
	case <-t.answered:
		if t.err != nil {
			return IntakeResult{}, t.err
		}
		return t.answer(), nil
	case <-ctx.Done():
		return IntakeResult{}, ctx.Err()
	}
}

// poke lets the desk try the waiting leads again, if that is worth while.
func (d *desk) poke() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return
	}
	d.poked = true
	d.work()
}

// work starts the worker unless it runs. The caller holds mu.
func (d *desk) work() {
	if !d.working {
		d.working, d.rested = true, make(chan struct{})
		go d.run()
	}
}

func (d *desk) run() {
	for {
		d.mu.Lock()
		if len(d.queue) == 0 && !d.poked {
			d.working = false
			close(d.rested)
			d.idle.Broadcast()
			d.mu.Unlock()
			return
		}
		d.poked = false
		d.mu.Unlock()
		d.turn()
	}
}

// quiet is closed when nobody waits at the desk.
func (d *desk) quiet() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.working {
		return d.rested
	}
	quiet := make(chan struct{})
	close(quiet)
	return quiet
}

func (d *desk) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	for d.working {
		d.idle.Wait()
	}
}

// drain takes who waits, at most maxRound of them.
func (d *desk) drain() []*ticket {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := min(len(d.queue), maxRound)
	taken := d.queue[:n:n]
	d.queue = d.queue[n:]
	return taken
}

// turn is one transaction. If it fails as a whole, each lead is tried alone, so that one cannot take its neighbours
// with it; unless the database is away, which nobody could survive.
func (d *desk) turn() {
	var taken []*ticket
	err := d.round(func() []*ticket {
		taken = d.drain()
		return taken
	})
	switch {
	case err == nil:
	case len(taken) > 1 && fairlead.KindOf(err) != fairlead.KindUnavailable:
		for _, t := range taken {
			t.answer, t.err, t.outcome, t.arrived = nil, nil, "", nil
			if err := d.round(func() []*ticket { return []*ticket{t} }); err != nil {
				t.err = err
			}
		}
	default:
		if taken == nil {
			taken = d.drain()
		}
		for _, t := range taken {
			t.err = err
		}
	}
	for _, t := range taken {
		close(t.answered)
	}
}

// round runs one transaction over the tickets that take hands out once the turn at the database has come.
func (d *desk) round(take func() []*ticket) error {
	var r *round
	var tickets []*ticket
	turn := d.app.clock()
	err := d.app.store.WriteIntake(context.Background(), d.workspace, func(tx store.Tx) (err error) {
		turn = d.app.clock()
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("take in leads: panic: %v\n%s", p, debug.Stack())
			}
		}()
		if r, err = newRound(d.app, tx, d.workspace, d.last); err != nil {
			return fmt.Errorf("take in leads: %w", err)
		}
		tickets = take()
		if err := r.run(tickets); err != nil {
			return fmt.Errorf("take in leads: %w", err)
		}
		return nil
	})
	d.measured(turn, r, tickets, err)
	if err != nil {
		d.last = nil // its balances may have moved
		return err
	}
	d.last = r.office
	d.app.tell(r.story.stale)
	return nil
}

// tell says what went stale, if anything did, and that there are jobs.
func (a *App) tell(s Stale) {
	if s.wake {
		a.outside.Wake()
	}
	if len(s.Topics) > 0 || len(s.SignedOut) > 0 {
		a.outside.Publish(s)
	}
}

// Sweep lets the desk of a workspace try its waiting leads again if it has reason to. Who gives a desk reason pokes it,
// but may have died in between: so a job sweeps now and then.
func (a *App) Sweep(ctx context.Context, workspace int64) error {
	err := a.store.Read(ctx, workspace, func(tx store.Tx) error {
		desk, err := tx.Desk().Get()
		if err == nil && desk.Dirty {
			a.desk(workspace).poke()
		}
		return err
	})
	return wrap("sweep waiting leads", err)
}
