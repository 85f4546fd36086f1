package usecase

import (
	"context"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// DuplicateView is a lead that may be of the same person, and what says so.
type DuplicateView struct {
	LeadView
	SameEmail, SamePhone bool
}

// maxDuplicates is how many possible duplicates are looked at.
const maxDuplicates = 50

// Duplicates returns the leads, closed ones too, that have a lead's e-mail address or phone number, newest first: those
// that the actor may see.
func (a *App) Duplicates(ctx context.Context, actor fairlead.Actor, id int64) ([]DuplicateView, error) {
	var views []DuplicateView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		lead, err := leadInScope(tx, actor, id)
		if err != nil {
			return err
		}
		merged, err := tx.Leads().MergedInto(id)
		if err != nil {
			return err
		}
		emails, phones := keysOf(append(merged, lead))
		matches, err := tx.Leads().ByContact(emails, phones, maxDuplicates)
		if err != nil {
			return err
		}
		views, err = a.viewDuplicates(tx, actor, id, matches, emails, phones)
		return err
	})
	return views, wrap("find duplicates", err)
}

func keysOf(leads []fairlead.Lead) (emails, phones []string) {
	for _, l := range leads {
		emails = append(emails, store.EmailKey(l.Contact.Email))
		phones = append(phones, store.PhoneKey(l.Contact.Phone))
	}
	return emails, phones
}

// has reports whether a key is among those of a person; no key is nobody's.
func has(keys []string, key string) bool { return key != "" && slices.Contains(keys, key) }

func (a *App) viewDuplicates(tx store.Tx, actor fairlead.Actor, id int64, matches []store.ContactMatch, emails, phones []string) ([]DuplicateView, error) {
	var ids []int64
	for _, m := range matches {
		if m.LeadID != id && !slices.Contains(ids, m.LeadID) {
			ids = append(ids, m.LeadID)
		}
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	shown, err := a.viewLeads(tx, actor.Workspace, leads)
	views := make([]DuplicateView, len(shown))
	for i, v := range shown {
		views[i].LeadView = v
		for _, m := range matches {
			same := m.LeadID == v.ID
			views[i].SameEmail = views[i].SameEmail || same && has(emails, m.Email)
			views[i].SamePhone = views[i].SamePhone || same && has(phones, m.Phone)
		}
	}
	return views, err
}
