package webform

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"fairlead"
)

//go:embed page.css
var style string

//go:embed page.html
var pageText string

//go:embed snippet.html
var snippetText string

var templates = template.Must(template.Must(template.New("page").Parse(pageText)).Parse(snippetText))

// Site is what a form is shown with.
type Site struct {
	Workspace string
	Currency  string           // of money; "": none is named
	Fields    []fairlead.Field // of the workspace
	PostTo    string           // the address that takes what is filled in
	PageAt    string           // the address of the page with the form
}

// Visit is what a visitor brings along, and has filled in so far.
type Visit struct {
	ID       string // that the page is known by; "": it gets one
	Page     string // the address that they opened
	Referrer string // where they came from
	Posted   Posted
	Wrong    []fairlead.FieldError
	Problem  string // that is about no question
}

// Again is a visit that goes on: what somebody has posted, and what is wrong with it.
func Again(p Posted, form Form, problem string) Visit {
	v := Visit{ID: p.ownID, Page: p.Beside[Here], Referrer: p.Beside[Referrer], Posted: p, Wrong: p.Wrong(form), Problem: problem}
	if len(v.Wrong) > 0 {
		v.Problem = "Please look at what is marked below."
	}
	return v
}

// Render draws the page with the form.
func Render(s fairlead.Source, site Site, v Visit) ([]byte, error) {
	form := FormOf(s)
	if v.ID == "" {
		v.ID = rand.Text()
	}
	return execute("page", map[string]any{
		"Title": form.Heading(s), "Style": template.CSS(style), "Form": form, "Site": site, "Visit": v, "Trap": Trap, "Consent": part(form.Consent),
		"Controls": controlsOf(form, site, &v), "Agreed": v.Posted.agreed, "Marks": form.marks(), "ConsentProblem": messageOf(v.Wrong, Consent),
		"Hidden": []pair{{OwnID, v.ID}, {From, "page"}, {Here, v.Page}, {Referrer, v.Referrer}},
	})
}

// Note draws a page of a workspace that says something. again is the address of the form; "": nobody wants to go back there.
func Note(workspace, title, again string, lines ...string) ([]byte, error) {
	return execute("note", map[string]any{"Workspace": workspace, "Title": title, "Lines": lines, "Again": again, "Style": template.CSS(style)})
}

// Ask draws a page that asks whether something is to be done: a button posts to the address of the page.
func Ask(title, text, do string) ([]byte, error) {
	return execute("note", map[string]any{"Title": title, "Lines": []string{text}, "Do": do, "Style": template.CSS(style)})
}

// Snippet writes the HTML of a form for somebody's own page.
func Snippet(s fairlead.Source, site Site) (string, error) {
	form := FormOf(s)
	html, err := execute("snippet", map[string]any{
		"Form": form, "Site": site, "Trap": Trap, "Consent": part(form.Consent), "Controls": controlsOf(form, site, nil),
		"Hidden": []pair{{OwnID, ""}, {From, "snippet"}, {Here, ""}, {Referrer, ""}},
	})
	return strings.TrimSpace(indented.Replace(string(html))), err
}

// indented brings the lines of a list of choices, which both share, to where they stand in a snippet.
var indented = strings.NewReplacer("\n  <option", "\n      <option", "\n</select>", "\n    </select>")

// Frame writes the HTML that shows the page in a frame of another.
func Frame(s fairlead.Source, pageURL string) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" style="width: 100%%; height: 720px; border: 0"></iframe>`, template.HTMLEscapeString(pageURL), template.HTMLEscapeString(FormOf(s).Heading(s)))
}

// Name and Value are of a hidden input.
func (p pair) Name() string { return p.key }

// Value is what it holds.
func (p pair) Value() string { return p.value }

func execute(name string, data any) ([]byte, error) {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, data); err != nil {
		return nil, fmt.Errorf("draw the %s of a website form: %w", name, err)
	}
	return out.Bytes(), nil
}

// control is a question as a page asks it.
type control struct {
	Question
	Kind     string // text, area, select, checks, check, or a type of input
	ID       string // "": none, in a snippet
	Complete string // what browsers may fill in
	Unit     string
	Choices  []string
	Problem  string
	values   []string
}

// Value is what was filled in.
func (c control) Value() string {
	if len(c.values) > 0 {
		return c.values[0]
	}
	return ""
}

// Chosen reports whether a choice was made.
func (c control) Chosen(choice string) bool { return slices.Contains(c.values, choice) }

// complete is what browsers call parts of a contact.
var complete = map[string]string{"name": "name", "first_name": "given-name", "last_name": "family-name", "email": "email", "phone": "tel", "company": "organization"}

// inputs are the inputs of types of custom fields. Of a field that is gone a line is asked.
var inputs = map[fairlead.FieldType]string{fairlead.FieldNumber: "number", fairlead.FieldMoney: "number", fairlead.FieldDate: "date", fairlead.FieldChoice: "select",
	fairlead.FieldMultiChoice: "checks", fairlead.FieldYesNo: "check", fairlead.FieldPhone: "tel"}

// controlsOf are the questions of a form; a visit of nil is a snippet's.
func controlsOf(form Form, site Site, v *Visit) (controls []control) {
	for i, q := range form.Questions {
		c := control{Question: q, Kind: "text", Complete: complete[q.Key]}
		switch q.Key {
		case Message:
			c.Kind = "area"
		case string(fairlead.ToEmail):
			c.Kind = "email"
		case string(fairlead.ToPhone):
			c.Kind = "tel"
		}
		if at := slices.IndexFunc(site.Fields, func(f fairlead.Field) bool { return fairlead.AnswerPrefix+f.Key == q.Key }); at >= 0 {
			f := site.Fields[at]
			c.Kind, c.Choices = cmp.Or(inputs[f.Type], "text"), f.Choices
			if f.Type == fairlead.FieldMoney {
				c.Unit = site.Currency
			}
		}
		if v != nil {
			c.ID, c.values, c.Problem = fmt.Sprintf("q%d", i+1), v.Posted.Values(q.Key), messageOf(v.Wrong, q.Key)
		}
		controls = append(controls, c)
	}
	return controls
}

func messageOf(wrong []fairlead.FieldError, key string) string {
	for _, w := range wrong {
		if w.Field == key {
			return w.Message
		}
	}
	return ""
}

// words is a piece of a text; with an address it is a link.
type words struct{ Text, Address string }

// texts is a text with links in it, as it was written and in pieces.
type texts struct {
	Text  string
	Parts []words
}

var link = regexp.MustCompile(`\[([^\[\]]+)\]\((https?://[^\s()]+)\)`)

// part takes a text apart: [words](https://…) is a link.
func part(text string) texts {
	t := texts{Text: text}
	at := 0
	for _, m := range link.FindAllStringSubmatchIndex(text, -1) {
		t.Parts = append(t.Parts, words{Text: text[at:m[0]]}, words{text[m[2]:m[3]], text[m[4]:m[5]]})
		at = m[1]
	}
	t.Parts = append(t.Parts, words{Text: text[at:]})
	return t
}

// Policy is the content security policy of pages of a form: no script, nothing from elsewhere, in frames of the websites that
// may post, and on to where the form leads afterwards: browsers look at that, too.
func Policy(form Form) string {
	sum := sha256.Sum256([]byte(style))
	action, frames := "'self'", anyOrigin
	if u, err := url.Parse(form.Redirect); err == nil && form.Redirect != "" {
		action += " " + u.Scheme + ":" // not its website alone: that may lead on to another
	}
	if len(form.Origins) > 0 && !slices.Contains(form.Origins, anyOrigin) {
		frames = "'self' " + strings.Join(form.Origins, " ")
	}
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src 'self'; form-action " + action + "; frame-ancestors " + frames + "; base-uri 'none'"
}
