// Package ingest is the contract between sources of leads and Fairlead. A connector understands what one kind of source
// sends: first it verifies what came at the address of a source and names the leads in it, fast, so that it can be kept and
// acknowledged; later it reads each lead. Where the answers of a lead go, its form says, and package mapping.
//
// It knows no database, and no HTTP but the bytes of a request.
package ingest

import (
	"context"
	"net/http"

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
	// Read reads one lead of what Receive has kept. The error is a *Failed, or temporary.
	Read(ctx context.Context, s fairlead.Source, kept []byte, vendorID string) (Lead, error)
}

// Setting is something that an admin enters.
type Setting struct {
	Name     string // stable, such as "key"
	Secret   bool   // it is not shown again
	Required bool
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

// Item is a lead in a request.
type Item struct {
	ID   string // the vendor's own, which stays the same when it sends the lead again
	Test bool   // the vendor tries the connection: nobody asked for anything
}

// Refused says why a request is not taken, in words for the vendor and for an admin.
type Refused struct {
	Status  int    // of HTTP
	Problem string // a sentence
	Keep    []byte // what an admin may look at
}

func (r *Refused) Error() string { return r.Problem }

// Failed says why a lead cannot be read, however often it is tried.
type Failed struct{ Problem string }

func (f *Failed) Error() string { return f.Problem }

// Lead is a lead as a vendor tells it.
type Lead struct {
	Source   string // what leads of this kind have as their source
	FormKey  string // the vendor's own id of the form; "": none
	FormName string // "": the vendor does not say it
	Answers  []Answer
	Beside   map[string]string // what the vendor says beside the answers, such as the campaign: kept as answers, by key
}

// Answer is what somebody answered to a question of a form.
type Answer struct {
	Key    string // the vendor's own id of the question
	Label  string // the question; "": the vendor does not say it
	Values []string
}
