package httpapi

import (
	"encoding/json"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Lead is one person or company that asked for something.
type Lead struct {
	ID              int64                      `json:"id"`
	Name            string                     `json:"name"`
	Email           string                     `json:"email"`
	Phone           string                     `json:"phone"`
	Company         string                     `json:"company"`
	Country         string                     `json:"country" doc:"ISO 3166-1 alpha-2"`
	Language        string                     `json:"language" doc:"BCP 47"`
	Source          string                     `json:"source"`
	Form            string                     `json:"form"`
	Status          fairlead.Status            `json:"status" doc:"The key of one of the workspace's statuses"`
	Tags            []string                   `json:"tags"`
	Fields          map[string]json.RawMessage `json:"fields" doc:"Form answers and custom fields, as they came"`
	Value           *float64                   `json:"value" doc:"In the workspace's currency"`
	ExternalID      string                     `json:"external_id"`
	AssignedAgent   *Ref                       `json:"assigned_agent"`
	WaitingFor      *Ref                       `json:"waiting_for" doc:"The rotation in which nobody was available yet"`
	WaitingForAgent *Ref                       `json:"waiting_for_agent" doc:"The agent whom its rule names, who was away"`
	BatchID         *int64                     `json:"batch_id" doc:"The last bulk action that assigned it"`
	Version         int64                      `json:"version" doc:"Grows with every change; the ETag"`
	CreatedAt       time.Time                  `json:"created_at"`
	UpdatedAt       time.Time                  `json:"updated_at" doc:"Last activity: when something last happened to it, also a note or an enquiry"`
}

func wireLead(v usecase.LeadView) Lead {
	l := Lead{
		ID: v.ID, Name: v.Contact.Name, Email: v.Contact.Email, Phone: v.Contact.Phone, Company: v.Contact.Company,
		Country: v.Contact.Country, Language: v.Contact.Language, Source: v.Source, Form: v.Form, Status: v.Status,
		Tags: v.Tags, Fields: v.Fields, Value: v.Value, ExternalID: v.ExternalID,
		AssignedAgent: optionalRef(v.Agent), WaitingFor: optionalRef(v.WaitingFor), WaitingForAgent: optionalRef(v.WaitingForAgent), BatchID: orNull(v.BatchID),
		Version: v.Version, CreatedAt: v.CreatedAt, UpdatedAt: v.UpdatedAt,
	}
	if l.Tags == nil {
		l.Tags = []string{}
	}
	if l.Fields == nil {
		l.Fields = map[string]json.RawMessage{}
	}
	return l
}

// LeadPage is a page of leads with how many there are in all.
type LeadPage struct {
	Items          []Lead  `json:"items"`
	NextCursor     *string `json:"next_cursor"`
	PreviousCursor *string `json:"previous_cursor" doc:"Null on the first page"`
	Total          int     `json:"total" doc:"How many leads match"`
	TotalIsExact   bool    `json:"total_is_exact" doc:"False: total were found, then counting stopped; there may be more"`
}

// NewLead is a lead as somebody hands it in. Nothing is required.
type NewLead struct {
	LeadValues
	ExternalID string `json:"external_id,omitempty" maxLength:"400"`
	AgentID    int64  `json:"agent_id,omitempty" minimum:"1" doc:"Give it to this agent instead of asking the rules"`
	Note       string `json:"note,omitempty" maxLength:"10000" doc:"A note for the timeline of the lead that it becomes or is added to; it can mention members, as POST /leads/{id}/notes says"`
	UpsertBy   string `json:"upsert_by,omitempty" enum:"external_id" doc:"If there is a lead with this external_id, change that one (200, outcome updated) instead of creating another: what is sent is written, an empty text or list clears, fields merges, what is absent stays, and so does its agent. Needs Edit leads too"`
}

// LeadValues are what a lead is handed in with.
type LeadValues struct {
	Name     string                     `json:"name,omitempty" maxLength:"400"`
	Email    string                     `json:"email,omitempty" maxLength:"400"`
	Phone    string                     `json:"phone,omitempty" maxLength:"400"`
	Company  string                     `json:"company,omitempty" maxLength:"400"`
	Country  string                     `json:"country,omitempty" doc:"ISO 3166-1 alpha-2"`
	Language string                     `json:"language,omitempty" doc:"BCP 47, such as pt-BR"`
	Source   string                     `json:"source,omitempty" maxLength:"400" doc:"If absent: api through a token, manual in the browser"`
	Form     string                     `json:"form,omitempty" maxLength:"400"`
	Status   fairlead.Status            `json:"status,omitempty" maxLength:"400" doc:"If absent: where leads begin"`
	Tags     []string                   `json:"tags,omitempty" maxItems:"100" maxLength:"400"`
	Fields   map[string]json.RawMessage `json:"fields,omitempty" maxProperties:"200"`
	Value    *float64                   `json:"value,omitempty" nullable:"true"`
}

func (v LeadValues) submission(actor fairlead.Actor) fairlead.Submission {
	source := v.Source
	if source == "" {
		source = defaultSource(actor)
	}
	return fairlead.Submission{
		Contact: fairlead.Contact{Name: v.Name, Email: v.Email, Phone: v.Phone, Company: v.Company, Country: v.Country, Language: v.Language},
		Source:  source, Form: v.Form, Status: v.Status, Tags: v.Tags, Fields: v.Fields, Value: v.Value,
	}
}

// request is what a use case is asked for; text is the lead as it was sent.
func (n NewLead) request(actor fairlead.Actor, text []byte) (usecase.IntakeRequest, error) {
	in := usecase.IntakeRequest{Submission: n.submission(actor), AgentID: n.AgentID, Note: n.Note}
	in.Submission.ExternalID = n.ExternalID
	if n.UpsertBy == "" {
		return in, nil
	}
	var sent map[string]json.RawMessage
	if err := json.Unmarshal(text, &sent); err != nil {
		return in, err
	}
	in.Update = n.patch(sent)
	return in, nil
}

// patch is what an upsert writes into a lead that is there: the values that were sent. A lead always has a source and a
// status, and is found by its external id, which stays.
func (n NewLead) patch(sent map[string]json.RawMessage) *usecase.LeadPatch {
	p := &usecase.LeadPatch{Fields: n.Fields}
	for _, v := range []struct {
		name string
		text *string
		into **string
	}{
		{"name", &n.Name, &p.Name}, {"email", &n.Email, &p.Email}, {"phone", &n.Phone, &p.Phone}, {"company", &n.Company, &p.Company},
		{"country", &n.Country, &p.Country}, {"language", &n.Language, &p.Language}, {"form", &n.Form, &p.Form},
	} {
		if sent[v.name] != nil {
			*v.into = v.text
		}
	}
	if n.Source != "" {
		p.Source = &n.Source
	}
	if n.Status != "" {
		p.Status = &n.Status
	}
	if sent["tags"] != nil {
		p.Tags = &n.Tags
	}
	if sent["value"] != nil {
		p.Value = &n.Value
	}
	return p
}

// defaultSource is where a lead comes from when the sender does not say.
func defaultSource(actor fairlead.Actor) string {
	if actor.Token != "" {
		return fairlead.SourceAPI
	}
	return fairlead.SourceManual
}
