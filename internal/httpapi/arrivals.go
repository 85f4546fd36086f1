package httpapi

import (
	"context"
	"strings"
	"time"

	"fairlead"
)

// Arrival is what a source was sent at once.
type Arrival struct {
	ID      int64         `json:"id"`
	At      time.Time     `json:"at"`
	Status  int           `json:"status" doc:"The HTTP status that it was answered with"`
	Problem *string       `json:"problem" doc:"Why it was refused"`
	Leads   []ArrivedLead `json:"leads" doc:"Those in it that no arrival has brought before"`
}

// ArrivedLead is one lead of it.
type ArrivedLead struct {
	VendorID string                `json:"vendor_id" doc:"The vendor's own id of the lead"`
	State    fairlead.ArrivedState `json:"state" doc:"due: about to be taken in, perhaps not for the first time; test: the vendor tried the connection; failed: somebody has to look"`
	LeadID   *int64                `json:"lead_id" doc:"The lead that it is now"`
	Attempts int                   `json:"attempts"`
	NextAt   *time.Time            `json:"next_at" doc:"When it is tried next"`
	Problem  *string               `json:"problem" doc:"Why it could not be taken in the last time"`
}

// WholeArrival is an arrival with what it said.
type WholeArrival struct {
	Arrival
	Body string `json:"body" doc:"As it came, without what is secret"`
}

func wireArrival(a fairlead.Arrival) Arrival {
	leads := make([]ArrivedLead, 0, len(a.Leads))
	for _, l := range a.Leads {
		leads = append(leads, ArrivedLead{VendorID: l.VendorID, State: l.State, LeadID: orNull(l.LeadID), Attempts: l.Attempts, NextAt: orNull(l.NextAt), Problem: orNull(l.Problem)})
	}
	return Arrival{ID: a.ID, At: a.At, Status: a.Status, Problem: orNull(a.Problem), Leads: leads}
}

type sourceArrivals struct {
	IDPath
	Paging
}

func (a *API) listArrivals(ctx context.Context, actor fairlead.Actor, in *sourceArrivals) (*Answer[List[Arrival]], error) {
	before, err := in.before()
	if err != nil {
		return nil, err
	}
	page, err := a.App.Arrivals(ctx, actor, in.ID, before, in.Limit)
	if err != nil {
		return nil, err
	}
	return answer(pageOf(page.Arrivals, wireArrival, page.Next)), nil
}

func (a *API) getArrival(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[WholeArrival], error) {
	arrival, err := a.App.Arrival(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return answer(WholeArrival{wireArrival(arrival), strings.ToValidUTF8(string(arrival.Body), "\uFFFD")}), nil
}

func (a *API) replayArrival(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.Replay(ctx, actor, in.ID)
}
