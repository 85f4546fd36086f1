package jobs

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
	"fairlead/internal/store"
)

// readPauses stand between the attempts to read a lead from a vendor, the last of which is two days after the first.
var readPauses = []time.Duration{
	5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// submission puts the answers of a lead where its form says, which learns of questions that it did not know.
func (r *reading) submission(ctx context.Context, l fairlead.ArrivedLead, lead ingest.Lead) (sub fairlead.Submission, err error) {
	lead.FormKey = store.Storable(lead.FormKey)
	form, there := r.forms[lead.FormKey]
	if !there {
		lead.FormName = r.nameOf(ctx, lead)
	}
	if _, learns := mapping.FormOf(form, lead); learns || !there {
		if form, err = r.learn(ctx, lead); err != nil {
			return sub, err
		}
	}
	sub = mapping.Submit(lead, form)
	sub.CameAt = cameAt(lead.At, l.At)
	return sub, nil
}

// nameOf asks the vendor what a form is called of which no lead has come before.
func (r *reading) nameOf(ctx context.Context, lead ingest.Lead) string {
	asker, asks := r.connector.(ingest.Asker)
	if !asks || lead.FormName != "" || lead.FormKey == "" {
		return lead.FormName
	}
	form, err := asker.Form(ctx, r.source, lead.FormKey)
	if err != nil {
		return "" // it can be given a name later
	}
	return form.Name
}

// believed is how long before it came somebody may have filled in a form: no vendor keeps a lead longer.
const believed = 100 * 24 * time.Hour

// cameAt is when somebody filled in a form: when the vendor says, unless that makes no sense, or else when it was sent.
func cameAt(said, sent time.Time) time.Time {
	if said.IsZero() || said.After(sent) || sent.Sub(said) > believed {
		return sent
	}
	return said
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
