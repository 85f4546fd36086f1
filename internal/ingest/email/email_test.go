package email

import (
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
)

func fixture(t testing.TB, name string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// parse reads a mail that is whole.
func parse(t testing.TB, source string) Letter {
	t.Helper()
	l, err := Parse(strings.NewReader(source), "server@mail.example")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// submitted are the lines of a lead that a mail becomes: its contact, and its answers.
func submitted(t testing.TB, l Letter, template string) []string {
	t.Helper()
	s := fairlead.Source{Name: "Portal", Settings: map[string]string{TemplateSetting: template}}
	got, err := Connector{}.Receive(s, ingest.Request{Body: l.Kept()})
	if err != nil {
		t.Fatal(err)
	}
	lead, err := Connector{}.Read(t.Context(), s, got.Keep, got.Leads[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	form, _ := mapping.FormOf(fairlead.SourceForm{}, lead)
	sub := mapping.Submit(lead, form)
	if sub.Form != "Portal" || sub.Source != "email" {
		t.Errorf("the lead is of %s, %s", sub.Source, sub.Form)
	}
	says := map[string]string{"name": sub.Contact.Name, "email": sub.Contact.Email, "phone": sub.Contact.Phone, "company": sub.Contact.Company}
	if sub.Value != nil {
		raw, _ := json.Marshal(*sub.Value)
		says["value"] = string(raw)
	}
	for key, raw := range sub.Fields {
		says[key] = strings.ReplaceAll(ingest.Text(raw), "\n", `\n`)
	}
	maps.DeleteFunc(says, func(_, value string) bool { return value == "" })
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(says)) {
		lines = append(lines, key+" = "+says[key])
	}
	return lines
}

func sorted(text string) []string {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), "\n")
	slices.Sort(lines)
	return lines
}

// TestMailsOfPortals: each testdata/*.eml becomes the lead that stands beside it.
func TestMailsOfPortals(t *testing.T) {
	mails, err := filepath.Glob("testdata/*.eml")
	if err != nil || len(mails) < 10 {
		t.Fatalf("%d mails, %v", len(mails), err)
	}
	for _, path := range mails {
		name := strings.TrimSuffix(filepath.Base(path), ".eml")
		t.Run(name, func(t *testing.T) {
			got, want := submitted(t, parse(t, fixture(t, name+".eml")), ""), sorted(fixture(t, name+".want"))
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// TestWhatNobodyAskedForIsNoLead: it is kept, and answered as taken, so that nobody sends it back.
func TestWhatNobodyAskedForIsNoLead(t *testing.T) {
	for name, c := range map[string]struct {
		source, envelope, problem string
	}{
		"a reply":                    {"From: jo@mail.example\nAuto-Submitted: auto-replied\n\nI am away", "jo@mail.example", "An automatic reply"},
		"a bounce":                   {"From: mailer-daemon@mail.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nPhone: 1\n--x--", "", "A report"},
		"a newsletter":               {"From: jo@news.example\nList-Unsubscribe: <mailto:x@news.example>\nPrecedence: bulk\n\nBuy!", "jo@news.example", "A mail to many"},
		"a mail from nobody":         {"From: jo@mail.example\n\nhi", "", "A mail to many"},
		"a portal that sends many":   {"From: no-reply@portal.example\nPrecedence: bulk\nAuto-Submitted: auto-generated\n\nName: Jo\nPhone: 12345", "no-reply@portal.example", ""},
		"a portal that names nobody": {"From: no-reply@portal.example\n\nE-mail: jo@mail.example", "", ""},
	} {
		l, err := Parse(strings.NewReader(c.source), c.envelope)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Connector{}.Receive(fairlead.Source{}, ingest.Request{Body: l.Kept()})
		var refused *ingest.Refused
		switch {
		case c.problem == "" && (err != nil || len(got.Leads) != 1):
			t.Errorf("%s is no lead: %v", name, err)
		case c.problem != "" && (!errors.As(err, &refused) || refused.Status != Taken || !strings.HasPrefix(refused.Problem, c.problem) || len(refused.Keep) == 0):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOnlySendersThatAreNamedMaySend(t *testing.T) {
	for senders, taken := range map[string]bool{"": true, "portal.example": true, "@portal.example": true, "other.example, jo@eu.portal.example": true, "bounces@mx.example": true, "mx.example": true,
		"example.com": false, "tal.example": false, "no@eu.portal.example": false} {
		l := Letter{From: Person{Address: "Jo@EU.portal.example"}, Envelope: "bounces@mx.example"}
		_, err := Connector{}.Receive(fairlead.Source{Settings: map[string]string{SendersSetting: senders}}, ingest.Request{Body: l.Kept()})
		if (err == nil) != taken {
			t.Errorf("with %q: %v", senders, err)
		}
		if problem := checkSenders(senders); problem != "" {
			t.Errorf("%q: %s", senders, problem)
		}
	}
	if checkSenders("portal.example, what?") == "" || checkSenders("portal") == "" {
		t.Error("anything is a sender")
	}
}

// TestAMailIsKnownByItsIDAndWhatItSays: sent again it is the same, however it travels; another under the same id is another.
func TestAMailIsKnownByItsIDAndWhatItSays(t *testing.T) {
	id := func(source string) string { return parse(t, source).id() }
	first := id("Received: from a\nMessage-ID: <1@x.example>\nFrom: jo@x.example\nSubject: hi\n\nName: Jo=20\n")
	for source, same := range map[string]bool{
		"Received: from b\nReceived: from a\nMessage-ID: <1@x.example>\nFrom: jo@x.example\nSubject: =?utf-8?q?hi?=\nContent-Transfer-Encoding: base64\n\nTmFtZTogSm89MjA=": true,
		"Message-ID: <1@x.example>\nFrom: jo@x.example\nSubject: hi\n\nName: Al=20\n":                                                                                       false,
		"Message-ID: <2@x.example>\nFrom: jo@x.example\nSubject: hi\n\nName: Jo=20\n":                                                                                       false,
	} {
		if (id(source) == first) != same {
			t.Errorf("%q is %s, and the first %s", source, id(source), first)
		}
	}
	if id("Date: Fri, 27 Nov 2026 10:15:00 +0100\n\nhi") == id("Date: Fri, 27 Nov 2026 10:16:00 +0100\n\nhi") {
		t.Error("without ids mails of different times are one")
	}
}

// TestAMailThatDoesNotEndIsNone: what was cut off comes again.
func TestAMailThatDoesNotEndIsNone(t *testing.T) {
	cut := errors.New("cut off")
	for _, source := range []string{"From: jo@x.example\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhi\n--x--\n", "Content-Transfer-Encoding: base64\n\nAA"} {
		if _, err := Parse(&steady{r: &cutOff{strings.NewReader(source), cut}}, ""); !errors.Is(err, cut) {
			t.Errorf("%q: %v", source, err)
		}
	}
}

type cutOff struct {
	r   *strings.Reader
	err error
}

func (c *cutOff) Read(b []byte) (int, error) {
	if c.r.Len() == 0 {
		return 0, c.err
	}
	return c.r.Read(b)
}

// FuzzMail: whatever comes is a letter of bounded size, which can be read, says the same when it is read again, and whose id holds.
func FuzzMail(f *testing.F) {
	mails, _ := filepath.Glob("testdata/*.eml")
	for _, path := range mails {
		f.Add(fixture(f, filepath.Base(path)), "Name: {name}\n{message}")
	}
	f.Fuzz(func(t *testing.T, source, template string) {
		l := parse(t, source)
		if len(l.Text) > mostText || strings.Count(l.Text, "\n") > mostLines || len(l.Subject) > mostName || len(l.Files) > mostFiles {
			t.Fatalf("it keeps %d bytes, %d lines", len(l.Text), strings.Count(l.Text, "\n"))
		}
		kept := l.Kept()
		var again Letter
		if err := json.Unmarshal(kept, &again); err != nil || again.id() != l.id() {
			t.Fatalf("%s is not read again", kept)
		}
		if problem := checkTemplate(template); problem == "" {
			_ = submittedOrNot(t, l, template)
		}
		_ = Propose(l)
	})
}

func submittedOrNot(t *testing.T, l Letter, template string) fairlead.Submission {
	r := read(l, templateOf(fairlead.Source{Settings: map[string]string{TemplateSetting: template}}))
	form, _ := mapping.FormOf(fairlead.SourceForm{}, r.lead)
	return mapping.Submit(r.lead, form)
}
