package jobs

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/store"
	"fairlead/internal/usecase"
)

// togetherIn is how many leads of a source are taken in at once: they share transactions of the desk. Fewer are read at once
// where the vendor has to be asked for each.
const (
	togetherIn  = 64
	askedAtOnce = 16
)

// ingestTime is what reading and taking in some leads may take.
const ingestTime = 12 * time.Second

// shortRest is how long a vendor is left alone that cannot be reached.
const shortRest = 15 * time.Second

// TakeIn takes in leads that a source was sent; see usecase.App.TakeArrived.
type TakeIn func(ctx context.Context, workspace int64, all []usecase.Arrived) ([]error, error)

// Broke is told that a source brings no leads, and has not for a while; see usecase.App.SourceBroke.
type Broke func(ctx context.Context, workspace, source int64, problem string) error

// Ingest is the work of taking in the leads that a source was sent. told is called when some were.
func Ingest(s store.Store, now func() time.Time, connectors map[fairlead.SourceKind]ingest.Connector, takeIn TakeIn, told func(workspace int64), broke Broke) Work {
	i := ingester{store: s, now: now, connectors: connectors, takeIn: takeIn, told: told, broke: broke}
	return i.work
}

type ingester struct {
	store      store.Store
	now        func() time.Time
	connectors map[fairlead.SourceKind]ingest.Connector
	takeIn     TakeIn
	told       func(workspace int64)
	broke      Broke
}

// work takes in what is due, some at a time, until nothing is or there is no time for more.
func (i ingester) work(ctx context.Context, workspace, ref int64) (time.Time, error) {
	for {
		r, next, err := i.read(ctx, workspace, ref)
		switch {
		case errors.Is(err, fairlead.ErrNotFound):
			return time.Time{}, nil // deleted
		case err != nil || len(r.due) == 0:
			return next, err
		case r.connector == nil:
			return i.now().Add(unknownPause), nil
		case i.now().Before(r.source.RestUntil):
			return r.source.RestUntil, nil
		case hurried(ctx, ingestTime):
			return i.now(), nil
		}
		err = r.takeAll(ctx)
		i.told(workspace)
		var unready *ingest.Unready
		switch {
		case errors.As(err, &unready):
			return r.rest(ctx, unready)
		case err != nil:
			return time.Time{}, err
		}
	}
}

// rest leaves a vendor alone for a while, unless somebody has changed the source since. The leads stay as they are: due, in the
// order in which they came.
func (r *reading) rest(ctx context.Context, why *ingest.Unready) (time.Time, error) {
	until := r.now().Add(max(why.Wait, shortRest))
	changed, err := r.write(ctx, func(tx store.Tx) error { return tx.Sources().SetProblem(r.source.ID, why.Problem, until) })
	if changed {
		until = r.now()
	}
	r.told(r.workspace)
	if err == nil && !changed && r.source.Problem != "" { // not only for a moment
		err = r.broke(ctx, r.workspace, r.source.ID, why.Problem)
	}
	return until, err
}

// write writes about the source, unless somebody has changed it since: what was found out is about another account then.
func (r *reading) write(ctx context.Context, write func(tx store.Tx) error) (changed bool, err error) {
	err = r.store.WriteAside(ctx, r.workspace, func(tx store.Tx) error {
		now, err := tx.Sources().Get(r.source.ID)
		if changed = !maps.Equal(now.Settings, r.source.Settings); changed || err != nil {
			return err
		}
		return write(tx)
	})
	return changed, usecase.UnlessGone(err)
}

// reading is the work on some leads of a source that are due.
type reading struct {
	ingester
	workspace int64
	source    fairlead.Source
	connector ingest.Connector
	due       []fairlead.ArrivedLead
	bodies    map[int64][]byte               // by arrival
	forms     map[string]fairlead.SourceForm // by key
}

// read returns some leads of a source that are due, with all that reading them needs, and when the next is.
func (i ingester) read(ctx context.Context, workspace, ref int64) (r *reading, next time.Time, err error) {
	r = &reading{ingester: i, workspace: workspace, forms: map[string]fairlead.SourceForm{}}
	err = i.store.Read(ctx, workspace, func(tx store.Tx) error {
		if r.source, err = tx.Sources().Get(ref); err != nil {
			return err
		}
		r.connector = i.connectors[r.source.Kind]
		together := togetherIn
		if ingest.Fetches(r.connector) {
			together = askedAtOnce
		}
		if r.due, err = tx.Arrivals().Due(ref, i.now(), together); err != nil {
			return err
		}
		if next, err = tx.Arrivals().NextDue(ref); err != nil || len(r.due) == 0 {
			return err
		}
		var arrivals []int64
		for _, l := range r.due {
			arrivals = append(arrivals, l.ArrivalID)
		}
		if r.bodies, err = tx.Arrivals().Bodies(arrivals); err != nil {
			return err
		}
		forms, err := tx.Sources().Forms(ref)
		for _, f := range forms {
			r.forms[f.Key] = f
		}
		return err
	})
	return r, next, err
}

// takeAll reads leads and takes them in, in their order. Those that could not be are noted; the others the desk has noted
// with the leads that they are now. The error is an *ingest.Unready if the vendor tells nothing.
func (r *reading) takeAll(ctx context.Context) error {
	leads, problems := r.readAll(ctx)
	var arrived []usecase.Arrived
	var places []int // of those among all that are due
	var tests []fairlead.ArrivedLead
	for n, l := range r.due {
		key := store.ArrivedKey{SourceID: l.SourceID, VendorID: l.VendorID}
		switch {
		case problems[n] != nil:
		case leads[n].Test:
			tests = append(tests, fairlead.ArrivedLead{SourceID: l.SourceID, VendorID: l.VendorID, State: fairlead.ArrivedTest, Attempts: l.Attempts + 1})
		default:
			var sub fairlead.Submission
			if sub, problems[n] = r.submission(ctx, l, leads[n]); problems[n] == nil {
				arrived, places = append(arrived, usecase.Arrived{Key: key, Submission: sub}), append(places, n)
			}
		}
	}
	taken, err := r.takeIn(ctx, r.workspace, arrived)
	if err != nil {
		return err
	}
	for i, n := range places {
		problems[n] = taken[i]
	}
	return r.note(ctx, problems, tests)
}

// readAll reads what is due: at once, since a vendor may take its time.
func (r *reading) readAll(ctx context.Context) (leads []ingest.Lead, problems []error) {
	leads, problems = make([]ingest.Lead, len(r.due)), make([]error, len(r.due))
	fetches := ingest.Fetches(r.connector)
	var together sync.WaitGroup
	for n, l := range r.due {
		body, kept := r.bodies[l.ArrivalID]
		if !kept && !fetches {
			problems[n] = &ingest.Failed{Problem: "What brought this lead is not kept any more."}
			continue
		}
		together.Go(func() { leads[n], problems[n] = r.connector.Read(ctx, r.source, body, l.VendorID) })
	}
	together.Wait()
	return leads, problems
}

// note writes what became of leads that the desk knows nothing of, and that the vendor answers again if it does.
func (r *reading) note(ctx context.Context, problems []error, outcome []fairlead.ArrivedLead) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var unready *ingest.Unready
	for n, err := range problems {
		switch {
		case err == nil || errors.As(err, &unready):
		case fairlead.KindOf(err) == fairlead.KindUnavailable:
			return err // the database, or the desk
		default:
			outcome = append(outcome, afterProblem(r.due[n], err, r.now()))
		}
	}
	answers := unready == nil && r.source.Problem != ""
	if len(outcome) == 0 && !answers {
		return orNil(unready)
	}
	err := r.store.WriteAside(ctx, r.workspace, func(tx store.Tx) error {
		if answers {
			if err := tx.Sources().SetProblem(r.source.ID, "", time.Time{}); err != nil {
				return err
			}
		}
		return tx.Arrivals().Record(outcome)
	})
	return cmp.Or(usecase.UnlessGone(err), orNil(unready))
}

// orNil is no error if there is none.
func orNil(u *ingest.Unready) error {
	if u == nil {
		return nil
	}
	return u
}
