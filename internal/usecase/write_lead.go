package usecase

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// LeadPatch is what to change of a lead; nil leaves a value as it is.
type LeadPatch struct {
	Name, Email, Phone, Company, Country, Language *string
	Source, Form, ExternalID                       *string
	Status                                         *fairlead.Status
	Tags                                           *[]string                  // replaces all
	Fields                                         map[string]json.RawMessage // merges; a null value removes the key
	ClearFields                                    bool
	Value                                          **float64 // a pointer to nil clears it
}

var errStale = &fairlead.Error{Kind: fairlead.KindStale, Code: "stale",
	Message: "Somebody changed this lead in the meantime. Look at it again, then repeat your change."}

// changeLead runs change on one lead in one transaction; change says whether there is anything to write.
func (a *App) changeLead(ctx context.Context, actor fairlead.Actor, id, ifMatch int64, change func(*story, *fairlead.Lead, map[int64]fairlead.Member) error) (LeadView, error) {
	var view LeadView
	err := a.tellStory(ctx, a.write, actor.Workspace, func(tx store.Tx) (*story, error) {
		lead, err := leadInScope(tx, actor, id)
		if err != nil {
			return nil, err
		}
		if ifMatch != 0 && ifMatch != lead.Version {
			return nil, errStale
		}
		members, err := membersByID(tx)
		if err != nil {
			return nil, err
		}
		s := a.newStory(tx, actor.Workspace)
		if err := change(s, &lead, members); err != nil {
			return nil, err
		}
		if err := s.write(); err != nil {
			return nil, err
		}
		view, err = a.viewLead(tx, actor.Workspace, lead)
		return s, err
	})
	return view, err
}

// PatchLead changes a lead's own values and tells the timeline which. ifMatch 0 takes any version.
func (a *App) PatchLead(ctx context.Context, actor fairlead.Actor, id int64, patch LeadPatch, ifMatch int64) (LeadView, error) {
	if err := access.Require(actor, fairlead.EditLeads); err != nil {
		return LeadView{}, err
	}
	view, err := a.changeLead(ctx, actor, id, ifMatch, func(s *story, lead *fairlead.Lead, _ map[int64]fairlead.Member) error {
		if err := patch.fit(s.tx); err != nil {
			return err
		}
		var statuses fairlead.Statuses
		if patch.Status != nil {
			all, err := s.tx.Statuses().List()
			if err != nil {
				return err
			}
			statuses = all
		}
		return s.patch(actor, lead, patch, statuses)
	})
	return view, wrap("change lead", err)
}

// patch changes a lead's own values, in the types of their fields already, and tells the timeline which.
func (s *story) patch(actor fairlead.Actor, lead *fairlead.Lead, patch LeadPatch, statuses fairlead.Statuses) error {
	after := *lead
	if err := patch.apply(&after); err != nil {
		return err
	}
	if err := patch.open(statuses, &after); err != nil {
		return err
	}
	changes := differences(*lead, after)
	if len(changes) == 0 {
		return nil
	}
	if !after.Open {
		after.Waiting = 0
	}
	after.Version++
	after.UpdatedAt = s.at
	s.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityChanged, Actor: fairlead.NameOf(actor), Changes: changes}, nil)
	s.leadsMoved(lead.AgentID)
	s.change(after)
	*lead = after
	return nil
}

// fit writes a new phone number as the whole world dials it, and new answers in the types of their fields.
func (p *LeadPatch) fit(tx store.Tx) error {
	if p.Phone == nil && len(p.Fields) == 0 {
		return nil
	}
	w, err := tx.Workspace()
	if err != nil {
		return err
	}
	fields, err := tx.Fields().List()
	if err != nil {
		return err
	}
	return p.fitTo(fields, w.PhoneRegion)
}

// fitTo is fit where these are the fields, and phone numbers are dialled in this region. An answer that is empty is one to
// take out.
func (p *LeadPatch) fitTo(fields []fairlead.Field, region string) error {
	if p.Phone != nil {
		p.Phone = new(international(visible(*p.Phone), region))
	}
	fitted, err := fitAnswers(fields, p.Fields, region)
	if err != nil {
		return err
	}
	for key := range p.Fields {
		if _, there := fitted[key]; !there {
			fitted[key] = json.RawMessage("null")
		}
	}
	p.Fields = fitted
	return nil
}

// open notes on the lead what its new status means.
func (p *LeadPatch) open(statuses fairlead.Statuses, l *fairlead.Lead) error {
	if p.Status == nil {
		return nil
	}
	l.Open = statuses.Open(l.Status)
	return checkStatus(l.Status, statuses)
}

// apply writes the patch into the lead and checks what came of it as if it were handed in.
func (p LeadPatch) apply(l *fairlead.Lead) error {
	sub := asSubmitted(*l)
	for _, v := range []struct{ from, to *string }{
		{p.Name, &sub.Contact.Name}, {p.Email, &sub.Contact.Email}, {p.Phone, &sub.Contact.Phone},
		{p.Company, &sub.Contact.Company}, {p.Country, &sub.Contact.Country}, {p.Language, &sub.Contact.Language},
		{p.Source, &sub.Source}, {p.Form, &sub.Form}, {p.ExternalID, &sub.ExternalID},
	} {
		if v.from != nil {
			*v.to = *v.from
		}
	}
	if p.Status != nil {
		sub.Status = *p.Status
	}
	if p.Tags != nil {
		sub.Tags = *p.Tags
	}
	if p.Value != nil {
		sub.Value = *p.Value
	}
	sub.Fields = p.mergeFields(sub.Fields)
	sub = trimmed(sub)
	if err := checkSubmission(sub); err != nil {
		return err
	}
	l.Contact, l.Source, l.Form, l.ExternalID = sub.Contact, sub.Source, sub.Form, sub.ExternalID
	l.Status, l.Tags, l.Value, l.Fields = sub.Status, sub.Tags, sub.Value, sub.Fields
	return nil
}

func (p LeadPatch) mergeFields(fields map[string]json.RawMessage) map[string]json.RawMessage {
	merged := map[string]json.RawMessage{}
	if !p.ClearFields {
		maps.Copy(merged, fields)
	}
	for key, value := range p.Fields {
		if string(value) == "null" {
			delete(merged, key)
		} else {
			merged[key] = value
		}
	}
	return merged
}

// differences lists what changed between two states of a lead, for the timeline.
func differences(a, b fairlead.Lead) []fairlead.Change {
	var list []fairlead.Change
	add := func(field, from, to string) {
		if from != to {
			list = append(list, fairlead.Change{Field: field, From: from, To: to})
		}
	}
	add("status", string(a.Status), string(b.Status))
	add("name", a.Contact.Name, b.Contact.Name)
	add("email", a.Contact.Email, b.Contact.Email)
	add("phone", a.Contact.Phone, b.Contact.Phone)
	add("company", a.Contact.Company, b.Contact.Company)
	add("country", a.Contact.Country, b.Contact.Country)
	add("language", a.Contact.Language, b.Contact.Language)
	add("source", a.Source, b.Source)
	add("form", a.Form, b.Form)
	add("external_id", a.ExternalID, b.ExternalID)
	add("tags", strings.Join(a.Tags, ", "), strings.Join(b.Tags, ", "))
	add("value", money(a.Value), money(b.Value))
	keys := slices.Collect(maps.Keys(a.Fields))
	keys = append(keys, slices.Collect(maps.Keys(b.Fields))...)
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		add(fairlead.AnswerPrefix+key, plainJSON(a.Fields[key]), plainJSON(b.Fields[key]))
	}
	return list
}

func money(v *float64) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}

// plainJSON is a JSON value as a person would write it.
func plainJSON(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}
