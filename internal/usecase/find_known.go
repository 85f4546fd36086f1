package usecase

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// KnownView is a lead of somebody who is known already, and what says so.
type KnownView struct {
	DuplicateView
	SameName bool      // and the same company, which is all that speaks for it
	Merged   bool      // it has the e-mail address or phone number by a lead that was merged into it
	Takes    bool      // what is handed in now is added to it, as an enquiry
	ClosedAt time.Time // when it was given the status that it has; zero: it is open, or nobody can say
}

// maxKnown is how many known leads somebody is told of.
const maxKnown = 5

// KnownLeads returns up to maxKnown leads of whoever a submission is of: the one that would take it first, then open ones,
// then closed ones, newest first. It answers as if there were no other leads than those that the actor may see.
func (a *App) KnownLeads(ctx context.Context, actor fairlead.Actor, sub fairlead.Submission) ([]KnownView, error) {
	var views []KnownView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		w, err := tx.Workspace()
		if err != nil {
			return err
		}
		sub = trimmed(sub)
		sub.Contact.Email, sub.Contact.Phone = store.Storable(sub.Contact.Email), international(sub.Contact.Phone, w.PhoneRegion)
		if views, err = a.knownByContact(tx, actor, sub, w.FindDuplicates); err != nil {
			return err
		}
		if len(views) == 0 {
			views, err = a.knownByName(tx, actor, sub.Contact)
		}
		views = views[:min(len(views), maxKnown)]
		for i := 0; i < len(views) && err == nil; i++ {
			views[i].ClosedAt, err = closedAt(tx, views[i].Lead)
		}
		return err
	})
	return views, wrap("find known leads", err)
}

// knownByContact finds leads by e-mail address and phone number, in the order of KnownLeads. Whoever has nothing to see here
// asks the same of the database as who may not see what there is.
func (a *App) knownByContact(tx store.Tx, actor fairlead.Actor, sub fairlead.Submission, joins bool) ([]KnownView, error) {
	emails, phones := keysOf([]fairlead.Lead{{Contact: sub.Contact}})
	open, err := tx.Leads().OpenByContact(emails, phones)
	if err != nil {
		return nil, err
	}
	open = open[:min(len(open), maxDuplicates)]
	all, err := tx.Leads().ByContact(emails, phones, maxDuplicates)
	if err != nil {
		return nil, err
	}
	statuses, err := tx.Statuses().List()
	if err != nil {
		return nil, err
	}
	found, err := a.viewDuplicates(tx, actor, 0, slices.Concat(open, all), emails, phones)
	if err != nil {
		return nil, err
	}
	var taker int64
	if joins && (sub.Status == "" || statuses.Open(sub.Status)) {
		taker = takerOf(found, open, sub)
	}
	views := make([]KnownView, len(found))
	for i, d := range found {
		own := has(emails, store.EmailKey(d.Contact.Email)) || has(phones, store.PhoneKey(d.Contact.Phone))
		views[i] = KnownView{DuplicateView: d, Takes: d.ID == taker, Merged: !own}
	}
	slices.SortStableFunc(views, func(a, b KnownView) int { return cmp.Compare(rank(a), rank(b)) })
	return views, nil
}

// rank is 0 for the lead that takes a submission, and less for an open one than for a closed one.
func rank(v KnownView) int {
	switch {
	case v.Takes:
		return 0
	case v.Open:
		return 1
	default:
		return 2
	}
}

// takerOf is the lead that a submission would be added to if these were all that there are; 0: none.
func takerOf(found []DuplicateView, open []store.ContactMatch, sub fairlead.Submission) int64 {
	leads := make([]fairlead.Lead, len(found))
	for i, d := range found {
		leads[i] = d.Lead
	}
	k := newKnown()
	k.enterAll(leads, open)
	if l := k.find(sub); l != nil {
		return l.ID
	}
	return 0
}

// knownByName finds leads of the same name and company, newest first: a hint, for who gave both.
func (a *App) knownByName(tx store.Tx, actor fairlead.Actor, c fairlead.Contact) ([]KnownView, error) {
	const lookedAt = 20
	if c.Name == "" || c.Company == "" {
		return nil, nil
	}
	page, err := tx.Leads().List(store.LeadQuery{Filter: fairlead.LeadFilter{Search: c.Name + " " + c.Company},
		Scope: access.Leads(actor), Sort: fairlead.SortNewest, Limit: lookedAt})
	if err != nil {
		return nil, err
	}
	other := func(l fairlead.Lead) bool {
		return !strings.EqualFold(l.Contact.Name, c.Name) || !strings.EqualFold(l.Contact.Company, c.Company)
	}
	leads, err := a.viewLeads(tx, actor.Workspace, slices.DeleteFunc(page.Leads, other))
	views := make([]KnownView, len(leads))
	for i, l := range leads {
		views[i] = KnownView{DuplicateView: DuplicateView{LeadView: l}, SameName: true}
	}
	return views, err
}

// closedAt is when a closed lead was given the status that it has; zero if it is open, or more has happened since than is
// looked at.
func closedAt(tx store.Tx, l fairlead.Lead) (time.Time, error) {
	const lookedAt = 200
	if l.Open {
		return time.Time{}, nil
	}
	entries, err := tx.Activities().ForLead(l.ID, 0, lookedAt)
	for _, e := range entries {
		if slices.ContainsFunc(e.Changes, func(c fairlead.Change) bool { return c.Field == "status" }) {
			return e.At, nil
		}
	}
	if err != nil || len(entries) == lookedAt {
		return time.Time{}, err
	}
	return l.CreatedAt, nil
}
