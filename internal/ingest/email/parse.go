package email

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// The bounds of what is kept of a mail, and of how deep its parts may lie in each other.
const (
	mostText  = 256 << 10 // bytes of a text
	mostLines = 3_000
	mostDepth = 8
	mostParts = 200
	mostFiles = 50
	mostName  = 1_000 // bytes of a header that is kept, and of a file's name
)

// Parse reads a mail to its end. What is broken in it is read as far as that goes; the error is the reader's. envelope is whom
// the sending server has named as the sender.
func Parse(r io.Reader, envelope string) (Letter, error) {
	source := &steady{r: r}
	p := &parser{}
	l := p.mail(source, 0)
	_, _ = io.Copy(io.Discard, source) // its error is kept
	if l.Envelope = short(envelope); l.Envelope == "" && l.Robot == "" {
		l.Robot = robotList
	}
	return l, source.broken()
}

// steady remembers the error that a reader has ended with, and goes on with that.
type steady struct {
	r   io.Reader
	err error
}

func (s *steady) Read(b []byte) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	n, s.err = s.r.Read(b)
	return n, s.err
}

// broken is the error, unless that is the end.
func (s *steady) broken() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}

// parser collects what is in the parts of a mail.
type parser struct {
	plain, html, inner string // inner are mails within the mail
	files              []string
	parts              int
}

// mail reads a mail with all its parts.
func (p *parser) mail(r io.Reader, depth int) Letter {
	in := bufio.NewReader(r)
	h := readHeader(in)
	p.part(h, in, depth)
	l := Letter{ID: short(strings.Trim(h.get("Message-Id"), " <>")), From: personOf(h.get("From")), ReplyTo: personOf(h.get("Reply-To")),
		Subject: short(clean(decoded(h.get("Subject")))), Robot: robotIn(h), Files: p.files}
	l.Date, _ = mail.ParseDate(h.get("Date"))
	if !l.Date.IsZero() {
		l.Date = l.Date.UTC()
	}
	l.Text = bounded(strings.TrimSpace(p.text() + "\n\n" + p.inner))
	return l
}

// text is the plain text, unless the HTML says more: some portals put only "use another program" into the text.
func (p *parser) text() string {
	plain := tidy(p.plain)
	if p.html == "" {
		return plain
	}
	html := tidy(linesOf(p.html))
	if plain == "" || labelsIn(html) > labelsIn(plain) {
		return html
	}
	return plain
}

// part reads one part. What is neither text nor other parts is only named.
func (p *parser) part(h header, r io.Reader, depth int) {
	if p.parts++; p.parts > mostParts || depth > mostDepth {
		return
	}
	kind, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	disposition, about, _ := mime.ParseMediaType(h.get("Content-Disposition"))
	name := decoded(about["filename"])
	if name == "" {
		name = decoded(params["name"])
	}
	body := undone(h.get("Content-Transfer-Encoding"), r)
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		p.multipart(body, params["boundary"], depth)
	case kind == "message/rfc822":
		inner := (&parser{parts: p.parts}).mail(body, depth+1)
		p.inner += inner.forwarded()
	case disposition == "attachment" || name != "" || !strings.HasPrefix(kind, "text/"):
		if name = short(clean(name)); name != "" && len(p.files) < mostFiles {
			p.files = append(p.files, name)
		}
	case kind == "text/html":
		p.html += textOf(body, params["charset"])
	default:
		p.plain += unflowed(textOf(body, params["charset"]), params["format"]) + "\n"
	}
}

func (p *parser) multipart(r io.Reader, boundary string, depth int) {
	parts := multipart.NewReader(r, boundary)
	for {
		part, err := parts.NextRawPart()
		if err != nil {
			return // the end, or what cannot be read
		}
		p.part(header(part.Header), part, depth+1)
	}
}

// undone undoes how a part was made fit for travel.
func undone(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return quotedprintable.NewReader(r)
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &unpadded{r: r})
	}
	return r
}

// unpadded leaves out of a base64 text what does not belong there.
type unpadded struct{ r io.Reader }

func (u *unpadded) Read(b []byte) (int, error) {
	for {
		n, err := u.r.Read(b)
		kept := bytes.Map(func(c rune) rune {
			switch {
			case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/', c == '=':
				return c
			}
			return -1
		}, b[:n])
		if n = copy(b, kept); n > 0 || err != nil {
			return n, err
		}
	}
}

// robotIn says whether a mail was written by nobody.
func robotIn(h header) string {
	kind, params, _ := mime.ParseMediaType(h.get("Content-Type"))
	submitted, precedence := strings.ToLower(h.get("Auto-Submitted")), strings.ToLower(strings.TrimSpace(h.get("Precedence")))
	switch {
	case kind == "multipart/report" && params["report-type"] != "":
		return robotReport
	case strings.HasPrefix(submitted, "auto-replied") || precedence == "auto_reply" || h.get("X-Autoreply") != "" || h.get("X-Autorespond") != "":
		return robotReply
	case submitted != "" && submitted != "no", precedence == "bulk", precedence == "list", precedence == "junk", h.get("List-Id") != "", h.get("List-Unsubscribe") != "":
		return robotList
	}
	return ""
}

// forwarded is a mail as it stands in another.
func (l Letter) forwarded() string {
	return "\n\nFrom: " + l.From.String() + "\nReply-To: " + l.ReplyTo.String() + "\nSubject: " + l.Subject + "\n\n" + l.Text
}

// bounded is as much of a text as is kept.
func bounded(text string) string {
	if lines := strings.SplitAfterN(text, "\n", mostLines+1); len(lines) > mostLines {
		text = strings.Join(lines[:mostLines], "")
	}
	return cut(text, mostText)
}

// short is a line that does not take more room than it may.
func short(line string) string { return cut(line, mostName) }

// cut leaves at most so many bytes of a text, and no half letter.
func cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}
