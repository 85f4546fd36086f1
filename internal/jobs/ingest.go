package jobs

import (
	"context"
	"errors"
	"sync"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/store"
)

// togetherIn is how many leads of a source are taken in at once: they share transactions of the desk.
const togetherIn = 64

// ingestTime is what reading and taking in some leads may take.
const ingestTime = 5 * time.Second

// readPauses stand between the attempts to read a lead from a vendor, the last of which is two days after the first.
var readPauses = []time.Duration{
	5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// TakeIn takes in a lead that a source was sent; see usecase.App.TakeArrived.
type TakeIn func(ctx context.Context, workspace int64, key store.ArrivedKey, sub fairlead.Submission) error

// Ingest is the work of taking in the leads that a source was sent. told is called when some were.
func Ingest(s store.Store, now func() time.Time, connectors map[fairlead.SourceKind]ingest.Connector, takeIn TakeIn, told func(workspace int64)) Work {
	i := ingester{store: s, now: now, connectors: connectors, takeIn: takeIn, told: told}
	return i.work
}

type ingester struct {
	store      store.Store
	now        func() time.Time
	connectors map[fairlead.SourceKind]ingest.Connector
	takeIn     TakeIn
	told       func(workspace int64)
}

// work takes in what is due, some at a time, until nothing is or there is no time for more.
func (i ingester) work(ctx context.Context, workspace, ref int64) (time.Time, error) {
	for {
		source, due, next, err := i.read(ctx, workspace, ref)
		connector := i.connectors[source.Kind]
		switch {
		case errors.Is(err, fairlead.ErrNotFound):
			return time.Time{}, nil // deleted
		case err != nil || len(due) == 0:
			return next, err
		case connector == nil:
			return i.now().Add(unknownPause), nil
		case hurried(ctx, ingestTime):
			return i.now(), nil
		}
		r := reading{ingester: i, workspace: workspace, source: source, connector: connector, bodies: map[int64][]byte{}}
		if err := r.takeAll(ctx, due); err != nil {
			return time.Time{}, err
		}
		i.told(workspace)
	}
}

// read returns a source, some of its leads that are due, and when the next is.
func (i ingester) read(ctx context.Context, workspace, ref int64) (source fairlead.Source, due []fairlead.ArrivedLead, next time.Time, err error) {
	err = i.store.Read(ctx, workspace, func(tx store.Tx) error {
		if source, err = tx.Sources().Get(ref); err != nil {
			return err
		}
		if due, err = tx.Arrivals().Due(ref, i.now(), togetherIn); err != nil {
			return err
		}
		next, err = tx.Arrivals().NextDue(ref)
		return err
	})
	return source, due, next, err
}

// reading is the work on some leads of a source.
type reading struct {
	ingester
	workspace int64
	source    fairlead.Source
	connector ingest.Connector
	bodies    map[int64][]byte // by arrival
}

// takeAll reads leads one after another and takes them in together. Those that could not be are noted; the others the desk
// has noted with the leads that they are now.
func (r *reading) takeAll(ctx context.Context, due []fairlead.ArrivedLead) error {
	problems := make([]error, len(due))
	var together sync.WaitGroup
	for n, l := range due {
		sub, err := r.submission(ctx, l)
		if err != nil {
			problems[n] = err
			continue
		}
		together.Go(func() {
			problems[n] = r.takeIn(ctx, r.workspace, store.ArrivedKey{SourceID: l.SourceID, VendorID: l.VendorID}, sub)
		})
	}
	together.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var failed []fairlead.ArrivedLead
	for n, err := range problems {
		switch {
		case err == nil:
		case fairlead.KindOf(err) == fairlead.KindUnavailable:
			return err // the database, or the desk
		default:
			failed = append(failed, afterProblem(due[n], err, r.now()))
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return r.store.WriteAside(ctx, r.workspace, func(tx store.Tx) error { return tx.Arrivals().Record(failed) })
}

// submission reads a lead and puts its answers where the form says, which learns of questions that it did not know.
func (r *reading) submission(ctx context.Context, l fairlead.ArrivedLead) (sub fairlead.Submission, err error) {
	form := fairlead.SourceForm{SourceID: r.source.ID}
	var lead ingest.Lead
	if lead, err = r.lead(ctx, l); err != nil {
		return sub, err
	}
	err = r.store.Read(ctx, r.workspace, func(tx store.Tx) error {
		known, err := tx.Sources().Form(r.source.ID, store.Storable(lead.FormKey))
		if err == nil {
			form = known
		} else if errors.Is(err, fairlead.ErrNotFound) {
			err = nil
		}
		return err
	})
	if err != nil {
		return sub, err
	}
	lead.FormKey = store.Storable(lead.FormKey)
	form, changed := mapping.FormOf(form, lead)
	if changed {
		err = r.store.WriteAside(ctx, r.workspace, func(tx store.Tx) error { return tx.Sources().SaveForm(form) })
	}
	return mapping.Submit(lead, form), err
}

// lead reads one lead of what was kept.
func (r *reading) lead(ctx context.Context, l fairlead.ArrivedLead) (ingest.Lead, error) {
	body, there := r.bodies[l.ArrivalID]
	if !there {
		err := r.store.Read(ctx, r.workspace, func(tx store.Tx) error {
			arrival, err := tx.Arrivals().Get(l.ArrivalID)
			body = arrival.Body
			return err
		})
		if errors.Is(err, fairlead.ErrNotFound) {
			return ingest.Lead{}, &ingest.Failed{Problem: "What brought this lead is not kept any more."}
		}
		if err != nil {
			return ingest.Lead{}, err
		}
		r.bodies[l.ArrivalID] = body
	}
	return r.connector.Read(ctx, r.source, body, l.VendorID)
}

// afterProblem is a lead that could not be taken in: it is tried again, unless that would not help.
func afterProblem(l fairlead.ArrivedLead, err error, at time.Time) fairlead.ArrivedLead {
	l.Attempts++
	l.State, l.NextAt, l.Problem = fairlead.ArrivedFailed, time.Time{}, "Something went wrong on our side. It has been logged."
	var failed *ingest.Failed
	var refused *fairlead.Error
	switch {
	case errors.As(err, &failed):
		l.Problem = failed.Problem
	case errors.As(err, &refused):
		l.Problem = sentenceOf(refused)
	case l.Attempts <= len(readPauses):
		l.State, l.NextAt = fairlead.ArrivedDue, at.Add(jittered(readPauses[l.Attempts-1], l.VendorID))
	}
	return l
}

// sentenceOf says what is wrong, and with which value.
func sentenceOf(e *fairlead.Error) string {
	if len(e.Fields) > 0 {
		return e.Fields[0].Field + ": " + e.Fields[0].Message
	}
	return e.Message
}
