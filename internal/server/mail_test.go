package server_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/smtp"
	"net/textproto"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/server"
	"fairlead/internal/testkit"
)

// post is a world with a source to which mails are sent.
type post struct {
	*testkit.World
	path, address string
}

func newPost(t *testing.T, settings map[string]any) *post {
	p := &post{World: testkit.Start(t)}
	p.Rotation("Buyers", p.Hire("Ana", "agent"))
	p.path, p.address = p.source(settings)
	return p
}

func (p *post) source(settings map[string]any) (path, address string) {
	p.T.Helper()
	body := map[string]any{"kind": "mail", "name": "Portal"}
	for name, value := range settings {
		body[name] = value
	}
	made := p.Owner.Post("/sources", body).Expect(201)
	if address = made.Text("address"); !strings.HasSuffix(address, "@leads.acme.test") || address != strings.ToLower(address) || made.Text("hook_url") != "" {
		p.T.Fatalf("its address is %s", made.Body)
	}
	return fmt.Sprintf("/sources/%d", made.Int("id")), address
}

// send sends a mail by SMTP, and returns the code of the answer.
func (p *post) send(from, mail string, to ...string) int {
	p.T.Helper()
	c, err := smtp.Dial(p.Server.MailAddress())
	if err != nil {
		p.T.Fatal(err)
	}
	defer c.Close()
	return codeOf(p.T, deliver(c, from, mail, to))
}

func deliver(c *smtp.Client, from, mail string, to []string) error {
	err := c.Mail(from)
	for _, address := range to {
		if err == nil {
			err = c.Rcpt(address)
		}
	}
	if err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte(strings.ReplaceAll(mail, "\n", "\r\n"))); err != nil {
		return err
	}
	return w.Close()
}

func codeOf(t testing.TB, err error) int {
	t.Helper()
	var answer *textproto.Error
	switch {
	case err == nil:
		return 250
	case errors.As(err, &answer):
		return answer.Code
	}
	t.Fatal(err)
	return 0
}

// expect sends a mail that is answered as it should be.
func (p *post) expect(code int, from, mail string, to ...string) {
	p.T.Helper()
	if got := p.send(from, mail, to...); got != code {
		p.T.Errorf("answered %d, want %d", got, code)
	}
}

func (p *post) settled() {
	p.T.Helper()
	testkit.Until(p.T, "all that came is taken in", func() bool { return p.Owner.Get(p.path).Expect(200).Int("due") == 0 })
}

const portalMail = "From: Portal <no-reply@portal.test>\nReply-To: Jo <jo@mail.test>\nSubject: Sea View 12\nMessage-ID: <1@portal.test>\nDate: Mon, 01 Jun 2026 08:00:00 +0000\n\nName: Zoë Å.\nPhone: +1 202 555 0125\nRooms: 3\n\nHello"

// TestAMailIsALeadOnce, however often it is sent, and to whatever spelling of the address.
func TestAMailIsALeadOnce(t *testing.T) {
	t.Parallel()
	p := newPost(t, nil)
	for range 5 {
		p.expect(250, "no-reply@portal.test", portalMail, strings.ToUpper(p.address))
	}
	p.settled()
	leads := p.Owner.Get("/leads").Expect(200)
	for path, want := range map[string]any{"total": 1, "items.0.name": "Zoë Å.", "items.0.email": "jo@mail.test", "items.0.phone": "+1 202 555 0125", "items.0.source": "email", "items.0.form": "Portal", "items.0.assigned_agent.name": "Ana",
		"items.0.fields.rooms": "3", "items.0.fields.subject": "Sea View 12", "items.0.fields.sender": "Portal <no-reply@portal.test>"} {
		if got := leads.Value(path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	forms := p.Owner.Get(p.path + "/forms").Expect(200)
	if forms.Text("items.0.name") != "Portal" || forms.Text("items.0.columns.0.target") != "name" {
		t.Errorf("its form is %s", forms.Body)
	}
	if metrics := string(p.Nobody().Do("GET", "/metrics", nil).Expect(200).Body); !strings.Contains(metrics, `fairlead_mails_total{code="250"} 5`) {
		t.Errorf("five mails are not counted")
	}
}

// TestATemplateOfASampleReadsMails: it is proposed of a mail that has come, and what the next says goes where it says.
func TestATemplateOfASampleReadsMails(t *testing.T) {
	t.Parallel()
	p := newPost(t, nil)
	p.expect(250, "no-reply@portal.test", portalMail, p.address)
	arrival := p.Owner.Get(p.path + "/arrivals").Expect(200).Int("items.0.id")
	proposed := p.Owner.Post("/sources/mail/try", map[string]any{"arrival_id": arrival}).Expect(200)
	template := "Name: {name}\nPhone: {phone}\nRooms: {fields.rooms}\n\nHello"
	if proposed.Text("template") != template || proposed.Text("answers.0.value") != "Zoë Å." {
		t.Fatalf("proposed is %s", proposed.Body)
	}
	template = "Name: {name}\nPhone: {phone}\nRooms: {fields.bedrooms}\nCode: {ignore}\nSays: {message}"
	tried := p.Owner.Post("/sources/mail/try", map[string]any{"mail": "Name: Al\nRooms: 4", "template": template}).Expect(200)
	if tried.Text("missing.0") != "Phone: {phone}" || tried.Text("answers.1.target") != "fields.bedrooms" || tried.Text("answers.1.value") != "4" {
		t.Errorf("tried is %s", tried.Body)
	}
	p.Owner.Post("/sources/mail/try", map[string]any{"mail": "x", "template": "{emial}"}).Expect(422)
	p.Owner.Patch(p.path, map[string]any{"name": "Portal", "template": "{emial}"}).Expect(422)
	p.Owner.Patch(p.path, map[string]any{"name": "Portal", "template": template}).Expect(200)
	p.expect(250, "x@portal.test", "From: x@portal.test\n\nName: Bo\nRooms: 5\nCode: secret\nSays: hi\nthere", p.address)
	p.settled()
	lead := p.Owner.Get("/leads?q=Bo").Expect(200)
	if lead.Text("items.0.fields.bedrooms") != "5" || lead.Text("items.0.fields.message") != "hi\nthere" || bytes.Contains(lead.Body, []byte("secret")) {
		t.Errorf("the lead is %s", lead.Body)
	}
}

// TestWhatIsNotForUsIsRefused, and so is what an admin does not want; that is shown.
func TestWhatIsNotForUsIsRefused(t *testing.T) {
	t.Parallel()
	p := newPost(t, map[string]any{"senders": "portal.test"})
	google := strings.Split(p.Owner.Post("/sources", map[string]any{"kind": "google", "name": "Search", "key": "k"}).Expect(201).Text("hook_url"), "/")
	for to, code := range map[string]int{"nobody@leads.acme.test": 550, "jo@elsewhere.test": 550, strings.ToLower(google[len(google)-1]) + "@leads.acme.test": 550} {
		p.expect(code, "a@portal.test", portalMail, to)
	}
	p.expect(550, "a@spam.test", "From: a@spam.test\n\nbuy", p.address)
	if line := p.Owner.Get(p.path + "/arrivals").Expect(200); line.Int("items.0.status") != 550 || line.Text("items.0.problem") == "" {
		t.Errorf("what was refused is %s", line.Body)
	}
	open, address := p.source(nil)
	p.expect(250, "a@spam.test", "From: a@spam.test\n\nbuy", p.address, address)
	if total := p.Owner.Get(open + "/arrivals").Expect(200); total.Text("items.0.problem") != "" {
		t.Errorf("the other source has %s", total.Body)
	}
	p.expect(250, "", "From: mailer@portal.test\n\nUndelivered", p.address)
	if line := p.Owner.Get(p.path + "/arrivals").Expect(200); line.Int("items.0.status") != 250 || line.Text("items.0.problem") == "" {
		t.Errorf("a mail from nobody is %s", line.Body)
	}
	p.Owner.Delete(p.path).Expect(204)
	p.expect(550, "a@portal.test", portalMail, p.address)
}

// TestALargeMailIsRefused, and one for many; one just below keeps its words and the names of its files.
func TestALargeMailIsRefused(t *testing.T) {
	t.Parallel()
	p := newPost(t, nil)
	head := "From: jo@mail.test\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\nContent-Type: image/jpeg; name=house.jpg\n\n"
	line := strings.Repeat("x", 999) + "\n"
	p.expect(552, "jo@mail.test", head+strings.Repeat(line, 27_000), p.address)
	p.expect(250, "jo@mail.test", head+strings.Repeat(line, 20_000)+"--b--\n", p.address)
	list := p.Owner.Get(p.path + "/arrivals").Expect(200)
	kept := p.Owner.Get(fmt.Sprintf("/arrivals/%d", list.Int("items.0.id"))).Expect(200).Text("body")
	if list.Value("next_cursor") != nil || len(kept) > 1_000 || !strings.Contains(kept, "hello") || !strings.Contains(kept, "house.jpg") {
		t.Errorf("kept is %.2000s", kept)
	}
	p.expect(452, "jo@mail.test", portalMail, slices.Repeat([]string{p.address}, 11)...)
}

// TestAMailIsTornOffAndComesAgain: what has no end is not kept, whether it comes as DATA or in chunks.
func TestAMailIsTornOffAndComesAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t, nil)
	for i, command := range []string{"DATA", "BDAT 5000 LAST"} {
		c, err := smtp.Dial(p.Server.MailAddress())
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(c.Mail("jo@mail.test"), c.Rcpt(p.address)); err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(c.Text.W, command+"\r\nFrom: jo@mail.test\r\n\r\nName: Half\r\n")
		if err := errors.Join(c.Text.W.Flush(), c.Close()); err != nil {
			t.Fatal(err)
		}
		testkit.Until(t, "the server has noticed that "+command+" is torn", func() bool {
			return strings.Contains(string(p.Nobody().Do("GET", "/metrics", nil).Expect(200).Body), fmt.Sprintf(`fairlead_mails_total{code="451"} %d`, i+1))
		})
	}
	if list := p.Owner.Get(p.path + "/arrivals").Expect(200); bytes.Contains(list.Body, []byte(`"status"`)) {
		t.Errorf("it is kept: %s", list.Body)
	}
	p.expect(250, "jo@mail.test", "From: jo@mail.test\n\nName: Whole", p.address)
}

// TestAMailComesAgainWhileNothingCanBeKept, and is a lead then.
func TestAMailComesAgainWhileNothingCanBeKept(t *testing.T) {
	t.Parallel()
	w, _ := logged(t, filepath.Join(t.TempDir(), "fairlead.db"))
	p := &post{World: w}
	p.path, p.address = p.source(nil)
	other, err := sql.Open("sqlite", "file:"+w.Database+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	p.expect(451, "jo@mail.test", portalMail, p.address)
	if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	p.expect(250, "jo@mail.test", portalMail, p.address)
	p.settled()
	if total := p.Owner.Get("/leads").Int("total"); total != 1 {
		t.Errorf("there are %d leads", total)
	}
}

// TestSendersAreManyAndWait: connections from one network are counted, and given back.
func TestSendersAreManyAndWait(t *testing.T) {
	t.Parallel()
	p := newPost(t, nil)
	var all []net.Conn
	for range 20 {
		all = append(all, p.greeted("220"))
	}
	p.greeted("421")
	_ = all[0].Close()
	testkit.Until(t, "a place is free again", func() bool {
		c, err := smtp.Dial(p.Server.MailAddress())
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	})
}

// TestALineWithoutEndIsNotReadForEver: each connection keeps the line that it reads in memory.
func TestALineWithoutEndIsNotReadForEver(t *testing.T) {
	t.Parallel()
	c := newPost(t, nil).greeted("220")
	if _, err := c.Write(bytes.Repeat([]byte("N"), 200_000)); err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if said, err := io.ReadAll(c); !strings.Contains(string(said), "Too long line") {
		t.Errorf("said is %q, %v", said, err)
	}
}

// greeted connects, and reads how it is greeted.
func (p *post) greeted(code string) net.Conn {
	p.T.Helper()
	c, err := net.Dial("tcp", p.Server.MailAddress())
	if err != nil {
		p.T.Fatal(err)
	}
	p.T.Cleanup(func() { _ = c.Close() })
	said := make([]byte, 3)
	if _, err := c.Read(said); err != nil || string(said) != code {
		p.T.Errorf("greeted with %s, %v, want %s", said, err, code)
	}
	return c
}

// TestWithoutAHostNoMailsAreTaken: a source can be set up all the same.
func TestWithoutAHostNoMailsAreTaken(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	w.Stop()
	w.MailHost = ""
	w.Serve()
	if made := w.Owner.Post("/sources", map[string]any{"kind": "mail", "name": "Portal"}).Expect(201); made.Value("address") != nil || w.Server.MailAddress() != "" {
		t.Errorf("its address is %s", made.Body)
	}
	for code, o := range map[string]server.MailOptions{"mail_half_set_up": {Host: "x.test"}, "mail_host": {Host: "@x", Listen: ":0"}, "mail_half_encrypted": {Host: "x.test", Listen: ":0", Cert: "c"}, "mail_certificate": {Host: "x.test", Listen: ":0", Cert: "c", Key: "k"}} {
		var problem *fairlead.Error
		if _, err := server.New(t.Context(), server.Options{Database: w.Database, Mail: o}); !errors.As(err, &problem) || problem.Code != code {
			t.Errorf("%+v: %v, want %s", o, err, code)
		}
	}
}

// TestMailsCanBeEncrypted with a certificate, which is read anew.
func TestMailsCanBeEncrypted(t *testing.T) {
	t.Parallel()
	w := testkit.Start(t)
	cert, key, trusted := certificate(t, w.MailHost)
	s, err := server.New(t.Context(), server.Options{Addr: "127.0.0.1:0", Database: w.Database, Now: w.Clock.Now, Mail: server.MailOptions{Host: w.MailHost, Listen: "127.0.0.1:0", Cert: cert, Key: key}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Stop(t.Context()) }()
	if err := s.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	c, err := smtp.Dial(s.MailAddress())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.StartTLS(&tls.Config{RootCAs: trusted, ServerName: w.MailHost}); err != nil {
		t.Fatal(err)
	}
	address := w.Owner.Post("/sources", map[string]any{"kind": "mail", "name": "Portal"}).Expect(201).Text("address")
	if code := codeOf(t, deliver(c, "jo@mail.test", portalMail, []string{address})); code != 250 {
		t.Errorf("answered %d", code)
	}
}

// certificate makes a certificate of a host, and who trusts it.
func certificate(t *testing.T, host string) (cert, key string, trusted *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{host}, NotAfter: time.Now().Add(time.Hour)}
	public, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(public)
	if err != nil {
		t.Fatal(err)
	}
	trusted = x509.NewCertPool()
	trusted.AddCert(parsed)
	secret, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(t.TempDir(), "cert.pem"), filepath.Join(t.TempDir(), "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: public}, key: {Type: "EC PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, trusted
}
