package linkedin

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/linkedintest"
)

// of is a source whose leads this API has.
func of(a *linkedintest.API) fairlead.Source {
	s := source
	s.Settings = map[string]string{ClientSecret: "s", AccessToken: a.Token, APIURL: a.URL + "/"}
	return s
}

// TestALeadIsRead: with what was answered and chosen, in words, what was agreed to, and what stands beside it.
func TestALeadIsRead(t *testing.T) {
	a := linkedintest.New(t)
	a.Put(leadID, fixture(t, "lead.json"))
	got, err := connector().Read(t.Context(), of(a), nil, leadID)
	want := ingest.Lead{Source: "linkedin", FormKey: "6955637458260688897", FormName: "Casas", At: time.Date(2026, 11, 27, 13, 10, 0, 123_000_000, time.UTC), Answers: []ingest.Answer{
		{Key: "FIRST_NAME", Label: "Nombre", Values: []string{"Zoë"}},
		{Key: "LAST_NAME", Label: "Apellidos", Values: []string{"Ångström"}},
		{Key: "When", Label: "¿Cuándo?", Values: []string{"Pronto", "7"}},
		{Key: "EMAIL", Label: "Email", Values: []string{"zoe@mail.test"}},
		{Key: "Wish", Label: "¿Qué busca?", Values: []string{"a garden"}},
		{Key: "question 507234246", Label: "¿Y qué más?", Values: []string{"and a view"}},
		{Key: "question 607234246"},
		{Key: "question 1", Values: []string{"of a question that the form does not have"}},
		{Key: "consent 11", Label: "Acepto.", Values: []string{"yes"}},
		{Key: "consent 12", Values: []string{"no"}},
		{Key: "utm_source", Values: []string{"li"}},
	}, Beside: map[string]string{"campaign": "Primavera", "campaign_id": "367378525", "lead_type": "SPONSORED", "sponsored_account_id": "520866471", "associated_creative_id": "241257736"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
	a.Put("other", fixture(t, "lead.json"))
	var failed *ingest.Failed
	if _, err := connector().Read(t.Context(), of(a), nil, "other"); !errors.As(err, &failed) {
		t.Errorf("another lead than was asked for: %v", err)
	}
}

// TestWhatLittleIsTold makes a lead all the same.
func TestWhatLittleIsTold(t *testing.T) {
	for text, want := range map[string]ingest.Lead{
		`{"id":"1","testLead":true}`: {Test: true},
		`{"id":"1","form":{"id":"7","content":null},"formResponse":{"answers":[{"questionId":"3","answerDetails":{"textQuestionAnswer":null}}]}}`: {FormKey: "7", Answers: []ingest.Answer{{Key: "question 3"}}},
		`{"id":"1","versionedLeadGenFormUrn":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:9,2)","owner":{"organization":"urn:li:organization:5"}}`: {FormKey: "9",
			Beside: map[string]string{"organization_id": "5"}},
	} {
		var r response
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			t.Fatal(err)
		}
		want.Source = "linkedin"
		if want.Beside == nil {
			want.Beside = map[string]string{}
		}
		if got := r.lead(); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

// TestWhatLinkedInSaysInstead: only of this lead, or of all; for good, or for now; and never the token.
func TestWhatLinkedInSaysInstead(t *testing.T) {
	a := linkedintest.New(t)
	a.Put("7", `{"id":"7"}`)
	for _, c := range []struct {
		trouble linkedintest.Trouble
		unready bool
		wait    time.Duration
		says    string
	}{
		{*linkedintest.Down, true, 0, "cannot answer at present"}, {*linkedintest.Expired, true, time.Hour, "Reconnect needed"},
		{*linkedintest.Denied, true, time.Hour, "r_marketing_leadgen_automation"}, {*linkedintest.Throttle, true, 19 * time.Minute, "slow down"},
		{linkedintest.Trouble{Status: 429, Header: http.Header{"Retry-After": {"9999999999"}}}, true, 24 * time.Hour, "Too Many Requests (HTTP 429)."},
		{linkedintest.Trouble{Status: 429, Header: http.Header{"Retry-After": {"soon"}}}, true, 5 * time.Minute, "slow down"},
		{*linkedintest.Retired, true, time.Hour, "api_version"}, {linkedintest.Trouble{Status: 302}, false, 0, "does not tell"},
		{linkedintest.Trouble{Status: 404, Message: "Not there."}, false, 0, "no such lead"}, {linkedintest.Trouble{Status: 400, Message: strings.Repeat("ä", 900)}, false, 0, "ä… (HTTP 400)."},
	} {
		a.Suffer(&c.trouble)
		_, err := connector().Read(t.Context(), of(a), nil, "7")
		var u *ingest.Unready
		var f *ingest.Failed
		if err == nil || errors.As(err, &u) != c.unready || errors.As(err, &f) == c.unready || !strings.Contains(err.Error(), c.says) || u != nil && u.Wait != c.wait {
			t.Errorf("%+v: %v", c.trouble, err)
		}
	}
	a.Suffer(nil)
	for text, unready := range map[string]bool{"<html>": true, `{"id":{}}`: false, `[]`: false} {
		a.Put("7", text)
		_, err := connector().Read(t.Context(), of(a), nil, "7")
		var u *ingest.Unready
		if err == nil || errors.As(err, &u) != unready {
			t.Errorf("%s: %v", text, err)
		}
	}
	old, gone := of(a), of(a)
	old.Settings[APIVersion], gone.Settings[APIURL] = "202001", "http://127.0.0.1:1"
	for _, s := range []fairlead.Source{old, gone} {
		for _, c := range []*Connector{connector(), New(outbound.New(false))} {
			if _, err := c.Read(t.Context(), s, nil, "7"); err == nil || strings.Contains(fmt.Sprintf("%+v", err), a.Token) {
				t.Errorf("nobody is there, or not for this version: %v", err)
			}
		}
	}
}

func FuzzLead(f *testing.F) {
	f.Add(fixture(f, "lead.json"))
	f.Fuzz(func(_ *testing.T, text string) {
		var r response
		if json.Unmarshal([]byte(text), &r) == nil {
			r.lead()
		}
	})
}
