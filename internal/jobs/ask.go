package jobs

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// askEvery is how often a vendor is asked for leads that it has not sent.
const askEvery = time.Hour

// askTime is what is left to keep what a vendor has told, when it is asked no further.
const askTime = 5 * time.Second

// TakeArrival keeps what a source told; see usecase.App.Receive.
type TakeArrival func(ctx context.Context, workspace int64, arrival fairlead.Arrival) error

// Ask is the work of asking a vendor for leads that it has not sent, and for its forms. told is called when it was asked.
func Ask(s store.Store, now func() time.Time, connectors map[fairlead.SourceKind]ingest.Connector, take TakeArrival, told func(workspace int64), broke Broke) Work {
	i := ingester{store: s, now: now, connectors: connectors, told: told, broke: broke}
	return func(ctx context.Context, workspace, ref int64) (time.Time, error) {
		return i.ask(ctx, workspace, ref, take)
	}
}

func (i ingester) ask(ctx context.Context, workspace, ref int64, take TakeArrival) (time.Time, error) {
	r, _, err := i.read(ctx, workspace, ref)
	if err != nil {
		return time.Time{}, usecase.UnlessGone(err)
	}
	asker, asks := r.connector.(ingest.Asker)
	switch {
	case !asks:
		return time.Time{}, nil
	case i.now().Before(r.source.RestUntil):
		return r.source.RestUntil, nil
	}
	short, cancel := context.WithTimeout(ctx, workTime-askTime)
	defer cancel()
	asked, err := asker.Ask(short, r.source, sink{r, ctx, take})
	cut := short.Err() != nil && ctx.Err() == nil
	var unready *ingest.Unready
	if !errors.As(err, &unready) && err != nil && !cut {
		return time.Time{}, err
	}
	changed, err := r.write(ctx, func(tx store.Tx) error {
		if err := tx.Sources().SetAsked(ref, asked); err != nil || unready != nil || r.source.Problem == "" {
			return err
		}
		return tx.Sources().SetProblem(ref, "", time.Time{})
	})
	i.told(workspace)
	switch {
	case err != nil:
		return time.Time{}, err
	case changed:
		return i.now(), nil
	case unready != nil:
		return r.rest(ctx, unready)
	case cut:
		return i.now(), nil
	}
	return i.now().Add(askEvery), nil
}

// sink keeps what a vendor tells.
type sink struct {
	*reading
	ctx  context.Context
	take TakeArrival
}

// Leads keeps a part of the leads of a form.
func (s sink) Leads(r ingest.Received) error {
	return s.take(s.ctx, s.workspace, fairlead.Arrival{SourceID: s.source.ID, Body: r.Keep, Leads: r.Arrived()})
}

// Form enters a form, so that rules can name it before its first lead comes.
func (s sink) Form(f ingest.Form) error {
	lead := ingest.Lead{FormKey: store.Storable(f.Key), FormName: f.Name, Answers: f.Questions}
	if _, learns := mapping.FormOf(s.forms[lead.FormKey], lead); !learns {
		return nil
	}
	_, err := s.learn(s.ctx, lead)
	return err
}
