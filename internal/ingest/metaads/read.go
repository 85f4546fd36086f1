package metaads

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// leadFields are what we ask of a lead: unless asked for, Facebook tells almost nothing.
const leadFields = "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,is_organic,platform,partner_name,field_data," +
	"custom_disclaimer_responses,home_listing,retailer_item_id,vehicle"

// createdLayout is how the Graph API writes times: the offset has no colon.
const createdLayout = "2006-01-02T15:04:05-0700"

// graphLead is a lead as the Graph API tells it.
type graphLead struct {
	ID      string `json:"id"`
	Created string `json:"created_time"`
	Form    string `json:"form_id"`
	Answers []struct {
		Name   string            `json:"name"`
		Values []json.RawMessage `json:"values"`
	} `json:"field_data"`
	Disclaimers []struct {
		Key     string          `json:"checkbox_key"`
		Checked json.RawMessage `json:"is_checked"`
	} `json:"custom_disclaimer_responses"`
	beside map[string]json.RawMessage
}

// UnmarshalJSON keeps what has no place of its own.
func (l *graphLead) UnmarshalJSON(text []byte) error {
	type plain graphLead
	if err := json.Unmarshal(text, (*plain)(l)); err != nil {
		return err
	}
	return json.Unmarshal(text, &l.beside)
}

// told is a page of leads as the Graph API tells it, and as it is kept.
type told struct {
	Data []json.RawMessage `json:"data"`
}

// Read reads a lead of a page of them that was kept, or asks for it.
func (c *Connector) Read(ctx context.Context, s fairlead.Source, kept []byte, vendorID string) (ingest.Lead, error) {
	var page told
	if json.Unmarshal(kept, &page) == nil && page.Data != nil {
		for _, raw := range page.Data {
			var l graphLead
			if json.Unmarshal(raw, &l) == nil && l.ID == vendorID {
				return l.lead(), nil
			}
		}
		return ingest.Lead{}, &ingest.Failed{Problem: "What was kept of this lead cannot be read."}
	}
	var l graphLead
	query := url.Values{"fields": {leadFields}, "access_token": {s.Settings[PageToken]}}
	if _, err := c.graph.ask(ctx, http.MethodGet, place(s)+vendorID, query, &l); err != nil {
		return ingest.Lead{}, failed(err)
	}
	if l.ID != vendorID {
		return ingest.Lead{}, &ingest.Failed{Problem: "Facebook told another lead than the one that was asked for."}
	}
	return l.lead(), nil
}

// apart are the parts of a lead that have places of their own.
var apart = map[string]bool{"id": true, "created_time": true, "form_id": true, "field_data": true, "custom_disclaimer_responses": true}

// renamed are parts that are called otherwise here.
var renamed = map[string]string{"campaign_name": "campaign"}

func (l *graphLead) lead() ingest.Lead {
	lead := ingest.Lead{Source: fairlead.SourceFacebook, FormKey: l.Form, Test: l.test(), At: l.created(), Beside: map[string]string{}}
	for _, a := range l.Answers {
		answer := ingest.Answer{Key: a.Name}
		for _, value := range a.Values {
			answer.Values = append(answer.Values, ingest.Text(value))
		}
		lead.Answers = append(lead.Answers, answer)
	}
	for _, d := range l.Disclaimers {
		checked := "no"
		if is := ingest.Text(d.Checked); is == "1" || is == "true" {
			checked = "yes"
		}
		lead.Answers = append(lead.Answers, ingest.Answer{Key: d.Key, Values: []string{checked}})
	}
	for name, raw := range l.beside {
		if !apart[name] {
			if as := renamed[name]; as != "" {
				name = as
			}
			lead.Beside[name] = ingest.Text(raw)
		}
	}
	return lead
}

func (l *graphLead) created() time.Time {
	at, err := time.Parse(createdLayout, l.Created)
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

// placeholder is what Meta's Lead Ads Testing Tool answers with.
var placeholder = regexp.MustCompile(`(?i)^<\s*test lead:`)

// test reports whether somebody tried the form out.
func (l *graphLead) test() bool {
	for _, a := range l.Answers {
		if slices.ContainsFunc(a.Values, func(v json.RawMessage) bool { return placeholder.MatchString(ingest.Text(v)) }) {
			return true
		}
	}
	return false
}
