package chat

import (
	"strings"
	"testing"
)

// TestCalmWords: “·” stands for what nobody sees.
func TestCalmWords(t *testing.T) {
	for text, want := range map[string]string{
		"Jo Smith": "Jo Smith", "Booking.com": "Booking.·com", "https://evil.test/x": "https:·/·/·evil.·test/·x", "@here": "@·here", "a @": "a @",
		"Hi. All: #tag, /start": "Hi. All: #·tag, /·start", "[Jo](x)": "[Jo]·(x)", ":smile:": ":·smile:", "jo@x.test": "jo@·x.·test",
		" two\n\tlines\u2028here\x00 ": "two lines here", "\u202eevil\u2066": "evil", "a\u2060b": "ab", "\xff": "\ufffd", "👨‍👩‍👧": "👨‍👩‍👧",
		"Twenty-four characters!!": "Twenty-four characters!!", "Twenty-four characters !!": "Twenty-four characters…",
		strings.Repeat("🦊", 25): strings.Repeat("🦊", 23) + "…",
	} {
		if got := words(text, 24); got != strings.ReplaceAll(want, "·", string(joiner)) {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

func TestLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://leads.example.com/leads/99": "https://leads.example.com/leads/99", "http://localhost:8080/": "http://localhost:8080/",
		"https://löwe.example/": "https://löwe.example/", `https://x.example/?a=<b>|"c d"`: "https://x.example/?a=%3Cb%3E%7C%22c%20d%22",
		"": "", "javascript:alert(1)": "", "ftp://x.example/": "", "https://": "", "https://a@x.example/": "", "https://x.example/\u202e": "",
		"https://x.example/\n": "", "https://x.example/\xff": "", "https://x.example/" + strings.Repeat("a", 100): "", "//x.example/": "",
	} {
		if got := Link(address, 100); got != want {
			t.Errorf("%q becomes %q", address, got)
		}
	}
}
