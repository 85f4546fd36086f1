package tiktok

import (
	"encoding/json"
	"regexp"
	"strconv"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// entry is a lead with the parts that it has.
type entry map[string]json.RawMessage

// anID is what a lead's id looks like.
var anID = regexp.MustCompile(`^[A-Za-z0-9_-]{1,200}$`)

// id is the lead's; "": it has none. Ids are texts or numbers, which may be too large to be reckoned with.
func (e entry) id() string {
	if id := ingest.Text(e["id"]); anID.MatchString(id) {
		return id
	}
	return ""
}

// created is when somebody asked; zero: it is not said.
func (e entry) created() time.Time {
	seconds, err := strconv.ParseInt(ingest.Text(e["create_time"]), 10, 64)
	if err != nil || seconds <= 0 || seconds >= 1<<36 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// apart are the parts of a lead that have places of their own.
var apart = map[string]bool{"id": true, "create_time": true, "page_id": true, "page_name": true, "changes": true}

// renamed are parts that are called otherwise here.
var renamed = map[string]string{"campaign_name": "campaign"}

// lead brings it into the form that all leads have. An instant form is a page of TikTok's.
func (e entry) lead() ingest.Lead {
	lead := ingest.Lead{Source: fairlead.SourceTikTok, At: e.created(), FormKey: ingest.Text(e["page_id"]), FormName: ingest.Text(e["page_name"]), Beside: map[string]string{}}
	var changes []json.RawMessage
	if json.Unmarshal(e["changes"], &changes) != nil {
		lead.Beside["changes"] = ingest.Text(e["changes"]) // whatever it is
	}
	for _, raw := range changes {
		lead.Answers = append(lead.Answers, answerOf(raw))
	}
	for name, raw := range e {
		if !apart[name] {
			if as := renamed[name]; as != "" {
				name = as
			}
			lead.Beside[name] = ingest.Text(raw)
		}
	}
	return lead
}

// answerOf is one answer; one that is not written as documented is kept as it is written.
func answerOf(raw json.RawMessage) ingest.Answer {
	var said struct {
		Field json.RawMessage `json:"field"`
		Value json.RawMessage `json:"value"`
	}
	if json.Unmarshal(raw, &said) != nil || ingest.Text(said.Field) == "" {
		return ingest.Answer{Key: "answer", Values: []string{ingest.Text(raw)}}
	}
	answer := ingest.Answer{Key: ingest.Text(said.Field)}
	var several []json.RawMessage
	if json.Unmarshal(said.Value, &several) != nil {
		several = []json.RawMessage{said.Value}
	}
	for _, value := range several {
		if text := ingest.Text(value); text != "" {
			answer.Values = append(answer.Values, text)
		}
	}
	return answer
}
