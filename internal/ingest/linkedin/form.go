package linkedin

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// id is a number of LinkedIn's as it is written, which may be too large to be reckoned with, or a text.
type id string

// UnmarshalJSON takes either.
func (i *id) UnmarshalJSON(raw []byte) error {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		text = string(raw)
	}
	*i = id(strings.TrimSpace(text))
	return nil
}

// form is what LinkedIn tells of a lead's form.
type form struct {
	ID     id     `json:"id"`
	Name   string `json:"name"`
	Locale locale `json:"creationLocale"`
	Hidden []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"hiddenFields"`
	Content struct {
		Questions []question `json:"questions"`
		Legal     struct {
			Consents []struct {
				ID    id    `json:"id"`
				Words words `json:"consent"`
			} `json:"consents"`
		} `json:"legalInfo"`
	} `json:"content"`
}

// locale is the language in which a form was written first.
type locale struct {
	Language string `json:"language"`
	Country  string `json:"country"`
}

type question struct {
	ID         id     `json:"questionId"`
	Name       string `json:"name"`            // for whoever made the form
	Predefined string `json:"predefinedField"` // such as EMAIL; "": a question of the form's own
	Words      words  `json:"question"`
	Details    struct {
		Choice struct {
			Options []struct {
				ID    id    `json:"id"`
				Words words `json:"text"`
			} `json:"options"`
		} `json:"multipleChoiceQuestionDetails"`
	} `json:"questionDetails"`
}

// words are a text in the languages that it has.
type words struct {
	Localized map[string]string `json:"localized"`
}

// in returns a text in the language of a form, or else in the first that it has.
func (w words) in(l locale) string {
	text := w.Localized[l.Language+"_"+l.Country]
	if languages := slices.Sorted(maps.Keys(w.Localized)); text == "" && len(languages) > 0 {
		text = w.Localized[languages[0]]
	}
	return strings.TrimSpace(text)
}

// question is one of the form's; of one that it does not know nothing is.
func (f *form) question(number id) question {
	for _, q := range f.Content.Questions {
		if q.ID == number {
			return q
		}
	}
	return question{}
}

// consent is what somebody agreed to, in words.
func (f *form) consent(number id) string {
	for _, c := range f.Content.Legal.Consents {
		if c.ID == number {
			return c.Words.in(f.Locale)
		}
	}
	return ""
}

// option is a choice in words, or else its number.
func (q question) option(number id, l locale) string {
	for _, o := range q.Details.Choice.Options {
		if o.ID == number {
			return cmp.Or(o.Words.in(l), string(number))
		}
	}
	return string(number)
}

// keysOf says by which keys the answers to questions go: what LinkedIn fills in itself is called the same in every form, and
// the form's own questions have names. A question's number is another in every version of a form: it is taken where two
// questions have one name.
func keysOf(all []question) map[id]string {
	keys, taken := map[id]string{}, map[string]bool{}
	for _, q := range all {
		key := cmp.Or(q.Predefined, strings.TrimSpace(q.Name), numbered(q.ID))
		if taken[key] {
			key = numbered(q.ID)
		}
		keys[q.ID], taken[key] = key, true
	}
	return keys
}

// numbered is the key of a question without a name of its own.
func numbered(number id) string { return "question " + string(number) }
