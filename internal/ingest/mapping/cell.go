package mapping

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fairlead"
	"fairlead/internal/sheet"
)

// What is to be mended in a cell.
const (
	tooLong     = "This is too long. Use at most 400 characters."
	tooMuch     = "This answer is too long. Use at most 8 kB."
	tooManyTags = "A lead has at most 100 tags."
	tooManyKept = "A lead has at most 200 form answers. Leave columns out."
	noEmail     = "This is not an e-mail address. Write one such as jo@example.com, or leave it out."
	noNumber    = "Write a number such as 1500 or 1500.50."
	noYesOrNo   = "Say yes or no."
	absurd      = "This is more than a lead can be worth."
	shortened   = "A spreadsheet has shortened this number. Format the column as text there, enter the number again, and save the file anew."
	noLongAgo   = "No lead came that long ago."
	toCome      = "This is yet to come. A lead came before now."
)

// lead is a row, as far as it is read.
type lead struct {
	*Rows
	sub   fairlead.Submission
	agent string
	empty bool
	once  uint // the goals that have a cell

	first, last *goal // with what they say
	firstName   string
	lastName    string
}

// put brings a cell where it goes. What stands there already, in a cell before, stays, and the cell is an answer.
func (l *lead) put(g *goal, text string) (problem string) {
	if l.once&g.once != 0 {
		return l.keep(g.spare, text)
	}
	l.once |= g.once
	switch g.target {
	case fairlead.AnswerPrefix:
		return l.answer(g, text)
	case fairlead.ToPhone:
		return l.phone(g, text)
	case fairlead.ToCountry:
		if code, ok := countryOf(text); ok {
			l.sub.Contact.Country = code
			return ""
		}
		return l.keep(g.spare, text)
	case fairlead.ToLanguage:
		if tag, ok := languageOf(text); ok {
			l.sub.Contact.Language = tag
			return ""
		}
		return l.keep(g.spare, text)
	case fairlead.ToValue:
		return l.value(text)
	case fairlead.ToCreatedAt:
		return l.came(text)
	case fairlead.ToStatus:
		return l.status(text)
	case fairlead.ToTags:
		return l.tags(sheet.Unlist(text))
	case fairlead.ToExternalID:
		if isShortened(text) {
			return shortened
		}
	}
	return l.line(g, oneLine(text))
}

// nothing is what programs write into a cell that is empty.
var nothing = []string{"n/a", "#n/a", "n.a.", "null", "(null)", "undefined", "-", "--", "—"}

// saysNothing reports whether a cell is as good as empty. An answer that may be any text stays as it is written.
func (g *goal) saysNothing(text string) bool {
	anyText := g.target == fairlead.AnswerPrefix && (g.field == nil || g.field.Type == fairlead.FieldText)
	return !anyText && isNothing(text)
}

func isNothing(text string) bool {
	return len(text) < 10 && slices.Contains(nothing, strings.ToLower(text))
}

// line puts a text of one line where it goes.
func (l *lead) line(g *goal, text string) (problem string) {
	if utf8.RuneCountInString(text) > fairlead.MaxText {
		return tooLong
	}
	switch g.target {
	case fairlead.ToName:
		l.sub.Contact.Name = text
	case fairlead.ToFirstName:
		l.first, l.firstName = g, text
	case fairlead.ToLastName:
		l.last, l.lastName = g, text
	case fairlead.ToEmail:
		if l.sub.Contact.Email = emailIn(text); !fairlead.IsEmail(l.sub.Contact.Email) {
			return noEmail
		}
	case fairlead.ToCompany:
		l.sub.Contact.Company = text
	case fairlead.ToSource:
		l.sub.Source = text
	case fairlead.ToForm:
		l.sub.Form = without("f:", text)
	case fairlead.ToExternalID:
		l.sub.ExternalID = without("l:", text)
	case fairlead.ToAgent:
		l.agent = text
	}
	return ""
}

// without takes off what Facebook puts in front of its ids and numbers.
func without(prefix, text string) string {
	if rest, found := strings.CutPrefix(text, prefix); found && rest != "" {
		return rest
	}
	return text
}

// phone takes every number as it is written, but for one that is not all there.
func (l *lead) phone(g *goal, text string) (problem string) {
	if isShortened(text) {
		return shortened
	}
	line := without("p:", oneLine(text))
	if utf8.RuneCountInString(line) > fairlead.MaxText {
		return l.keep(g.spare, text)
	}
	l.sub.Contact.Phone = line
	return ""
}

// power is a number as spreadsheets show long ones: 2.12345E+11.
var power = regexp.MustCompile(`^[0-9]([.,][0-9]+)?[eE]\+[0-9]+$`)

func isShortened(text string) bool { return strings.Contains(text, "+") && power.MatchString(text) }

func (l *lead) value(text string) (problem string) {
	n, ok := readNumber(text, l.plan.Comma)
	switch {
	case !ok:
		return noNumber
	case math.Abs(n.value) > mostValue:
		return absurd
	}
	l.sub.Value = &n.value
	return ""
}

func (l *lead) came(text string) (problem string) {
	at, ok := l.read(text)
	switch {
	case !ok:
		return l.noDate()
	case at.Year() < 1970:
		return noLongAgo
	case at.After(l.known.Now):
		return toCome
	}
	l.sub.CameAt = at.UTC().Truncate(time.Microsecond)
	return ""
}

// read reads a date in the order of the plan.
func (l *lead) read(text string) (at time.Time, ok bool) {
	d, ok := readDate(text)
	if !ok {
		return at, false
	}
	return d.at(l.plan.MonthFirst, l.known.Zone)
}

func (l *lead) noDate() string {
	if l.plan.MonthFirst {
		return "Write a date such as 05/31/2026 or 2026-05-31."
	}
	return "Write a date such as 31/05/2026 or 2026-05-31."
}

func (l *lead) status(text string) (problem string) {
	key, ok := l.statuses[strings.ToLower(oneLine(text))]
	if !ok {
		var names []string
		for _, s := range l.known.Statuses {
			names = append(names, s.Name)
		}
		return fmt.Sprintf("There is no such status. Use one of %s.", strings.Join(names, ", "))
	}
	l.sub.Status = key
	return ""
}

func (l *lead) tags(tags []string) (problem string) {
	for _, tag := range tags {
		tag = oneLine(tag)
		switch {
		case tag == "" || slices.Contains(l.sub.Tags, tag):
		case utf8.RuneCountInString(tag) > fairlead.MaxText:
			return tooLong
		case len(l.sub.Tags) == mostTags:
			return tooManyTags
		default:
			l.sub.Tags = append(l.sub.Tags, tag)
		}
	}
	return ""
}

// finish adds what no cell says, and what only several say together.
func (l *lead) finish() (wrong []fairlead.FieldError) {
	note := func(field, problem string) {
		if problem != "" {
			wrong = append(wrong, fairlead.FieldError{Field: field, Message: problem})
		}
	}
	if l.sub.Source == "" {
		l.sub.Source = l.plan.Source
	}
	note(string(fairlead.ToTags), l.tags(l.plan.Tags))
	contact := &l.sub.Contact
	if contact.Name == "" {
		if contact.Name = strings.TrimSpace(l.firstName + " " + l.lastName); utf8.RuneCountInString(contact.Name) > fairlead.MaxText {
			note(l.last.header, tooLong)
		}
		return wrong
	}
	for _, part := range []struct {
		goal *goal
		text string
	}{{l.first, l.firstName}, {l.last, l.lastName}} {
		if !strings.Contains(contact.Name, part.text) {
			note(part.goal.header, l.keep(part.goal.spare, part.text))
		}
	}
	return wrong
}
