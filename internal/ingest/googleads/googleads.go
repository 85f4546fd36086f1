// Package googleads understands the webhook of Google Ads lead forms
// (https://developers.google.com/google-ads/webhook/docs/implementation).
package googleads

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// KeySetting is the name of the setting that holds the key: what is typed with the form at Google, which sends it along.
const KeySetting = "key"

// Connector understands Google's lead forms.
type Connector struct{}

var _ ingest.Connector = Connector{}

// Settings are the key.
func (Connector) Settings() []ingest.Setting {
	return []ingest.Setting{{Name: KeySetting, Secret: true, Required: true}}
}

// longestID is how long a lead's id may be; Google promises no length, and sends about 160 characters.
const longestID = 1_000

// Receive verifies the key.
func (Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	var body map[string]json.RawMessage
	if err := json.Unmarshal(r.Body, &body); err != nil || body == nil {
		return ingest.Received{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "The body is not a JSON object."}
	}
	key := ingest.Text(body["google_key"])
	maps.DeleteFunc(body, func(name string, _ json.RawMessage) bool { return strings.EqualFold(name, "google_key") })
	keep, err := json.Marshal(body)
	if err != nil {
		return ingest.Received{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "The body cannot be read."}
	}
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: keep}
	}
	if !ingest.Same(key, s.Settings[KeySetting]) {
		return refuse(http.StatusUnauthorized, "The key (google_key) is not the one of this source.")
	}
	id := ingest.Text(body["lead_id"])
	if id == "" || len(id) > longestID {
		return refuse(http.StatusBadRequest, "The lead has no id (lead_id).")
	}
	if _, err := columnsOf(body); err != nil {
		return refuse(http.StatusBadRequest, "The answers (user_column_data) cannot be read.")
	}
	return ingest.Received{Keep: keep, Leads: []ingest.Item{{ID: id, Test: string(body["is_test"]) == "true"}}}, nil
}

// column is an answer, as Google tells it.
type column struct {
	ID    string `json:"column_id"`
	Name  string `json:"column_name"`
	Value string `json:"string_value"`
}

func columnsOf(body map[string]json.RawMessage) (columns []column, err error) {
	if raw := body["user_column_data"]; raw != nil {
		err = json.Unmarshal(raw, &columns)
	}
	return columns, err
}

// apart are the parts of the body that are no more about the lead than its envelope is.
var apart = map[string]bool{"lead_id": true, "user_column_data": true, "api_version": true, "form_id": true, "is_test": true}

// Read reads the lead. Answers to questions without an id go by their words.
func (Connector) Read(_ context.Context, _ fairlead.Source, kept []byte, _ string) (ingest.Lead, error) {
	var body map[string]json.RawMessage
	if err := json.Unmarshal(kept, &body); err != nil {
		return ingest.Lead{}, &ingest.Failed{Problem: "What was kept of this lead cannot be read."}
	}
	columns, err := columnsOf(body)
	if err != nil {
		return ingest.Lead{}, &ingest.Failed{Problem: "The answers (user_column_data) cannot be read."}
	}
	at, _ := time.Parse(time.RFC3339, ingest.Text(body["lead_submit_time"])) // zero if Google does not say
	lead := ingest.Lead{Source: fairlead.SourceGoogle, FormKey: ingest.Text(body["form_id"]), At: at.UTC(), Beside: map[string]string{}}
	for _, c := range columns {
		if c.ID == "" {
			c.ID = c.Name
		}
		lead.Answers = append(lead.Answers, ingest.Answer{Key: c.ID, Label: c.Name, Values: []string{c.Value}})
	}
	for name, raw := range body {
		if !apart[name] {
			lead.Beside[name] = ingest.Text(raw)
		}
	}
	return lead, nil
}
