package webform

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/ingest"
)

const (
	aForm  = "application/x-www-form-urlencoded"
	asJSON = "application/json"
)

func source(form Form) fairlead.Source {
	return fairlead.Source{ID: 1, Kind: fairlead.KindForm, Name: "Contact", Settings: map[string]string{Setting: form.Text()}}
}

func request(kind, body string, headers ...string) ingest.Request {
	h := http.Header{"Content-Type": {kind}}
	for i := 0; i+1 < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return ingest.Request{Header: h, Body: []byte(body)}
}

// read receives a post and reads its lead.
func read(t *testing.T, s fairlead.Source, r ingest.Request) ingest.Lead {
	t.Helper()
	got, err := Connector{}.Receive(s, r)
	if err != nil {
		t.Fatal(err)
	}
	lead, err := Connector{}.Read(t.Context(), s, got.Keep, got.Leads[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	return lead
}

// TestWhatAFormPostsIsRead: the answers in their order, and beside them where the visitor came from.
func TestWhatAFormPostsIsRead(t *testing.T) {
	want := ingest.Lead{Source: "website", FormKey: "website", FormName: "Contact", Answers: []ingest.Answer{
		{Key: "name", Label: "Name", Values: []string{"Zoë Ångström"}}, {Key: "email", Label: "E-mail", Values: []string{"zoe@mail.test"}},
		{Key: "fields.areas", Values: []string{"North", "South"}}, {Key: "Budget?", Values: []string{"500000"}}},
		Beside: map[string]string{"page": "https://acme.test/a?utm_campaign=spring&utm_source=x&gclid=g", "referrer": "https://search.test/", "campaign": "spring", "utm_source": "y", "gclid": "g"}}
	var parts bytes.Buffer
	m := multipart.NewWriter(&parts)
	for _, p := range [][2]string{{"name", "Zoë Ångström"}, {"email", " zoe@mail.test "}, {"fields.areas", "North"}, {"fields.areas", "South"}, {"Budget?", "500000"}, {"empty", ""},
		{"page", want.Beside["page"]}, {"referrer", "https://search.test/"}, {"utm_source", "y"}} {
		if err := m.WriteField(p[0], p[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	for _, r := range []ingest.Request{
		request(aForm+"; charset=utf-8", "name=Zo%C3%AB+%C3%85ngstr%C3%B6m&email=+zoe@mail.test%0D%0A&fields.areas%5B%5D=North&empty=&fields.areas[]=South&Budget%3F=500000"+
			"&page=https://acme.test/a?utm_campaign%3Dspring%26utm_source%3Dx%26gclid%3Dg&referrer=https://search.test/&utm_source=y"),
		request(m.FormDataContentType(), parts.String()),
		request(asJSON, `{"name":"Zoë Ångström","email":"zoe@mail.test","fields":{"areas":["North","South"]},"Budget?":500000,"empty":null,"also":[],
			"page":"https://acme.test/a?utm_campaign=spring&utm_source=x&gclid=g","referrer":"https://search.test/","utm_source":"y"}`),
	} {
		if got := read(t, source(New()), r); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", r.Header.Get("Content-Type"), got, want)
		}
	}
}

func TestWhatIsMissingTheRequestSays(t *testing.T) {
	got := read(t, source(New()), request(aForm, "name=J%F6rg+%80", "Referer", "https://acme.test/?utm_medium=mail"))
	if got.Answers[0].Values[0] != "Jörg €" || got.Beside["page"] != "https://acme.test/?utm_medium=mail" || got.Beside["utm_medium"] != "mail" {
		t.Errorf("got %+v", got)
	}
}

func TestJSONIsTakenAsItIs(t *testing.T) {
	got := read(t, source(New()), request("application/ld+json", ` { "a" : true, "b": [1.50, [2], {"c":3}, null, "x"], "fields": "y", "d": {"e": 1} } `))
	want := []ingest.Answer{{Key: "a", Values: []string{"true"}}, {Key: "b", Values: []string{"1.50", "[2]", `{"c":3}`, "x"}}, {Key: "fields", Values: []string{"y"}}, {Key: "d", Values: []string{`{"e": 1}`}}}
	if !reflect.DeepEqual(got.Answers, want) {
		t.Errorf("got %+v", got.Answers)
	}
}

func TestAFileIsNotKept(t *testing.T) {
	var parts bytes.Buffer
	m := multipart.NewWriter(&parts)
	for name, file := range map[string]string{"photo": "house.jpg", "none": ""} {
		w, err := m.CreateFormFile(name, file)
		if err != nil {
			t.Fatal(err)
		}
		if file != "" {
			fmt.Fprint(w, "\xff\xd8 a picture")
		}
	}
	_ = m.Close()
	got := read(t, source(New()), request(m.FormDataContentType(), parts.String()))
	if len(got.Answers) != 1 || got.Answers[0].Values[0] != "house.jpg (the file was not kept)" {
		t.Errorf("got %+v", got.Answers)
	}
}

// TestWhatIsAskedForIsNeeded, of who was asked: a form that somebody has written themselves gets every lead in.
func TestWhatIsAskedForIsNeeded(t *testing.T) {
	form := New()
	form.Consent = "I agree."
	for body, problem := range map[string]string{
		"fl_from=page&name=+&email=jo&consent=":              "Name: Fill this in. E-mail: Write an e-mail address such as jo@example.com. Consent: Tick this box to send the form.",
		"fl_from=page":                                       "Name: Fill this in. E-mail: Fill this in. Consent: Tick this box to send the form.",
		"fl_from=snippet&name=Jo&email=jo@x.test&consent=no": "Consent: Tick this box to send the form.",
		"": Nothing, "page=x&utm_source=y&consent=yes&fl_id=1": Nothing,
		"message=only+this": "", "email=jo": "", "fl_from=page&name=Jo&email=jo@x.test&consent=yes": "",
	} {
		_, err := Connector{}.Receive(source(form), request(aForm, body))
		var refused *ingest.Refused
		if problem == "" && err == nil {
			continue
		}
		if !errors.As(err, &refused) || refused.Status != 422 || refused.Problem != problem || !bytes.Contains(refused.Keep, []byte(`"answers"`)) {
			t.Errorf("%s: got %v, want %q", body, err, problem)
		}
	}
}

// TestWhatWasAgreedToIsKept: the words that were shown, not a tick.
func TestWhatWasAgreedToIsKept(t *testing.T) {
	form := New()
	form.Consent = "I agree to [this](https://acme.test/privacy)."
	for posted, want := range map[string]string{"yes": form.Consent, "On": form.Consent, "true": form.Consent, "What+I+was+shown": "What I was shown", "false": "", "": ""} {
		if got := read(t, source(form), request(aForm, "name=Jo&consent="+posted)); got.Beside["consent"] != want {
			t.Errorf("%s is kept as %q", posted, got.Beside["consent"])
		}
	}
	if got := read(t, source(New()), request(asJSON, `{"name":"Jo","consent":true}`)); got.Beside["consent"] != "true" {
		t.Errorf("without a text it is kept as %q", got.Beside["consent"])
	}
}

// TestARobotIsToldThatAllIsWell: the answer is the one of a lead.
func TestARobotIsToldThatAllIsWell(t *testing.T) {
	_, err := Connector{}.Receive(source(New()), request(aForm, "name=Bot&fl_website=http://spam.test"))
	var refused *ingest.Refused
	if !errors.As(err, &refused) || refused.Status != 201 || !strings.HasPrefix(refused.Problem, "A robot") {
		t.Errorf("got %v", err)
	}
}

// TestAPostIsKnownByItsOwnIDAndWhatItSays.
func TestAPostIsKnownByItsOwnIDAndWhatItSays(t *testing.T) {
	id := func(r ingest.Request) string {
		got, err := Connector{}.Receive(source(New()), r)
		if err != nil {
			t.Fatal(err)
		}
		return got.Leads[0].ID
	}
	first := id(request(aForm, "name=Jo&fl_id=a"))
	for what, r := range map[string]ingest.Request{"again": request(aForm, "fl_id=a&name=Jo"), "by JSON": request(asJSON, `{"name":"Jo","fl_id":"a"}`), "by a header": request(aForm, "name=Jo", "Idempotency-Key", "a")} {
		if id(r) != first {
			t.Errorf("%s it is another", what)
		}
	}
	for what, r := range map[string]ingest.Request{"mended": request(aForm, "name=Joe&fl_id=a"), "of another page": request(aForm, "name=Jo&fl_id=b"), "without an id": request(aForm, "name=Jo"), "of a developer's id": request(aForm, "name=Jo&id=a")} {
		if id(r) == first {
			t.Errorf("%s it is the same", what)
		}
	}
	none := request(aForm, "name=Jo")
	if one, other := id(none), id(none); one == other {
		t.Error("two people of one name are one")
	}
}

func TestWhatCannotBeReadIsRefused(t *testing.T) {
	many := strings.Repeat(`"k%d":1,`, 101)
	args := make([]any, 101)
	for i := range args {
		args[i] = i
	}
	for _, c := range []struct {
		kind, body string
		status     int
	}{
		{asJSON, "", 400}, {asJSON, "[]", 400}, {asJSON, "null", 400}, {asJSON, `{"a":1`, 400}, {asJSON, `{"a":1} x`, 400}, {asJSON, `{"fields":{"a"}}`, 400}, {asJSON, "\xff", 400},
		{"", "name=Jo", 415}, {"text/plain", "name=Jo", 415}, {"text/xml", "<a/>", 415}, {"multipart/form-data", "x", 400}, {"multipart/form-data; boundary=x", "--x\r\n\r\nabc", 400},
		{asJSON, "{" + strings.TrimSuffix(fmt.Sprintf(many, args...), ",") + "}", 422},
	} {
		_, err := Connector{}.Receive(source(New()), request(c.kind, c.body))
		var refused *ingest.Refused
		if !errors.As(err, &refused) || refused.Status != c.status || c.body != "" && len(refused.Keep) == 0 && c.body != "\xff" {
			t.Errorf("%s %q: got %v", c.kind, c.body, err)
		}
	}
}

// TestAnAddressCannotFillALead: what advertisements put there is kept, to a bound.
func TestAnAddressCannotFillALead(t *testing.T) {
	var query strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&query, "&utm_%d=x", i)
	}
	for _, r := range []ingest.Request{request(aForm, "name=Jo"+query.String()), request(aForm, "name=Jo", "Referer", "https://x.test/?"+query.String())} {
		if got := read(t, source(New()), r); len(got.Beside) > mostNames {
			t.Errorf("%d values are kept", len(got.Beside))
		}
	}
}

// FuzzReceive: whatever comes is received or refused; what is received can be read, says something, and is not too much.
func FuzzReceive(f *testing.F) {
	f.Add(aForm, "name=Jo&fl_id=1&page=https://x.test/?utm_source=y")
	f.Add(asJSON, `{"name":"Jo","fields":{"a":[1,true,null,"x",[2],{}]},"consent":true}`)
	f.Add("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nJo\r\n--x--\r\n")
	f.Add("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=f; filename=a\r\n\r\n\xff\r\n--x--\r\n")
	s := source(New())
	f.Fuzz(func(t *testing.T, kind, body string) {
		r := request(kind, body)
		got, err := Connector{}.Receive(s, r)
		var refused *ingest.Refused
		if err != nil {
			if !errors.As(err, &refused) || refused.Problem == "" {
				t.Fatal(err)
			}
			return
		}
		lead, err := Connector{}.Read(t.Context(), s, got.Keep, got.Leads[0].ID)
		if err != nil || len(lead.Answers) == 0 || len(lead.Answers)+len(lead.Beside) > 150 {
			t.Fatal(lead, err)
		}
		p, err := Parse(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Render(s, Site{}, Again(p, New(), "")); err != nil {
			t.Fatal(err)
		}
	})
}
