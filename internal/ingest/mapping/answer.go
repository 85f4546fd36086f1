package mapping

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/sheet"
)

// answer keeps a cell as its field will have it: dates, numbers, yes and no in the notation of the API. Whether it is a choice,
// an address or a number that can be dialled, intake says.
func (l *lead) answer(g *goal, text string) (problem string) {
	if _, given := l.sub.Fields[g.key]; given {
		return l.keep(g.spare, text)
	}
	if g.field == nil {
		return l.keep(g.key, text)
	}
	switch g.field.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		n, ok := readNumber(text, l.plan.Comma)
		if !ok {
			return noNumber
		}
		return l.enter(g.key, json.RawMessage(n.text))
	case fairlead.FieldDate:
		at, ok := l.read(text)
		if !ok {
			return l.noDate()
		}
		return l.keep(g.key, at.Format(time.DateOnly))
	case fairlead.FieldYesNo:
		yes, ok := yesOrNo(text)
		if !ok {
			return noYesOrNo
		}
		return l.enter(g.key, asJSON(yes))
	case fairlead.FieldMultiChoice:
		return l.enter(g.key, asJSON(choicesIn(text, g.field.Choices)))
	case fairlead.FieldPhone:
		if isShortened(text) {
			return shortened
		}
		text = without("p:", text)
	}
	return l.keep(g.key, text)
}

// keep enters a text as an answer.
func (l *lead) keep(key, text string) (problem string) { return l.enter(key, asJSON(text)) }

// enter enters an answer, whose key no other has.
func (l *lead) enter(key string, answer json.RawMessage) (problem string) {
	switch {
	case len(answer) > fairlead.MaxAnswer:
		return tooMuch
	case len(l.sub.Fields) == mostAnswers:
		return tooManyKept
	case l.sub.Fields == nil:
		l.sub.Fields = make(map[string]json.RawMessage, l.answers)
	}
	l.sub.Fields[key] = answer
	return ""
}

func asJSON(value any) json.RawMessage {
	raw, _ := json.Marshal(value) // a text, a list of texts, or true or false
	return raw
}

// choicesIn are the texts of a list, as people or an export write it: also in JSON, and also one choice with a comma in it.
func choicesIn(text string, choices []string) (made []string) {
	if slices.ContainsFunc(choices, func(choice string) bool { return strings.EqualFold(choice, text) }) {
		return []string{text}
	}
	if strings.HasPrefix(text, "[") && json.Unmarshal([]byte(text), &made) == nil {
		return made
	}
	if made = sheet.Unlist(text); len(made) == 0 {
		return []string{text}
	}
	return made
}

// yesAndNo are the words for it in files.
var yesAndNo = map[string]bool{
	"yes": true, "y": true, "true": true, "on": true, "1": true, "x": true, "✓": true, "✔": true, "ja": true, "j": true, "wahr": true, "si": true, "sí": true, "sì": true, "verdadero": true,
	"oui": true, "o": true, "vrai": true, "sim": true, "vero": true, "tak": true, "waar": true, "checked": true,
	"no": false, "n": false, "false": false, "off": false, "0": false, "nein": false, "falsch": false, "non": false, "faux": false, "falso": false, "não": false, "nao": false, "nee": false, "nej": false,
	"nie": false, "onwaar": false, "unchecked": false,
}

// yesOrNo reads a word for yes or no; ok: it is one.
func yesOrNo(text string) (yes, ok bool) {
	yes, ok = yesAndNo[strings.ToLower(text)]
	return yes, ok
}
