package mailbox

import (
	"context"
	"errors"
	"io"
	"net"

	"github.com/emersion/go-smtp"

	"fairlead/internal/ingest/email"
	"fairlead/internal/limit"
)

// taken is the code of the answer to a mail that is kept.
const taken = email.Taken

// The answers of SMTP to what is not taken.
var (
	unknown = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "There is no such address (any more)."}
	foreign = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "This server takes mail for its own addresses only."}
	later   = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "This cannot be kept at the moment. Send it again."}
	torn    = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "The mail did not come to its end. Send it again."}
	tooFast = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "Mails come too fast from this network. Send it again later."}
	closing = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "This server is about to stop. Send it again."}
)

// session is what one server says on one connection.
type session struct {
	*Mailbox
	network string // where it is
	from    string
	keys    []string // of the sources that the mail is for
}

func (m *Mailbox) session(c *smtp.Conn) (smtp.Session, error) {
	return &session{Mailbox: m, network: networkOf(c.Conn().RemoteAddr())}, nil
}

// networkOf is who is told apart by an address.
func networkOf(address net.Addr) string {
	host, _, err := net.SplitHostPort(address.String())
	if err != nil {
		host = address.String()
	}
	return limit.Neighbourhood(host)
}

// Mail begins a mail. Nobody, who sends reports, may be its sender.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if wait, _ := s.mails.Take(s.App.Now(), s.network); wait > 0 {
		return tooFast
	}
	s.from = from
	return nil
}

// Rcpt adds an address, if it is one of a source.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	key, ours := email.KeyIn(to, s.Host)
	if !ours {
		return foreign
	}
	ctx, cancel := context.WithTimeout(context.Background(), keepTime)
	defer cancel()
	if _, _, refused := s.find(ctx, key); refused != nil {
		return refused
	}
	s.keys = append(s.keys, key)
	return nil
}

// Data reads the mail, and keeps it for each of its sources. If one of them cannot keep it now, it is to come again: those that
// have it know it. It is refused if all refuse it.
func (s *session) Data(r io.Reader) error {
	answer := s.take(r)
	if answer == nil {
		s.Answered(taken)
		return nil
	}
	s.Answered(answer.Code)
	return answer
}

func (s *session) take(r io.Reader) *smtp.SMTPError {
	letter, err := email.Parse(r, s.from)
	var answer *smtp.SMTPError
	switch {
	case errors.As(err, &answer):
		return answer
	case err != nil:
		return torn
	}
	body, kept := letter.Kept(), false
	for _, key := range s.keys {
		refused := s.keep(key, body)
		switch {
		case refused == nil:
			kept = true
		case refused.Temporary():
			return refused
		default:
			answer = refused
		}
	}
	if kept {
		return nil
	}
	return answer
}

// Reset forgets the mail.
func (s *session) Reset() { s.from, s.keys = "", nil }

// Logout is the end of the connection.
func (s *session) Logout() error { return nil }
