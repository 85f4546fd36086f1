package usecase

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// LeadMerge is how two leads become one: the other one goes into the one that is kept.
type LeadMerge struct {
	Other  int64
	Choose map[string]MergeSide // by field; one that is not named keeps its value, or takes the other's if it has none
}

// MergeSide is whose value the kept lead has.
type MergeSide string

// The sides.
const (
	MergeThis  MergeSide = "this"
	MergeOther MergeSide = "other"
)

// MergeLeads makes one lead of two, for good. The kept one has the chosen values, the tags of both, the answers to every
// question, the tasks and both timelines; the other one is gone, and its address, e-mail and phone lead to the kept one.
func (a *App) MergeLeads(ctx context.Context, actor fairlead.Actor, id int64, in LeadMerge, ifMatch int64) (LeadView, error) {
	if err := access.Require(actor, access.ToMerge...); err != nil {
		return LeadView{}, err
	}
	view, err := a.changeLead(ctx, actor, id, 0, func(s *story, lead *fairlead.Lead, members map[int64]fairlead.Member) error {
		heirs, err := s.tx.Leads().Heirs([]int64{in.Other})
		if err != nil || heirs[in.Other] == id {
			return err // done already
		}
		if ifMatch != 0 && ifMatch != lead.Version {
			return errStale
		}
		other, err := otherLead(s.tx, actor, *lead, in.Other)
		if err != nil {
			return err
		}
		m := merge{kept: *lead, other: other, choose: in.Choose, members: members}
		if err := m.run(); err != nil {
			return err
		}
		s.merged(actor, &m, *lead)
		*lead = m.kept
		if err := s.tx.Tasks().Move(other.ID, id); err != nil {
			return err
		}
		return s.tx.Leads().Merge(other.ID, id, s.at)
	})
	return view, wrap("merge leads", err)
}

func otherLead(tx store.Tx, actor fairlead.Actor, kept fairlead.Lead, id int64) (fairlead.Lead, error) {
	found, err := tx.Leads().Get([]int64{id}, access.Leads(actor))
	switch {
	case err != nil:
		return fairlead.Lead{}, err
	case id == kept.ID:
		return fairlead.Lead{}, fairlead.Invalid("other_id", "A lead cannot be merged with itself. Choose another one.")
	case len(found) == 0:
		return fairlead.Lead{}, fairlead.Invalid("other_id", fmt.Sprintf("There is no lead %d, or you may not see it.", id))
	default:
		return found[0], nil
	}
}

// merged tells what became of the two leads.
func (s *story) merged(actor fairlead.Actor, m *merge, before fairlead.Lead) {
	by := fairlead.NameOf(actor)
	if m.kept.AgentID != before.AgentID {
		from := refOf(m.members, before.AgentID)
		s.tell(handover(m.kept.ID, by, from, refOf(m.members, m.kept.AgentID)), nil)
		kind := fairlead.NotifyAssigned
		if from != nil {
			kind = fairlead.NotifyReassigned
		}
		s.lost(before.AgentID, m.kept.ID, by)
		if m.kept.AgentID != 0 {
			s.notify(fairlead.Notification{MemberID: m.kept.AgentID, Kind: kind, LeadID: m.kept.ID, Count: 1, Actor: by})
		}
	}
	s.tell(fairlead.Activity{LeadID: m.kept.ID, Kind: fairlead.ActivityMerged, Actor: by, Changes: m.left,
		From: &fairlead.Ref{ID: m.other.ID, Name: displayName(m.other.Contact)}}, nil)
	s.leadsMoved(before.AgentID, m.kept.AgentID, m.other.AgentID)
	m.kept.Version++
	m.kept.UpdatedAt = s.at
	s.changed = append(s.changed, m.kept)
}

// merge is one lead of two in the making.
type merge struct {
	kept, other fairlead.Lead
	choose      map[string]MergeSide
	members     map[int64]fairlead.Member
	left        []fairlead.Change // what each value was that did not stay, and what stands
	known       []string          // fields that can be chosen
}

func (m *merge) run() error {
	before := m.kept
	m.texts()
	m.choices()
	m.answers()
	if err := m.agent(); err != nil {
		return err
	}
	m.kept.Tags = cleanTags(slices.Concat(m.kept.Tags, m.other.Tags))
	if !m.kept.Open || m.kept.AgentID != 0 {
		m.kept.Waiting = 0
	} else if m.kept.Waiting == 0 {
		m.kept.Waiting = m.other.Waiting
	}
	if m.kept.Status != before.Status {
		m.left = append(m.left, fairlead.Change{Field: "status", From: string(before.Status), To: string(m.kept.Status)})
	}
	sub := asSubmitted(m.kept)
	return fairlead.InvalidFields(slices.Concat(m.unknown(), checkTags(sub.Tags), checkFields(sub)))
}

// takes reports whether the kept lead has the other's value of a field.
func (m *merge) takes(field string, empty bool) bool {
	m.known = append(m.known, field)
	side, chosen := m.choose[field]
	return side == MergeOther || !chosen && empty
}

// pick leaves in own what the kept lead has of a field, and notes what did not stay.
func pick[T any](m *merge, field string, own *T, other T, text func(T) string) {
	old, theirs := text(*own), text(other)
	switch took := m.takes(field, old == ""); {
	case took && old != theirs:
		m.left = append(m.left, fairlead.Change{Field: field, From: old, To: theirs})
		*own = other
	case !took && theirs != "" && theirs != old:
		m.left = append(m.left, fairlead.Change{Field: field, From: theirs, To: old})
	}
}

func (m *merge) texts() {
	k, o := &m.kept, &m.other
	asIs := func(text string) string { return text }
	for _, v := range []struct {
		field string
		own   *string
		other string
	}{
		{"name", &k.Contact.Name, o.Contact.Name}, {"email", &k.Contact.Email, o.Contact.Email}, {"phone", &k.Contact.Phone, o.Contact.Phone},
		{"company", &k.Contact.Company, o.Contact.Company}, {"country", &k.Contact.Country, o.Contact.Country},
		{"language", &k.Contact.Language, o.Contact.Language}, {"source", &k.Source, o.Source}, {"form", &k.Form, o.Form},
		{"external_id", &k.ExternalID, o.ExternalID},
	} {
		pick(m, v.field, v.own, v.other, asIs)
	}
}

func (m *merge) choices() {
	pick(m, "value", &m.kept.Value, m.other.Value, money)
	if m.takes("status", false) {
		m.kept.Status, m.kept.Open = m.other.Status, m.other.Open
	}
}

// answers picks one answer to every question of either form.
func (m *merge) answers() {
	m.kept.Fields = maps.Clone(m.kept.Fields)
	if m.kept.Fields == nil {
		m.kept.Fields = map[string]json.RawMessage{}
	}
	keys := slices.Sorted(maps.Keys(m.other.Fields))
	for _, key := range keys {
		own := m.kept.Fields[key]
		pick(m, fairlead.AnswerPrefix+key, &own, m.other.Fields[key], func(raw json.RawMessage) string { return plainJSON(raw) })
		m.kept.Fields[key] = own
	}
}

// agent keeps the agent, or takes the other's. An agent who was deactivated is not taken unasked.
func (m *merge) agent() error {
	if !m.takes("assigned_agent", m.kept.AgentID == 0 && m.members[m.other.AgentID].MayHaveLeads()) || m.kept.AgentID == m.other.AgentID {
		return nil
	}
	if m.other.AgentID != 0 && !m.members[m.other.AgentID].MayHaveLeads() {
		return agentError(m.members, m.other.AgentID, "choose.assigned_agent")
	}
	m.kept.AgentID = m.other.AgentID
	return nil
}

// unknown names what was chosen that cannot be.
func (m *merge) unknown() []fairlead.FieldError {
	for key := range m.kept.Fields {
		m.known = append(m.known, fairlead.AnswerPrefix+key)
	}
	var wrong []fairlead.FieldError
	for _, field := range slices.Sorted(maps.Keys(m.choose)) {
		if !slices.Contains(m.known, field) {
			wrong = append(wrong, fairlead.FieldError{Field: "choose." + field, Message: "Neither lead has this field."})
		}
	}
	return wrong
}
