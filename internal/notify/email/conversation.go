package email

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"slices"
	"strings"
	"time"
)

// How much a mail server may say: in all, and what is kept of one line.
const (
	mostSaid    = 256 << 10
	longestLine = 500
)

// conversation is what a mail server and we say to each other (RFC 5321). It is our own because an admin who tests a server
// reads along, from the first line on, through STARTTLS and refusals; and because of each refusal it matters what was refused.
type conversation struct {
	conn   net.Conn
	in     *textproto.Reader
	out    *textproto.Writer
	offers map[string]string // what the server can, such as AUTH: “PLAIN LOGIN”
	secret *strings.Replacer // of whatever is said
	lines  []string
}

// step is a part of the conversation, as far as it matters which.
type step int

const (
	stepHello step = iota
	stepSignIn
	stepFrom
	stepTo
	stepMail
)

// problem is an error that is a sentence for an admin.
type problem string

func (p problem) Error() string { return string(p) }

// talk begins to speak on a connection.
func (c *conversation) talk(conn net.Conn) {
	c.conn = conn
	c.in = textproto.NewReader(bufio.NewReader(io.LimitReader(conn, mostSaid)))
	c.out = textproto.NewWriter(bufio.NewWriter(conn))
}

// bring says all that brings one mail: hello, encryption, sign-in, envelope, mail, goodbye.
func (c *conversation) bring(ctx context.Context, s Server, config *tls.Config, to string, letter []byte) error {
	err := c.open(ctx, s, config)
	if err == nil {
		err = c.hand(s, to, letter)
	}
	var refused *refusal
	if err == nil || errors.As(err, &refused) {
		c.quit()
	}
	return err
}

// open gets as far as a server that takes mails from us.
func (c *conversation) open(ctx context.Context, s Server, config *tls.Config) error {
	if s.Security == SecurityTLS {
		if err := c.encrypt(ctx, config); err != nil {
			return err
		}
	}
	if err := c.hear(220, stepHello, "the connection"); err != nil {
		return err
	}
	if err := c.hello(s.domain()); err != nil {
		return err
	}
	if err := c.startTLS(ctx, s, config); err != nil {
		return err
	}
	return c.signIn(s)
}

// hand sends envelope and mail.
func (c *conversation) hand(s Server, to string, letter []byte) error {
	if err := c.say(250, stepFrom, "the sender "+s.From, "MAIL FROM:"+mailbox(s.From)); err != nil {
		return err
	}
	if err := c.say(250, stepTo, "the recipient "+to, "RCPT TO:"+mailbox(to)); err != nil {
		return err
	}
	return c.data(letter)
}

// hello says who we are, and learns what the server can. Servers of old know HELO only.
func (c *conversation) hello(domain string) error {
	err := c.say(250, stepHello, "the greeting", "EHLO "+domain)
	var refused *refusal
	if errors.As(err, &refused) && refused.code >= 500 {
		err = c.say(250, stepHello, "the greeting", "HELO "+domain)
	}
	return err
}

// startTLS asks for encryption. What the server has said before may have been said by somebody in between, and is forgotten.
func (c *conversation) startTLS(ctx context.Context, s Server, config *tls.Config) error {
	_, offered := c.offers["STARTTLS"]
	switch {
	case s.Security == SecurityStartTLS && !offered:
		return problem("The mail server offers no STARTTLS on this port. Choose TLS, or another port.")
	case s.Security != SecurityStartTLS && (s.Security != SecurityOffered || !offered):
		return nil
	}
	if err := c.say(220, stepHello, "the wish for encryption", "STARTTLS"); err != nil {
		return err
	}
	if s.Security == SecurityOffered && s.User == "" {
		// As mail servers do among themselves: without a secret, any encryption is better than none.
		config = config.Clone()
		config.InsecureSkipVerify = true
	}
	if err := c.encrypt(ctx, config); err != nil {
		return err
	}
	return c.hello(s.domain())
}

func (c *conversation) encrypt(ctx context.Context, config *tls.Config) error {
	conn := tls.Client(c.conn, config)
	err := conn.HandshakeContext(ctx)
	var clear tls.RecordHeaderError
	var untrusted *tls.CertificateVerificationError
	switch {
	case errors.As(err, &clear):
		return problem("The mail server does not begin with TLS on this port. Choose STARTTLS, or another port.")
	case errors.As(err, &untrusted):
		why, _, _ := strings.Cut(strings.TrimPrefix(untrusted.Err.Error(), "x509: "), " (")
		return problem(fmt.Sprintf("The certificate of the mail server cannot be trusted: %s.", c.clean(why)))
	case err != nil:
		return err
	}
	c.talk(conn)
	return nil
}

// signIn sends user and password, by one of the two ways that every server has.
func (c *conversation) signIn(s Server) error {
	if s.User == "" {
		return nil
	}
	if _, encrypted := c.conn.(*tls.Conn); !encrypted && !isThisMachine(s.Host) {
		return problem("The mail server offers no encryption, so the password was not sent. Choose TLS or STARTTLS, or another port.")
	}
	ways := strings.Fields(strings.ToUpper(c.offers["AUTH"]))
	switch {
	case slices.Contains(ways, "PLAIN"):
		return c.say(235, stepSignIn, "the sign-in", "AUTH PLAIN "+base64.StdEncoding.EncodeToString([]byte("\x00"+s.User+"\x00"+s.Password)))
	case slices.Contains(ways, "LOGIN"):
		if err := c.say(334, stepSignIn, "the sign-in", "AUTH LOGIN"); err != nil {
			return err
		}
		if err := c.say(334, stepSignIn, "the user", base64.StdEncoding.EncodeToString([]byte(s.User))); err != nil {
			return err
		}
		return c.say(235, stepSignIn, "the sign-in", base64.StdEncoding.EncodeToString([]byte(s.Password)))
	case len(ways) > 0:
		return problem(fmt.Sprintf("The mail server wants a sign-in by %s. Fairlead knows PLAIN and LOGIN only.", oneLine(strings.Join(ways, ", "))))
	}
	return problem("The mail server offers no sign-in on this port. Leave out user and password, or choose another port.")
}

// data sends the mail. Only the last answer says that the server has it.
func (c *conversation) data(letter []byte) error {
	if err := c.say(354, stepMail, "the mail", "DATA"); err != nil {
		return err
	}
	c.note("C: ", fmt.Sprintf("(the mail, %d bytes)", len(letter)))
	w := c.out.DotWriter()
	_, err := w.Write(letter)
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	return c.hear(250, stepMail, "the mail")
}

// goodbye is how long a server may take to say it.
const goodbye = 2 * time.Second

// quit says goodbye. It changes nothing about what has become of the mail.
func (c *conversation) quit() {
	_ = c.conn.SetDeadline(time.Now().Add(goodbye))
	_ = c.say(221, stepHello, "the end", "QUIT")
}

// say sends a line and hears the answer to it.
func (c *conversation) say(want int, at step, of, line string) error {
	shown := line
	if at == stepSignIn {
		shown = hidden(line)
	}
	c.note("C: ", shown)
	if err := c.out.PrintfLine("%s", line); err != nil {
		return err
	}
	return c.hear(want, at, of)
}
