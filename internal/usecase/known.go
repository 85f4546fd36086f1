package usecase

import (
	"maps"
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// known finds the open lead of a person who asks again, by folded e-mail address or phone number, and the lead of an
// external id: among the stored leads and among those of this very round.
type known struct {
	leads            map[int64]*fairlead.Lead // each once, under whatever it is found
	byEmail, byPhone map[string]*fairlead.Lead
	byExternal       map[string]*fairlead.Lead
	fresh            map[int64]bool // leads of this round
}

// contactKeys are the folded e-mail addresses and phone numbers of who came.
func contactKeys(tickets []*ticket) (emails, phones []string) {
	for _, t := range tickets {
		if key := store.EmailKey(t.request.Submission.Contact.Email); key != "" {
			emails = append(emails, key)
		}
		if key := store.PhoneKey(t.request.Submission.Contact.Phone); key != "" {
			phones = append(phones, key)
		}
	}
	return emails, phones
}

func newKnown() known {
	return known{leads: map[int64]*fairlead.Lead{}, byEmail: map[string]*fairlead.Lead{}, byPhone: map[string]*fairlead.Lead{},
		byExternal: map[string]*fairlead.Lead{}, fresh: map[int64]bool{}}
}

// meet reads the leads that are known already.
func meet(tx store.Tx, brief store.Brief) (known, error) {
	k := newKnown()
	ids := slices.Collect(maps.Values(brief.External))
	for _, m := range brief.Open {
		ids = append(ids, m.LeadID)
	}
	if len(ids) == 0 {
		return k, nil
	}
	slices.Sort(ids)
	leads, err := tx.Leads().Get(slices.Compact(ids), fairlead.LeadScope{All: true})
	if err != nil {
		return k, err
	}
	k.enterAll(leads, brief.Open)
	for key, id := range brief.External {
		k.byExternal[key] = k.leads[id]
	}
	return k, nil
}

// enterAll makes leads known, the open ones by their contact: their own, and that of leads that were merged into them.
func (k known) enterAll(leads []fairlead.Lead, open []store.ContactMatch) {
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return int(a.ID - b.ID) })
	for i := range leads {
		l := &leads[i]
		k.leads[l.ID] = l
		for _, m := range open {
			if m.LeadID == l.ID {
				k.enter(l)
				k.enterUnder(m.Email, m.Phone, l)
			}
		}
	}
}

// enter makes a lead known; where two share a key, the older one stays.
func (k known) enter(l *fairlead.Lead) {
	k.enterUnder(store.EmailKey(l.Contact.Email), store.PhoneKey(l.Contact.Phone), l)
}

func (k known) enterUnder(email, phone string, l *fairlead.Lead) {
	if email != "" && k.byEmail[email] == nil {
		k.byEmail[email] = l
	}
	if phone != "" && k.byPhone[phone] == nil {
		k.byPhone[phone] = l
	}
}

// add makes a lead of this round known, by its contact if it is open and people are looked for.
func (k known) add(l fairlead.Lead, people bool) {
	k.fresh[l.ID] = true
	k.leads[l.ID] = &l
	if l.ExternalID != "" && k.byExternal[l.ExternalID] == nil {
		k.byExternal[l.ExternalID] = &l
	}
	if l.Open && people {
		k.enter(&l)
	}
}

// recall makes known who was known before, and what had become of them.
func (k known) recall(before known) {
	maps.Copy(k.leads, before.leads)
	maps.Copy(k.byEmail, before.byEmail)
	maps.Copy(k.byPhone, before.byPhone)
	maps.Copy(k.byExternal, before.byExternal)
	maps.Copy(k.fresh, before.fresh)
}

// moved notes where a lead is that changed hands in this round.
func (k known) moved(l fairlead.Lead) {
	if known := k.leads[l.ID]; known != nil {
		*known = l
	}
}

func (k known) find(s fairlead.Submission) *fairlead.Lead {
	if l := k.byEmail[store.EmailKey(s.Contact.Email)]; l != nil {
		return l
	}
	return k.byPhone[store.PhoneKey(s.Contact.Phone)]
}
