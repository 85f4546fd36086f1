package metaads

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/graphtest"
)

func lead(id string, at time.Time, answers ...string) *graphtest.Lead {
	l := &graphtest.Lead{ID: id, Created: at, Ad: "12"}
	for i := 0; i < len(answers); i += 2 {
		l.Answers = append(l.Answers, [2]string{answers[i], answers[i+1]})
	}
	return l
}

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// of is a source whose leads this Graph API has.
func of(g *graphtest.Graph, token string) fairlead.Source {
	s := source
	s.Settings = map[string]string{AppSecret: "s", VerifyToken: "v", PageToken: token, GraphURL: g.URL}
	return s
}

func homes() (*graphtest.Page, *graphtest.Form) {
	f := &graphtest.Form{ID: "901", Name: "Home valuation", Questions: [][2]string{{"full_name", "Full name"}, {"what_are_you_looking_for?", "What are you looking for?"}}}
	return &graphtest.Page{ID: "51", Name: "Harbour Homes", Token: "page-token", Forms: []*graphtest.Form{f}}, f
}

// TestALeadIsRead: with what was answered, when, and what stands beside it.
func TestALeadIsRead(t *testing.T) {
	page, form := homes()
	form.Leads = []*graphtest.Lead{lead("55459717045641545", noon, "full_name", "Zoë Ångström", "what_are_you_looking_for?", "a flat")}
	g := graphtest.New(t, page)
	for _, token := range []string{"page-token", g.Token} {
		got, err := connector().Read(t.Context(), of(g, token), []byte(`{"object":"page"}`), "55459717045641545")
		want := ingest.Lead{Source: "facebook", FormKey: "901", At: noon, Answers: []ingest.Answer{{Key: "full_name", Values: []string{"Zoë Ångström"}},
			{Key: "what_are_you_looking_for?", Values: []string{"a flat"}}}, Beside: map[string]string{"ad_id": "12", "ad_name": "An ad", "campaign": "Spring", "is_organic": "false", "platform": "fb"}}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
		}
	}
}

// TestWhatALeadSaysBesideItsAnswers: what was agreed to, several answers, none, and what tests the form.
func TestWhatALeadSaysBesideItsAnswers(t *testing.T) {
	for text, want := range map[string]ingest.Lead{
		`{"id":"1","created_time":"2015-02-28T08:49:14+0000","custom_disclaimer_responses":[{"checkbox_key":"optional_1","is_checked":"1"},{"checkbox_key":"optional_2","is_checked":""},
			{"checkbox_key":"optional_3","is_checked":true}]}`: {At: time.Date(2015, 2, 28, 8, 49, 14, 0, time.UTC), Answers: []ingest.Answer{
			{Key: "optional_1", Values: []string{"yes"}}, {Key: "optional_2", Values: []string{"no"}}, {Key: "optional_3", Values: []string{"yes"}}}},
		`{"id":"1","field_data":[{"name":"colours","values":["red","blue",7]},{"name":"none","values":[]}],"vehicle":null}`: {Answers: []ingest.Answer{{Key: "colours", Values: []string{"red", "blue", "7"}}, {Key: "none"}},
			Beside: map[string]string{"vehicle": ""}},
		`{"id":"1","created_time":"yesterday","field_data":[{"name":"full_name","values":["<Test lead: dummy data for full_name>"]}]}`: {Test: true, Answers: []ingest.Answer{{Key: "full_name", Values: []string{"<Test lead: dummy data for full_name>"}}}},
	} {
		var l graphLead
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatal(err)
		}
		want.Source = "facebook"
		if want.Beside == nil {
			want.Beside = map[string]string{}
		}
		if got := l.lead(); !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	}
}

// TestWhatFacebookSaysInstead: only of this lead, or of all; for good, or for now; and never the token.
func TestWhatFacebookSaysInstead(t *testing.T) {
	page, form := homes()
	form.Leads = []*graphtest.Lead{lead("7", noon)}
	g := graphtest.New(t, page)
	const unready, failed, passing = "unready", "failed", "passing"
	for _, c := range []struct {
		trouble *graphtest.Trouble
		kind    string
		wait    time.Duration
		says    string
	}{
		{graphtest.Down, unready, 0, "cannot answer at present"}, {graphtest.Expired, unready, time.Hour, "Reconnect needed"},
		{graphtest.Throttle, unready, 19 * time.Minute, "slow down"}, {&graphtest.Trouble{Status: 400, Code: 4, Message: "limit"}, unready, 5 * time.Minute, "slow down"},
		{&graphtest.Trouble{Status: 400, Code: 200, Message: "(#200) no"}, unready, time.Hour, "leads_retrieval"}, {&graphtest.Trouble{Status: 400, Code: 10, Message: "no"}, unready, time.Hour, "Reconnect"},
		{&graphtest.Trouble{Status: 400, Code: 1, Message: "An unknown error"}, passing, 0, "unknown"}, {&graphtest.Trouble{Status: 500, Code: 1, Message: "x"}, unready, 0, "present"},
		{&graphtest.Trouble{Status: 400, Code: 100, Subcode: 33, Message: "Unsupported get request"}, failed, 0, "no such lead"}, {&graphtest.Trouble{Status: 400, Code: 2500, Message: "odd"}, failed, 0, "odd"},
	} {
		g.Suffer(c.trouble)
		_, err := connector().Read(t.Context(), of(g, "page-token"), nil, "7")
		var u *ingest.Unready
		var f *ingest.Failed
		kind := passing
		switch {
		case errors.As(err, &u):
			kind = unready
		case errors.As(err, &f):
			kind = failed
		}
		if err == nil || kind != c.kind || !strings.Contains(err.Error(), c.says) || u != nil && u.Wait != c.wait {
			t.Errorf("%+v: %s, %v", c.trouble, kind, err)
		}
	}
	s := of(g, "page-token")
	s.Settings[GraphURL] = "http://127.0.0.1:1"
	for _, c := range []*Connector{connector(), New(outbound.New(false), time.Now)} {
		if _, err := c.Read(t.Context(), s, nil, "7"); err == nil || strings.Contains(err.Error(), "page-token") || strings.Contains(fmt.Sprintf("%+v", err), "page-token") {
			t.Errorf("nobody is there: %v", err)
		}
	}
}

func FuzzLead(f *testing.F) {
	f.Add(`{"id":"1","created_time":"2015-02-28T08:49:14+0000","field_data":[{"name":"a","values":["b"]}],"custom_disclaimer_responses":[{"checkbox_key":"k","is_checked":"1"}]}`)
	f.Fuzz(func(_ *testing.T, text string) {
		var l graphLead
		if json.Unmarshal([]byte(text), &l) == nil {
			l.lead()
		}
	})
}
