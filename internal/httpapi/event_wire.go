package httpapi

import (
	"bytes"
	"encoding/json"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Event is what a webhook is sent: https://www.standardwebhooks.com with our data.
type Event struct {
	ID        string             `json:"id" doc:"Of what happened: the same for every webhook that is told of it, and in GET /events"`
	Type      fairlead.EventType `json:"type"`
	Timestamp time.Time          `json:"timestamp" doc:"When it happened, not when it was sent"`
	Data      EventData          `json:"data"`
}

// EventData is what happened. Of lead events it has the lead as it was right after, who had it before and after, and who
// did it; of a finished bulk action the batch.
type EventData struct {
	Lead    *Lead    `json:"lead,omitempty"`
	From    *Ref     `json:"from,omitempty" doc:"The agent before"`
	To      *Ref     `json:"to,omitempty" doc:"The agent after"`
	Actor   *Actor   `json:"actor,omitempty" doc:"Who did it"`
	Rule    *Ref     `json:"rule,omitempty" doc:"The rule that decided, if one did"`
	BatchID *int64   `json:"batch_id,omitempty" doc:"The bulk action it is part of"`
	Changes []Change `json:"changes,omitempty"`
	Batch   *Batch   `json:"batch,omitempty"`
	URL     string   `json:"url,omitempty" doc:"The page that shows the lead or the bulk action, if the workspace has a public URL"`
	Message string   `json:"message,omitempty" doc:"Of a test"`
}

// EventBody words an event as webhooks are sent it.
func EventBody(e usecase.Event) []byte {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(wireEvent(e)) // values that came in as JSON
	return bytes.TrimSuffix(body.Bytes(), []byte("\n"))
}

func wireEvent(e usecase.Event) Event {
	wire := Event{ID: e.ID, Type: e.Type, Timestamp: e.At}
	switch {
	case e.Lead != nil:
		lead, actor := wireLead(*e.Lead), wireActor(e.Entry.Actor)
		wire.Data = EventData{Lead: &lead, From: optionalRef(e.Entry.From), To: optionalRef(e.Entry.To), Actor: &actor,
			BatchID: orNull(e.Entry.BatchID), Changes: mapped(e.Entry.Changes, func(c fairlead.Change) Change { return Change(c) })}
		if actor.Kind == fairlead.ActorRule {
			wire.Data.Rule = &Ref{ID: e.Entry.Actor.ID, Name: e.Entry.Actor.Name}
		}
	case e.Batch != nil:
		batch := wireBatch(*e.Batch)
		wire.Data = EventData{Batch: &batch, BatchID: &batch.ID, Actor: &batch.Actor}
	default:
		wire.Data.Message = "This is a test. Fairlead can reach you."
	}
	wire.Data.URL = e.Link
	return wire
}
