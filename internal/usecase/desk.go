package usecase

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"sync"

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
// takes all who wait when its turn has come: a lone lead commits at once, a crowd commits together. Who brings many leads
// is never split: they are one party, in one transaction.
//
//	callers ──► queue ──► [ turn at the database ──► drain ──► decide one by one ──► write ──► commit ] ──► answers
//
// There is no timer: a batch is as large as what waited for the turn.
type desk struct {
	app       *App
	workspace int64

	mu      sync.Mutex
	queue   []*party
	waiting int // leads in the queue
	working bool
	rested  chan struct{} // is closed when the worker has nothing to do any more
	idle    *sync.Cond
	closed  bool
	poked   bool

	last *office // what the last round knew; only the worker looks
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
	desks := slices.Collect(maps.Values(a.desks))
	a.mu.Unlock()
	for _, d := range desks {
		d.close()
	}
}

// submit queues a party and waits for its answer. If ctx ends first its leads are taken in all the same.
func (d *desk) submit(ctx context.Context, p *party) error {
	d.mu.Lock()
	switch {
	case d.closed:
		d.mu.Unlock()
		return errClosing
	case d.waiting >= maxQueue:
		d.mu.Unlock()
		return errBusy
	}
	p.came, p.caller = d.app.clock(), ctx
	d.queue = append(d.queue, p)
	d.waiting += len(p.tickets)
	d.work()
	d.mu.Unlock()

	select {
	case <-p.answered:
		return p.err
	case <-ctx.Done():
		return ctx.Err()
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

// drain takes who waits, with at most maxRound leads in all.
func (d *desk) drain() []*party {
	d.mu.Lock()
	defer d.mu.Unlock()
	n, leads := 0, 0
	for n < len(d.queue) && leads+len(d.queue[n].tickets) <= maxRound {
		leads += len(d.queue[n].tickets)
		n++
	}
	taken := d.queue[:n:n]
	d.queue, d.waiting = d.queue[n:], d.waiting-leads
	return taken
}

// turn is one transaction. If it fails as a whole, each party is tried alone, so that one cannot take its neighbours
// with it; unless the database is away, which nobody could survive.
func (d *desk) turn() {
	var taken []*party
	err := d.round(func() []*party {
		taken = d.drain()
		return taken
	})
	many := len(taken) > 1 || len(taken) == 1 && len(taken[0].tickets) > 1
	if err != nil && taken == nil {
		taken = d.drain()
	}
	for _, p := range taken {
		switch {
		case err == nil:
		case many && fairlead.KindOf(err) != fairlead.KindUnavailable:
			d.alone(p)
		default:
			p.err = err
		}
		close(p.answered)
	}
}

// alone is a transaction of one party. If even that fails, the leads that it fails for are left out.
func (d *desk) alone(p *party) {
	p.again()
	only := func() []*party { return []*party{p} }
	err := d.round(only)
	if err != nil && len(p.tickets) > 1 && fairlead.KindOf(err) != fairlead.KindUnavailable {
		p.again()
		if err = d.sift(p); err == nil {
			err = d.round(only)
		}
	}
	p.err = err
}

// sift finds the leads of a party that no transaction survives: it rehearses each alone, and writes none.
func (d *desk) sift(p *party) error {
	for _, t := range p.tickets {
		err := d.rehearse(t)
		if fairlead.KindOf(err) == fairlead.KindUnavailable {
			return err
		}
		t.again()
		t.err = err
	}
	return nil
}

// errRehearsed ends a transaction in which everything went well.
var errRehearsed = errors.New("rehearsed")

func (d *desk) rehearse(t *ticket) error {
	err := d.app.store.WriteIntake(context.Background(), d.workspace, func(tx store.Tx) error {
		_, err := d.attempt(tx, nil, func() []*party { return []*party{{actor: t.actor, tickets: []*ticket{t}}} })
		if err == nil {
			_, err = tx.Workspace() // so that everything written is in
		}
		return cmp.Or(err, errRehearsed)
	})
	if errors.Is(err, errRehearsed) {
		return nil
	}
	return err
}

// round runs one transaction over the parties that take hands out once the turn at the database has come.
func (d *desk) round(take func() []*party) error {
	var r *round
	var parties []*party
	turn := d.app.clock()
	err := d.app.writeIntake(context.Background(), d.workspace, func(tx store.Tx) (err error) {
		turn = d.app.clock()
		r, err = d.attempt(tx, d.last, func() []*party {
			parties = take()
			return parties
		})
		return err
	})
	d.measured(turn, r, parties, err)
	if err != nil {
		d.last = nil // its balances may have moved
		return err
	}
	d.last = r.office
	d.app.tell(r.story.stale)
	return nil
}

// attempt takes parties in, in a transaction. A panic is an error.
func (d *desk) attempt(tx store.Tx, last *office, take func() []*party) (r *round, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("take in leads: panic: %v\n%s", p, debug.Stack())
		}
	}()
	if r, err = newRound(d.app, tx, d.workspace, last); err == nil {
		err = r.run(take())
	}
	if err != nil {
		return r, fmt.Errorf("take in leads: %w", err)
	}
	return r, nil
}
