package server

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"regexp"

	"fairlead"
	"fairlead/internal/mailbox"
)

// MailOptions say how mails for sources are taken. The zero value takes none.
type MailOptions struct {
	Host   string // what stands behind the @ of their addresses
	Listen string // host:port to listen on for SMTP; port 0 picks a free one
	Cert   string // path of a certificate, and of its key: senders may encrypt. Default: none
	Key    string
}

// post takes mails. A nil post takes none.
type post struct {
	box     *mailbox.Mailbox
	options MailOptions
	listen  net.Listener
	done    chan struct{} // closed when serving has ended
}

// aHost is a name that stands in mail addresses.
var aHost = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)*$`)

// newPost builds what takes mails, if that is wanted.
func (s *Server) newPost() (*post, error) {
	o := s.options.Mail
	if o == (MailOptions{}) {
		return nil, nil
	}
	switch {
	case o.Host == "" || o.Listen == "":
		return nil, fairlead.Mend("mail_half_set_up", "To take mails, set both --mail-host and --mail-listen.")
	case !aHost.MatchString(o.Host):
		return nil, fairlead.Mend("mail_host", "--mail-host is what stands behind the @ of addresses, such as leads.example.com.")
	case (o.Cert == "") != (o.Key == ""):
		return nil, fairlead.Mend("mail_half_encrypted", "To have mails encrypted, set both --mail-cert and --mail-key.")
	}
	config := mailbox.Config{App: s.app, Connector: s.connectors[fairlead.KindMail], Host: o.Host, Log: s.options.Log, Answered: s.seen.Mail}
	if o.Cert != "" {
		if _, err := tls.LoadX509KeyPair(o.Cert, o.Key); err != nil {
			return nil, fairlead.Mend("mail_certificate", "The certificate of --mail-cert and --mail-key cannot be used: %v.", plainCause(err))
		}
		config.TLS = &tls.Config{GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) {
			pair, err := tls.LoadX509KeyPair(o.Cert, o.Key) // anew, since it is renewed
			return &pair, err
		}}
	}
	return &post{box: mailbox.New(config), options: o, done: make(chan struct{})}, nil
}

// start listens, and takes mails until stop. failed gets the error that ends that by itself.
func (p *post) start(ctx context.Context, s *Server) (err error) {
	if p == nil {
		return nil
	}
	if p.listen, err = new(net.ListenConfig).Listen(ctx, "tcp", p.options.Listen); err != nil {
		return fairlead.Mend("cannot_listen", "Cannot listen on %s for mails: %v.", p.options.Listen, plainCause(err))
	}
	fmt.Fprintf(s.options.Out, "taking mails to @%s on %s\n", p.options.Host, p.address())
	go func() {
		defer close(p.done)
		if err := p.box.Serve(p.listen); err != nil {
			s.failed <- fmt.Errorf("take mails: %w", err)
		}
	}()
	return nil
}

// address is host:port, once started.
func (p *post) address() string {
	if p == nil || p.listen == nil {
		return ""
	}
	return p.listen.Addr().String()
}

// stop lets no mail in any more. What is being kept is kept.
func (p *post) stop() {
	if p == nil || p.listen == nil {
		return
	}
	p.box.Stop()
	_ = p.listen.Close() // it is, unless serving had not begun
	<-p.done
}
