package webpush

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/pushtest"
)

// TestTexts: one thing is said as it is, several by their first names.
func TestTexts(t *testing.T) {
	jo, al, cy := notify.Item{Title: "Jo Smith"}, notify.Item{Title: "Al Berg"}, notify.Item{Title: "Cy Fox"}
	for _, c := range []struct {
		items []notify.Item
		more  int
		want  string
	}{
		{nil, 0, "By Ann"}, {nil, 12, "By Ann"}, {[]notify.Item{jo}, 0, "By Ann"}, {[]notify.Item{jo}, 11, "Jo Smith and 11 more"},
		{[]notify.Item{jo, al}, 0, "Jo Smith and Al Berg"}, {[]notify.Item{jo, al}, 10, "Jo Smith, Al Berg and 10 more"},
		{[]notify.Item{jo, al, cy}, 0, "Jo Smith, Al Berg and 1 more"}, {[]notify.Item{jo, al, cy}, 9, "Jo Smith, Al Berg and 10 more"},
	} {
		if got := messageOf(notify.Note{Text: "By Ann", Items: c.items, More: c.more}).Text; got != c.want {
			t.Errorf("%d and %d more: %q, want %q", len(c.items), c.more, got, c.want)
		}
	}
}

// TestLinksStayOnOurOwnHost, however they are written.
func TestLinksStayOnOurOwnHost(t *testing.T) {
	for link, want := range map[string]string{
		"": "", "https://leads.example.com/leads/99": "/leads/99", "https://leads.example.com": "/", "https://leads.example.com/?a=b&c=d#e": "/?a=b&c=d",
		"https://leads.example.com/sub/leads?q=%2F%2F": "/sub/leads?q=%2F%2F", "https://leads.example.com//evil.example/x": "/evil.example/x",
		"https://leads.example.com/%2Fevil.example": "/%2Fevil.example", `https://leads.example.com/\evil.example`: "/%5Cevil.example",
		"//evil.example/x": "/x", "/leads/99": "/leads/99", "leads/99": "/leads/99", "javascript:alert(1)": "", "mailto:jo@example.com": "",
		"https://leads.example.com/\t/evil.example": "", "https://[": "", "/" + strings.Repeat("x", 2000): "",
	} {
		if got := pathOf(link); got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
	}
}

// TestTopics are words that push services take; what is different stays different.
func TestTopics(t *testing.T) {
	seen := map[string]string{}
	for _, word := range []string{"lead-99", "Lead_99", strings.Repeat("a", 32), strings.Repeat("a", 33), strings.Repeat("a", 34), "lead 99", "lead/99", "Jürgen", "a\nb", "\xff"} {
		got := topic(word)
		if len(got) == 0 || !safe.MatchString(got) || (safe.MatchString(word) && got != word) {
			t.Errorf("%q: %q", word, got)
		}
		if other, ok := seen[got]; ok {
			t.Errorf("%q and %q are both %q", word, other, got)
		}
		seen[got] = word
	}
	if topic("") != "" {
		t.Error("nothing has a topic")
	}
}

// TestShortTexts are cut between letters, and where JSON needs more bytes for one, earlier.
func TestShortTexts(t *testing.T) {
	for _, c := range []struct {
		text string
		size int
		want string
	}{
		{"", 5, ""}, {"Jo Smith", 8, "Jo Smith"}, {"Jo Smith", 7, "Jo S…"}, {"Jo Smith", 6, "Jo…"}, {"<b>&</b>", 8, "<b>&</b>"},
		{"éééé", 8, "éééé"}, {"éééé", 7, "éé…"}, {"éééé", 6, "é…"}, {"😀😀", 7, "😀…"}, {"😀😀", 6, "…"},
		{`""""`, 8, `""""`}, {`""""`, 7, `""…`}, {"\x01\x01", 11, "\x01…"}, {"a\xffb", 5, "a\ufffdb"}, {"a\xff\xfeb", 4, "a…"},
	} {
		if got := short(c.text, c.size); got != c.want {
			t.Errorf("%q in %d bytes: %q, want %q", c.text, c.size, got, c.want)
		}
	}
}

// oddTexts are all kinds of text: of other alphabets, not of any, with what JSON escapes, and far too long.
func oddTexts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("\"\\<>&\x00\x1f\u2028\ufeff\u202e é漢😀/?#%"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "piece")
		return strings.Repeat(piece, rapid.SampledFrom([]int{1, 1, 30, 1000}).Draw(t, "times"))
	})
}

func oddNotes() *rapid.Generator[notify.Note] {
	return rapid.Custom(func(t *rapid.T) notify.Note {
		text := oddTexts()
		n := notify.Note{
			ID: text.Draw(t, "id"), Title: text.Draw(t, "title"), Text: text.Draw(t, "text"), Thread: text.Draw(t, "thread"),
			Link: rapid.SampledFrom([]string{"", "/", "https://leads.example.com", "https://leads.example.com/", "https://leads.example.com/leads?q="}).Draw(t, "host") + text.Draw(t, "link"),
			More: rapid.IntRange(0, 1e9).Draw(t, "more"), At: time.Unix(rapid.Int64Range(-1e11, 1e12).Draw(t, "at"), 0),
		}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			n.Items = append(n.Items, notify.Item{Title: text.Draw(t, "item")})
		}
		return n
	})
}

// TestEveryNoteFitsAndIsRead: whatever strangers have written, the push service takes the message and the browser reads it.
func TestEveryNoteFitsAndIsRead(t *testing.T) {
	service, keys := pushtest.New(t, clock), NewKeys()
	b := service.Subscribe(keys.Public)
	s := NewSender(outbound.New(true), clock)
	home, _ := url.Parse("https://leads.example.com/")
	rapid.Check(t, func(rt *rapid.T) {
		n := oddNotes().Draw(rt, "note")
		if o := s.Send(t.Context(), keys, contact, deviceOf(b), n); o != (notify.Outcome{}) {
			rt.Fatalf("%+v", o)
		}
		push := b.Next()
		var m message
		if err := json.Unmarshal(push.Text, &m); err != nil || !utf8.Valid(push.Text) || len(push.Text) > 3993 {
			rt.Fatalf("%d bytes, %v: %s", len(push.Text), err, push.Text)
		}
		for _, c := range [][2]string{{m.ID, n.ID}, {m.Title, n.Title}, {m.Text, textOf(n)}} {
			whole := strings.ToValidUTF8(c[1], "\ufffd")
			if begin, cut := strings.CutSuffix(c[0], "…"); c[0] != whole && !(cut && strings.HasPrefix(whole, begin)) {
				rt.Errorf("%q is not the beginning of %q", c[0], whole)
			}
		}
		if to, err := home.Parse(m.Link); err != nil || to.Host != home.Host || (m.Link != "" && m.Link[0] != '/') {
			rt.Errorf("it leads to %q", m.Link)
		}
		if m.Tag != push.Topic {
			rt.Errorf("its tag is %q, its topic %q", m.Tag, push.Topic)
		}
	})
}

// TestNothingIsCutThatFits: a text of 2,000 bytes comes whole, beside the longest of everything else.
func TestNothingIsCutThatFits(t *testing.T) {
	n := notify.Note{
		ID: strings.Repeat("i", 1000), Title: strings.Repeat("t", 1000), Thread: strings.Repeat("x", 1000), At: at,
		Link: "https://leads.example.com/" + strings.Repeat("l", 990), Text: strings.Repeat("e", 2000),
	}
	if m := messageOf(n); m.Text != n.Text || len(m.json()) > mostBytes {
		t.Errorf("%d bytes, of which the text is %d", len(m.json()), len(m.Text))
	}
	n.Text = strings.Repeat("e", 9000)
	if m := messageOf(n); len(m.json()) != mostBytes || mostBytes != 3993 {
		t.Errorf("%d bytes, where %d fit", len(m.json()), mostBytes)
	}
}
