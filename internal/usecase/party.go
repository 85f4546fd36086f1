package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// party is what one caller hands in: one lead, or several that stay together and in their order. Once answered is closed
// it has its answer.
type party struct {
	actor    fairlead.Actor
	list     []Listed  // all that was handed in
	tickets  []*ticket // those that nothing is wrong with
	once     *Once     // nil: without an Idempotency-Key
	came     time.Time
	caller   context.Context
	answered chan struct{}
	err      error         // none was taken in
	repeated *store.Answer // that its Idempotency-Key got the first time
}

// ticket is one lead of a party and what becomes of it.
type ticket struct {
	actor   fairlead.Actor
	request IntakeRequest
	place   int                   // in the list
	arrived *fairlead.ArrivedLead // that it is, if a source was sent it
	row     *fairlead.ImportRow   // that it is, of a file
	unruled bool                  // no rule is asked: who gets it is settled when all rows are looked at
	err     error
	outcome fairlead.Outcome    // "": not known, or answered before
	answer  func() IntakeResult // worded by the caller, not at the desk: it reads only what no longer changes
}

// again forgets what became of a party in a transaction that failed.
func (p *party) again() {
	p.err, p.repeated = nil, nil
	for _, t := range p.tickets {
		t.again()
	}
}

func (t *ticket) again() { t.answer, t.err, t.outcome, t.arrived = nil, nil, "", nil }
