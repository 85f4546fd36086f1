package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"

	"fairlead"
	"fairlead/internal/usecase"
)

type createLead struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"255" doc:"The same key with the same body within 24 hours gives the same answer and no second lead; with another body 409"`
	RawBody        []byte
	Body           NewLead
}

// CreatedLead is what became of a lead that was handed in.
type CreatedLead struct {
	Lead     *Lead    `json:"lead" doc:"Null: the person is known, and you may not see their lead"`
	Decision Decision `json:"decision"`

	repeated json.RawMessage // the first answer to this Idempotency-Key, byte for byte
}

// written is a stored answer, to be given again as it was.
func (c CreatedLead) written() []byte { return c.repeated }

type createdLead struct {
	Status int
	Body   CreatedLead
}

func (a *API) createLead(ctx context.Context, actor fairlead.Actor, in *createLead) (*createdLead, error) {
	request, err := in.Body.request(actor, in.RawBody)
	if err != nil {
		return nil, err
	}
	request.Once = onceOf("/leads", in.IdempotencyKey, in.RawBody, func(l []usecase.Listed) (int, any) {
		c := created(l[0].Result)
		return c.Status, c.Body
	})
	result, err := a.App.Intake(ctx, actor, request)
	if err != nil {
		return nil, err
	}
	if result.RepeatedStatus != 0 {
		return &createdLead{Status: result.RepeatedStatus, Body: CreatedLead{repeated: result.RepeatedBody}}, nil
	}
	return created(result), nil
}

func created(result usecase.IntakeResult) *createdLead {
	c := &createdLead{Status: http.StatusCreated, Body: CreatedLead{Decision: wireDecision(result.Decision)}}
	if result.Duplicate || result.Updated {
		c.Status = http.StatusOK
	}
	if result.Lead != nil {
		c.Body.Lead = new(wireLead(*result.Lead))
	}
	return c
}

// onceOf is nil without a key. render words what became of the leads, to be stored beside them.
func onceOf(path, key string, body []byte, render func([]usecase.Listed) (status int, body any)) *usecase.Once {
	if key == "" {
		return nil
	}
	hash := sha256.Sum256(body)
	return &usecase.Once{Path: "POST " + Root + path, Key: key, BodyHash: hex.EncodeToString(hash[:]), Render: func(l []usecase.Listed) (int, []byte, error) {
		status, answer := render(l)
		var text bytes.Buffer
		if err := jsonFormat.Marshal(&text, answer); err != nil {
			return 0, nil, fmt.Errorf("render the answer: %w", err)
		}
		return status, text.Bytes(), nil
	}}
}
