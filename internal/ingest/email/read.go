package email

import (
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/ingest/mapping"
)

// The keys of what the mail itself says, beside its answers.
const (
	senderName  = "sender_name"
	senderEmail = "sender_email"
	subjectKey  = "subject"
	restKey     = "rest_of_mail"
)

// reading is what was read of a mail.
type reading struct {
	lead    ingest.Lead
	missing []string // of the template
}

// read reads a mail: what its template finds, what stands under labels, and who wrote it. A template that finds nothing is as
// good as none.
func read(outer Letter, t *Template) (r reading) {
	l, above := unpacked(outer)
	lines := strings.Split(l.Text, "\n")
	r.lead = ingest.Lead{Source: fairlead.SourceEmail, FormKey: formKey, At: outer.Date, Beside: map[string]string{}}
	portal := false
	if t != nil {
		m := t.match(lines)
		if r.missing = m.missing; m.any || len(m.answers) > 0 {
			r.lead.Answers, lines, portal = m.answers, m.rest, true
		}
	}
	items := itemsIn(lines)
	for _, it := range items {
		r.lead.Answers = append(r.lead.Answers, answerOf(it.labelled))
	}
	r.amounts()
	r.person(l, portal)
	r.add(ingest.Answer{Key: subjectKey, Label: "Subject", Values: []string{l.Subject}, Target: fairlead.AnswerPrefix + subjectKey})
	r.text(l, portal, append(above, tidy(strings.Join(others(lines, items), "\n"))))
	if len(outer.Files) > 0 {
		r.lead.Beside["attachments"] = strings.Join(outer.Files, ", ")
	}
	return r
}

// add adds an answer that says something.
func (r *reading) add(a ingest.Answer) {
	if a.Values[0] != "" {
		r.lead.Answers = append(r.lead.Answers, a)
	}
}

// answerOf is what stands under a label. A message is one, whatever it is called.
func answerOf(l labelled) ingest.Answer {
	a := ingest.Answer{Key: l.label, Label: l.label, Values: []string{l.value}}
	if isMessage(l.label) {
		a.Key, a.Target = message, fairlead.AnswerPrefix+message
	}
	if found := firstAddress(l.value); found != "" && targetOf(l.label) == fairlead.ToEmail {
		a.Values[0] = found
	}
	return a
}

// amounts makes numbers of what values are written as.
func (r *reading) amounts() {
	for _, a := range r.lead.Answers {
		if n := mapping.Amount(a.Values[0]); a.Target == fairlead.ToValue && n != "" {
			a.Values[0] = n
		}
	}
}

// has is the first answer that goes to a part of the contact; "": there is none.
func (r *reading) has(targets ...fairlead.AnswerTarget) string {
	for _, a := range r.lead.Answers {
		if slices.Contains(targets, mapping.Suggest(a)) && a.Values[0] != "" {
			return a.Values[0]
		}
	}
	return ""
}

// reachable reports whether the mail says how to reach somebody, beside whoever sent it.
func (r reading) reachable() bool {
	return slices.ContainsFunc(r.lead.Answers, func(a ingest.Answer) bool {
		target := mapping.Suggest(a)
		return a.Key != senderEmail && (target == fairlead.ToEmail || target == fairlead.ToPhone)
	})
}

// person fills in who wrote the mail, as far as it does not say. Behind a mail that names somebody stands a portal: then only
// an address for answers is theirs, for leads of the same address are taken for the same person.
func (r *reading) person(l Letter, portal bool) {
	name, email := r.has(fairlead.ToName, fairlead.ToFirstName, fairlead.ToLastName), r.has(fairlead.ToEmail)
	var p Person
	switch portal = portal || name != "" || email != ""; {
	case !l.ReplyTo.nobody():
		p = l.ReplyTo
	case !l.From.nobody() && !portal:
		p = l.From
	default:
		p.Address = otherAddress(l)
	}
	if email == "" {
		r.add(ingest.Answer{Key: senderEmail, Label: "Sender’s address", Values: []string{p.Address}, Target: fairlead.ToEmail})
	}
	if name == "" && (email == "" || strings.EqualFold(email, p.Address)) {
		r.add(ingest.Answer{Key: senderName, Label: "Sender’s name", Values: []string{p.Name}, Target: fairlead.ToName})
	}
	if !strings.EqualFold(p.Address, l.From.Address) || email != "" && !strings.EqualFold(email, p.Address) {
		r.lead.Beside["sender"] = l.From.String()
	}
}

// otherAddress is the first address in a mail that is not the sender's own.
func otherAddress(l Letter) string {
	own := domain(l.From.Address)
	for _, found := range address.FindAllString(l.Text, 20) {
		if p := (Person{Address: firstAddress(found)}); !p.nobody() && !within(domain(p.Address), own) && !within(own, domain(p.Address)) {
			return p.Address
		}
	}
	return ""
}

// text keeps what no answer says: all of the mail as its message, or, if it has one already, the rest.
func (r *reading) text(l Letter, portal bool, rest []string) {
	said := strings.TrimSpace(strings.Join(rest, "\n\n"))
	switch {
	case r.has(fairlead.AnswerPrefix+message) != "":
		r.add(ingest.Answer{Key: restKey, Label: "Rest of the mail", Values: []string{said}, Target: fairlead.AnswerPrefix + restKey})
	case portal:
		r.add(ingest.Answer{Key: message, Values: []string{said}, Target: fairlead.AnswerPrefix + message})
	default:
		r.add(ingest.Answer{Key: message, Values: []string{strings.TrimSpace(strings.Join(append(rest[:len(rest)-1:len(rest)-1], l.Text), "\n\n"))}, Target: fairlead.AnswerPrefix + message})
	}
}
