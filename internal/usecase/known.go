package usecase

import (
	"fmt"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// known finds the open lead of a person who asks again, by folded e-mail address or phone number: among the stored
// leads and among those of this very round.
type known struct {
	byEmail, byPhone map[string]*fairlead.Lead
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

// meet reads the leads that are known already.
func meet(tx store.Tx, matches []store.ContactMatch) (known, error) {
	k := known{byEmail: map[string]*fairlead.Lead{}, byPhone: map[string]*fairlead.Lead{}, fresh: map[int64]bool{}}
	if len(matches) == 0 {
		return k, nil
	}
	ids := make([]int64, len(matches))
	for i, m := range matches {
		ids[i] = m.LeadID
	}
	leads, err := tx.Leads().Get(ids, fairlead.LeadScope{All: true})
	if err != nil {
		return k, err
	}
	slices.SortFunc(leads, func(a, b fairlead.Lead) int { return int(a.ID - b.ID) })
	for i := range leads {
		k.enter(&leads[i])
		for _, m := range matches {
			if m.LeadID == leads[i].ID {
				k.enterUnder(m.Email, m.Phone, &leads[i])
			}
		}
	}
	return k, nil
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

// add makes a lead of this round known.
func (k known) add(l fairlead.Lead) {
	if l.Open {
		k.fresh[l.ID] = true
		k.enter(&l)
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
	r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityEnquiry, Actor: by, Text: origin(sub), Changes: enquiry(sub)}, nil)
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
	previous := lead.AgentID
	d, row := r.route(lead, facts)
	if d.Outcome == fairlead.OutcomeWaiting {
		lead.AgentID = 0
	}
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
		add("fields."+key, plainJSON(s.Fields[key]))
	}
	return said
}
