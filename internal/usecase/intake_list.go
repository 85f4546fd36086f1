package usecase

import (
	"context"
	"fmt"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// MostListed is how many leads can be handed in at once.
const MostListed = maxRound

// Listed is one lead of a list that is handed in, and what became of it.
type Listed struct {
	Request IntakeRequest
	Result  IntakeResult
	Err     error // why it was not taken in; one that has an error when it is handed in is not looked at
}

// ListResult is what became of a list of leads, in its order.
type ListResult struct {
	Leads []Listed

	RepeatedStatus int // of the stored answer, when the request was a repetition
	RepeatedBody   []byte
}

// IntakeList takes leads in, one after the other in the order given, in one transaction. Each has its own answer: one that
// cannot be taken in leaves the others alone. An error is about all of them: then none is taken in.
func (a *App) IntakeList(ctx context.Context, actor fairlead.Actor, list []Listed, once *Once) (ListResult, error) {
	if err := access.Require(actor, fairlead.CreateLeads); err != nil {
		return ListResult{}, err
	}
	if once != nil && store.Storable(once.Key) != once.Key {
		return ListResult{}, fairlead.Invalid("Idempotency-Key", "This is not readable text. Send UTF-8, such as a UUID.")
	}
	if len(list) > MostListed {
		return ListResult{}, fairlead.Invalid("leads", fmt.Sprintf("Hand in at most %d leads at once.", MostListed))
	}
	p := &party{actor: actor, list: list, once: once, answered: make(chan struct{})}
	for i := range list {
		if l := &list[i]; l.Err == nil {
			l.Err = l.Request.check(actor)
		}
		if list[i].Err == nil {
			p.tickets = append(p.tickets, &ticket{actor: actor, request: list[i].Request, place: i})
		}
	}
	if len(p.tickets) == 0 {
		return ListResult{Leads: list}, nil
	}
	if err := a.desk(actor.Workspace).submit(ctx, p); err != nil {
		return ListResult{}, err
	}
	if p.repeated != nil {
		return ListResult{RepeatedStatus: p.repeated.Status, RepeatedBody: p.repeated.Body}, nil
	}
	return ListResult{Leads: p.outcome()}, nil
}

// outcome is what became of each lead of the list.
func (p *party) outcome() []Listed {
	for _, t := range p.tickets {
		l := &p.list[t.place]
		l.Result, l.Err = IntakeResult{}, t.err
		if t.err == nil {
			l.Result = t.answer()
		}
	}
	return p.list
}

// took reports whether anything came of the list.
func (p *party) took() bool {
	for _, t := range p.tickets {
		if t.err == nil {
			return true
		}
	}
	return false
}
