// Package mailbox takes mails for sources by SMTP. It relays nothing and sends nothing: an address is one of a source, or it is
// refused. A mail is acknowledged once it is on disk; what it says, package email reads.
package mailbox

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"github.com/emersion/go-smtp"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/limit"
	"fairlead/internal/usecase"
)

// The bounds of what one server may send.
const (
	MaxMessage    = 25 << 20 // bytes
	maxRecipients = 10
	maxLine       = 128 << 10 // bytes; the standard allows 1,000, and not all keep to it. Each connection may hold one in memory
)

// How long a sender may take to say something, or to send a mail, as the standard wants it; and to read an answer.
const (
	readTime  = 5 * time.Minute
	writeTime = time.Minute
)

// How many mails one address may send: so many at once, then one by one; and how many addresses are remembered.
const (
	mailsAtOnce = 600
	mailEvery   = 100 * time.Millisecond
	mostSenders = 50_000
)

// Config is what a mailbox works on.
type Config struct {
	App       *usecase.App
	Connector ingest.Connector // of fairlead.KindMail
	Host      string           // what stands behind the @ of its addresses
	TLS       *tls.Config      // nil: mails travel in the clear
	Log       *slog.Logger
	Answered  func(code int) // is told of each mail what its sender was
}

// Mailbox takes mails. Make it with New, then Serve, then Stop it, once each.
type Mailbox struct {
	Config
	server *smtp.Server
	mails  *limit.Limiter

	keeping sync.RWMutex // is read while a mail is kept
	ended   bool
}

// New makes a mailbox.
func New(c Config) *Mailbox {
	m := &Mailbox{Config: c, mails: limit.New(mailsAtOnce, mailEvery, mostSenders)}
	m.server = smtp.NewServer(smtp.BackendFunc(m.session))
	m.server.Domain, m.server.TLSConfig = c.Host, c.TLS
	m.server.MaxMessageBytes, m.server.MaxRecipients, m.server.MaxLineLength = MaxMessage, maxRecipients, maxLine
	m.server.ReadTimeout, m.server.WriteTimeout = readTime, writeTime
	m.server.EnableSMTPUTF8 = true
	m.server.ErrorLog = slog.NewLogLogger(c.Log.Handler(), slog.LevelDebug)
	return m
}

// Serve takes mails until Stop.
func (m *Mailbox) Serve(l net.Listener) error { return m.server.Serve(newDoor(l)) }

// Stop lets nobody in any more, waits for what is being kept, and hangs up. Who has no answer sends the mail again.
func (m *Mailbox) Stop() {
	m.keeping.Lock()
	m.ended = true
	m.keeping.Unlock()
	_ = m.server.Close() // that it is closed already is all right
}

// keepTime is how long keeping a mail may take.
const keepTime = 30 * time.Second

// keep keeps a mail for the source that an address belongs to. It returns what the sender is told; nil: it is kept.
func (m *Mailbox) keep(key string, body []byte) *smtp.SMTPError {
	m.keeping.RLock()
	defer m.keeping.RUnlock()
	if m.ended {
		return closing
	}
	ctx, cancel := context.WithTimeout(context.Background(), keepTime)
	defer cancel()
	workspace, source, refused := m.find(ctx, key)
	if refused != nil {
		return refused
	}
	arrival, err := ingest.Arrival(m.Connector, source, ingest.Request{Body: body}, taken)
	if err == nil {
		err = m.App.Receive(ctx, workspace, arrival)
	}
	switch {
	case err != nil:
		return m.cannot(ctx, err)
	case arrival.Status != taken:
		return &smtp.SMTPError{Code: arrival.Status, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: arrival.Problem}
	}
	return nil
}

// find finds the source of a key.
func (m *Mailbox) find(ctx context.Context, key string) (workspace int64, source fairlead.Source, refused *smtp.SMTPError) {
	workspace, source, err := m.App.SourceAt(ctx, key)
	switch {
	case errors.Is(err, fairlead.ErrNotFound) || err == nil && source.Kind != fairlead.KindMail:
		return 0, source, unknown
	case err != nil:
		return 0, source, m.cannot(ctx, err)
	}
	return workspace, source, nil
}

// cannot makes the sender send again.
func (m *Mailbox) cannot(ctx context.Context, err error) *smtp.SMTPError {
	if fairlead.KindOf(err) != fairlead.KindUnavailable {
		m.Log.LogAttrs(ctx, slog.LevelError, "a mail could not be kept", slog.String("error", err.Error()))
	}
	return later
}
