package usecase

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/routing"
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

// enquire adds a submission to the timeline of the lead that the person already has. Its agent keeps it and is told;
// if there is none, or one who is inactive, the rules decide as if it came now.
func (r *round) enquire(t *ticket, lead *fairlead.Lead) {
	by := fairlead.NameOf(t.actor)
	sub := t.request.Submission
	t.becomes(lead.ID)
	r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityEnquiry, Actor: by, Text: origin(sub.Source, sub.Form), Changes: enquiry(sub)}, nil)
	r.story.leadsMoved(lead.AgentID)

	t.outcome = fairlead.OutcomeDuplicate
	d := fairlead.Decision{Outcome: fairlead.OutcomeDuplicate, AgentID: lead.AgentID}
	var row *store.DecisionRow
	keeps := r.members[lead.AgentID].MayHaveLeads()
	switch {
	case keeps:
		r.story.notify(fairlead.Notification{MemberID: lead.AgentID, Kind: fairlead.NotifyEnquiry, LeadID: lead.ID, Count: 1, Actor: by})
	case lead.Waiting == 0 && !r.known.fresh[lead.ID]:
		var routed fairlead.Decision
		if routed, row = r.reroute(lead, sub); routed.Outcome == fairlead.OutcomeAssigned {
			d = routed
		}
	}
	if row == nil {
		row = r.story.decide(store.DecisionRow{LeadID: lead.ID, Outcome: d.Outcome, AgentID: d.AgentID})
	}
	lead.UpdatedAt = r.story.at
	after := *lead
	t.answer = func() IntakeResult {
		return IntakeResult{Lead: r.visible(t, after), Decision: r.decisionView(d, row), Duplicate: true}
	}
}

// reroute lets the rules decide about a known lead that has no agent, or one who is inactive.
func (r *round) reroute(lead *fairlead.Lead, sub fairlead.Submission) (fairlead.Decision, *store.DecisionRow) {
	facts := routing.FactsOf(sub, r.story.at.In(r.zone))
	facts.Import = r.file
	previous := lead.AgentID
	d, row := r.route(lead, facts)
	if d.Outcome == fairlead.OutcomeWaiting {
		lead.AgentID = 0
	}
	r.load(previous, lead.AgentID, lead.Open)
	if d.Outcome != fairlead.OutcomeUnassigned {
		lead.Version++
		lead.UpdatedAt = r.story.at
		r.story.placed = append(r.story.placed, *lead)
		r.story.leadsMoved(previous, lead.AgentID)
	}
	return d, row
}

// enquiry lists what a new enquiry said, for the timeline: nothing a person wrote is dropped.
func enquiry(s fairlead.Submission) []fairlead.Change {
	var said []fairlead.Change
	add := func(field, value string) {
		if value != "" {
			said = append(said, fairlead.Change{Field: field, To: value})
		}
	}
	add("name", s.Contact.Name)
	add("email", s.Contact.Email)
	add("phone", s.Contact.Phone)
	add("company", s.Contact.Company)
	add("country", s.Contact.Country)
	add("language", s.Contact.Language)
	add("tags", strings.Join(s.Tags, ", "))
	if s.Value != nil {
		add("value", fmt.Sprint(*s.Value))
	}
	keys := make([]string, 0, len(s.Fields))
	for key := range s.Fields {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		add(fairlead.AnswerPrefix+key, plainJSON(s.Fields[key]))
	}
	return said
}
