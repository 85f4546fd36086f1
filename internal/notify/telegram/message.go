package telegram

import (
	"net/url"
	"strings"
	"unicode/utf16"

	"fairlead/internal/notify"
	"fairlead/internal/notify/chat"
)

// What Telegram takes at most: of a text what is read, without its markup, in UTF-16 units.
const (
	longestMessage = 4096
	longestURL     = 2000
)

// message is what sendMessage takes.
type message struct {
	Chat      string `json:"chat_id"`
	Text      string `json:"text"`
	ParseMode string `json:"parse_mode"`
	Preview   struct {
		Disabled bool `json:"is_disabled"`
	} `json:"link_preview_options"`
	Markup *keyboard `json:"reply_markup,omitempty"`
}

type keyboard struct {
	Rows [][]button `json:"inline_keyboard"`
}

type button struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}

func compose(to string, n notify.Note) message {
	m := message{Chat: to, ParseMode: "HTML"}
	m.Preview.Disabled = true
	var lines []string
	for _, p := range chat.Paragraphs(n, longestMessage, units) {
		lines = append(lines, markup(p))
	}
	m.Text = strings.Join(lines, "\n")
	if link := chat.Link(n.Link, longestURL); known(link) {
		m.Markup = &keyboard{Rows: [][]button{{{Text: "Open", URL: link}}}}
	}
	return m
}

// known says whether Telegram takes a link: not to a host without a dot, such as localhost; it refuses the message then.
func known(link string) bool {
	u, err := url.Parse(link)
	return err == nil && strings.Contains(strings.Trim(u.Hostname(), "."), ".")
}

// units is how much of a paragraph is read.
func units(p chat.Paragraph) int {
	n := 0
	for _, piece := range p {
		n += len(utf16.Encode([]rune(piece.Text)))
	}
	return n
}

// markup is a paragraph in the HTML that Telegram knows. It finds mail addresses and phone numbers by itself, and takes no
// links to them. No link holds a quotation mark: chat.Link sees to that.
func markup(p chat.Paragraph) string {
	var b strings.Builder
	for _, piece := range p {
		s := escape.Replace(piece.Text)
		if known(piece.Link) {
			s = `<a href="` + escape.Replace(piece.Link) + `">` + s + "</a>"
		}
		if piece.Bold {
			s = "<b>" + s + "</b>"
		}
		b.WriteString(s)
	}
	return b.String()
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
