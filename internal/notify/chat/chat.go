// Package chat is what a message in a chat consists of, whichever chat it is: short paragraphs, in which nothing that strangers
// have written can become a link, a mention or a tag. How a paragraph is marked up, and how much fits, each chat knows itself.
package chat

import (
	"fmt"
	"regexp"
	"strings"

	"fairlead/internal/notify"
)

// Piece is a piece of a paragraph, in plain text that still has to be escaped.
type Piece struct {
	Text string
	Link string // http, https, mailto or tel, with nothing in it that could end a link early; ""
	Bold bool
}

// Paragraph is a line or two that stay together.
type Paragraph []Piece

// How long each part may be, in characters.
const (
	longestTitle = 200
	longestText  = 600
	longestItem  = 80
	longestEvent = 60
	longestLabel = 30
	longestValue = 80
	longestFacts = 120
	longestLink  = 250
)

// Paragraphs words a note in at most so much room: what happened, who did it or said what, as many of its items as fit, and
// how many there are beyond those. Between two paragraphs there is one more sign.
func Paragraphs(n notify.Note, room int, size func(Paragraph) int) []Paragraph {
	said := head(n)
	items := n.Items[:min(len(n.Items), notify.MostItems)]
	more := n.More + len(n.Items)
	room++ // there is no sign before the first
	for _, p := range append(said, rest(more)) {
		room -= size(p) + 1
	}
	for _, i := range items {
		p := item(i, len(items) > 1)
		if room -= size(p) + 1; room < 0 {
			break
		}
		said, more = append(said, p), more-1
	}
	if more > 0 {
		said = append(said, rest(more))
	}
	return said
}

func rest(more int) Paragraph {
	return Paragraph{{Text: fmt.Sprintf("and %d more", more)}}
}

func head(n notify.Note) []Paragraph {
	title := "Fairlead"
	for _, t := range []string{n.Subject, n.Title} {
		if visible(t) {
			title = t
		}
	}
	said := []Paragraph{{{Text: words(title, longestTitle), Bold: true}}}
	if visible(n.Text) {
		said = append(said, Paragraph{{Text: words(n.Text, longestText)}})
	}
	return said
}

func item(i notify.Item, several bool) Paragraph {
	var p Paragraph
	if several {
		p = append(p, Piece{Text: "• "})
	}
	title := "Unnamed"
	if visible(i.Title) {
		title = words(i.Title, longestItem)
	}
	p = append(p, Piece{Text: title, Link: Link(i.Link, longestLink)})
	if visible(i.Text) {
		p = append(p, Piece{Text: " – " + words(i.Text, longestEvent)})
	}
	return append(p, facts(i.Facts)...)
}

// facts are as many as one short line takes.
func facts(all []notify.Fact) []Piece {
	var line []Piece
	left := longestFacts
	for _, f := range all {
		label := short(plain(f.Label), longestLabel)
		long := len([]rune(label)) + min(len([]rune(plain(f.Value))), longestValue) + 2
		if !visible(f.Value) {
			continue
		}
		if left -= long; left < 0 {
			break
		}
		before := "\n"
		if line != nil {
			before = " · "
		}
		if label != "" {
			before += calm(label) + ": "
		}
		line = append(line, Piece{Text: before}, value(f))
	}
	return line
}

var (
	mailbox = regexp.MustCompile(`^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$`)
	phone   = regexp.MustCompile(`^tel:\+?[0-9().-]{3,30}$`)
)

// value is the value of a fact. A mail address and a phone number, as far as they are, can be tapped; they are what they say.
func value(f notify.Fact) Piece {
	switch {
	case strings.HasPrefix(f.Link, "mailto:") && len(f.Value) <= longestValue && mailbox.MatchString(f.Value):
		return Piece{Text: f.Value, Link: "mailto:" + f.Value}
	case phone.MatchString(f.Link):
		return Piece{Text: words(f.Value, longestValue), Link: f.Link}
	}
	return Piece{Text: words(f.Value, longestValue)}
}
