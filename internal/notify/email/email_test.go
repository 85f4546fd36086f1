package email

import (
	"context"
	"encoding/base64"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
	"fairlead/internal/testkit/smtptest"
)

var (
	at = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	jo = mail.Address{Name: "Jo Smith", Address: "jo@example.org"}
)

// sender trusts a server's certificate.
func sender(s *smtptest.Server) *Sender {
	made := NewSender(outbound.New(true), func() time.Time { return at })
	made.trusted = s.Trusted
	return made
}

// to is how a server is reached.
func to(port int, security Security) Server {
	return Server{Host: smtptest.Host, Port: port, Security: security, From: "leads@example.com", FromName: "Fairlead"}
}

// TestMailsArrive by every kind of security, signed in and not.
func TestMailsArrive(t *testing.T) {
	user := smtptest.Behaviour{User: "fairlead", Password: "hush, hush"}
	for _, c := range []struct {
		name     string
		is       smtptest.Behaviour
		security Security
		signIn   bool
		secret   bool
	}{
		{"plain", smtptest.Behaviour{}, SecurityNone, false, false},
		{"plain, on this machine", user, SecurityNone, true, false},
		{"not offered", smtptest.Behaviour{}, SecurityOffered, false, false},
		{"offered", smtptest.Behaviour{StartTLS: true}, SecurityOffered, false, true},
		{"offered, signed in", smtptest.Behaviour{StartTLS: true, User: user.User, Password: user.Password}, SecurityOffered, true, true},
		{"STARTTLS", smtptest.Behaviour{StartTLS: true, User: user.User, Password: user.Password}, SecurityStartTLS, true, true},
		{"TLS", smtptest.Behaviour{TLS: true, User: user.User, Password: user.Password}, SecurityTLS, true, true},
		{"LOGIN", smtptest.Behaviour{TLS: true, User: user.User, Password: user.Password, Ways: []string{"LOGIN"}}, SecurityTLS, true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			receiver := smtptest.Start(t, c.is)
			server := to(receiver.Port, c.security)
			if c.signIn {
				server.User, server.Password = user.User, user.Password
			}
			outcome, said := sender(receiver).Test(t.Context(), server, jo, one)
			if outcome != (notify.Outcome{}) {
				t.Fatalf("%+v\n%s", outcome, strings.Join(said, "\n"))
			}
			got := receiver.Mails()
			if len(got) != 1 || got[0].From != "leads@example.com" || got[0].To != "jo@example.org" || got[0].User != server.User || got[0].Secret != c.secret {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// TestOutcomes says for each trouble what an admin reads, and whether the mail is tried again.
func TestOutcomes(t *testing.T) {
	no := func(code int, enhanced smtp.EnhancedCode, message string) *smtp.SMTPError {
		return &smtp.SMTPError{Code: code, EnhancedCode: enhanced, Message: message}
	}
	answers := func(step smtptest.Step, e *smtp.SMTPError) smtptest.Behaviour {
		return smtptest.Behaviour{Answers: map[smtptest.Step]*smtp.SMTPError{step: e}}
	}
	later := no(451, smtp.EnhancedCode{4, 7, 1}, "Greylisted,\ncome back later.")
	for _, c := range []struct {
		name  string
		is    smtptest.Behaviour
		want  string
		final bool
	}{
		{"later, at the sender", answers(smtptest.From, later), "The mail server does not take the sender leads@example.com at the moment: 451 4.7.1 Greylisted, come back later.", false},
		{"later, at the recipient", answers(smtptest.To, later), "does not take the recipient jo@example.org at the moment: 451", false},
		{"later, at the mail", answers(smtptest.Text, later), "does not take the mail at the moment: 451", false},
		{"the sender is refused", answers(smtptest.From, no(550, smtp.EnhancedCode{5, 7, 1}, "Not yours")), "The mail server does not take the sender leads@example.com: 550 5.7.1 Not yours.", false},
		{"nobody there", answers(smtptest.To, no(550, smtp.EnhancedCode{5, 1, 1}, "No such user")), "The mail server does not take the recipient jo@example.org: 550 5.1.1 No such user.", true},
		{"nobody there, in few words", answers(smtptest.To, no(550, smtp.NoEnhancedCode, "No")), "550 No.", true},
		{"not for strangers", answers(smtptest.To, no(554, smtp.EnhancedCode{5, 7, 1}, "Relay access denied")), "554 5.7.1 Relay access denied.", false},
		{"sign in first", answers(smtptest.To, no(530, smtp.EnhancedCode{5, 7, 0}, "Sign in first")), "530 5.7.0", false},
		{"the mail is refused", answers(smtptest.Text, no(554, smtp.EnhancedCode{5, 7, 1}, "Spam")), "The mail server does not take the mail: 554 5.7.1 Spam.", true},
		{"says nothing", smtptest.Behaviour{Hangs: smtptest.Hello}, "The mail server did not answer within 15 seconds.", false},
		{"says nothing after the mail", smtptest.Behaviour{Hangs: smtptest.Text}, "The mail server did not answer within 15 seconds.", false},
		{"hangs up", smtptest.Behaviour{HangsUp: smtptest.From}, "The mail server hung up before it had said that it has the mail.", false},
		{"hangs up after the mail", smtptest.Behaviour{HangsUp: smtptest.Text}, "The mail server hung up before it had said that it has the mail.", false},
		{"wants a sign-in", smtptest.Behaviour{User: "x", Password: "y"}, "does not take the sender leads@example.com: 530 5.7.0 Sign in first.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			receiver := smtptest.Start(t, c.is)
			s := sender(receiver)
			s.timeout = 10 * time.Second
			if c.is.Hangs != "" {
				s.timeout = 100 * time.Millisecond
			}
			o := s.Send(t.Context(), to(receiver.Port, SecurityNone), jo, one)
			if !strings.Contains(o.Problem, c.want) || o.Final != c.final || o.Gone || o.RetryAfter != 0 || strings.ContainsAny(o.Problem, "\r\n") {
				t.Errorf("got %+v, want %q, final: %v", o, c.want, c.final)
			}
		})
	}
}

// TestWhatAnAdminMustMend: wrong passwords, ports and certificates. The mail is not lost: it goes when that is mended.
func TestWhatAnAdminMustMend(t *testing.T) {
	plain := smtptest.Start(t, smtptest.Behaviour{})
	signIn := smtptest.Start(t, smtptest.Behaviour{StartTLS: true, User: "fairlead", Password: "right"})
	odd := smtptest.Start(t, smtptest.Behaviour{TLS: true, User: "fairlead", Password: "right", Ways: []string{"CRAM-MD5", "NTLM"}})
	secret := smtptest.Start(t, smtptest.Behaviour{TLS: true})
	with := func(s Server, change func(s *Server)) Server { change(&s); return s }
	wrong := func(s *Server) { s.User, s.Password = "fairlead", "wrong" }
	elsewhere := func(s *Server) { wrong(s); s.Host = "localhost" }
	for _, c := range []struct {
		name   string
		server Server
		trusts *smtptest.Server
		door   *outbound.Door
		want   string
	}{
		{"nobody listens", to(smtptest.Closed(t), SecurityNone), plain, outbound.New(true), "The mail server could not be reached: connection refused."},
		{"a private network", to(plain.Port, SecurityNone), plain, outbound.New(false), "This address is on a private network. Start Fairlead with --allow-private-targets to allow that."},
		{"no such name", with(to(25, SecurityNone), func(s *Server) { s.Host = "nobody.invalid" }), plain, outbound.New(true), "The name nobody.invalid could not be found."},
		{"a wrong password", with(to(signIn.Port, SecurityStartTLS), wrong), signIn, outbound.New(true), "The mail server does not take the sign-in: 535 5.7.8 Authentication failed."},
		{"a sign-in nobody wants", with(to(plain.Port, SecurityNone), wrong), plain, outbound.New(true), "The mail server offers no sign-in on this port. Leave out user and password, or choose another port."},
		{"a sign-in of another kind", with(to(odd.Port, SecurityTLS), wrong), odd, outbound.New(true), "The mail server wants a sign-in by CRAM-MD5, NTLM. Fairlead knows PLAIN and LOGIN only."},
		{"no STARTTLS", to(plain.Port, SecurityStartTLS), plain, outbound.New(true), "The mail server offers no STARTTLS on this port. Choose TLS, or another port."},
		{"no TLS", to(plain.Port, SecurityTLS), plain, outbound.New(true), "The mail server does not begin with TLS on this port. Choose STARTTLS, or another port."},
		{"TLS is a surprise", to(secret.Port, SecurityNone), secret, outbound.New(true), "The mail server did not answer within 15 seconds."},
		{"nobody vouches", to(secret.Port, SecurityTLS), plain, outbound.New(true), "The certificate of the mail server cannot be trusted: certificate signed by unknown authority."},
		{"nobody vouches, and a password is at stake", with(to(signIn.Port, SecurityOffered), wrong), plain, outbound.New(true), "The certificate of the mail server cannot be trusted: certificate signed by unknown authority."},
		{"another's certificate", with(to(signIn.Port, SecurityStartTLS), elsewhere), signIn, outbound.New(true), "The certificate of the mail server cannot be trusted: certificate is not valid for any names, but wanted to match localhost."},
		{"no server at all", Server{}, plain, outbound.New(true), "Enter the name of the mail server alone, such as mail.example.com."},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := NewSender(c.door, time.Now)
			s.trusted, s.timeout = c.trusts.Trusted, 300*time.Millisecond
			if o := s.Send(t.Context(), c.server, jo, one); o != (notify.Outcome{Problem: c.want}) {
				t.Errorf("got %+v, want %q", o, c.want)
			}
		})
	}
	if got := len(slices.Concat(plain.Mails(), signIn.Mails(), odd.Mails(), secret.Mails())); got != 0 {
		t.Errorf("%d mails arrived", got)
	}
}

// TestAPasswordGoesEncryptedOrNotAtAll, whatever the server offers, unless it is on this machine.
func TestAPasswordGoesEncryptedOrNotAtAll(t *testing.T) {
	far := Server{Host: "mail.example.com", User: "fairlead", Password: "hush", From: "leads@example.com", Security: SecurityOffered}
	heard := &strings.Builder{}
	c := &conversation{offers: map[string]string{"AUTH": "PLAIN LOGIN"}, secret: secrets(far)}
	c.talk(overheard{said: heard})
	if err := c.signIn(far); err == nil || !strings.Contains(err.Error(), "so the password was not sent") || heard.Len() > 0 {
		t.Errorf("got %v, and %q was said", err, heard)
	}
}

// TestBrokenOff: who ends the program does not wait for a mail server.
func TestBrokenOff(t *testing.T) {
	receiver := smtptest.Start(t, smtptest.Behaviour{Hangs: smtptest.To})
	ctx, cancel := context.WithCancel(t.Context())
	s := sender(receiver)
	ended := make(chan notify.Outcome)
	go func() { ended <- s.Send(ctx, to(receiver.Port, SecurityNone), jo, one) }()
	cancel()
	if o := <-ended; o != (notify.Outcome{Problem: "The attempt was broken off, because Fairlead is about to stop."}) {
		t.Errorf("got %+v", o)
	}
}

// TestNobodyIsThere: an address that is none costs no conversation, and puts nothing into one.
func TestNobodyIsThere(t *testing.T) {
	receiver := smtptest.Start(t, smtptest.Behaviour{})
	for _, address := range []string{"", "jo", "@", "jo@", "@example.org", "jo@example.org>\r\nRCPT TO:<eve@example.org", "jo@exa mple.org", "jö@example.org", "a\x00@example.org", "jo@example.org\n", "jo smith@example.org"} {
		o, said := sender(receiver).Test(t.Context(), to(receiver.Port, SecurityNone), mail.Address{Address: address}, one)
		if !o.Final || !strings.Contains(o.Problem, "is not an e-mail address") || len(said) > 0 {
			t.Errorf("%q: got %+v, %q", address, o, said)
		}
	}
	for address, want := range map[string]string{
		"jo@müller.example": "jo@xn--mller-kva.example", "jo+leads@example.org": "jo+leads@example.org",
	} {
		o := sender(receiver).Send(t.Context(), to(receiver.Port, SecurityNone), mail.Address{Address: address}, one)
		mails := receiver.Mails()
		if o.Problem != "" || mails[len(mails)-1].To != want {
			t.Errorf("%s: got %+v, %+v", address, o, mails)
		}
	}
}

// TestTheConversation is what an admin reads, and holds no password, however the server repeats it.
func TestTheConversation(t *testing.T) {
	password := "hush, hush"
	receiver := smtptest.Start(t, smtptest.Behaviour{StartTLS: true, User: "fairlead", Password: password, Answers: map[smtptest.Step]*smtp.SMTPError{
		smtptest.To: {Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "I know " + password + "\nand " + base64.StdEncoding.EncodeToString([]byte(password))},
	}})
	server := to(receiver.Port, SecurityStartTLS)
	server.User, server.Password = "fairlead", password
	outcome, said := sender(receiver).Test(t.Context(), server, jo, one)
	want := []string{
		"S: 220 mail.test ESMTP Service Ready", "C: EHLO example.com", "S: 250-Hello example.com", "S: 250-PIPELINING", "S: 250-8BITMIME",
		"S: 250-ENHANCEDSTATUSCODES", "S: 250-CHUNKING", "S: 250-STARTTLS", "S: 250-AUTH PLAIN", "S: 250 SIZE",
		"C: STARTTLS", "S: 220 2.0.0 Ready to start TLS", "C: EHLO example.com", "S: 250-Hello example.com", "S: 250-PIPELINING", "S: 250-8BITMIME",
		"S: 250-ENHANCEDSTATUSCODES", "S: 250-CHUNKING", "S: 250-AUTH PLAIN", "S: 250 SIZE",
		"C: AUTH PLAIN ***", "S: 235 2.0.0 Authentication succeeded",
		"C: MAIL FROM:<leads@example.com>", "S: 250 2.0.0 Roger, accepting mail from <leads@example.com>",
		"C: RCPT TO:<jo@example.org>", "S: 550-I know ***", "S: 550 5.1.1 and ***", "C: QUIT", "S: 221 2.0.0 Bye",
	}
	if !slices.Equal(said, want) {
		t.Errorf("got\n%s", strings.Join(said, "\n"))
	}
	if outcome.Problem != "The mail server does not take the recipient jo@example.org: 550 5.1.1 I know *** and ***." {
		t.Errorf("got %+v", outcome)
	}
}

// TestTheConversationOfLogin: neither user nor password are in it.
func TestTheConversationOfLogin(t *testing.T) {
	receiver := smtptest.Start(t, smtptest.Behaviour{TLS: true, User: "fairlead", Password: "hush", Ways: []string{"LOGIN"}})
	server := to(receiver.Port, SecurityTLS)
	server.User, server.Password = "fairlead", "hush"
	_, said := sender(receiver).Test(t.Context(), server, jo, one)
	all := strings.Join(said, "\n")
	if !strings.Contains(all, "C: AUTH LOGIN\nS: 334 ***\nC: ***\nS: 334 ***\nC: ***\nS: 235 2.0.0") || !strings.Contains(all, "C: DATA\nS: 354 ") ||
		!strings.Contains(all, "bytes)\nS: 250 2.0.0 OK: queued\nC: QUIT\nS: 221") {
		t.Errorf("got\n%s", all)
	}
}

// TestOddServers: whatever answers, an admin reads one line about it, and nothing breaks.
func TestOddServers(t *testing.T) {
	long := strings.Repeat("very ", 100_000)
	for _, c := range []struct{ first, always, want string }{
		{"", "", "hung up"}, {"\r\n", "\r\n", "no mail server. It says:"}, {"HTTP/1.1 400 Bad Request\r\n", "", "It says: HTTP/1.1 400 Bad Request"},
		{"SSH-2.0-OpenSSH_9.9\r\n", "", "It says: SSH-2.0-OpenSSH_9.9"}, {"2", "", "It says: 2"}, {"220\r\n", "250\r\n", "expects to the mail: 250"},
		{"220-\r\n", "220-\r\n", "within 15 seconds"}, {"000 x\r\n", "", "no mail server"}, {"-20 x\r\n", "", "no mail server"},
		{"554 No, " + long[:5000] + "\r\n", "", "does not take the connection: 554 No, very very"}, {"220 " + long + long, "", "hung up"},
		{"421 Busy\r\n", "", "does not take the connection at the moment: 421 Busy."}, {"220 x\r\n", "500 What?\r\n", "does not take the greeting: 500 What?"},
		{"220 x\r\n", "999 ?\r\n", "999"}, {"220 \xff\xfe\x00\x1b[31m\r\n", "\xff\r\n", "no mail server"}, {"250 x\r\n", "", "expects to the connection: 250 x."},
	} {
		s := NewSender(outbound.New(true), time.Now)
		s.timeout = 300 * time.Millisecond
		o, said := s.Test(t.Context(), to(smtptest.Says(t, c.first, c.always), SecurityOffered), jo, one)
		if !strings.Contains(o.Problem, c.want) || o.Final || strings.ContainsAny(o.Problem, "\r\n\x00\x1b") || len(o.Problem) > 1000 || len(said) > 100_000 {
			t.Errorf("%.40q, %.40q: got %+v", c.first, c.always, o)
		}
	}
}
