package httpapi

import (
	"context"
	"encoding/json"

	"fairlead"
	"fairlead/internal/usecase"
)

// LeadPatch is a merge patch of a lead (RFC 7396): absent keeps, null clears, fields merges, tags replaces.
type LeadPatch struct {
	Name       Optional[string]                     `json:"name,omitempty" maxLength:"400"`
	Email      Optional[string]                     `json:"email,omitempty" maxLength:"254"`
	Phone      Optional[string]                     `json:"phone,omitempty" maxLength:"400"`
	Company    Optional[string]                     `json:"company,omitempty" maxLength:"400"`
	Country    Optional[string]                     `json:"country,omitempty"`
	Language   Optional[string]                     `json:"language,omitempty"`
	Source     Optional[string]                     `json:"source,omitempty" maxLength:"400"`
	Form       Optional[string]                     `json:"form,omitempty" maxLength:"400"`
	Status     Optional[fairlead.Status]            `json:"status,omitempty" maxLength:"400"`
	Tags       Optional[[]string]                   `json:"tags,omitempty" maxItems:"100" maxLength:"400"`
	Fields     Optional[map[string]json.RawMessage] `json:"fields,omitempty" maxProperties:"200" doc:"A null answer is removed"`
	Value      Optional[float64]                    `json:"value,omitempty"`
	ExternalID Optional[string]                     `json:"external_id,omitempty" maxLength:"400"`

	// Known only to be refused with the way to go.
	AssignedAgent Optional[json.RawMessage] `json:"assigned_agent,omitempty" hidden:"true"`
	AgentID       Optional[json.RawMessage] `json:"agent_id,omitempty" hidden:"true"`
}

func (p LeadPatch) patch() (usecase.LeadPatch, error) {
	if err := p.refuse(); err != nil {
		return usecase.LeadPatch{}, err
	}
	patch := usecase.LeadPatch{
		Name: p.Name.pointer(), Email: p.Email.pointer(), Phone: p.Phone.pointer(), Company: p.Company.pointer(),
		Country: p.Country.pointer(), Language: p.Language.pointer(), Source: p.Source.pointer(), Form: p.Form.pointer(),
		Status: p.Status.pointer(), Tags: p.Tags.pointer(), ExternalID: p.ExternalID.pointer(),
		Fields: p.Fields.Value, ClearFields: p.Fields.Null,
	}
	if p.Value.Sent {
		patch.Value = new((*float64)(nil))
		if !p.Value.Null {
			*patch.Value = &p.Value.Value
		}
	}
	return patch, nil
}

// refuse names what a patch cannot change, and how it is done instead.
func (p LeadPatch) refuse() error {
	const elsewhere = "The agent is not changed here. Use PUT /leads/{id}/assignment."
	switch {
	case p.AssignedAgent.Sent:
		return fairlead.Invalid("assigned_agent", elsewhere)
	case p.AgentID.Sent:
		return fairlead.Invalid("agent_id", elsewhere)
	case p.Status.Null:
		return fairlead.Invalid("status", "A lead always has a status.")
	case p.Source.Null:
		return fairlead.Invalid("source", "A lead always has a source.")
	default:
		return nil
	}
}

type patchLead struct {
	IDPath
	IfMatch
	Body LeadPatch
}

func (a *API) patchLead(ctx context.Context, actor fairlead.Actor, in *patchLead) (*LeadAnswer, error) {
	patch, err := in.Body.patch()
	if err != nil {
		return nil, err
	}
	version, err := in.version()
	if err != nil {
		return nil, err
	}
	return leadAnswer(a.App.PatchLead(ctx, actor, in.ID, patch, version))
}

// Assignment says who shall have a lead.
type Assignment struct {
	AgentID *int64 `json:"agent_id" minimum:"1" doc:"null: nobody"`
	Note    string `json:"note,omitempty" maxLength:"4000" doc:"Stands in the timeline"`
}

type assignLead struct {
	IDPath
	IfMatch
	Body Assignment
}

func (a *API) assignLead(ctx context.Context, actor fairlead.Actor, in *assignLead) (*LeadAnswer, error) {
	version, err := in.version()
	if err != nil {
		return nil, err
	}
	var agent int64
	if in.Body.AgentID != nil {
		agent = *in.Body.AgentID
	}
	return leadAnswer(a.App.AssignLead(ctx, actor, in.ID, agent, in.Body.Note, version))
}
