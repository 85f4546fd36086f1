package usecase

import (
	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// errExternalTaken is told who may not see the lead that has an external id: a second lead of that id would be worse.
var errExternalTaken = &fairlead.Error{Kind: fairlead.KindConflict, Code: "external_id_taken",
	Message: "Another lead has this external_id, and you may not change it.",
	Fields:  []fairlead.FieldError{{Field: "external_id", Message: "This is another lead's."}}}

// externalIDs are those by which leads are looked for.
func externalIDs(tickets []*ticket) (ids []string) {
	for _, t := range tickets {
		if t.request.Update != nil || t.row != nil && t.request.Submission.ExternalID != "" {
			ids = append(ids, t.request.Submission.ExternalID)
		}
	}
	return ids
}

// update changes the lead that has the submission's external id. Its agent stays, and so does the id that it has: it may be
// found by that of a lead which was merged into it.
func (r *round) update(t *ticket, lead *fairlead.Lead) {
	if !access.Leads(t.actor).Sees(*lead) {
		t.err = errExternalTaken
		return
	}
	patch := *t.request.Update
	if t.err = patch.fitTo(r.fields, r.workspace.PhoneRegion); t.err != nil {
		return
	}
	before := *lead
	if t.err = r.story.patch(t.actor, lead, patch, r.statuses); t.err != nil {
		return
	}
	r.load(agentIf(before.AgentID, before.Open), agentIf(lead.AgentID, lead.Open), true)
	if r.workspace.FindDuplicates {
		r.known.changed(before, lead)
	}
	r.note(t, *lead)
	t.outcome = fairlead.OutcomeUpdated
	after := *lead
	t.answer = func() IntakeResult {
		return IntakeResult{Lead: r.leadView(after), Updated: true,
			Decision: r.decisionView(fairlead.Decision{Outcome: fairlead.OutcomeUpdated, AgentID: after.AgentID}, nil)}
	}
}

// changed makes a lead known by the contact that it has now.
func (k known) changed(before fairlead.Lead, l *fairlead.Lead) {
	if email := store.EmailKey(before.Contact.Email); k.byEmail[email] == l {
		delete(k.byEmail, email)
	}
	if phone := store.PhoneKey(before.Contact.Phone); k.byPhone[phone] == l {
		delete(k.byPhone, phone)
	}
	if l.Open {
		k.enter(l)
	}
}

// another reports whether a lead that has the same contact is not the one that a ticket speaks of: who names leads by
// external ids says that two of them are two.
func (r *round) another(t *ticket, lead *fairlead.Lead) bool {
	return t.request.Update != nil && lead.ExternalID != "" && lead.ExternalID != t.request.Submission.ExternalID
}

// adopt gives a lead that has none the external id of the ticket that it is found by, so that the next one is an update.
func (r *round) adopt(t *ticket, lead *fairlead.Lead) {
	if t.request.Update == nil || lead.ExternalID != "" || !access.Leads(t.actor).Sees(*lead) {
		return
	}
	id := t.request.Submission.ExternalID
	if err := r.story.patch(t.actor, lead, LeadPatch{ExternalID: &id}, r.statuses); err == nil { // else it is found by its contact again
		r.known.byExternal[id] = lead
	}
}
