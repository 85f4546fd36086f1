package webform

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"fairlead"
	"fairlead/internal/ingest"
)

// Posted is what somebody has filled in. Its JSON is what is kept of it.
type Posted struct {
	Answers []Answer          `json:"answers"`          // in their order, none of them empty
	Beside  map[string]string `json:"beside,omitempty"` // where they came from, and what they agreed to

	ownID   string // what the sender knows it by; "": nothing
	marked  bool   // by our own page or HTML, which ask for what is required
	trapped bool   // what people do not see is filled in
	agreed  bool
}

// Answer is what was filled in under one name.
type Answer struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
}

// The names that are no questions.
const (
	OwnID    = "fl_id"      // what the sender knows the post by
	From     = "fl_from"    // that our own page or HTML has asked
	Trap     = "fl_website" // what people do not see
	Consent  = "consent"
	Here     = "page"     // the address of the page with the form
	Referrer = "referrer" // where the visitor came from
)

// The bounds of a post.
const (
	mostAnswers = 100
	mostValues  = 200
	mostKey     = 200   // bytes
	mostBeside  = 8_000 // bytes
)

// Parse reads a post. The error is an *ingest.Refused.
func Parse(r ingest.Request) (Posted, error) {
	pairs, err := pairsOf(r)
	if err != nil {
		return Posted{}, err
	}
	p := Posted{Answers: []Answer{}, Beside: map[string]string{}}
	for _, pair := range pairs {
		if err := p.take(keyOf(pair.key), tidy(pair.value)); err != nil {
			return Posted{}, err
		}
	}
	p.ownID = cmp.Or(p.ownID, cut(tidy(r.Header.Get("Idempotency-Key")), mostKey))
	p.beside(Here, cmp.Or(p.Beside[Here], tidy(r.Header.Get("Referer"))))
	p.campaign()
	return p, nil
}

// take enters one value.
func (p *Posted) take(key, value string) error {
	switch {
	case key == "" || value == "":
	case key == OwnID:
		p.ownID = cut(value, mostKey)
	case key == From:
		p.marked = true
	case key == Trap:
		p.trapped = true
	case key == Consent:
		p.agreed = !no[strings.ToLower(value)]
		p.beside(Consent, value)
	case key == Here || key == Referrer || sinceAd(key):
		p.beside(nameOf(key), value)
	default:
		return p.answer(key, value)
	}
	return nil
}

// no and yes are what ticking a box is called by machines.
var (
	no  = map[string]bool{"false": true, "no": true, "off": true, "0": true}
	yes = map[string]bool{"true": true, "yes": true, "on": true, "1": true}
)

func (p *Posted) answer(key, value string) error {
	for i := range p.Answers {
		if a := &p.Answers[i]; a.Key == key {
			if len(a.Values) < mostValues {
				a.Values = append(a.Values, value)
			}
			return nil
		}
	}
	if len(p.Answers) == mostAnswers {
		kept, _ := json.Marshal(p) // texts
		return refused(http.StatusUnprocessableEntity, "This has more than 100 answers.", kept)
	}
	p.Answers = append(p.Answers, Answer{key, []string{value}})
	return nil
}

// sinceAd reports whether a name is one that advertisements put into addresses.
func sinceAd(key string) bool {
	return strings.HasPrefix(key, "utm_") || key == "gclid" || key == "fbclid" || key == "msclkid"
}

// nameOf is what is kept beside the answers under a name: the campaign is what rules call it.
func nameOf(key string) string {
	if key == "utm_campaign" {
		return "campaign"
	}
	return key
}

// mostNames is how much is kept beside the answers: there are a dozen names.
const mostNames = 30

// beside keeps what is no answer.
func (p *Posted) beside(key, value string) {
	if _, there := p.Beside[key]; value != "" && (there || len(p.Beside) < mostNames) {
		p.Beside[key] = cut(value, mostBeside)
	}
}

// campaign reads what an advertisement has put into the address of the page, as far as the form has not said it.
func (p *Posted) campaign() {
	u, err := url.Parse(p.Beside[Here])
	if err != nil {
		return
	}
	for _, pair := range pairsOfQuery(u.RawQuery) {
		if key := keyOf(pair.key); sinceAd(key) && p.Beside[nameOf(key)] == "" {
			p.beside(nameOf(key), tidy(pair.value))
		}
	}
}

// agree notes what was agreed to: the words that were posted, or, if those say yes, the form's.
func (p *Posted) agree(form Form) {
	switch {
	case !p.agreed:
		delete(p.Beside, Consent)
	case form.Consent != "" && yes[strings.ToLower(p.Beside[Consent])]:
		p.Beside[Consent] = form.Consent
	}
}

// Wrong says what our own page and HTML have asked for and not got.
func (p Posted) Wrong(form Form) (wrong []fairlead.FieldError) {
	if !p.marked {
		return nil
	}
	for _, q := range form.Questions {
		switch value := p.Value(q.Key); {
		case value == "" && q.Required:
			wrong = append(wrong, fairlead.FieldError{Field: q.Key, Message: "Fill this in."})
		case value != "" && q.Key == string(fairlead.ToEmail) && !fairlead.IsEmail(value):
			wrong = append(wrong, fairlead.FieldError{Field: q.Key, Message: "Write an e-mail address such as jo@example.com."})
		}
	}
	if form.Consent != "" && !p.agreed {
		wrong = append(wrong, fairlead.FieldError{Field: Consent, Message: "Tick this box to send the form."})
	}
	return wrong
}

// Value is the first answer under a key; "": there is none.
func (p Posted) Value(key string) string {
	if values := p.Values(key); len(values) > 0 {
		return values[0]
	}
	return ""
}

// Values are the answers under a key.
func (p Posted) Values(key string) []string {
	for _, a := range p.Answers {
		if a.Key == key {
			return a.Values
		}
	}
	return nil
}

// keyOf is a name as it is kept: PHP's lists are written with [].
func keyOf(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, readable(name))
	return cut(strings.TrimSuffix(strings.TrimSpace(name), "[]"), mostKey)
}

// tidy is a text as it was written, in lines.
func tidy(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(readable(text), "\r\n", "\n"), "\x00", ""))
}

// readable is a text in UTF-8. Old pages post what Windows wrote.
func readable(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	decoded, _ := charmap.Windows1252.NewDecoder().String(text) // every byte is a character, or else none
	return strings.ToValidUTF8(decoded, "\uFFFD")
}

// cut leaves readable text of at most so many bytes.
func cut(text string, most int) string {
	if len(text) > most {
		text = text[:most]
	}
	return strings.TrimSpace(strings.ToValidUTF8(text, ""))
}
