package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Arrival is what a source was sent at once.
type Arrival struct {
	ID      int64         `json:"id"`
	At      time.Time     `json:"at"`
	Status  int           `json:"status" doc:"The HTTP status that it was answered with; 0: the source was asked, and this is what it told"`
	Problem *string       `json:"problem" doc:"Why it was refused"`
	Leads   []ArrivedLead `json:"leads" doc:"Those in it that no arrival has brought before"`
}

// ArrivedLead is one lead of it.
type ArrivedLead struct {
	VendorID string                `json:"vendor_id" doc:"The vendor's own id of the lead"`
	State    fairlead.ArrivedState `json:"state" doc:"due: about to be taken in, perhaps not for the first time; test: the vendor tried the connection; failed: somebody has to look; erased: the vendor wanted that"`
	Lead     *Ref                  `json:"lead" doc:"The lead that it is now; without a name if that is deleted"`
	Attempts int                   `json:"attempts"`
	NextAt   *time.Time            `json:"next_at" doc:"When it is tried next"`
	Problem  *string               `json:"problem" doc:"Why it could not be taken in the last time"`
}

// WholeArrival is an arrival with what it said.
type WholeArrival struct {
	Arrival
	Body string `json:"body" doc:"As it came, without what is secret; JSON in lines"`
}

func wireArrival(a usecase.ArrivalView) Arrival {
	leads := make([]ArrivedLead, 0, len(a.Leads))
	for _, l := range a.Leads {
		var lead *Ref
		if l.LeadID != 0 {
			lead = &Ref{ID: l.LeadID, Name: a.Names[l.LeadID]}
		}
		leads = append(leads, ArrivedLead{VendorID: l.VendorID, State: l.State, Lead: lead, Attempts: l.Attempts, NextAt: orNull(l.NextAt), Problem: orNull(l.Problem)})
	}
	return Arrival{ID: a.ID, At: a.At, Status: a.Status, Problem: orNull(a.Problem), Leads: leads}
}

type sourceArrivals struct {
	IDPath
	Paging
}

func (a *API) listArrivals(ctx context.Context, actor fairlead.Actor, in *sourceArrivals) (*Answer[List[Arrival]], error) {
	return pageAs(in.Paging, wireArrival, func(before int64, limit int) ([]usecase.ArrivalView, int64, error) {
		page, err := a.App.Arrivals(ctx, actor, in.ID, before, limit)
		return page.Arrivals, page.Next, err
	})
}

func (a *API) getArrival(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[WholeArrival], error) {
	arrival, err := a.App.Arrival(ctx, actor, in.ID)
	if err != nil {
		return nil, err
	}
	return answer(WholeArrival{wireArrival(arrival), readable(arrival.Body)}), nil
}

// readable is a body as people read it: JSON in lines.
func readable(body []byte) string {
	var lines bytes.Buffer
	if json.Indent(&lines, body, "", "  ") == nil {
		return lines.String()
	}
	return strings.ToValidUTF8(string(body), "\uFFFD")
}

func (a *API) replayArrival(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.RetryArrival(ctx, actor, in.ID)
}
