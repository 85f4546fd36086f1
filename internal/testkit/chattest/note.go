package chattest

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fairlead/internal/notify"
)

// nasty is what strangers write who want more than to be read.
var nasty = []string{
	"<!channel>", "<!here|here>", "<@U012AB3CD>", "<#C012AB3CD>", "<!subteam^S1>", "<https://evil.test|Jo>", "@here", "@channel", "@jo", "＠jo",
	"https://evil.test/x?a=1&b=2", "http://evil.test", "evil.test", "www.evil.test", "evil。test", "1.2.3.4", "tg://user?id=1", "mailto:a@evil.test", "a@evil.test",
	"[Jo](https://evil.test)", "#tag", "＃tag", "/start", "/start@evil_bot", "$USD", ":smile:", "*bold*", "_it_", "~no~", "`code`", "```", "*", "|", ">", "<", "&",
	"&lt;", "&amp;lt;", "&#60;", "</b>", "<b>", "<a href=\"https://evil.test\">", "<script>", "\"", "'", "\n", "\r\n", "\t", "\u2028", "\u202e", "\u200b", "\u2060",
	"\x00", "\xff", "\u0085", "👨‍👩‍👧", "é", "ü", "مرحبا", " ", "Jo", "Smith", "12.50", "24/7", "10:30",
}

// stranger is any text, with what is nasty more often than by chance.
func stranger() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 6), func(parts []string) string { return strings.Join(parts, "") }),
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Repeat(rapid.SampledFrom(nasty).Draw(t, "again"), rapid.IntRange(1, 900).Draw(t, "times"))
		}),
	)
}

// link is where Fairlead links to, or what is no address at all.
func link() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "https://leads.example.com/leads/99", "https://leads.example.com/leads?a=1&b=<2>|\"3\"", "http://localhost:8080/leads/99",
			"http://[::1]:8080/", "javascript:alert(1)", "https://a@b.example.com/", "https://x.example.com/" + strings.Repeat("&", 3000),
			"https://x.example.com/" + strings.Repeat("&", 220), "http://.", "https://example.", "https://x.example.com/\u2028", "ftp://x.example.com/",
		}),
		stranger(),
	)
}

func fact() *rapid.Generator[notify.Fact] {
	return rapid.Custom(func(t *rapid.T) notify.Fact {
		value := rapid.OneOf(stranger(), rapid.Just("jo_s@acme.test")).Draw(t, "value")
		return notify.Fact{
			Label: stranger().Draw(t, "label"), Value: value,
			Link: rapid.OneOf(rapid.SampledFrom([]string{"", "tel:+15550100", "tel:+1|<>", "mailto:" + value}), stranger()).Draw(t, "link"),
		}
	})
}

func item() *rapid.Generator[notify.Item] {
	return rapid.Custom(func(t *rapid.T) notify.Item {
		return notify.Item{
			Title: stranger().Draw(t, "title"), Text: stranger().Draw(t, "text"), Link: link().Draw(t, "link"),
			Facts: rapid.SliceOfN(fact(), 0, 4).Draw(t, "facts"),
		}
	})
}

// AnyNote is any note at all, written by strangers.
func AnyNote() *rapid.Generator[notify.Note] {
	return rapid.Custom(func(t *rapid.T) notify.Note {
		return notify.Note{
			Subject: stranger().Draw(t, "subject"), Title: stranger().Draw(t, "title"), Text: stranger().Draw(t, "text"),
			Items: rapid.SliceOfN(item(), 0, notify.MostItems+2).Draw(t, "items"), More: rapid.IntRange(0, 500).Draw(t, "more"),
			Link: link().Draw(t, "link"),
		}
	})
}

// LinksOnlyTo says whether nothing is linked to but the pages, numbers and mail addresses that a note links to.
func (m Message) LinksOnlyTo(n notify.Note) bool {
	allowed, mails := map[string]bool{}, map[string]bool{}
	clean := strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", `"`, "%22", "`", "%60", " ", "%20")
	for _, i := range n.Items {
		allowed[clean.Replace(i.Link)] = true
		for _, f := range i.Facts {
			if strings.HasPrefix(f.Link, "mailto:") {
				mails["mailto:"+f.Value] = true
			} else {
				allowed[f.Link] = true
			}
		}
	}
	for _, e := range m.Emails {
		if !mails["mailto:"+e] {
			return false
		}
	}
	for _, l := range m.Links {
		if !allowed[l.URL] && !mails[l.URL] {
			return false
		}
	}
	return m.Button == "" || m.Button == clean.Replace(n.Link)
}

// HugeNote is about as many leads as one can be, with long names, and 100 more.
func HugeNote() notify.Note {
	n := notify.Note{Title: strings.Repeat("New leads & ", 30), Text: strings.Repeat("🦊 & ", 400), More: 100}
	for range notify.MostItems {
		n.Items = append(n.Items, notify.Item{
			Title: strings.Repeat("🦊<", 60), Text: strings.Repeat("Jo & ", 20), Link: "https://leads.example.com/leads/99",
			Facts: []notify.Fact{{Label: "Phone", Value: strings.Repeat("5", 70)}, {Label: "Company", Value: strings.Repeat("&", 40)}},
		})
	}
	return n
}

var more = regexp.MustCompile(`and (\d+) more$`)

// AllAreCounted wants every lead of the huge note said, or counted.
func AllAreCounted(t testing.TB, m Message) {
	t.Helper()
	said := more.FindStringSubmatch(m.Text)
	if said == nil {
		t.Fatalf("nothing is counted: %q", m.Text)
	}
	left, _ := strconv.Atoi(said[1])
	if shown := strings.Count(m.Text, "•"); shown == 0 || shown+left != notify.MostItems+100 {
		t.Errorf("%d are shown, %d counted", shown, left)
	}
}
