package email

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fairlead"
)

// tried is what a template reads of a text, one answer on each line: label, target and value.
func tried(t testing.TB, template, text string) (answers []string, missing []string) {
	t.Helper()
	tmpl, problem := NewTemplate(template)
	if problem != "" {
		t.Fatal(problem)
	}
	p := Try(Letter{Text: tidy(text)}, tmpl)
	for _, a := range p.Answers {
		answers = append(answers, fmt.Sprintf("%s: %s", a.Target, strings.ReplaceAll(a.Value, "\n", `\n`)))
	}
	return answers, p.Missing
}

const portalTemplate = `Hello Anna,

{name} from {company} has asked about {fields.object} (ref. {fields.ref}).

Tel.: {phone}
Write to: {email}
Price: {value}

What they say:
{message}

Address
{fields.street}
{ignore}
--
Portal, High Street 1`

func TestATemplateReadsTheMailsOfAPortal(t *testing.T) {
	for name, c := range map[string]struct {
		template, mail  string
		answers, missed []string
	}{
		"all is there": {portalTemplate, "Hello Anna,\n\nJo Doe from Acme has asked about Sea View (ref. 12/b).\n\nTel.: 555 0101\nWrite to: jo@mail.example\nPrice: € 450.000\n\nWhat they say:\nHi!\n\nCall: me\n\nAddress\nHigh Street 2\n12345 Town\n--\nPortal, High Street 1",
			[]string{"name: Jo Doe", "company: Acme", "fields.object: Sea View", "fields.ref: 12/b", "phone: 555 0101", "email: jo@mail.example", "value: 450000", `fields.message: Hi!\n\nCall: me`, "fields.street: High Street 2"}, nil},
		"spaces, case and marks differ": {portalTemplate, "hello  anna,\n> JO from Acme has  asked about Sea View (ref. 7).\n*Tel.:* 5\nWRITE TO : jo@mail.example\nwhat they say: Hi",
			[]string{"name: JO", "company: Acme", "fields.object: Sea View", "fields.ref: 7", "phone: 5", "email: jo@mail.example", "fields.message: Hi"}, []string{"Price: {value}", "Address"}},
		"what is said stands below its label":                  {"Tel.: {phone}\nWrite to: {email}", "Tel.\n555\nWrite to\njo@mail.example", []string{"phone: 555", "email: jo@mail.example"}, nil},
		"a line is missing, and its words are in the message":  {"Tel.: {phone}\nText: {message}\nBye", "Text: call me\nTel.: is not here\nBye", []string{`fields.message: call me\nTel.: is not here`}, []string{"Tel.: {phone}"}},
		"what the template does not know is read by its label": {"Write to: {email}", "Write to: jo@mail.example\nBedrooms: 3\nfree words", []string{"email: jo@mail.example", "fields.bedrooms: 3", "fields.message: free words"}, nil},
		"what is ignored is not kept":                          {"Your code {ignore} is secret\nE: {email}\nBelow\n{ignore}", "Your code 123 is secret\nE: jo@mail.example\nBelow\nall\nof\nthis", []string{"email: jo@mail.example"}, nil},
		"two names on a line":                                  {"Who\n{first_name} {last_name}\nMail {email}", "Who\nJo van Doe\nMail jo@mail.example", []string{"first_name: Jo", "last_name: van Doe", "email: jo@mail.example"}, nil},
		"another mail":                                         {"Write to: {email}", "Name: Jo", []string{"name: Jo", "fields.message: Name: Jo"}, []string{"Write to: {email}"}},
		"only a placeholder":                                   {"{message}", "all\nof it", []string{`fields.message: all\nof it`}, nil},
	} {
		answers, missed := tried(t, c.template, c.mail)
		if !slices.Equal(answers, c.answers) || !slices.Equal(missed, c.missed) {
			t.Errorf("%s:\ngot  %q, without %q\nwant %q, without %q", name, answers, missed, c.answers, c.missed)
		}
	}
}

func TestATemplateSaysWhatIsWrongWithIt(t *testing.T) {
	for template, problem := range map[string]string{"": "", "Name: {name}": "", "{ NAME }": "", "{emial}": "There is no {emial}.", "{fields.}": "There is no {fields.}.", "Name: Jo": "Put at least one", strings.Repeat("x", 10_001): "This is too long",
		strings.Repeat("a\n", 300) + "{name}": "This is too long", "{name} and {} and {a b}": ""} {
		if got := checkTemplate(template); !strings.HasPrefix(got, problem) || (got == "") != (problem == "") {
			t.Errorf("%.20q: %q", template, got)
		}
	}
}

func TestATemplateIsProposed(t *testing.T) {
	sample := "New lead\n\nName: Jo Doe\nE-mail\njo@mail.example\nPhone: 1\nMobile: 2\nLiving area: 80\nMessage:\nHi\nthere\n\n-- \nPortal"
	want := "New lead\n\nName: {name}\nE-mail\n{email}\nPhone: {phone}\nMobile: {fields.mobile}\nLiving area: {fields.living_area}\nMessage:\n{message}\n--\nPortal"
	if got := Propose(Sample(sample)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if l := Sample("Subject: hi\nMIME-Version: 1.0\nFrom: jo@mail.example\n\nName: Jo"); l.Subject != "hi" || l.Text != "Name: Jo" {
		t.Errorf("the source of a mail is read as %+v", l)
	}
}

// portalMail is a mail with labels, of which some mails have only some.
func portalMail(t *rapid.T) (labels, values []string) {
	all := []string{"Name", "E-mail", "Phone", "Company", "Living area", "Rooms", "Garden", "Notes to us", "Préférence"}
	labels = rapid.Permutation(all).Draw(t, "labels")[:rapid.IntRange(1, len(all)).Draw(t, "how many")]
	for _, label := range labels {
		value := rapid.StringMatching(`[a-zäß0-9]{1,8}( [a-z0-9]{1,8}){0,3}`).Draw(t, label)
		if label == "E-mail" {
			value = "jo@mail.example"
		}
		values = append(values, value)
	}
	return labels, values
}

// TestAProposedTemplateReadsItsSampleAndWhatLacksLines: each line that a mail has says the same, whatever others are missing.
func TestAProposedTemplateReadsItsSampleAndWhatLacksLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels, values := portalMail(t)
		var sample, mail, want []string
		for i, label := range labels {
			sample = append(sample, label+": something")
			if rapid.Bool().Draw(t, "there") {
				mail = append(mail, label+": "+values[i])
				want = append(want, values[i])
			}
		}
		template, problem := NewTemplate(Propose(Sample(strings.Join(sample, "\n"))))
		if problem != "" {
			t.Fatal(problem)
		}
		var got []string
		for _, a := range Try(Letter{Text: strings.Join(mail, "\n")}, template).Answers {
			if a.Target != fairlead.AnswerPrefix+message {
				got = append(got, a.Value)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q of %q", got, want, mail)
		}
	})
}

// FuzzTemplate: whatever an admin writes is a template, or it is said why not; and it reads whatever comes.
func FuzzTemplate(f *testing.F) {
	f.Add(portalTemplate, "Hello Anna,\n\nJo from Acme has asked about x (ref. y).")
	f.Add("{name}\n{email}: {message}", "a: b\n\nc")
	f.Fuzz(func(t *testing.T, text, mail string) {
		template, problem := NewTemplate(text)
		if (template == nil) != (problem != "" || tidy(text) == "") {
			t.Fatalf("%q is %v, %q", text, template, problem)
		}
		if len(mail) > 10_000 {
			return
		}
		for _, a := range Try(Letter{Text: bounded(tidy(mail))}, template).Answers {
			if strings.TrimSpace(a.Value) == "" {
				t.Fatalf("an answer to %q says nothing", a.Label)
			}
		}
	})
}
