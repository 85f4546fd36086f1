package webpush

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"fairlead/internal/notify"
)

// message is what our service worker reads. It is useful by itself: the browser may show it hours later, without a network.
type message struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Text  string `json:"text"`
	Link  string `json:"link"` // path and query: it is opened where the worker comes from; "": nowhere
	Tag   string `json:"tag"`  // a message takes the place of another with the same one
	At    string `json:"at"`
}

// How many bytes of JSON each may take at most; the text has what is left, 2,000 at least.
const (
	mostID    = 200
	mostTitle = 500
	mostLink  = 1000
)

// messageOf says a note in few words, so that it fits.
func messageOf(n notify.Note) message {
	m := message{
		ID: short(n.ID, mostID), Title: short(n.Title, mostTitle), Link: pathOf(n.Link), Tag: n.Thread,
		At: n.At.UTC().Format(time.RFC3339),
	}
	if m.Tag == "" {
		m.Tag = n.ID
	}
	m.Tag = topic(m.Tag)
	m.Text = short(textOf(n), mostBytes-len(m.json()))
	return m
}

func (m message) json() []byte { return asJSON(m) }

// textOf says what a note is about: the first names where there are several, or what the note says.
func textOf(n notify.Note) string {
	switch count := len(n.Items) + n.More; {
	case count < 2 || len(n.Items) == 0:
		return n.Text
	case len(n.Items) == 1:
		return fmt.Sprintf("%s and %d more", n.Items[0].Title, n.More)
	case count == 2:
		return fmt.Sprintf("%s and %s", n.Items[0].Title, n.Items[1].Title)
	default:
		return fmt.Sprintf("%s, %s and %d more", n.Items[0].Title, n.Items[1].Title, count-2)
	}
}

// pathOf is what a link has after the host. It never leads to another host, whatever browsers make of // at the beginning.
func pathOf(link string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" || u.Opaque != "" {
		return ""
	}
	path := "/" + strings.TrimLeft(u.EscapedPath(), "/")
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if len(asJSON(path)) > mostLink {
		return "" // half a link leads elsewhere
	}
	return path
}

var safe = regexp.MustCompile(`^[A-Za-z0-9_-]{0,32}$`)

// topic is a word as RFC 8030, 5.4 wants it: the word itself, or else its hash.
func topic(word string) string {
	if safe.MatchString(word) {
		return word
	}
	hash := sha256.Sum256([]byte(word))
	return encoded(hash[:])[:32]
}

// short is a text that takes so many bytes of JSON at most, cut between two letters if need be.
func short(text string, size int) string {
	text = strings.ToValidUTF8(text, "\ufffd")
	if bytesOf(text) <= size {
		return text
	}
	const dots = "…"
	size -= len(dots)
	for at, r := range text {
		if size -= bytesOf(string(r)); size < 0 {
			return strings.TrimRight(text[:at], " ") + dots
		}
	}
	return text
}

// bytesOf is how many bytes of JSON a text takes between the quotes.
func bytesOf(text string) int { return len(asJSON(text)) - len(`""`) }

// asJSON leaves <, > and & as they are: six bytes each would be a waste.
func asJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // texts never fail
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
