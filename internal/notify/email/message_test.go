package email

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"unicode"

	"github.com/emersion/go-msgauth/dkim"
	"pgregory.net/rapid"

	"fairlead/internal/notify"
	"fairlead/internal/testkit/smtptest"
)

// read is a mail as its receiver has it.
type read struct {
	header     mail.Header
	text, page string
	raw        string
}

// fatal is how a test or a law ends.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func arrived(t fatal, s Server, to mail.Address, n notify.Note) read {
	t.Helper()
	letter, err := compose(s, to, n, at)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if wrong := smtptest.Wrong(string(letter)); wrong != "" {
		t.Fatalf("%s", wrong)
	}
	m, err := mail.ReadMessage(bytes.NewReader(letter))
	if err != nil {
		t.Fatalf("%v\n%s", err, letter)
	}
	r := read{header: m.Header, raw: string(letter)}
	kind, with, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("%s, %v", kind, err)
	}
	parts := multipart.NewReader(m.Body, with["boundary"])
	r.text = part(t, parts, "text/plain; charset=UTF-8")
	r.page = part(t, parts, "text/html; charset=UTF-8")
	if _, err := parts.NextPart(); !errors.Is(err, io.EOF) {
		t.Fatalf("there are more parts, or it has no end: %v", err)
	}
	return r
}

func part(t fatal, parts *multipart.Reader, kind string) string {
	t.Helper()
	p, err := parts.NextRawPart()
	if err != nil || p.Header.Get("Content-Type") != kind || p.Header.Get("Content-Transfer-Encoding") != "quoted-printable" {
		t.Fatalf("%v, %v", p, err)
	}
	b, err := io.ReadAll(quotedprintable.NewReader(p))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n")
}

// subject is the subject as a reader shows it.
func (r read) subject() string {
	s, err := new(mime.WordDecoder).DecodeHeader(r.header.Get("Subject"))
	if err != nil {
		return err.Error()
	}
	return s
}

// TestHeaders of a mail about a lead, and of one that stands alone and that its member asked for.
func TestHeaders(t *testing.T) {
	r := arrived(t, to(25, SecurityNone), jo, one)
	want := map[string]string{
		"From": "Fairlead <leads@example.com>", "To": "Jo Smith <jo@example.org>", "Subject": "New lead: Jo Smith",
		"Date": "Mon, 01 Jun 2026 12:00:00 +0000", "Message-Id": "<n-4711@example.com>", "Mime-Version": "1.0",
		"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", "List-Id": "<notifications.example.com>",
		"List-Unsubscribe": "<" + one.Unsubscribe + ">", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"In-Reply-To": "<lead-99@example.com>", "References": "<lead-99@example.com>", "Content-Type": r.header.Get("Content-Type"),
	}
	for name := range r.header {
		if got := r.header.Get(name); got != want[name] || len(r.header[name]) != 1 {
			t.Errorf("%s: got %q, want %q", name, r.header[name], want[name])
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	alone := arrived(t, to(25, SecurityNone), mail.Address{Address: "jo@example.org"}, notify.Note{Title: "It works"})
	for _, name := range []string{"In-Reply-To", "References", "List-Unsubscribe", "List-Unsubscribe-Post"} {
		if alone.header[name] != nil {
			t.Errorf("%s: got %q", name, alone.header[name])
		}
	}
	if alone.header.Get("To") != "<jo@example.org>" || alone.header.Get("Subject") != "It works" || len(alone.header.Get("Message-Id")) < 30 {
		t.Errorf("got %v", alone.header)
	}
}

// TestUnsubscribeIsNotFolded, since relays that fold it differently break the signature; and no link is put there that is none.
func TestUnsubscribeIsNotFolded(t *testing.T) {
	n := one
	n.Unsubscribe = "https://leads.example.com/unsubscribe/" + strings.Repeat("x", 262)
	if r := arrived(t, to(25, SecurityNone), jo, n); len(n.Unsubscribe) != 300 || !strings.Contains(r.raw, "\r\nList-Unsubscribe: <"+n.Unsubscribe+">\r\n") {
		t.Errorf("got %s", r.raw)
	}
	for _, link := range []string{
		"javascript:alert(1)", "https://x.test/\r\nBcc: eve@example.org", "https://x.test/>,<mailto:eve@example.org", "/u/1", "https://x.test/ä", "mailto:a@b.c",
		"https://x.test/" + strings.Repeat("x", 1000),
	} {
		n.Unsubscribe = link
		r := arrived(t, to(25, SecurityNone), jo, n)
		if r.header["List-Unsubscribe"] != nil || r.header["List-Unsubscribe-Post"] != nil || r.header["Bcc"] != nil {
			t.Errorf("%q: got %q", link, r.header["List-Unsubscribe"])
		}
	}
}

// nasty are names as strangers write them.
var nasty = []string{
	"Jo\r\nBcc: eve@example.org", "Jo\nSubject: no\n\n<b>hello", "Smith, Jo", `Jo "the" Smith`, `"`, `\`, "Jo <eve@example.org>", "eve@example.org", "Jo\r", "\x00\x01",
	"جو سميث", "Jo \u202egnp.exe", strings.Repeat("Jo Smith ", 45), strings.Repeat("x", 1200), strings.Repeat("ü", 400), "👩‍👩‍👧 Family", "=?utf-8?q?eve?=", "=?utf-8?b?ZXZl?= Jo",
	"<script>alert(1)</script>", "{{.Title}}", "&amp;", "\xff\xfe", "a\u2028b", "..", ".", "--", "From me", "Jo (not Eve)", "jo: eve@example.org;", "",
}

// TestStrangersWriteNoHeaders: a name stays a name, in every header and both texts.
func TestStrangersWriteNoHeaders(t *testing.T) {
	plain := arrived(t, to(25, SecurityNone), jo, one)
	for _, name := range nasty {
		s := to(25, SecurityNone)
		s.FromName = name
		r := arrived(t, s, mail.Address{Name: name, Address: jo.Address}, notify.Note{
			ID: name, Subject: name, Title: name, Text: name, Kind: name, Thread: "x" + name, Link: one.Link, Unsubscribe: one.Unsubscribe,
			Items: []notify.Item{{Title: name, Text: name, Link: one.Link + name, Facts: []notify.Fact{{Label: name, Value: name, Link: "tel:" + name}}}},
		})
		for header := range r.header {
			if plain.header[header] == nil || len(r.header[header]) != 1 {
				t.Errorf("%.40q: header %s: %q", name, header, r.header[header])
			}
		}
		for header, address := range map[string]string{"From": s.From, "To": jo.Address} {
			list, err := r.header.AddressList(header)
			if err != nil || len(list) != 1 || list[0].Address != address || list[0].Name != oneLine(name) {
				t.Errorf("%.40q: %s: got %v, %v", name, header, list, err)
			}
		}
		if strings.Contains(r.page, "<script") || strings.Contains(r.page, "<b>") || strings.Contains(r.text, "\nBcc") || strings.Contains(r.text, "\nSubject") {
			t.Errorf("%.40q: got\n%s\n%s", name, r.text, r.page)
		}
	}
}

// TestLinksLeadWhereTheyShould, whoever has a part in them.
func TestLinksLeadWhereTheyShould(t *testing.T) {
	for link, want := range map[string]string{
		"javascript:alert(1)": "", "data:text/html,x": "", " javascript:x": "", "//evil.test": "", "/leads/1": "", "": "", "https://leads.example.com/leads/1": `href="https://leads.example.com/leads/1"`,
		"tel:+491701234567": `href="tel:&#43;491701234567"`, "mailto:jo@example.org": `href="mailto:jo@example.org"`, `https://x.test/"onclick="x`: `href="https://x.test/%22onclick=%22x"`,
	} {
		r := arrived(t, to(25, SecurityNone), jo, notify.Note{Title: "T", Items: []notify.Item{{Title: "A", Facts: []notify.Fact{{Label: "L", Value: "V", Link: link}}}, {Title: "B"}}})
		if want == "" && strings.Contains(r.page, "href") || !strings.Contains(r.page, want) {
			t.Errorf("%q: got %s", link, r.page)
		}
	}
}

// TestAnyNote: whatever its texts are, the mail that it becomes says the same.
func TestAnyNote(t *testing.T) {
	words := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	}
	texts := rapid.OneOf(rapid.String(), rapid.SampledFrom(nasty), rapid.StringMatching(`(=\?|\?=|[ -~]|\r|\n){0,200}`))
	rapid.Check(t, func(t *rapid.T) {
		n := notify.Note{
			ID: texts.Draw(t, "id"), Subject: texts.Draw(t, "subject"), Title: texts.Draw(t, "title"), Text: texts.Draw(t, "text"), Link: texts.Draw(t, "link"),
			Thread: texts.Draw(t, "thread"), Unsubscribe: texts.Draw(t, "unsubscribe"), Kind: texts.Draw(t, "kind"), More: rapid.IntRange(0, 3).Draw(t, "more"),
			Items: []notify.Item{{Title: texts.Draw(t, "lead"), Facts: []notify.Fact{{Label: texts.Draw(t, "label"), Value: texts.Draw(t, "value"), Link: texts.Draw(t, "tel")}}}},
		}
		r := arrived(t, to(25, SecurityNone), mail.Address{Name: texts.Draw(t, "to"), Address: jo.Address}, n)
		if want := words(n.Subject); want != "" && r.subject() != want {
			t.Fatalf("subject: got %q, want %q", r.subject(), want)
		}
		first, _, _ := strings.Cut(r.text, "\n")
		if want := words(n.Title); want != "" && first != want {
			t.Fatalf("title: got %q, want %q", first, want)
		}
	})
}

// TestSignatures are those that receivers verify, of either kind of key; and what matters to them is covered, so that nobody
// can change or add it.
func TestSignatures(t *testing.T) {
	for name, private := range map[string]string{"Ed25519": ed25519Key(t), "RSA": rsaKey(t, 2048)} {
		s := to(25, SecurityNone)
		s.DKIM = &DKIM{Domain: "example.com", Selector: "s1", PrivateKey: private}
		n := one
		n.Subject, n.Unsubscribe = nasty[12], n.Unsubscribe+strings.Repeat("x", 200)
		r := arrived(t, s, jo, n)
		options := &dkim.VerifyOptions{LookupTXT: func(domain string) ([]string, error) {
			if domain != "s1._domainkey.example.com" {
				t.Errorf("%s: looks at %s", name, domain)
			}
			return []string{record(t, *s.DKIM)}, nil
		}}
		got, err := dkim.VerifyWithOptions(strings.NewReader(r.raw), options)
		if err != nil || len(got) != 1 || got[0].Err != nil || got[0].Domain != "example.com" {
			t.Fatalf("%s: got %+v, %v", name, got[0], err)
		}
		covered := strings.ToLower(strings.Join(got[0].HeaderKeys, " "))
		for _, header := range []string{"From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post"} {
			if !strings.Contains(" "+covered+" ", " "+strings.ToLower(header)+" ") {
				t.Errorf("%s: %s is not covered: %s", name, header, covered)
			}
		}
		for _, change := range [][2]string{{"jo@example.org", "eve@example.org"}, {"List-Unsubscribe: <https://", "List-Unsubscribe: <http://"}, {"To: ", "Subject: You have won\r\nTo: "}, {"lead", "lied"}} {
			got, _ := dkim.VerifyWithOptions(strings.NewReader(strings.Replace(r.raw, change[0], change[1], 1)), options)
			if len(got) != 1 || got[0].Err == nil {
				t.Errorf("%s: %q is not noticed", name, change[1])
			}
		}
	}
}

// record is what the DNS says of a key.
func record(t *testing.T, d DKIM) string {
	t.Helper()
	key, problem := d.key()
	if problem != "" {
		t.Fatal(problem)
	}
	if public, ok := key.Public().(ed25519.PublicKey); ok {
		return "v=DKIM1; k=ed25519; p=" + base64.StdEncoding.EncodeToString(public)
	}
	b, err := x509.MarshalPKIXPublicKey(crypto.PublicKey(key.Public()))
	if err != nil {
		t.Fatal(err)
	}
	return "v=DKIM1; k=rsa; p=" + base64.StdEncoding.EncodeToString(b)
}
