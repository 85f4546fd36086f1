package webform

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"fairlead"
)

var fields = []fairlead.Field{
	{Key: "budget", Name: "Budget", Type: fairlead.FieldMoney}, {Key: "move_in", Name: "Move in", Type: fairlead.FieldDate}, {Key: "home", Name: "Home", Type: fairlead.FieldChoice, Choices: []string{"Flat", "House"}},
	{Key: "areas", Name: "Areas", Type: fairlead.FieldMultiChoice, Choices: []string{"North", "South"}}, {Key: "parking", Name: "Parking", Type: fairlead.FieldYesNo},
}

// everything is a form that asks for every kind of thing.
func everything() Form {
	f := New()
	f.Questions = append(f.Questions, Question{"fields.budget", "Budget", true}, Question{"fields.move_in", "When?", false}, Question{"fields.home", "Home", true}, Question{"fields.areas", "Where?", true},
		Question{"fields.parking", "With parking", false}, Question{"fields.gone", "Gone", false})
	f.Consent = `I agree to the [privacy <policy>](https://acme.test/privacy). [No](javascript:alert(1))`
	return f
}

func TestThePageAsksWhatTheFormSays(t *testing.T) {
	form := everything()
	site := Site{Workspace: "Acme", Currency: "EUR", Fields: fields, PostTo: "/hooks/form/k"}
	html, err := Render(source(form), site, Visit{Page: "https://a.test/?utm_source=x", Referrer: "https://b.test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<h1>Contact</h1>`, `<label for="q1">Name <span class="mark" aria-hidden="true">*</span></label>`, `<input type="text" maxlength="400" name="name" id="q1" required autocomplete="name">`,
		`<input type="email" maxlength="254" name="email" id="q2" required autocomplete="email">`, `<textarea name="message" id="q4" rows="5"`,
		`<input type="number" step="any" name="fields.budget" id="q5" required>`, `(EUR)`, `<input type="date" name="fields.move_in" id="q6">`, `<option>House</option>`,
		`<input type="checkbox" name="fields.areas" value="South">`, `<input type="checkbox" value="yes" name="fields.parking" id="q9">`, `<input type="text" maxlength="400" name="fields.gone" id="q10">`,
		`<a href="https://acme.test/privacy" target="_blank" rel="noopener">privacy &lt;policy&gt;</a>. [No](javascript:alert(1))`,
		`<input type="hidden" name="page" value="https://a.test/?utm_source=x">`, `<input type="hidden" name="referrer" value="https://b.test">`, `name="fl_website" tabindex="-1"`, `noindex`,
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page does not show %s", want)
		}
	}
	if strings.Contains(string(html), "<script") || strings.Contains(string(html), "style=") {
		t.Error("the page wants what its policy forbids")
	}
}

// TestWhatAStrangerWritesStaysText, in answers, labels and everywhere else.
func TestWhatAStrangerWritesStaysText(t *testing.T) {
	const evil = `"><script>alert(1)</script>`
	form := everything()
	for i := range form.Questions {
		form.Questions[i].Label = evil
	}
	form.Title, form.Consent, form.Button, form.Thanks = evil, evil, evil, evil
	s := source(form)
	body, _ := json.Marshal(map[string]any{"fl_from": "page", "fl_id": evil, "name": evil, "email": evil, "message": "</textarea>" + evil, "fields": map[string]any{"home": evil, "areas": []string{evil}}, "page": "javascript:" + evil, "referrer": evil, evil: evil})
	p, err := Parse(request(asJSON, string(body)))
	if err != nil {
		t.Fatal(err)
	}
	site := Site{Workspace: evil, Currency: evil, Fields: fields, PostTo: "/hooks/form/k"}
	page, err := Render(s, site, Again(p, form, ""))
	if err != nil {
		t.Fatal(err)
	}
	snippet, err := Snippet(s, site)
	if err != nil {
		t.Fatal(err)
	}
	note, err := Note(evil, evil, "/form/k", evil)
	if err != nil {
		t.Fatal(err)
	}
	for what, html := range map[string]string{"page": string(page), "snippet": snippet, "note": string(note)} {
		if strings.Contains(html, "<script>alert") || strings.Count(html, "alert(1)") == 0 {
			t.Errorf("the %s runs what a stranger has written: %s", what, html)
		}
	}
	if !strings.Contains(string(page), `aria-invalid="true" aria-describedby="q2-wrong"`) || !strings.Contains(string(page), "Please look at what is marked below.") {
		t.Error("the page does not say what is wrong")
	}
}

func TestWhatWasFilledInStays(t *testing.T) {
	form := everything()
	p, err := Parse(request(aForm, "fl_from=page&fl_id=mine&name=Jo+%26+Co&message=two%0D%0Alines&fields.home=House&fields.areas=South&fields.parking=yes&fields.budget=5&fields.move_in=2026-05-31&consent=x&page=p&referrer=r"))
	if err != nil {
		t.Fatal(err)
	}
	html, err := Render(source(form), Site{Fields: fields}, Again(p, form, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`value="Jo &amp; Co"`, "two\nlines</textarea>", `<option selected>House`, `value="South" checked`, `name="fields.parking" id="q9" checked`, `name="fields.budget" id="q5" required value="5"`,
		`value="2026-05-31"`, `name="fl_id" value="mine"`, `name="page" value="p"`, `name="referrer" value="r"`, `" required checked>`, `<span class="wrong" id="q2-wrong">Fill this in.</span>`} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page does not show %s", want)
		}
	}
}

func TestTheSnippetAndTheExampleAskTheSame(t *testing.T) {
	form := everything()
	site := Site{Currency: "EUR", Fields: fields, PostTo: "https://leads.acme.test/hooks/form/k"}
	snippet, err := Snippet(source(form), site)
	if err != nil {
		t.Fatal(err)
	}
	var example map[string]any
	if err := json.Unmarshal([]byte(Example(source(form), site)), &example); err != nil {
		t.Fatal(err, Example(source(form), site))
	}
	for _, q := range form.Questions {
		if !strings.Contains(snippet, `name="`+q.Key+`"`) || example[q.Key] == nil {
			t.Errorf("%s is not asked: %s %v", q.Key, snippet, example)
		}
	}
	for _, want := range []string{`action="https://leads.acme.test/hooks/form/k"`, `name="fl_from" value="snippet"`, "form.page.value = location.href"} {
		if !strings.Contains(snippet, want) {
			t.Errorf("the snippet has no %s: %s", want, snippet)
		}
	}
	if example["consent"] != true || strings.Contains(snippet, "\n\n") {
		t.Errorf("the snippet: %s, the example: %v", snippet, example)
	}
}

func TestAFormIsTidied(t *testing.T) {
	form := Form{Title: " Hello ", Questions: []Question{{"name", " Your name ", true}}, Redirect: "https://acme.test/thanks",
		Origins: []string{"https://WWW.acme.test/contact", "https://www.acme.test:443", " * ", "http://localhost:3000"}}
	got, err := form.Tidy()
	want := Form{Title: "Hello", Questions: []Question{{"name", "Your name", true}}, Redirect: "https://acme.test/thanks", Origins: []string{"*", "http://localhost:3000", "https://www.acme.test"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	if again := FormOf(source(got)); !reflect.DeepEqual(again, want) {
		t.Errorf("read again it is %+v", again)
	}
	bad := Form{Title: strings.Repeat("x", 201), Button: strings.Repeat("x", 61), Redirect: "javascript:alert(1)", Origins: []string{"acme.test", "https://a;b", "https://jo:x@acme.test"},
		Questions: []Question{{"name", "", true}, {"name", "Again", true}, {"value", "Value", true}, {"fields.A b", "x", true}, {"email", "two\nlines", true}}}
	_, err = bad.Tidy()
	var refused *fairlead.Error
	if !errors.As(err, &refused) {
		t.Fatal(err)
	}
	var where []string
	for _, f := range refused.Fields {
		where = append(where, strings.TrimPrefix(f.Field, "form."))
	}
	if got := strings.Join(where, " "); got != "title button redirect questions[0].label questions[1].key questions[2].key questions[3].key questions[4].label origins[0] origins[1] origins[2]" {
		t.Errorf("wrong are %s", got)
	}
	for _, n := range []int{0, 51} {
		if _, err := (Form{Questions: make([]Question, n)}).Tidy(); err == nil {
			t.Errorf("%d questions are taken", n)
		}
	}
}

// TestThePolicy lets in nothing, but frames of those who may post, and the way on.
func TestThePolicy(t *testing.T) {
	if p := Policy(New()); !strings.Contains(p, "default-src 'none'; style-src 'sha256-") || !strings.Contains(p, "form-action 'self';") || !strings.Contains(p, "frame-ancestors *;") {
		t.Error(p)
	}
	if p := Policy(Form{Origins: []string{"https://a.test"}, Redirect: "https://b.test/x"}); !strings.Contains(p, "form-action 'self' https:;") || !strings.Contains(p, "frame-ancestors 'self' https://a.test;") {
		t.Error(p)
	}
	if f := (Form{Origins: []string{"https://a.test"}}); !f.Takes("https://A.test") || f.Takes("https://b.test") || f.Takes("null") || !New().Takes("null") || New().Lists("https://a.test") {
		t.Error("a form takes what it does not list, or does not take what it does")
	}
}
