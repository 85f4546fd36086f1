package email

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"net"
	"slices"
	"strings"
	"testing"
)

// overheard is a connection on which nobody answers.
type overheard struct {
	net.Conn
	said *strings.Builder
}

func (o overheard) Read([]byte) (int, error)    { return 0, net.ErrClosed }
func (o overheard) Write(b []byte) (int, error) { return o.said.Write(b) }

// TestParseServer is what --smtp and --mail-from say.
func TestParseServer(t *testing.T) {
	for _, c := range []struct {
		url, from string
		want      Server
	}{
		{"smtp://mail.example.com", "leads@example.com", Server{Host: "mail.example.com", Port: 25, Security: SecurityOffered, From: "leads@example.com"}},
		{"smtp://127.0.0.1:1025/", "Fairlead <leads@example.com>", Server{Host: "127.0.0.1", Port: 1025, Security: SecurityOffered, From: "leads@example.com", FromName: "Fairlead"}},
		{"smtps://a%40b:p%3Ass%2F@mail.example.com", "leads@example.com", Server{Host: "mail.example.com", Port: 465, Security: SecurityTLS, User: "a@b", Password: "p:ss/", From: "leads@example.com"}},
		{"smtp+starttls://u:p@[::1]", `"Leads, all" <leads@example.com>`, Server{Host: "::1", Port: 587, Security: SecurityStartTLS, User: "u", Password: "p", From: "leads@example.com", FromName: "Leads, all"}},
	} {
		if got, err := ParseServer(c.url, c.from); err != nil || got != c.want {
			t.Errorf("%s: got %+v, %v", c.url, got, err)
		}
	}
	for _, c := range []struct{ url, from, want string }{
		{"", "a@example.com", "--smtp must begin with"}, {"mail.example.com", "a@example.com", "--smtp must begin with"}, {"mail.example.com:25", "a@example.com", "--smtp"},
		{"http://mail.example.com", "a@example.com", "must begin with smtps://"}, {"smtp://", "a@example.com", "--smtp: Enter the name of the mail server"},
		{"smtp://u:se%zzcret@mail.example.com", "a@example.com", "--smtp cannot be read"}, {"smtp://u:sec/ret@mail.example.com", "a@example.com", "--smtp"},
		{"smtp://mail.example.com/inbox", "a@example.com", "must end with the host"}, {"smtp://mail.example.com?secret=1", "a@example.com", "must end with the host"},
		{"smtp://mail.example.com:0", "a@example.com", "--smtp: Enter a port"}, {"smtp://mail.example.com:99999999999999999999", "a@example.com", "--smtp: Enter a port"},
		{"smtp://u@mail.example.com", "a@example.com", "--smtp: Enter the password"}, {"smtp://:secret@mail.example.com", "a@example.com", "--smtp: Enter the user"},
		{"smtp://mail.example.com", "", "--mail-from must be"}, {"smtp://mail.example.com", "Fairlead", "--mail-from must be"}, {"smtp://mail.example.com", "lö@example.com", "--mail-from: Enter"},
	} {
		got, err := ParseServer(c.url, c.from)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "sec") || got != (Server{}) {
			t.Errorf("%s, %s: got %+v, %v, want %q", c.url, c.from, got, err, c.want)
		}
	}
}

// TestCheck names each field that is wrong, once.
func TestCheck(t *testing.T) {
	fine := Server{Host: "mail.example.com", Port: 587, Security: SecurityStartTLS, User: "u", Password: "p", From: "leads@example.com"}
	key := ed25519Key(t)
	for _, c := range []struct {
		change func(s *Server)
		want   string
	}{
		{func(*Server) {}, ""}, {func(s *Server) { *s = Server{} }, "host port security from"},
		{func(s *Server) { s.Host = "müller.example" }, ""}, {func(s *Server) { s.Host = "10.0.0.1" }, ""}, {func(s *Server) { s.Host = "mail" }, ""},
		{func(s *Server) { s.Host = "mail.example.com:587" }, "host"}, {func(s *Server) { s.Host = "https://mail.example.com" }, "host"}, {func(s *Server) { s.Host = "mail.example.com\r\n" }, "host"},
		{func(s *Server) { s.Port = 65536 }, "port"}, {func(s *Server) { s.Security = "ssl" }, "security"}, {func(s *Server) { s.Security = SecurityNone }, "security"},
		{func(s *Server) { s.Security, s.User, s.Password = SecurityNone, "", "" }, ""}, {func(s *Server) { s.Security, s.Host = SecurityNone, "localhost" }, ""},
		{func(s *Server) { s.Security = SecurityOffered }, ""}, {func(s *Server) { s.From = "leads" }, "from"}, {func(s *Server) { s.From = "a@example.com\r\nBcc: eve@example.com" }, "from"},
		{func(s *Server) { s.From = "a@example.com, b@example.com" }, "from"}, {func(s *Server) { s.Password = "" }, "password"}, {func(s *Server) { s.User = "" }, "user"},
		{func(s *Server) { s.User = "a\x00b" }, "user"}, {func(s *Server) { s.Password = "a\x00b" }, "password"},
		{func(s *Server) { s.DKIM = &DKIM{"example.com", "s1", key} }, ""}, {func(s *Server) { s.DKIM = &DKIM{"example.com", "s1", "\n" + key + "\n\n"} }, ""},
		{func(s *Server) { s.DKIM = &DKIM{} }, "dkim.domain dkim.selector dkim.private_key"}, {func(s *Server) { s.DKIM = &DKIM{"example.com; x", "s 1", key} }, "dkim.domain dkim.selector"},
		{func(s *Server) { s.DKIM = &DKIM{"example.com", "s1", rsaKey(t, 1024)} }, ""}, {func(s *Server) { s.DKIM = &DKIM{"example.com", "s1", key[:60]} }, "dkim.private_key"},
		{func(s *Server) { s.DKIM = &DKIM{"example.com", "s1", ecdsaKey(t)} }, "dkim.private_key"},
	} {
		s := fine
		c.change(&s)
		var fields []string
		for _, wrong := range s.Check() {
			fields = append(fields, wrong.Field)
			if !strings.HasSuffix(wrong.Message, ".") || strings.Contains(wrong.Message, "hush") {
				t.Errorf("%q is no sentence", wrong.Message)
			}
		}
		if got := strings.Join(slices.Compact(fields), " "); got != c.want {
			t.Errorf("%+v: got %q, want %q", s, got, c.want)
		}
	}
}

func inPEM(t *testing.T, key any) string {
	t.Helper()
	b, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: b}))
}

func ed25519Key(t *testing.T) string {
	_, key, _ := ed25519.GenerateKey(rand.Reader) // never fails
	return inPEM(t, key)
}

func rsaKey(t *testing.T, bits int) string {
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return inPEM(t, key)
}

func ecdsaKey(t *testing.T) string {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return inPEM(t, key)
}
