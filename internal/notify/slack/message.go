package slack

import (
	"encoding/json"
	"strings"
	"unicode/utf16"

	"fairlead/internal/notify"
	"fairlead/internal/notify/chat"
)

// What Slack takes at most, in characters. A message could have 50 blocks; ours has a handful.
const (
	longestMessage = 12000
	longestSection = 3000
	longestURL     = 2000
)

// message is what a webhook takes. Its text is what phones show, and all that servers show that know no blocks.
type message struct {
	Text        string  `json:"text"`
	Blocks      []block `json:"blocks"`
	LinkNames   bool    `json:"link_names"`
	UnfurlLinks bool    `json:"unfurl_links"`
	UnfurlMedia bool    `json:"unfurl_media"`
}

type block struct {
	Type     string    `json:"type"`
	Text     *text     `json:"text,omitempty"`
	Elements []element `json:"elements,omitempty"`
}

// text is verbatim where it is marked up: then Slack looks for no links and names in it.
type text struct {
	Type     string `json:"type"`
	Text     string `json:"text"`
	Verbatim bool   `json:"verbatim,omitempty"`
}

type element struct {
	Type string `json:"type"`
	Text text   `json:"text"`
	URL  string `json:"url"`
}

// Body is a note as an incoming webhook takes it.
func Body(n notify.Note) []byte {
	body, _ := json.Marshal(compose(n)) // texts
	return body
}

func compose(n notify.Note) message {
	var m message
	var lines []string
	for _, p := range chat.Paragraphs(n, longestMessage, func(p chat.Paragraph) int { return units(markup(p)) }) {
		lines = append(lines, markup(p))
	}
	for _, s := range sections(lines) {
		m.Blocks = append(m.Blocks, block{Type: "section", Text: &text{Type: "mrkdwn", Text: s, Verbatim: true}})
	}
	if link := chat.Link(n.Link, longestURL); link != "" {
		button := element{Type: "button", Text: text{Type: "plain_text", Text: "Open"}, URL: link}
		m.Blocks = append(m.Blocks, block{Type: "actions", Elements: []element{button}})
		lines = append(lines, markup(chat.Paragraph{{Text: "Open", Link: link}}))
	}
	m.Text = strings.Join(lines, "\n")
	return m
}

// sections are as few texts as take all lines.
func sections(lines []string) []string {
	var full []string
	for _, line := range lines {
		last := len(full) - 1
		if last >= 0 && units(full[last])+1+units(line) <= longestSection {
			full[last] += "\n" + line
		} else {
			full = append(full, line)
		}
	}
	return full
}

// units is how long a text is for whoever counts the most: as JavaScript does.
func units(s string) int {
	return len(utf16.Encode([]rune(s)))
}

// markup is a paragraph in Slack's own markup, mrkdwn.
func markup(p chat.Paragraph) string {
	var b strings.Builder
	for _, piece := range p {
		s := escape.Replace(piece.Text)
		switch {
		case piece.Link != "" && strings.HasPrefix(piece.Link, "mailto:"):
			s = "<" + piece.Link + "|" + s + ">"
		case piece.Link != "":
			s = "<" + escape.Replace(piece.Link) + "|" + unmarked(s) + ">"
		default:
			s = unmarked(s)
		}
		if piece.Bold {
			s = "*" + s + "*"
		}
		b.WriteString(s)
	}
	return b.String()
}

var (
	escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	// alike look like what Slack makes bold, italic, struck out and code of, which it has no escapes for, and like what ends
	// the address of a link.
	alike = strings.NewReplacer("*", "∗", "_", "ˍ", "~", "∼", "`", "ˋ", "|", "∣")
)

func unmarked(s string) string {
	return alike.Replace(s)
}
