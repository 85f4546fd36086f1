// Package email understands mails that bring leads: of portals, of forms that send one, of people who write themselves. A mail is
// parsed into a Letter, of which everything is kept that may be about a lead. Its answers are found by a template that an admin
// has made of a sample, or by lines such as "Name: Jo"; who wrote it fills in what those do not say.
//
// It knows no SMTP, no database and no clock. Whoever sends a mail is a stranger: nothing in it is believed.
package email

import (
	"context"

	"fairlead"
	"fairlead/internal/ingest"
)

// The names of settings.
const (
	TemplateSetting = "template" // see Template; "": there is none
	SendersSetting  = "senders"  // whose mails are taken, with commas between them; "": everybody's
)

// Connector understands mails. What it receives is a Letter as JSON.
type Connector struct{}

var _ ingest.Connector = Connector{}

// Settings are the template and the senders.
func (Connector) Settings() []ingest.Setting {
	return []ingest.Setting{{Name: TemplateSetting, Check: checkTemplate, Most: MostTemplate}, {Name: SendersSetting, Check: checkSenders}}
}

// The answers of SMTP to a whole mail.
const (
	Taken   = 250
	Refused = 550
)

// formKey is the key of the one form that such a source has.
const formKey = "mail"

// Receive takes every mail of a sender who may send: robots' answers and lists only to be looked at, unless a list brings
// somebody who can be reached.
func (Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	l, err := LetterOf(r.Body)
	if err != nil {
		return ingest.Received{}, &ingest.Refused{Status: Refused, Problem: "The mail cannot be read."}
	}
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: r.Body}
	}
	switch {
	case !sendersOf(s).take(l):
		return refuse(Refused, "This source takes no mail from this sender.")
	case l.Robot == robotReply:
		return refuse(Taken, "An automatic reply: nobody asked for anything.")
	case l.Robot == robotReport:
		return refuse(Taken, "A report on a mail that could not be delivered: nobody asked for anything.")
	case l.Robot == robotList && !read(l, templateOf(s)).reachable():
		return refuse(Taken, "A mail to many, without anybody to call or to write to.")
	}
	return ingest.Received{Keep: r.Body, Leads: []ingest.Item{{ID: l.id(), At: l.Date}}}, nil
}

// Read reads a mail that was kept, as the template says now.
func (Connector) Read(_ context.Context, s fairlead.Source, kept []byte, _ string) (ingest.Lead, error) {
	l, err := LetterOf(kept)
	if err != nil {
		return ingest.Lead{}, &ingest.Failed{Problem: "What was kept of this lead cannot be read."}
	}
	lead := read(l, templateOf(s)).lead
	lead.FormName = s.Name
	return lead, nil
}

func templateOf(s fairlead.Source) *Template {
	t, _ := NewTemplate(s.Settings[TemplateSetting]) // it was checked when it was entered
	return t
}

func checkTemplate(text string) string {
	_, problem := NewTemplate(text)
	return problem
}
