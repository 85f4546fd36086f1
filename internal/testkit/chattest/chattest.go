// Package chattest is Slack's incoming webhooks and Telegram's Bot API for tests, as documented and no kinder: they refuse what is
// too long or not marked up as it should be, answer errors in their own words, and tell what a reader would see and could tap.
package chattest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sync"
	"testing"
	"unicode/utf16"
)

// Message is what a reader sees of what was taken.
type Message struct {
	Chat   string   // who it is for
	Text   string   // without markup
	Bold   []string // what of it stands out
	Links  []Link   // what was made a link
	Emails []string // mail addresses in plain text, which chats make links of
	Loose  []string // what else in plain text a chat would make a link, a mention, a tag, a command or an emoji of
	Button string   // where “Open” leads; "": there is none
}

// Link is a link.
type Link struct{ Label, URL string }

// Trouble is what is answered instead.
type Trouble struct {
	Status int
	Body   string
	Header http.Header
}

// inbox is what was taken, and what comes instead.
type inbox struct {
	mu        sync.Mutex
	messages  []Message
	complaint string
	trouble   *Trouble
}

// Messages are all that were taken.
func (i *inbox) Messages() []Message {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.messages
}

// Last is what was taken last; empty: nothing.
func (i *inbox) Last() Message {
	all := i.Messages()
	if len(all) == 0 {
		return Message{}
	}
	return all[len(all)-1]
}

// Complaint is why a message was refused, in more words than the answer had.
func (i *inbox) Complaint() string {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.complaint
}

// Suffer makes trouble the answer from now on; nil: no more.
func (i *inbox) Suffer(trouble *Trouble) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.trouble = trouble
}

func (i *inbox) instead(w http.ResponseWriter) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.trouble == nil {
		return false
	}
	for name, values := range i.trouble.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(i.trouble.Status)
	_, _ = w.Write([]byte(i.trouble.Body))
	return true
}

func (i *inbox) take(m Message, wrong error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.complaint = ""
	if wrong != nil {
		i.complaint = wrong.Error()
		return
	}
	i.messages = append(i.messages, m)
}

var (
	email = regexp.MustCompile(`[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+`)
	loose = []*regexp.Regexp{
		regexp.MustCompile(`(?i)[a-z][a-z0-9+.-]*://\S*`),
		regexp.MustCompile(`[\p{L}\p{N}_-]+[.．。｡][\p{L}\p{N}]+`),
		regexp.MustCompile(`[@＠][\p{L}\p{N}_]+`),
		regexp.MustCompile(`[#＃][\p{L}\p{N}_]+`),
		regexp.MustCompile(`(^|[^\p{L}\p{N}_<>/])/[A-Za-z0-9_]+`),
		regexp.MustCompile(`\$[A-Z]+`),
		regexp.MustCompile(`:[a-z0-9_+-]+:`),
		regexp.MustCompile(`\]\([^)]*`),
	}
)

// findLoose adds what chats find in plain text by themselves.
func (m *Message) findLoose(plain string) {
	m.Emails = append(m.Emails, email.FindAllString(plain, -1)...)
	plain = email.ReplaceAllString(plain, " ")
	for _, l := range loose {
		m.Loose = append(m.Loose, l.FindAllString(plain, -1)...)
	}
}

// within complains of a text that is empty or too long, as JavaScript counts.
func within(what, text string, most int) error {
	if n := len(utf16.Encode([]rune(text))); n == 0 || n > most {
		return fmt.Errorf("%s has %d characters: wants 1 to %d", what, n, most)
	}
	return nil
}

// NoChats are two addresses at which no chat is: one where nobody answers, and one that sends whoever asks on to the path that was
// asked for, badly written, so that Go's client says it.
func NoChats(t testing.TB) (closed, odd string) {
	nobody := httptest.NewServer(http.NotFoundHandler())
	nobody.Close()
	astray := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", r.URL.Path+"%zz")
		w.WriteHeader(http.StatusMovedPermanently)
	}))
	t.Cleanup(astray.Close)
	return nobody.URL, astray.URL
}
