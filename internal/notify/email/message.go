package email

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-msgauth/dkim"
	gomail "github.com/wneessen/go-mail"

	"fairlead/internal/notify"
)

// compose writes the mail: headers, both texts and the signature. Whatever stands in the note, strangers may have written.
func compose(s Server, to mail.Address, n notify.Note, at time.Time) ([]byte, error) {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	for name, value := range headers(s, to, n) {
		m.SetGenHeader(gomail.Header(name), value)
	}
	m.SetDateWithValue(at)
	if link := oneClick(n.Unsubscribe); link != "" {
		// On one line, however long: where it is folded, some relays break the signature.
		m.SetGenHeaderPreformatted(gomail.HeaderListUnsubscribe, "<"+link+">")
		m.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	text, page, err := texts(n)
	if err != nil {
		return nil, err
	}
	m.SetBodyString(gomail.TypeTextPlain, text)
	m.AddAlternativeString(gomail.TypeTextHTML, page)
	var letter bytes.Buffer
	if _, err := m.WriteTo(&letter); err != nil || s.DKIM == nil {
		return letter.Bytes(), err
	}
	return s.DKIM.sign(letter.Bytes())
}

func headers(s Server, to mail.Address, n notify.Note) map[string]string {
	domain := s.domain()
	h := map[string]string{
		"From": person(s.FromName, s.From), "To": person(to.Name, to.Address),
		"Subject":    written(cmp.Or(oneLine(n.Subject), oneLine(n.Title), "Fairlead")),
		"Message-ID": "<" + word(cmp.Or(n.ID, rand.Text())) + "@" + domain + ">",
		"List-Id":    "<notifications." + domain + ">",
		// So that no robot answers (RFC 3834; the second is Exchange's).
		"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All",
	}
	if n.Thread != "" {
		root := "<" + word(n.Thread) + "@" + domain + ">"
		h["In-Reply-To"], h["References"] = root, root
	}
	return h
}

// signed are the headers that nobody can change or take away on the way, nor add one that is here more often than in a mail.
// One-click unsubscribing wants the last two among them (RFC 8058, 4).
var signed = []string{
	"From", "From", "To", "To", "Subject", "Subject", "Date", "Date", "Message-ID", "Message-ID", "In-Reply-To", "References", "MIME-Version",
	"Content-Type", "Auto-Submitted", "List-Id", "List-Unsubscribe", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Unsubscribe-Post",
}

// sign puts a signature before a mail. The library that writes the mails signs too, but folds what it has signed otherwise, so
// that no receiver can verify it.
func (d DKIM) sign(letter []byte) ([]byte, error) {
	key, _ := d.key() // Check has seen it
	var b bytes.Buffer
	err := dkim.Sign(&b, bytes.NewReader(letter), &dkim.SignOptions{
		Domain: inASCII(d.Domain), Selector: d.Selector, Signer: key, HeaderKeys: signed,
		HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed,
	})
	return b.Bytes(), err
}

var noWord = regexp.MustCompile(`[^A-Za-z0-9-]`)

// longestWord leaves room on a line for the other half of a Message-ID.
const longestWord = 64

// word is one half of a Message-ID.
func word(s string) string {
	return noWord.ReplaceAllString(s[:min(len(s), longestWord)], "-")
}

// longestLink is what fits on one line of a mail (RFC 5322, 2.1.1), with the header's name.
const longestLink = 950

// oneClick is a link that can stand in a header; "": it cannot.
func oneClick(link string) string {
	u, err := url.Parse(link)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || len(link) > longestLink {
		return ""
	}
	for _, r := range link {
		if r <= ' ' || r > '~' || strings.ContainsRune(`<>,"`, r) {
			return ""
		}
	}
	return link
}

var plainName = regexp.MustCompile(`^[A-Za-z0-9]+( [A-Za-z0-9]+)*$`)

// person is an address with a name, as a header has it. A name that is more than a few plain words is encoded, also where it
// could be quoted: no reader then takes a part of it for an address.
func person(name, address string) string {
	name = oneLine(name)
	switch {
	case name == "":
		return mailbox(address)
	case len(name) > 60 || !plainName.MatchString(name):
		name = encoded(name)
	}
	return name + " " + mailbox(address)
}

// written is text as a header has it: as it is, or encoded. What looks as if it were encoded is, so that nobody reads it as
// something else; and so is what cannot be folded.
func written(text string) string {
	for _, word := range strings.Fields(text) {
		if len(word) > 60 || strings.Contains(word, "=?") {
			return encoded(text)
		}
	}
	for _, r := range text {
		if r < ' ' || r > '~' {
			return encoded(text)
		}
	}
	return text
}

// longestPart is how many bytes one encoded word takes: 75 characters in all (RFC 2047, 2).
const longestPart = 45

// encoded is text in encoded words. The standard library leaves plain text as it is, even if it looks encoded.
func encoded(text string) string {
	var words []string
	for len(text) > 0 {
		end := min(len(text), longestPart)
		for end < len(text) && !utf8.RuneStart(text[end]) {
			end--
		}
		words = append(words, "=?UTF-8?B?"+base64.StdEncoding.EncodeToString([]byte(text[:end]))+"?=")
		text = text[end:]
	}
	return strings.Join(words, " ")
}
