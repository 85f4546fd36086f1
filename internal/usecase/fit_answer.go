package usecase

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"fairlead"
)

// fitAnswers brings answers to custom fields into the types of the fields and drops empty ones. What does not fit is an
// error that says what to write. Answers to nothing defined stay as they came.
func fitAnswers(fields []fairlead.Field, answers map[string]json.RawMessage, region string) (map[string]json.RawMessage, error) {
	fitted, copied := answers, false
	var wrong []fairlead.FieldError
	for _, f := range fields {
		raw, given := answers[f.Key]
		if !given {
			continue
		}
		fits, message := fitAnswer(f, raw, region)
		if message != "" {
			wrong = append(wrong, fairlead.FieldError{Field: fairlead.AnswerPrefix + f.Key, Message: message})
			continue
		}
		if !copied {
			fitted, copied = maps.Clone(answers), true
		}
		if fitted[f.Key] = fits; fits == nil {
			delete(fitted, f.Key)
		}
	}
	return fitted, fairlead.InvalidFields(wrong)
}

// fitAnswer is an answer as the field's type has it, nil if it is empty, or what to write instead.
func fitAnswer(f fairlead.Field, raw json.RawMessage, region string) (fits json.RawMessage, message string) {
	var answer any
	if err := json.Unmarshal(raw, &answer); err != nil {
		return nil, "This cannot be read. A number may be too large."
	}
	if emptyAnswer(answer) {
		return nil, ""
	}
	if f.Type == fairlead.FieldMultiChoice {
		return fitChoices(f, answer)
	}
	if list, ok := answer.([]any); ok && len(list) == 1 { // forms send lists of one
		answer = list[0]
	}
	if text, ok := answer.(string); ok {
		answer = strings.TrimSpace(text)
	}
	switch f.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		return fitNumber(answer, raw)
	case fairlead.FieldYesNo:
		return fitYesNo(answer)
	}
	text, ok := textOf(answer)
	if !ok {
		return nil, "Write a text."
	}
	switch f.Type {
	case fairlead.FieldDate:
		return fitDate(text)
	case fairlead.FieldChoice:
		return fitChoice(f, text)
	case fairlead.FieldPhone:
		return fitPhone(text, region)
	case fairlead.FieldURL:
		return fitURL(text)
	}
	return written(text), ""
}

func emptyAnswer(answer any) bool {
	switch answer := answer.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(answer) == ""
	case []any:
		return !slices.ContainsFunc(answer, func(one any) bool { return !emptyAnswer(one) })
	default:
		return false
	}
}

// textOf is an answer as a person would write it, unless it is made of several.
func textOf(answer any) (string, bool) {
	switch answer := answer.(type) {
	case string:
		return answer, true
	case float64:
		return strconv.FormatFloat(answer, 'f', -1, 64), true
	case bool:
		return strconv.FormatBool(answer), true
	default:
		return "", false
	}
}

// written is a value as JSON, without the escapes that HTML would need.
func written(v any) json.RawMessage {
	var raw bytes.Buffer
	encoder := json.NewEncoder(&raw)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // texts, finite numbers and lists of texts
	return bytes.TrimSuffix(raw.Bytes(), []byte("\n"))
}

// plainNumber is a number as JSON writes it, or nearly: commas and spaces mean different things in different places.
var plainNumber = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?$`)

// fitNumber keeps a number as it came.
func fitNumber(answer any, raw json.RawMessage) (json.RawMessage, string) {
	if _, ok := answer.(float64); ok {
		return bytes.Trim(raw, "[] \t\r\n"), ""
	}
	text, _ := answer.(string)
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || !plainNumber.MatchString(text) {
		return nil, "Write a number such as 1500 or 1500.50, without separators or a currency."
	}
	return written(number), ""
}

// yesAndNo are the words that are understood.
var yesAndNo = map[string]bool{"yes": true, "y": true, "true": true, "on": true, "1": true, "no": false, "n": false, "false": false, "off": false, "0": false}

func fitYesNo(answer any) (json.RawMessage, string) {
	text, _ := textOf(answer)
	yes, known := yesAndNo[strings.ToLower(text)]
	if !known {
		return nil, "Say yes or no: true or false."
	}
	return written(yes), ""
}

func fitDate(text string) (json.RawMessage, string) {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return nil, "Write the date with the year first, such as 2026-05-31."
	}
	return written(text), ""
}

func fitChoice(f fairlead.Field, text string) (json.RawMessage, string) {
	i := choiceAt(f, text)
	if i < 0 {
		return nil, whichChoices(f)
	}
	return written(f.Choices[i]), ""
}

// fitChoices puts the choices that were made in the order of the field.
func fitChoices(f fairlead.Field, answer any) (json.RawMessage, string) {
	list, ok := answer.([]any)
	if !ok {
		list = []any{answer}
	}
	made := make([]bool, len(f.Choices))
	for _, one := range list {
		if emptyAnswer(one) {
			continue
		}
		text, _ := textOf(one)
		i := choiceAt(f, strings.TrimSpace(text))
		if i < 0 {
			return nil, whichChoices(f)
		}
		made[i] = true
	}
	var choices []string
	for i, choice := range f.Choices {
		if made[i] {
			choices = append(choices, choice)
		}
	}
	return written(choices), ""
}

// choiceAt is the place of a choice, whatever the case it is written in; -1: it is none.
func choiceAt(f fairlead.Field, text string) int {
	if i := slices.Index(f.Choices, text); i >= 0 {
		return i
	}
	return slices.IndexFunc(f.Choices, func(choice string) bool { return strings.EqualFold(choice, text) })
}

func whichChoices(f fairlead.Field) string {
	const most = 12
	if len(f.Choices) > most {
		return "There is no such choice. Use one of the field's, such as " + strings.Join(f.Choices[:most], ", ") + "."
	}
	return "There is no such choice. Use one of " + strings.Join(f.Choices, ", ") + "."
}

// phoneNumber is what a number is written with, and an extension.
var phoneNumber = regexp.MustCompile(`^\+?[0-9 ()./-]*[0-9][0-9 ()./-]*[0-9][0-9 ()./-]*[0-9][0-9 ()./-]*((ext|x)\.? ?[0-9]+)?$`)

func fitPhone(text, region string) (json.RawMessage, string) {
	if !phoneNumber.MatchString(text) {
		return nil, "Write a phone number such as +49 30 901820."
	}
	return written(international(text, region)), ""
}

func fitURL(text string) (json.RawMessage, string) {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil || !strings.Contains(u.Host, ".") || strings.ContainsAny(text, " \t\n") {
		return nil, "Write an address such as https://example.com/page."
	}
	return written(text), ""
}
