package mapping

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fairlead"
	"fairlead/internal/ingest"
)

func TestQuestionsAreRecognised(t *testing.T) {
	for question, want := range map[string]fairlead.AnswerTarget{
		"FULL_NAME": "name", "full_name": "name", "nome_completo": "name", "Vor- und Nachname": "name", "First Name": "first_name", "Prénom": "first_name", "NACHNAME": "last_name",
		"EMAIL": "email", "E-Mail-Adresse": "email", "correo electrónico": "email", "PHONE_NUMBER": "phone", "Telefonnummer": "phone", "Número de teléfono?": "phone", "WORK_EMAIL": "email",
		"COMPANY_NAME": "company", "Société": "company", "COUNTRY": "country", "what_are_you_looking_for?": "fields.what_are_you_looking_for", "¿Presupuesto?": "fields.presupuesto",
		"": "fields.answer", "???": "fields.answer", "予算": "fields.予算", "fields.mobile": "fields.mobile", "fields.a__b": "fields.a__b", "fields.A b": "fields.fields_a_b",
	} {
		if got := Suggest(ingest.Answer{Key: question}); got != want {
			t.Errorf("%q goes to %q, want %q", question, got, want)
		}
	}
	if got := Suggest(ingest.Answer{Key: "QUESTION_1", Label: "Your name"}); got != "name" {
		t.Errorf("by its words it goes to %q", got)
	}
}

func TestAnswersGoWhereTheFormSays(t *testing.T) {
	lead := ingest.Lead{Source: "google", FormKey: "7", Beside: map[string]string{"campaign_id": "1", "budget": "not this"}, Answers: []ingest.Answer{
		{Key: "FIRST_NAME", Values: []string{"Zoë"}}, {Key: "LAST_NAME", Values: []string{"Ångström"}}, {Key: "EMAIL", Values: []string{"mailto:zoe@mail.test"}},
		{Key: "WORK_EMAIL", Values: []string{"zoe@work.test"}}, {Key: "PHONE_NUMBER", Values: []string{"p:+49 170 1234567"}}, {Key: "COUNTRY", Values: []string{"Germany"}},
		{Key: "colours", Values: []string{"red", "blue"}}, {Key: "Budget?", Values: []string{"500"}}, {Key: "empty", Values: nil}}}
	form, changed := FormOf(fairlead.SourceForm{SourceID: 3}, lead)
	if !changed || form.Name != "Form 7" || form.Key != "7" || form.SourceID != 3 || len(form.Columns) != len(lead.Answers) {
		t.Fatalf("the form is %+v", form)
	}
	value := 500.0
	for i := range form.Columns {
		if form.Columns[i].Key == "Budget?" {
			form.Columns[i].Target = fairlead.ToValue
		}
	}
	form.Name = "Homes"
	got := Submit(lead, form)
	want := fairlead.Submission{Source: "google", Form: "Homes", Value: &value, Contact: fairlead.Contact{Name: "Zoë Ångström", Email: "zoe@mail.test", Phone: "+49 170 1234567"},
		Fields: map[string]json.RawMessage{"work_email": []byte(`"zoe@work.test"`), "country": []byte(`"Germany"`), "colours": []byte(`["red","blue"]`),
			"campaign_id": []byte(`"1"`), "budget": []byte(`"not this"`)}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestAFormThatStrangersHaveFilledStillKnowsAnEmailAddress: questions that somebody has made up crowd out no contact.
func TestAFormThatStrangersHaveFilledStillKnowsAnEmailAddress(t *testing.T) {
	var form fairlead.SourceForm
	for i := range 3 * maxColumns {
		form, _ = FormOf(form, ingest.Lead{FormKey: "f", Answers: []ingest.Answer{{Key: fmt.Sprintf("made up %d", i)}}})
	}
	lead := ingest.Lead{FormKey: "f", Answers: []ingest.Answer{{Key: "email", Values: []string{"jo@x.test"}}, {Key: "first_name", Values: []string{"Jo"}}, {Key: "other", Values: []string{"x"}}}}
	form, _ = FormOf(form, lead)
	got := Submit(lead, form)
	if len(form.Columns) != maxColumns || got.Contact.Email != "jo@x.test" || got.Contact.Name != "Jo" || string(got.Fields["other"]) != `"x"` {
		t.Errorf("got %+v of %d columns", got, len(form.Columns))
	}
}

// TestWhatAStrangerWritesDoesNoHarm: what is no number is no value, and an answer is never longer than a lead may hold.
func TestWhatAStrangerWritesDoesNoHarm(t *testing.T) {
	for _, text := range []string{"NaN", "nan", "Inf", "-Inf", "-1", "1e300", "0x1p4", "lots"} {
		lead := ingest.Lead{Answers: []ingest.Answer{{Key: "budget", Values: []string{text}}}}
		form := fairlead.SourceForm{Columns: []fairlead.FormColumn{{Key: "budget", Target: fairlead.ToValue}}}
		got := Submit(lead, form)
		if got.Value != nil && (text != "0x1p4" || *got.Value != 16) {
			t.Errorf("%s is the value %v", text, *got.Value)
		}
		if got.Value == nil && string(got.Fields["budget"]) != `"`+text+`"` {
			t.Errorf("%s is kept as %s", text, got.Fields)
		}
	}
	for _, text := range []string{strings.Repeat("x", 20_000), strings.Repeat(`"`, 8_000), strings.Repeat("\x00<", 5_000), strings.Repeat("é", 9_000)} {
		for _, values := range [][]string{{text}, {text, "b", text}} {
			got := Submit(ingest.Lead{Answers: []ingest.Answer{{Key: "q", Values: values}}}, fairlead.SourceForm{})
			if raw := got.Fields["q"]; len(raw) > 8_192 || len(raw) < 2_000 || !json.Valid(raw) {
				t.Errorf("an answer of %d characters is kept in %d bytes", len(text), len(raw))
			}
		}
	}
}

// TestNothingIsDropped: every answer of every lead is in the submission, as a part of the contact or as an answer, whatever
// is asked and whatever is answered.
func TestNothingIsDropped(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"jo@x.test", "+49 170", "DE", "Jo", strings.Repeat("x", 500), "a\x00b", "two\nlines", "\xff"}))
	question := rapid.OneOf(rapid.SampledFrom([]string{"EMAIL", "email", "NAME", "full name", "FIRST_NAME", "LAST_NAME", "phone", "country", "language", "company", "a b", "A-B"}), text)
	rapid.Check(t, func(t *rapid.T) {
		lead := ingest.Lead{Source: "google", FormKey: text.Draw(t, "form")}
		for i := range rapid.IntRange(0, 12).Draw(t, "answers") {
			value := fmt.Sprintf("%s v%dv", text.Draw(t, "value"), i)
			lead.Answers = append(lead.Answers, ingest.Answer{Key: question.Draw(t, "question"), Label: text.Draw(t, "label"), Values: []string{value}})
		}
		form, _ := FormOf(fairlead.SourceForm{}, lead)
		sub := Submit(lead, form)
		for field, text := range map[string]string{"name": sub.Contact.Name, "email": sub.Contact.Email, "phone": sub.Contact.Phone, "company": sub.Contact.Company, "form": sub.Form} {
			if utf8.RuneCountInString(text) > fairlead.MaxText || !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\n") {
				t.Fatalf("%s is %q", field, text)
			}
		}
		all := fmt.Sprintf("%+v %s", sub.Contact, mustJSON(sub.Fields))
		for i := range lead.Answers {
			if mark := fmt.Sprintf("v%dv", i); !strings.Contains(all, mark) {
				t.Fatalf("answer %d of %q is dropped: %s", i, lead.Answers, all)
			}
		}
	})
}

func mustJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}
