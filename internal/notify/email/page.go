package email

import (
	"cmp"
	_ "embed"
	html "html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	text "text/template"

	"fairlead/internal/notify"
)

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.txt
	pageText string

	htmlPage = html.Must(html.New("page").Funcs(html.FuncMap{"outlook": outlook}).Parse(pageHTML))
	textPage = text.Must(text.New("page").Parse(pageText))
)

// page is a note as both texts show it. All texts are of one line, and all links lead to a page, a mailbox or a telephone.
type page struct {
	Title, Text string
	Preview     string // what mailboxes show beside the subject
	Only        *item  // what the note is about, if that is one thing
	Items       []item // or several
	More        string
	Button      string
	Link        html.URL
	Why         string
	Unsubscribe html.URL
}

type item struct {
	Title, Text string
	Facts       []fact
	Link        html.URL
	Named       bool // it has a name that the page's title does not say
}

type fact struct {
	Label, Value string
	Link         html.URL
}

// texts are what a note says, as plain text and as a page.
func texts(n notify.Note) (plain, markup string, err error) {
	p := newPage(n)
	var b, h strings.Builder
	if err := textPage.Execute(&b, p); err != nil {
		return "", "", err
	}
	if err := htmlPage.Execute(&h, p); err != nil {
		return "", "", err
	}
	return b.String(), h.String(), nil
}

func newPage(n notify.Note) page {
	p := page{
		Title: cmp.Or(oneLine(n.Title), oneLine(n.Subject), "Fairlead"), Text: oneLine(n.Text), Link: safe(n.Link, pages),
		Button: "Open Fairlead", Why: "You get this mail from Fairlead because you asked for it.", Unsubscribe: safe(n.Unsubscribe, pages),
	}
	if kind := oneLine(n.Kind); kind != "" {
		p.Why = "You get this because your “" + kind + "” notifications come by e-mail."
	}
	for _, i := range n.Items[:min(len(n.Items), notify.MostItems)] {
		p.Items = append(p.Items, newItem(i, p.Title))
	}
	if more := n.More + max(len(n.Items)-notify.MostItems, 0); more > 0 {
		p.More = "and " + thousands(more) + " more"
	}
	p.Preview = p.preview()
	switch {
	case len(p.Items) == 1 && p.More == "":
		p.Only, p.Items, p.Button = &p.Items[0], nil, "Open lead"
		p.Link = cmp.Or(p.Link, p.Only.Link)
	case len(p.Items) > 0:
		p.Button = "Open leads"
	}
	return p
}

func newItem(i notify.Item, title string) item {
	made := item{Title: oneLine(i.Title), Text: oneLine(i.Text), Link: safe(i.Link, pages)}
	made.Title = cmp.Or(made.Title, "No name")
	made.Named = !strings.Contains(title, made.Title)
	for _, f := range i.Facts {
		if value := oneLine(f.Value); value != "" {
			made.Facts = append(made.Facts, fact{Label: oneLine(f.Label), Value: value, Link: safe(f.Link, reaches)})
		}
	}
	return made
}

// mostInPreview is how much of a mail a mailbox shows beside the subject.
const mostInPreview = 140

// preview is the text, and then what is known of a lead, or the names of several.
func (p page) preview() string {
	var said []string
	if p.Text != "" {
		said = append(said, p.Text)
	}
	for _, i := range p.Items {
		if len(p.Items) > 1 {
			said = append(said, i.Title)
			continue
		}
		for _, f := range i.Facts {
			said = append(said, f.Value)
		}
	}
	runes := []rune(strings.Join(said, " · "))
	return string(runes[:min(len(runes), mostInPreview)])
}

// Filler follows the preview, so that a mailbox does not go on with the page's first words.
func (p page) Filler() []struct{} { return make([]struct{}, mostInPreview/2) }

// Where links may lead: strangers write none of these, but what they write may become a part.
var (
	pages   = []string{"https", "http"}
	reaches = []string{"https", "http", "mailto", "tel"}
)

// safe is a link that leads where it should; "": it does not.
func safe(link string, schemes []string) html.URL {
	u, err := url.Parse(oneLine(link))
	if err != nil || !slices.Contains(schemes, u.Scheme) {
		return ""
	}
	return html.URL(u.String()) // its scheme is one of ours, and the template escapes the rest
}

// outlook is markup for Outlook alone, which knows no greatest width. Templates leave out all other comments.
func outlook(markup string) html.HTML {
	return html.HTML("<!--[if mso]>" + markup + "<![endif]-->") // only the page itself says what
}

// thousands writes a number as English does: 1,204.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
