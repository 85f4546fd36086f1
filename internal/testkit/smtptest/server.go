// Package smtptest is a mail server for tests, strict about what it is sent and as unhelpful as it is told to be. It knows
// nothing of what the mails say.
package smtptest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Host is where servers listen, and what their certificates say.
const Host = "127.0.0.1"

// Step is a point of the conversation.
type Step string

// The steps at which something can go wrong.
const (
	Hello Step = "EHLO"
	From  Step = "MAIL"
	To    Step = "RCPT"
	Text  Step = "DATA" // after the whole mail has come, before it is said to be taken
)

// Behaviour is what a server is like. Without any it takes every mail, unencrypted.
type Behaviour struct {
	TLS, StartTLS  bool
	User, Password string // "": no sign-in
	Ways           []string
	Answers        map[Step]*smtp.SMTPError // in place of what it would say
	HangsUp, Hangs Step                     // ends the conversation there, or says no more
}

// Mail is one that was taken.
type Mail struct {
	From, To string
	Text     string
	User     string // who had signed in
	Secret   bool   // came encrypted
}

// Server is a mail server.
type Server struct {
	Port    int
	Trusted *x509.CertPool // has its certificate

	t    testing.TB
	is   Behaviour
	over chan struct{}

	mu    sync.Mutex
	mails []Mail
}

// Start starts a server that ends with the test.
func Start(t testing.TB, b Behaviour) *Server {
	t.Helper()
	s := &Server{t: t, is: b, over: make(chan struct{}), Trusted: x509.NewCertPool()}
	listener, err := net.Listen("tcp", Host+":0")
	if err != nil {
		t.Fatal(err)
	}
	s.Port = listener.Addr().(*net.TCPAddr).Port
	server := smtp.NewServer(smtp.BackendFunc(s.session))
	server.Domain, server.AllowInsecureAuth, server.ErrorLog = "mail.test", true, log.New(io.Discard, "", 0)
	if config := s.certified(); b.TLS {
		listener = tls.NewListener(listener, config)
	} else if b.StartTLS {
		server.TLSConfig = config
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() {
		close(s.over)
		_ = server.Close()
	})
	return s
}

// Closed is a port on which nobody listens.
func Closed(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", Host+":0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// Says starts what is no server: it says the first text, and the second whenever it is sent a line. It is over with the test.
func Says(t testing.TB, first, always string) int {
	t.Helper()
	listener, err := net.Listen("tcp", Host+":0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go babble(conn, first, always)
		}
	}()
	return listener.Addr().(*net.TCPAddr).Port
}

func babble(conn net.Conn, first, always string) {
	defer conn.Close()
	said := first
	for line := make([]byte, 64<<10); ; said = always {
		if _, err := io.WriteString(conn, said); err != nil || always == "" {
			return
		}
		if _, err := conn.Read(line); err != nil {
			return
		}
	}
}

// Mails are those that were taken so far.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

// certified makes a certificate of its own.
func (s *Server) certified() *tls.Config {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		s.t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mail.test"}, IPAddresses: []net.IP{net.ParseIP(Host)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	public, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		s.t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(public)
	if err != nil {
		s.t.Fatal(err)
	}
	s.Trusted.AddCert(parsed)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{public}, PrivateKey: private}}, MinVersion: tls.VersionTLS12}
}

func (s *Server) session(c *smtp.Conn) (smtp.Session, error) {
	b := &session{Server: s, conn: c}
	if err := b.at(Hello); err != nil {
		return nil, err
	}
	if s.is.User == "" {
		return b, nil
	}
	return signedIn{b}, nil
}

// session is one conversation.
type session struct {
	*Server
	conn *smtp.Conn
	mail Mail
	user string
}

// signedIn is one with a server that wants a sign-in.
type signedIn struct{ *session }

var errOver = errors.New("the conversation is over")

// at does what the server was told to do at a step.
func (s *session) at(step Step) error {
	switch {
	case s.is.HangsUp == step:
		_ = s.conn.Conn().Close()
		return errOver
	case s.is.Hangs == step:
		<-s.over
		return errOver
	case s.is.Answers[step] != nil:
		return s.is.Answers[step]
	}
	return nil
}

// Mail begins a mail.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	_, encrypted := s.conn.TLSConnectionState()
	s.mail = Mail{From: from, User: s.user, Secret: encrypted}
	if s.is.User != "" && s.user == "" {
		return &smtp.SMTPError{Code: 530, EnhancedCode: smtp.EnhancedCode{5, 7, 0}, Message: "Sign in first"}
	}
	return s.at(From)
}

// Rcpt says who it is for. Each mail of ours is for one.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.mail.To != "" {
		s.t.Errorf("a mail is for %s and for %s", s.mail.To, to)
	}
	s.mail.To = to
	return s.at(To)
}

// Data takes a mail, unless no server has to.
func (s *session) Data(r io.Reader) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mail.Text = string(b)
	if wrong := Wrong(s.mail.Text); wrong != "" {
		s.t.Errorf("the mail breaks a rule of RFC 5322: %s\n%s", wrong, s.mail.Text)
	}
	if s.is.HangsUp == Text { // it has taken the mail, and dies before it says so
		s.keep()
	}
	if err := s.at(Text); err != nil {
		return err
	}
	s.keep()
	return nil
}

func (s *session) keep() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mails = append(s.mails, s.mail)
}

// Wrong is what no server has to take: bytes that are not ASCII, lines that are too long or end otherwise than with CR and LF.
func Wrong(text string) string {
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if strings.ContainsAny(line, "\r\n\x00") {
			return "a line ends with half of what ends lines: " + line
		}
		if len(line) > 998 {
			return "a line is too long: " + line
		}
		for _, r := range line {
			if r > '~' {
				return "a line is not ASCII: " + line
			}
		}
	}
	return ""
}

// Reset forgets the mail.
func (s *session) Reset() { s.mail = Mail{} }

// Logout is the end of the conversation.
func (s *session) Logout() error { return nil }

// AuthMechanisms are the ways to sign in.
func (s signedIn) AuthMechanisms() []string {
	if s.is.Ways != nil {
		return s.is.Ways
	}
	return []string{sasl.Plain}
}

// Auth checks who signs in.
func (s signedIn) Auth(way string) (sasl.Server, error) {
	check := func(user, password string) error {
		if user != s.is.User || password != s.is.Password {
			return smtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}
	switch way {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	case sasl.Login:
		return &login{check: check}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

// login is the server's side of LOGIN, which the library no longer has.
type login struct {
	check func(user, password string) error
	user  *string
	asked bool
}

// Next asks for the user, then for the password.
func (l *login) Next(response []byte) (challenge []byte, done bool, err error) {
	switch {
	case !l.asked:
		l.asked = true
		return []byte("Username:"), false, nil
	case l.user == nil:
		user := string(response)
		l.user = &user
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(*l.user, string(response))
}
