package email

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fairlead/internal/notify"
)

const host = "https://leads.example.com"

// one is a note about one lead.
var one = notify.Note{
	ID: "n-4711", Subject: "New lead: Jo Smith", Title: "New lead: Jo Smith", Text: "Ann Lee gave you this lead.", Thread: "lead-99", Kind: "New leads",
	Items: []notify.Item{{Title: "Jo Smith", Link: host + "/leads/99", Facts: []notify.Fact{
		{Label: "Phone", Value: "+49 170 1234567", Link: "tel:+491701234567"}, {Label: "E-mail", Value: "jo.smith@example.org", Link: "mailto:jo.smith@example.org"},
		{Label: "Company", Value: "Smith & Daughters Roofing"}, {Label: "Source", Value: "Website"},
	}}},
	Link: host + "/leads/99", Unsubscribe: host + "/unsubscribe/7f3k2m9x",
}

// digest is a note about several.
func digest(title string, named, more int) notify.Note {
	who := []string{"Jo Smith", "Priya Raman", "Łukasz Wiśniewski", "Dr. Maximiliane von Hohenstein-Rothenburg", "جو سميث", "Sam O’Neill", "李小龙", "Ana María Fernández"}
	did := []string{"New lead", "New lead", "Enquired again", "New lead"}
	n := notify.Note{ID: "n-4712", Subject: title, Title: title, Kind: "New leads", Link: host + "/leads", Unsubscribe: host + "/unsubscribe/7f3k2m9x", More: more}
	for i := range named {
		n.Items = append(n.Items, notify.Item{
			Title: who[i%len(who)], Text: did[i%len(did)], Link: fmt.Sprintf("%s/leads/%d", host, 99+i),
			Facts: []notify.Fact{{Label: "Phone", Value: fmt.Sprintf("+49 170 12345%02d", i), Link: fmt.Sprintf("tel:+491701234%d", i)}, {Label: "Source", Value: "Facebook"}},
		})
	}
	return n
}

// TestPlainText is what is read where no page is shown.
func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		n    notify.Note
		want string
	}{
		{one, "New lead: Jo Smith\n\nAnn Lee gave you this lead.\n\nPhone: +49 170 1234567\nE-mail: jo.smith@example.org\nCompany: Smith & Daughters Roofing\nSource: Website\n\n" +
			"Open lead: https://leads.example.com/leads/99\n\n-- \nYou get this because your “New leads” notifications come by e-mail.\nUnsubscribe: https://leads.example.com/unsubscribe/7f3k2m9x\n"},
		{digest("2 new leads", 2, 1238), "2 new leads\n\n- Jo Smith: New lead\n  +49 170 1234500 · Facebook\n  https://leads.example.com/leads/99\n\n- Priya Raman: New lead\n  +49 170 1234501 · Facebook\n" +
			"  https://leads.example.com/leads/100\n\nand 1,238 more\n\nOpen leads: https://leads.example.com/leads\n\n-- \nYou get this because your “New leads” notifications come by e-mail.\n" +
			"Unsubscribe: https://leads.example.com/unsubscribe/7f3k2m9x\n"},
		{notify.Note{Title: "It works", Text: "Fairlead can send mails."}, "It works\n\nFairlead can send mails.\n\n-- \nYou get this mail from Fairlead because you asked for it.\n"},
	} {
		got, _, err := texts(c.n)
		if err != nil || got != c.want {
			t.Errorf("got %v\n%s\nwant\n%s", err, got, c.want)
		}
	}
}

// TestPages: one lead has its facts as rows, several are a list of links, and what nobody knows leaves no trace.
func TestPages(t *testing.T) {
	for _, c := range []struct {
		name    string
		n       notify.Note
		has, no []string
	}{
		{"one", one, []string{">Open lead</a>", "Smith &amp; Daughters Roofing", `href="tel:&#43;491701234567"`, ">Unsubscribe</a>", "“New leads” notifications", "<!--[if mso]>", `name="color-scheme" content="light dark"`, "prefers-color-scheme: dark"}, []string{"Open leads", "more"}},
		{"many", digest("240 leads are yours now", 25, 215), []string{">Open leads</a>", `href="https://leads.example.com/leads/118"`, "and 220 more"}, []string{"/leads/119"}},
		{"nothing but a title", notify.Note{Title: "It works"}, []string{"It works", "because you asked for it"}, []string{"href", "Unsubscribe", "Open", "· <"}},
		{"nowhere to go", notify.Note{Title: "New lead: Jo", Items: []notify.Item{{Title: "Jo"}}}, []string{"New lead: Jo"}, []string{"href", "Open"}},
		{"the lead's own page", notify.Note{Title: "New lead", Items: []notify.Item{{Link: host + "/leads/1"}}}, []string{`href="` + host + `/leads/1"`, ">Open lead</a>", "No name"}, nil},
	} {
		_, got, err := texts(c.n)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.has {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, got)
			}
		}
		for _, never := range c.no {
			if strings.Contains(got, never) {
				t.Errorf("%s: %q in\n%s", c.name, never, got)
			}
		}
		if len(got) > 90_000 {
			t.Errorf("%s: %d bytes; mailboxes cut off at 102 kB", c.name, len(got))
		}
	}
}

// Pages is the environment variable that names the directory into which sample pages are written, to be looked at.
const Pages = "FAIRLEAD_MAIL_PAGES"

func TestSamplePages(t *testing.T) {
	directory := os.Getenv(Pages)
	if directory == "" {
		directory = t.TempDir()
	}
	long := one
	long.Title, long.Items = "New lead: "+nasty[13][:120], []notify.Item{{Title: nasty[13][:120], Facts: []notify.Fact{{Label: "Message of the customer", Value: strings.Repeat("We would like an offer. ", 20)}, {Label: "Jo", Value: nasty[10]}}}}
	mentioned := one
	mentioned.Subject, mentioned.Title, mentioned.Text, mentioned.Kind = "Re: New lead: Jo Smith", "Ann Lee named you in a note", "“Can you call him before noon? He asked for Sam twice.”", "Mentions"
	for name, n := range map[string]notify.Note{
		"one": one, "digest": digest("12 new leads", 12, 0), "batch": digest("240 leads are yours now", 20, 220), "long": long, "mentioned": mentioned,
		"test": {Title: "It works", Text: "Fairlead can send mails through mail.example.com. Nobody has to do anything."},
	} {
		_, page, err := texts(n)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(directory, name+".html"), []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
