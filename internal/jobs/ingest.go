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
		r, next, err := i.read(ctx, workspace, ref)
		switch {
		case errors.Is(err, fairlead.ErrNotFound):
			return time.Time{}, nil // deleted
		case err != nil || len(r.due) == 0:
			return next, err
		case r.connector == nil:
			return i.now().Add(unknownPause), nil
		case hurried(ctx, ingestTime):
			return i.now(), nil
		}
		if err := r.takeAll(ctx); err != nil {
			return time.Time{}, err
		}
		i.told(workspace)
	}
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
		if r.due, err = tx.Arrivals().Due(ref, i.now(), togetherIn); err != nil {
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

// takeAll reads leads one after another and takes them in together. Those that could not be are noted; the others the desk
// has noted with the leads that they are now.
func (r *reading) takeAll(ctx context.Context) error {
	problems := make([]error, len(r.due))
	var together sync.WaitGroup
	for n, l := range r.due {
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
			failed = append(failed, afterProblem(r.due[n], err, r.now()))
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return r.store.WriteAside(ctx, r.workspace, func(tx store.Tx) error { return tx.Arrivals().Record(failed) })
}

// submission reads a lead and puts its answers where the form says, which learns of questions that it did not know.
func (r *reading) submission(ctx context.Context, l fairlead.ArrivedLead) (fairlead.Submission, error) {
	body, kept := r.bodies[l.ArrivalID]
	if !kept {
		return fairlead.Submission{}, &ingest.Failed{Problem: "What brought this lead is not kept any more."}
	}
	lead, err := r.connector.Read(ctx, r.source, body, l.VendorID)
	if err != nil {
		return fairlead.Submission{}, err
	}
	lead.FormKey = store.Storable(lead.FormKey)
	form, there := r.forms[lead.FormKey]
	if _, learns := mapping.FormOf(form, lead); learns || !there {
		if form, err = r.learn(ctx, lead); err != nil {
			return fairlead.Submission{}, err
		}
	}
	return mapping.Submit(lead, form), nil
}

// learn enters the questions of a lead in its form, as it is now, where an admin may be changing it.
func (r *reading) learn(ctx context.Context, lead ingest.Lead) (form fairlead.SourceForm, err error) {
	err = r.store.Write(ctx, r.workspace, func(tx store.Tx) error {
		form, err = tx.Sources().Form(r.source.ID, lead.FormKey)
		if err != nil && !errors.Is(err, fairlead.ErrNotFound) {
			return err
		}
		form.SourceID = r.source.ID
		form, _ = mapping.FormOf(form, lead)
		return tx.Sources().SaveForm(form)
	})
	r.forms[form.Key] = form
	return form, err
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
