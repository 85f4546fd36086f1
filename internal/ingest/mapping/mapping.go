// Package mapping brings the answers of a lead to where they belong: it knows what questions are called in several languages,
// what a form says of its own, and keeps as an answer what fits nowhere. So it does with the rows of a file: it tells what the
// columns look like, and makes a lead of a row as a plan says. It knows no files, no database and no clock.
package mapping

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"fairlead"
	"fairlead/internal/ingest"
)

// FormOf is the form of a lead as it is known so far, with the questions that were not seen before: where their answers go
// is suggested. changed: there were some, or the form is new.
func FormOf(known fairlead.SourceForm, l ingest.Lead) (form fairlead.SourceForm, changed bool) {
	form = known
	form.Key = l.FormKey
	form.Columns = append([]fairlead.FormColumn(nil), known.Columns...)
	seen, taken := map[string]bool{}, map[fairlead.AnswerTarget]bool{}
	for _, c := range form.Columns {
		seen[c.Key], taken[c.Target] = true, true
	}
	if nameless := form.Name == "" || form.Name == nameOf(ingest.Lead{FormKey: l.FormKey}); nameless && l.FormKey != "" && form.Name != nameOf(l) {
		form.Name, changed = nameOf(l), true
	}
	for _, a := range l.Answers {
		if seen[a.Key] || len(form.Columns) >= maxColumns {
			changed = label(form.Columns, a) || changed
			continue
		}
		target := Suggest(a)
		if taken[target] && a.Target == "" {
			target = answerTo(a.Key)
		}
		form.Columns = append(form.Columns, fairlead.FormColumn{Key: a.Key, Label: cut(a.Label, fairlead.MaxText), Target: target})
		seen[a.Key], taken[target], changed = true, true, true
	}
	return form, changed
}

// label enters the words of a question that were not known, and reports whether there were any.
func label(columns []fairlead.FormColumn, a ingest.Answer) bool {
	i := slices.IndexFunc(columns, func(c fairlead.FormColumn) bool { return c.Key == a.Key && c.Label == "" })
	if i < 0 || a.Label == "" {
		return false
	}
	columns[i].Label = cut(a.Label, fairlead.MaxText)
	return columns[i].Label != ""
}

// FormCalled is what leads of a form have as their form that is called so, unless somebody gives it another name.
func FormCalled(name string) string { return nameOf(ingest.Lead{FormName: name}) }

// nameOf is what a form is called, or else a name for it.
func nameOf(l ingest.Lead) string {
	if name := cut(oneLine(l.FormName), fairlead.MaxText); name != "" {
		return name
	}
	return "Form " + cut(oneLine(l.FormKey), fairlead.MaxText-len("Form "))
}

// maxColumns is how many questions of a form are remembered; answers to more go where they would be suggested to.
const maxColumns = 200

// Submit makes a submission of a lead: answers go where the form says, and what does not fit there is kept as an answer
// under the question's own key. Nothing is dropped, but for the end of an answer of more than 8 kB, and nothing in it is wrong.
func Submit(l ingest.Lead, form fairlead.SourceForm) fairlead.Submission {
	sub := fairlead.Submission{Source: l.Source, Form: form.Name, Fields: map[string]json.RawMessage{}}
	targets := map[string]fairlead.AnswerTarget{}
	for _, c := range form.Columns {
		targets[c.Key] = c.Target
	}
	var first, last string
	for _, a := range l.Answers {
		text := cut(strings.Join(a.Values, ", "), fairlead.MaxAnswer)
		target, known := targets[a.Key]
		if !known { // the form has too many questions already, which strangers may have made up
			target = Suggest(a)
		}
		switch {
		case text == "":
		case target == fairlead.ToFirstName && first == "" && len(text) <= fairlead.MaxText/2:
			first = oneLine(text)
		case target == fairlead.ToLastName && last == "" && len(text) <= fairlead.MaxText/2-1:
			last = oneLine(text)
		case !place(&sub, target, text):
			keep(sub.Fields, keyOf(target, a.Key), a.Values)
		}
	}
	if name := strings.TrimSpace(first + " " + last); sub.Contact.Name == "" {
		sub.Contact.Name = name
	} else if name != "" {
		keep(sub.Fields, "first_and_last_name", []string{name})
	}
	for _, key := range slices.Sorted(maps.Keys(l.Beside)) {
		if value := l.Beside[key]; value != "" {
			keep(sub.Fields, keyFrom(key), []string{value})
		}
	}
	return sub
}

// mostValue is what no lead is worth more than; NaN is not less either.
const mostValue = 1e15

// place puts a text into a part of a submission, if it fits there and nothing is there yet.
func place(sub *fairlead.Submission, target fairlead.AnswerTarget, text string) bool {
	c := &sub.Contact
	set := func(part *string, text string, fits bool) bool {
		fits = fits && *part == "" && text != ""
		if fits {
			*part = text
		}
		return fits
	}
	line := oneLine(text)
	short := utf8.RuneCountInString(line) <= fairlead.MaxText
	switch target {
	case fairlead.ToName:
		return set(&c.Name, line, short)
	case fairlead.ToEmail:
		email := emailIn(line)
		return set(&c.Email, email, fairlead.IsEmail(email))
	case fairlead.ToPhone:
		return set(&c.Phone, strings.TrimPrefix(line, "p:"), short)
	case fairlead.ToCompany:
		return set(&c.Company, line, short)
	case fairlead.ToCountry:
		code := strings.ToUpper(line)
		return set(&c.Country, code, fairlead.IsCountry(code))
	case fairlead.ToLanguage:
		tag := strings.ReplaceAll(line, "_", "-")
		return set(&c.Language, tag, fairlead.IsLanguage(tag))
	case fairlead.ToValue:
		value, err := strconv.ParseFloat(line, 64)
		if err != nil || sub.Value != nil || !(value >= 0 && value <= mostValue) {
			return false
		}
		sub.Value = &value
		return true
	}
	return false
}

// emailIn is an e-mail address without what links and mail programs put around it.
func emailIn(line string) string {
	return strings.TrimPrefix(strings.Trim(line, "<>"), "mailto:")
}

// keep enters an answer, a list if it is one, under its key or, where that is taken, the key and a number.
func keep(fields map[string]json.RawMessage, key string, values []string) {
	fields[freeKey(key, func(key string) bool { return fields[key] != nil })] = written(values)
}

// freeKey is a key that is not taken: this one or, if it is, the key and a number.
func freeKey(key string, taken func(key string) bool) string {
	free := key
	for n := 2; taken(free); n++ {
		free = cut(key, fairlead.MaxText-5) + "_" + strconv.Itoa(n)
	}
	return free
}

// mostValues is how long an answer stays a list.
const mostValues = 200

// written is an answer as JSON, each part of it cut as far as it takes.
func written(values []string) json.RawMessage {
	if len(values) > mostValues || len(values) == 0 {
		values = []string{strings.Join(values, ", ")}
	}
	for most := fairlead.MaxAnswer / len(values); ; most /= 2 {
		short := make([]string, len(values))
		for i, v := range values {
			short[i] = cut(v, most)
		}
		var answer any = short
		if len(short) == 1 {
			answer = short[0]
		}
		if raw, _ := json.Marshal(answer); len(raw) <= fairlead.MaxAnswer { // texts
			return raw
		}
	}
}

// keyOf is the key under which an answer is kept.
func keyOf(target fairlead.AnswerTarget, question string) string {
	if key, ok := strings.CutPrefix(string(target), fairlead.AnswerPrefix); ok && key != "" {
		return key
	}
	return keyFrom(question)
}

// answerTo is the target of an answer that is kept under its question's own key.
func answerTo(question string) fairlead.AnswerTarget {
	return fairlead.AnswerTarget(fairlead.AnswerPrefix + keyFrom(question))
}

// keyFrom makes a key of a question: lower case, and _ for all that is neither letter nor digit.
func keyFrom(question string) string {
	var key strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(question)) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if gap && key.Len() > 0 {
				key.WriteByte('_')
			}
			key.WriteRune(r)
			gap = false
			continue
		}
		gap = true
	}
	if key.Len() == 0 {
		return "answer"
	}
	return cut(key.String(), fairlead.MaxText)
}

// oneLine makes a line of a text.
func oneLine(text string) string {
	if isPlain(text) || isLine(text) {
		return text // as most are
	}
	return strings.Join(strings.FieldsFunc(text, isGap), " ")
}

// isLine reports whether a text has single spaces between words, and no other gap.
func isLine(text string) bool {
	before := ' '
	for _, r := range text {
		if isGap(r) && (r != ' ' || before == ' ') {
			return false
		}
		before = r
	}
	return before != ' '
}

func isGap(r rune) bool {
	plainly := r > ' ' && r < unicode.MaxASCII // no gap, as most are not
	return !plainly && (unicode.IsControl(r) || unicode.IsSpace(r))
}

// cut leaves readable text of at most so many bytes.
func cut(text string, most int) string {
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	for len(text) > most {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return text
}
