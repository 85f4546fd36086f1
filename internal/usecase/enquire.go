package usecase

import (
	"fmt"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

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
