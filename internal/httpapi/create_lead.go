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

	replayed json.RawMessage // the first answer to this Idempotency-Key, byte for byte
}

// written is a stored answer, to be given again as it was.
func (c CreatedLead) written() []byte { return c.replayed }

type createdLead struct {
	Status int
	Body   CreatedLead
}

func (a *API) createLead(ctx context.Context, actor fairlead.Actor, in *createLead) (*createdLead, error) {
	request := usecase.IntakeRequest{Submission: in.Body.submission(actor), AgentID: in.Body.AgentID}
	if in.IdempotencyKey != "" {
		hash := sha256.Sum256(in.RawBody)
		request.Once = &usecase.Once{Path: "POST " + Root + "/leads", Key: in.IdempotencyKey, BodyHash: hex.EncodeToString(hash[:]), Render: renderCreated}
	}
	result, err := a.App.Intake(ctx, actor, request)
	if err != nil {
		return nil, err
	}
	if result.ReplayedStatus != 0 {
		return &createdLead{Status: result.ReplayedStatus, Body: CreatedLead{replayed: result.ReplayedBody}}, nil
	}
	return created(result), nil
}

func created(result usecase.IntakeResult) *createdLead {
	c := &createdLead{Status: http.StatusCreated, Body: CreatedLead{Decision: wireDecision(result.Decision)}}
	if result.Duplicate {
		c.Status = http.StatusOK
	}
	if result.Lead != nil {
		c.Body.Lead = new(wireLead(*result.Lead))
	}
	return c
}

// renderCreated is the answer as it is stored beside the lead.
func renderCreated(result usecase.IntakeResult) (int, []byte, error) {
	c := created(result)
	var body bytes.Buffer
	if err := jsonFormat.Marshal(&body, c.Body); err != nil {
		return 0, nil, fmt.Errorf("render the answer: %w", err)
	}
	return c.Status, body.Bytes(), nil
}
