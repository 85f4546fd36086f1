// Package ingest is the contract between sources of leads and Fairlead. A connector understands what one kind of source
// sends: first it verifies what came at the address of a source and names the leads in it, fast, so that it can be kept and
// acknowledged; later it reads each lead. Where the answers of a lead go, its form says, and package mapping.
//
// It knows no database, and no HTTP but the bytes of a request.
package ingest

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"fairlead"
)

// MaxBody is how many bytes a source may send at once.
const MaxBody = 1 << 20

// Connector understands what one kind of source sends.
type Connector interface {
	// Settings are what an admin enters to set such a source up.
	Settings() []Setting
	// Receive verifies what came at the address of a source, and names the leads in it. It is a *Refused if that is not
	// from the source, or cannot be read. It asks nobody.
	Receive(s fairlead.Source, r Request) (Received, error)
	// Read reads one lead of what Receive has kept, or Ask has brought. The error is a *Failed, an *Unready, or about this
	// lead and temporary.
	Read(ctx context.Context, s fairlead.Source, kept []byte, vendorID string) (Lead, error)
}

// Challenger is a connector whose vendor tries out an address before it sends anything there.
type Challenger interface {
	// Challenge answers. It is a *Refused if that is not the vendor, or not for this source.
	Challenge(s fairlead.Source, query url.Values) (Challenged, error)
}

// Challenged is the answer to a challenge.
type Challenged struct {
	ContentType string
	Body        []byte
}

// Fetcher is a connector that asks its vendor for each lead, and needs nothing that was kept.
type Fetcher interface{ Fetches() }

// Fetches reports whether to read a lead is to ask the vendor.
func Fetches(c Connector) bool {
	_, fetches := c.(Fetcher)
	_, asks := c.(Asker)
	return fetches || asks
}

// Asker is a connector that asks its vendor for leads, too: no vendor sends for ever what it could not deliver.
type Asker interface {
	// Ask asks for what has come since, and for the forms there are, and hands all of it to the sink. It returns what the
	// source has shown so far, even with an error: the next call goes on there. The error is an *Unready, the context's, the
	// sink's, or temporary.
	Ask(ctx context.Context, s fairlead.Source, sink Sink) (fairlead.Asked, error)
	// Form asks for one form, of which a lead has come. Nobody minds an error.
	Form(ctx context.Context, s fairlead.Source, key string) (Form, error)
}

// Sink takes what a vendor tells.
type Sink interface {
	Leads(Received) error
	Form(Form) error
}

// Form is a form as a vendor tells it.
type Form struct {
	Key       string
	Name      string
	Questions []Answer // without values
}

// Setting is something that an admin enters.
type Setting struct {
	Name     string // stable, such as "key"
	Secret   bool   // it is not shown again
	Required bool
	Check    func(value string) (problem string) // of what was entered; nil: anything will do
	Most     int                                 // characters; 0: 2,000
	Reached  bool                                // it is an address that secrets are sent to: with another one they are entered anew
}

// mostSetting is how long a setting may be that says nothing else.
const mostSetting = 2_000 // characters

// TooLong says that what was entered is too long; "": it is not.
func (s Setting) TooLong(value string) string {
	most := cmp.Or(s.Most, mostSetting)
	if utf8.RuneCountInString(value) <= most {
		return ""
	}
	return fmt.Sprintf("This is too long. Use at most %d,%03d characters.", most/1000, most%1000)
}

// Request is what came at the address of a source.
type Request struct {
	Header http.Header
	Body   []byte
}

// Received is what was in a request.
type Received struct {
	Keep  []byte // of the body: what is not secret
	Leads []Item
}

// Arrived are the leads as they begin here: those that were asked for first are taken in first.
func (r Received) Arrived() (leads []fairlead.ArrivedLead) {
	for _, item := range r.Leads {
		l := fairlead.ArrivedLead{VendorID: item.ID, State: fairlead.ArrivedDue, NextAt: item.At}
		switch {
		case item.Gone:
			l.State, l.NextAt = fairlead.ArrivedErased, time.Time{}
		case item.Test:
			l.State, l.NextAt = fairlead.ArrivedTest, time.Time{}
		}
		leads = append(leads, l)
	}
	return leads
}

// Item is a lead in a request.
type Item struct {
	ID   string    // the vendor's own, which stays the same when it sends the lead again
	Test bool      // the vendor tries the connection: nobody asked for anything
	Gone bool      // the vendor wants it erased, whether it has come before or not
	At   time.Time // when somebody asked, as the vendor says; zero: it does not
}

// Refused says why a request is not taken, in words for the vendor and for an admin.
type Refused struct {
	Status  int    // of HTTP, or SMTP
	Problem string // a sentence
	Keep    []byte // what an admin may look at
}

func (r *Refused) Error() string { return r.Problem }

// Arrival is what came at the address of a source, to be kept: with the leads in it, or with why it is refused. status is the
// answer to what is taken. Another error than a *Refused is temporary.
func Arrival(c Connector, s fairlead.Source, r Request, status int) (fairlead.Arrival, error) {
	arrival := fairlead.Arrival{SourceID: s.ID, Status: status}
	received, err := c.Receive(s, r)
	var refused *Refused
	if errors.As(err, &refused) {
		arrival.Status, arrival.Problem, arrival.Body = refused.Status, refused.Problem, refused.Keep
		return arrival, nil
	}
	arrival.Body, arrival.Leads = received.Keep, received.Arrived()
	return arrival, err
}

// Failed says why a lead cannot be read, however often it is tried.
type Failed struct{ Problem string }

func (f *Failed) Error() string { return f.Problem }

// Unready says why a vendor tells nothing at present, of any lead.
type Unready struct {
	Problem string        // a sentence, with what to do if there is something
	Wait    time.Duration // how long to leave it alone
}

func (u *Unready) Error() string { return u.Problem }

// Text is a JSON text without spaces around it, or anything else as it is written: ids are numbers that may be too large to be
// reckoned with. Nothing, and null, are "".
func Text(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return strings.TrimSpace(text)
	}
	return string(bytes.TrimSpace(raw))
}

// Same compares secrets, in a time that tells nothing about them. An empty one is like none.
func Same(given, secret string) bool {
	x, y := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(secret))
	return secret != "" && subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// Lead is a lead as a vendor tells it.
type Lead struct {
	Test     bool      // the vendor tries the connection: nobody asked for anything
	At       time.Time // when somebody asked; zero: the vendor does not say
	Source   string    // what leads of this kind have as their source
	FormKey  string    // the vendor's own id of the form; "": none
	FormName string    // "": the vendor does not say it
	Answers  []Answer
	Beside   map[string]string // what the vendor says beside the answers, such as the campaign: kept as answers, by key
}

// Answer is what somebody answered to a question of a form.
type Answer struct {
	Key    string // the vendor's own id of the question
	Label  string // the question; "": the vendor does not say it
	Values []string
	Target fairlead.AnswerTarget // where it goes, as somebody has said; "": its words tell
}
