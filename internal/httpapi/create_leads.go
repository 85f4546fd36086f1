package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/usecase"
)

type createLeads struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"255" doc:"The same key with the same body within 24 hours gives the same answer and no second leads; with another body 409"`
	RawBody        []byte
	Body           NewLeads
}

// NewLeads are leads that somebody hands in at once. They are taken in, and handed out, in this order.
type NewLeads struct {
	Leads []listedLead `json:"leads" minItems:"1" maxItems:"1000"`
}

// listedLead is a NewLead that is read later, so that one that is wrong leaves the others alone.
type listedLead struct{ text json.RawMessage }

// UnmarshalJSON keeps the text.
func (l *listedLead) UnmarshalJSON(text []byte) error { return l.text.UnmarshalJSON(text) }

// Schema takes anything, and says what it is read as.
func (listedLead) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{Extensions: map[string]any{readLater: newLeadSchema(r).Ref}}
}

func newLeadSchema(r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[NewLead](), true, "")
}

// CreatedLeads is what became of each lead of a list, in its order.
type CreatedLeads struct {
	Items []ListedLead `json:"items"`

	repeated json.RawMessage // the first answer to this Idempotency-Key, byte for byte
}

// written is a stored answer, to be given again as it was.
func (c CreatedLeads) written() []byte { return c.repeated }

// ListedLead is what became of one of them: as POST /leads would have answered for it alone.
type ListedLead struct {
	Index  int `json:"index" doc:"Its place in the list that was sent, from 0"`
	Status int `json:"status" doc:"The HTTP status that it would have had alone: 201 created, 200 known or updated, 422 invalid …"`
	*TakenLead
	Error *Problem `json:"error,omitempty" doc:"Why it was not taken in; there is no lead and no decision then"`
}

// TakenLead is a lead of a list that was taken in.
type TakenLead struct {
	Lead     *Lead    `json:"lead" required:"false" doc:"Null: the person is known, and you may not see their lead"`
	Decision Decision `json:"decision" required:"false"`
}

func (a *API) createLeads(ctx context.Context, actor fairlead.Actor, in *createLeads) (*Answer[CreatedLeads], error) {
	list := make([]usecase.Listed, len(in.Body.Leads))
	for i, l := range in.Body.Leads {
		list[i] = a.listed(actor, l)
	}
	worded := func(list []usecase.Listed) CreatedLeads { return a.wireListed(ctx, list) }
	once := onceOf("/leads/batch", in.IdempotencyKey, in.RawBody, func(list []usecase.Listed) (int, any) { return http.StatusOK, worded(list) })
	result, err := a.App.IntakeList(ctx, actor, list, once)
	if err != nil {
		return nil, err
	}
	if result.RepeatedStatus != 0 {
		return answer(CreatedLeads{repeated: result.RepeatedBody}), nil
	}
	return answer(worded(result.Leads)), nil
}

// listed reads one lead of a list as the body of POST /leads is read.
func (a *API) listed(actor fairlead.Actor, l listedLead) usecase.Listed {
	var body any
	var lead NewLead
	if err := json.Unmarshal(l.text, &body); err != nil {
		return usecase.Listed{Err: refusal(http.StatusBadRequest, nil)}
	}
	path, result := huma.NewPathBuffer(nil, 0), &huma.ValidateResult{}
	path.Push("body")
	huma.Validate(a.huma.OpenAPI().Components.Schemas, a.newLead, path, huma.ModeWriteToServer, body, result)
	if len(result.Errors) > 0 {
		return usecase.Listed{Err: refusal(http.StatusUnprocessableEntity, result.Errors)}
	}
	if err := json.Unmarshal(l.text, &lead); err != nil {
		return usecase.Listed{Err: refusal(http.StatusUnprocessableEntity, []error{&huma.ErrorDetail{Location: "body", Message: err.Error()}})}
	}
	request, err := lead.request(actor, l.text)
	return usecase.Listed{Request: request, Err: err}
}

func (a *API) wireListed(ctx context.Context, list []usecase.Listed) CreatedLeads {
	items := make([]ListedLead, len(list))
	for i, l := range list {
		items[i].Index = i
		if l.Err != nil {
			items[i].Error = a.problem(ctx, l.Err)
			items[i].Status = items[i].Error.Status
			continue
		}
		c := created(l.Result)
		items[i].Status, items[i].TakenLead = c.Status, &TakenLead{c.Body.Lead, c.Body.Decision}
	}
	return CreatedLeads{Items: items}
}
