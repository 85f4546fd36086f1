package webform

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"fairlead"
)

// examples are what somebody might answer.
var examples = map[string]string{"name": "Jo March", "first_name": "Jo", "last_name": "March", "email": "jo@example.com", "phone": "+1 202 555 0125", "company": "March & Sons", Message: "Please call me."}

// Example is what a program posts to a form, as JSON in lines.
func Example(s fairlead.Source, site Site) string {
	form := FormOf(s)
	var lines []string
	line := func(key string, value any) {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		_ = e.Encode(value) // texts, lists of them, numbers and true
		lines = append(lines, `  "`+key+`": `+strings.TrimSpace(text.String()))
	}
	for _, q := range form.Questions {
		line(q.Key, exampleOf(q.Key, site.Fields))
	}
	if form.Consent != "" {
		line(Consent, true)
	}
	line(Here, "https://example.com/contact?utm_campaign=spring")
	return "{\n" + strings.Join(lines, ",\n") + "\n}"
}

func exampleOf(key string, fields []fairlead.Field) any {
	at := slices.IndexFunc(fields, func(f fairlead.Field) bool { return fairlead.AnswerPrefix+f.Key == key })
	if at < 0 {
		if text := examples[key]; text != "" {
			return text
		}
		return "…"
	}
	switch f := fields[at]; f.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		return 1500
	case fairlead.FieldDate:
		return "2026-05-31"
	case fairlead.FieldChoice:
		return f.Choices[0]
	case fairlead.FieldMultiChoice:
		return f.Choices[:min(2, len(f.Choices))]
	case fairlead.FieldYesNo:
		return true
	case fairlead.FieldPhone:
		return examples["phone"]
	case fairlead.FieldURL:
		return "https://example.com"
	}
	return "…"
}
