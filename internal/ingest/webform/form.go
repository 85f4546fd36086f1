package webform

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fairlead"
)

// Setting is the name of the setting of a source that holds its Form, as JSON.
const Setting = "form"

// Form is what an admin says about a website form.
type Form struct {
	Title     string     `json:"title,omitempty"` // above the questions; "": the name of the source
	Questions []Question `json:"questions"`
	Consent   string     `json:"consent,omitempty"`  // what a visitor has to agree to; [words](https://…) is a link; "": nothing
	Button    string     `json:"button,omitempty"`   // "": Send
	Thanks    string     `json:"thanks,omitempty"`   // "": a sentence of ours
	Redirect  string     `json:"redirect,omitempty"` // where visitors go afterwards; "": to a page of ours
	Origins   []string   `json:"origins,omitempty"`  // the websites that may post; none: every one
	ShowAgent bool       `json:"show_agent,omitempty"`
}

// Question is one question of a form. Its key says where the answer goes: a part of the contact, "message", or, as "fields."
// and a key, a custom field.
type Question struct {
	Key      string `json:"key"`
	Label    string `json:"label"`
	Required bool   `json:"required"`
}

// Message is the key of the question with room to write.
const Message = "message"

// standard are the keys that are no custom fields.
var standard = []string{string(fairlead.ToName), string(fairlead.ToFirstName), string(fairlead.ToLastName), string(fairlead.ToEmail),
	string(fairlead.ToPhone), string(fairlead.ToCompany), Message}

// The bounds of a form.
const (
	mostQuestions = 50
	mostOrigins   = 50
	mostText      = 2_000 // characters of a text that is read
	mostLabel     = 200   // of a label
)

// New is a form as it begins.
func New() Form {
	return Form{Questions: []Question{{"name", "Name", true}, {"email", "E-mail", true}, {"phone", "Phone", false}, {Message, "Message", false}}}
}

// FormOf returns what is said about the form of a source.
func FormOf(s fairlead.Source) Form {
	var f Form
	if err := json.Unmarshal([]byte(s.Settings[Setting]), &f); err != nil || len(f.Questions) == 0 {
		return New()
	}
	return f
}

// Text is the form as a setting holds it.
func (f Form) Text() string {
	text, _ := json.Marshal(f) // texts
	return string(text)
}

// Heading is what stands above the questions.
func (f Form) Heading(s fairlead.Source) string { return cmp.Or(f.Title, s.Name) }

// ButtonText is what stands on the button.
func (f Form) ButtonText() string { return cmp.Or(f.Button, "Send") }

// ThanksText is what a visitor reads afterwards.
func (f Form) ThanksText() string {
	return cmp.Or(f.Thanks, "We have what you sent, and will be in touch soon.")
}

// Takes reports whether a website may post.
func (f Form) Takes(origin string) bool {
	return len(f.Origins) == 0 || f.Lists(origin)
}

// Lists reports whether a website is one of those that an admin has named.
func (f Form) Lists(origin string) bool {
	return slices.Contains(f.Origins, anyOrigin) || slices.Contains(f.Origins, strings.ToLower(origin))
}

const anyOrigin = "*"

func (f Form) question(key string) *Question {
	if i := slices.IndexFunc(f.Questions, func(q Question) bool { return q.Key == key }); i >= 0 {
		return &f.Questions[i]
	}
	return nil
}

// marks reports whether anything is required.
func (f Form) marks() bool {
	return f.Consent != "" || slices.ContainsFunc(f.Questions, func(q Question) bool { return q.Required })
}

func (f Form) label(key string) string {
	if q := f.question(key); q != nil {
		return q.Label
	}
	return "Consent"
}

// Tidy trims a form and says what is wrong with it.
func (f Form) Tidy() (Form, error) {
	var wrong []fairlead.FieldError
	bad := func(field, message string) {
		wrong = append(wrong, fairlead.FieldError{Field: "form." + field, Message: message})
	}
	for _, t := range []struct {
		field string
		text  *string
		most  int
	}{{"title", &f.Title, mostLabel}, {"consent", &f.Consent, mostText}, {"button", &f.Button, 60}, {"thanks", &f.Thanks, mostText}} {
		if *t.text = strings.TrimSpace(*t.text); utf8.RuneCountInString(*t.text) > t.most {
			bad(t.field, fmt.Sprintf("This is too long. Use at most %d characters.", t.most))
		}
	}
	if f.Redirect = strings.TrimSpace(f.Redirect); f.Redirect != "" && !isPlace(f.Redirect) {
		bad("redirect", "Write an address such as https://example.com/thanks.")
	}
	f.Questions, f.Origins = slices.Clone(f.Questions), slices.Clone(f.Origins)
	f.tidyQuestions(bad)
	f.tidyOrigins(bad)
	return f, fairlead.InvalidFields(wrong)
}

// fieldKey is what the keys of custom fields look like.
var fieldKey = regexp.MustCompile(`^fields\.[a-z0-9_]{1,64}$`)

func (f *Form) tidyQuestions(bad func(field, message string)) {
	if n := len(f.Questions); n == 0 || n > mostQuestions {
		bad("questions", fmt.Sprintf("Ask 1 to %d questions.", mostQuestions))
		f.Questions = f.Questions[:min(n, mostQuestions)]
	}
	for i := range f.Questions {
		q := &f.Questions[i]
		q.Label = strings.TrimSpace(q.Label)
		where := fmt.Sprintf("questions[%d].", i)
		switch {
		case !slices.Contains(standard, q.Key) && !fieldKey.MatchString(q.Key):
			bad(where+"key", "Write a part of the contact such as email, message, or fields. and the key of a custom field.")
		case f.question(q.Key) != q:
			bad(where+"key", "This is asked twice.")
		case q.Label == "" || utf8.RuneCountInString(q.Label) > mostLabel || strings.ContainsFunc(q.Label, unicode.IsControl):
			bad(where+"label", fmt.Sprintf("Ask it in 1 to %d characters, on one line.", mostLabel))
		}
	}
}

func (f *Form) tidyOrigins(bad func(field, message string)) {
	if len(f.Origins) > mostOrigins {
		bad("origins", fmt.Sprintf("Name at most %d websites.", mostOrigins))
		return
	}
	for i, origin := range f.Origins {
		if origin = strings.TrimSpace(origin); origin != anyOrigin {
			if origin = originOf(origin); origin == "" {
				bad(fmt.Sprintf("origins[%d]", i), "Write a website such as https://example.com, or * for every one.")
			}
		}
		f.Origins[i] = origin
	}
	slices.Sort(f.Origins)
	f.Origins = slices.Compact(f.Origins)
}

// isPlace reports whether a text is an address that a browser can be sent to.
func isPlace(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && len(text) <= mostText && !strings.ContainsFunc(text, unicode.IsSpace)
}

// host is what may stand in a header of ours without meaning anything else there.
var host = regexp.MustCompile(`^[a-z0-9.-]+(:[0-9]{1,5})?$|^\[[0-9a-f:.]+\](:[0-9]{1,5})?$`)

// originOf is the website of an address, as browsers name it; "": it has none.
func originOf(text string) string {
	if !isPlace(text) {
		return ""
	}
	u, _ := url.Parse(strings.ToLower(text)) // it was read before
	if u == nil || !host.MatchString(u.Host) {
		return ""
	}
	if port := map[string]string{"https": ":443", "http": ":80"}[u.Scheme]; port != "" {
		u.Host = strings.TrimSuffix(u.Host, port)
	}
	return u.Scheme + "://" + u.Host
}
