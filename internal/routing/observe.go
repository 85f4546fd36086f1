package routing

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode"

	"fairlead"
)

// observed is one field of one lead, made ready to be compared many times.
type observed struct {
	texts   []string // trimmed and folded; empty if the field is
	number  float64  // valid if numeric
	numeric bool     // the one value is a number, or text that reads as one
	typed   bool     // the value came as a number, not as text
	day     float64  // valid if dated: a number that grows by one each day
	dated   bool     // the one value is a date
	shown   string   // for the reader of a decision
}

// look reads each of the fields once, in order.
func look(fields []string, f Facts) []observed {
	seen := make([]observed, len(fields))
	texts := make([]string, 0, len(fields)+len(f.Tags))
	for i, field := range fields {
		from := len(texts)
		seen[i], texts = observe(field, f, texts)
		seen[i].texts = texts[from:len(texts):len(texts)]
	}
	return seen
}

// observe reads one field and appends its folded texts.
func observe(field string, f Facts, texts []string) (observed, []string) {
	if key, ok := strings.CutPrefix(field, fairlead.AnswerPrefix); ok {
		return observeCustom(f.Fields[key], texts)
	}
	switch field {
	case "tag":
		return observed{shown: strings.Join(f.Tags, ", ")}, foldAll(texts, f.Tags)
	case "value":
		if f.Value == nil {
			return observed{}, texts
		}
		return observeNumber(*f.Value, texts)
	case "arrived_hour":
		return observeNumber(float64(f.Arrived.Hour()), texts)
	case "arrived_weekday":
		return observeText(weekdays[weekday(f.Arrived)], texts)
	default:
		return observeText(*textFact(field, &f), texts)
	}
}

// textFact is where Facts keep a built-in field of text. Other names are a mistake of this package.
func textFact(field string, f *Facts) *string {
	switch field {
	case "source":
		return &f.Source
	case "form":
		return &f.Form
	case "campaign":
		return &f.Campaign
	case "import":
		return &f.Import
	case "status":
		return &f.Status
	case "name":
		return &f.Name
	case "email":
		return &f.Email
	case "email_domain":
		return &f.EmailDomain
	case "phone":
		return &f.Phone
	case "phone_country":
		return &f.PhoneCountry
	case "company":
		return &f.Company
	case "country":
		return &f.Country
	case "language":
		return &f.Language
	}
	panic("routing: no text in field " + field)
}

func observeText(text string, texts []string) (observed, []string) {
	o := observed{shown: strings.TrimSpace(text)}
	return o, foldAll(texts, []string{text})
}

func observeNumber(n float64, texts []string) (observed, []string) {
	text := strconv.FormatFloat(n, 'f', -1, 64)
	return observed{number: n, numeric: true, typed: true, shown: text}, append(texts, text)
}

func observeCustom(raw json.RawMessage, texts []string) (observed, []string) {
	values := scalars(raw)
	o := observed{shown: strings.TrimSpace(strings.Join(values, ", "))}
	if len(values) == 1 {
		o.number, o.numeric = parseNumber(values[0])
		o.typed = o.numeric && isNumber(raw)
		o.day, o.dated = dayOf(values[0])
	}
	return o, foldAll(texts, values)
}

// foldAll appends the values that are not blank, trimmed and folded.
func foldAll(texts, values []string) []string {
	for _, value := range values {
		if value = Fold(value); value != "" {
			texts = append(texts, value)
		}
	}
	return texts
}

// scalars are the values of a form answer as text: one, or those of a list. An object stands as its JSON.
func scalars(raw json.RawMessage) []string {
	text := strings.TrimSpace(string(raw))
	if text == "" || text == "null" {
		return nil
	}
	if text[0] != '[' {
		return []string{scalar(text)}
	}
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return []string{text}
	}
	values := make([]string, 0, len(items))
	for _, item := range items {
		if item := strings.TrimSpace(string(item)); item != "null" {
			values = append(values, scalar(item))
		}
	}
	return values
}

// scalar is the text of one JSON value: a string without its quotes, anything else as it is written.
func scalar(text string) string {
	if text[0] != '"' {
		return text
	}
	if len(text) > 1 && !strings.ContainsRune(text, '\\') {
		return strings.Trim(text, `"`)
	}
	var s string
	if json.Unmarshal([]byte(text), &s) != nil {
		return text
	}
	return s
}

// isNumber reports whether raw is a JSON number.
func isNumber(raw json.RawMessage) bool {
	text := strings.TrimSpace(string(raw))
	return text != "" && (text[0] == '-' || text[0] >= '0' && text[0] <= '9')
}

// parseNumber reads a finite number.
func parseNumber(text string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return n, err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}

// Fold makes texts comparable, as conditions do, without regard to case and surrounding space. It keeps text that is
// already folded as it is, without allocating.
func Fold(text string) string { return strings.Map(foldRune, strings.TrimSpace(text)) }

// foldRune picks one rune for all that differ in case only (strings.EqualFold has the same idea of equal): the
// lower-case letter in ASCII, else the smallest of the orbit.
func foldRune(r rune) rune {
	if r < unicode.MaxASCII {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	least := r
	for o := unicode.SimpleFold(r); o != r; o = unicode.SimpleFold(o) {
		least = min(least, o)
	}
	if least >= 'A' && least <= 'Z' {
		return least + 'a' - 'A'
	}
	return least
}
