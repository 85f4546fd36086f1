// Package email brings one notification to one address by SMTP, as plain text and as a page. What is said to whom, through which
// server, and when it is tried again, others decide.
package email

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/mail"
	"os"
	"syscall"
	"time"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
)

// Timeout is how long it may take to bring a mail, from the first connection to the last answer.
const Timeout = 15 * time.Second

// Sender sends mails.
type Sender struct {
	door    *outbound.Door
	now     func() time.Time
	timeout time.Duration
	trusted *x509.CertPool // who may sign the servers' certificates; nil: whom the system trusts
}

// NewSender returns a sender that goes through a door.
func NewSender(door *outbound.Door, now func() time.Time) *Sender {
	return &Sender{door: door, now: now, timeout: Timeout}
}

// Send brings a note to an address. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, server Server, to mail.Address, n notify.Note) notify.Outcome {
	outcome, _ := s.Test(ctx, server, to, n)
	return outcome
}

// Test does what Send does, and returns what was said with the server, line by line: “S: 220 mail.example.com”, “C: EHLO
// example.com”. What the sign-in says is ***.
func (s *Sender) Test(ctx context.Context, server Server, to mail.Address, n notify.Note) (notify.Outcome, []string) {
	for _, wrong := range server.Check() {
		return notify.Outcome{Problem: wrong.Message}, nil
	}
	if !isAddress(to.Address) {
		return notify.Outcome{Problem: fmt.Sprintf("No mail can be sent to %q: it is not an e-mail address.", oneLine(to.Address)), Final: true}, nil
	}
	letter, err := compose(server, to, n, s.now())
	if err != nil {
		return notify.Outcome{Problem: "The mail could not be written: " + oneLine(err.Error()) + "."}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	c := &conversation{secret: secrets(server)}
	err = s.bring(ctx, c, server, to.Address, letter)
	return s.outcome(ctx, err), c.lines
}

// bring opens a connection and speaks on it until the mail is there, or the time is over.
func (s *Sender) bring(ctx context.Context, c *conversation, server Server, to string, letter []byte) error {
	conn, err := s.door.Dial(ctx, "tcp", server.endpoint())
	if err != nil {
		return err
	}
	defer conn.Close()
	over := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer over()
	c.talk(conn)
	config := &tls.Config{ServerName: inASCII(server.Host), RootCAs: s.trusted, MinVersion: tls.VersionTLS12}
	return c.bring(ctx, server, config, to, letter)
}

// outcome says what became of it. Only what a server says of the recipient or of the mail itself is final: everything else can
// be mended, and the mail be sent then.
func (s *Sender) outcome(ctx context.Context, err error) notify.Outcome {
	var refused *refusal
	var said problem
	var reached *net.OpError
	switch {
	case err == nil:
		return notify.Outcome{}
	case errors.As(err, &refused):
		return notify.Outcome{Problem: refused.Error(), Final: refused.final()}
	case errors.As(err, &said):
		return notify.Outcome{Problem: said.Error()}
	case errors.Is(ctx.Err(), context.Canceled):
		return notify.Outcome{Problem: "The attempt was broken off, because Fairlead is about to stop."}
	case errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.DeadlineExceeded):
		return notify.Outcome{Problem: fmt.Sprintf("The mail server did not answer within %d seconds.", int(Timeout.Seconds()))}
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE):
		return notify.Outcome{Problem: "The mail server hung up before it had said that it has the mail."}
	case errors.As(err, &reached):
		return notify.Outcome{Problem: outbound.Problem(err, "The mail server", Timeout)}
	}
	return notify.Outcome{Problem: fmt.Sprintf("The mail server could not be spoken with: %s.", oneLine(err.Error()))}
}
