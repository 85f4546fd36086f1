// Package webform understands what forms on websites post: Fairlead's own page, the HTML that an admin copies, a form that
// somebody has written themselves, and JSON. It also draws the page and writes the HTML, so that both ask what the form says.
//
// It knows no database and no HTTP but the bytes of a request. Whoever posts is a stranger: nothing in it is believed, and
// nothing of it is shown but as text.
package webform

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"net/http"
	"strings"

	"fairlead"
	"fairlead/internal/ingest"
)

// Connector understands posts to website forms.
type Connector struct{}

var _ ingest.Connector = Connector{}

// formKey is the key of the one form that such a source has.
const formKey = "website"

// Settings are none: what an admin says about a form has a shape of its own; see Form.
func (Connector) Settings() []ingest.Setting { return nil }

// Receive takes every post that says something. What Fairlead's own page and HTML ask for must be there in what they post:
// the visitor can still be told.
func (Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	p, err := Parse(r)
	if err != nil {
		return ingest.Received{}, err
	}
	form := FormOf(s)
	p.agree(form)
	keep, err := json.Marshal(p)
	if err != nil {
		return ingest.Received{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "This cannot be read."}
	}
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: keep}
	}
	wrong := p.Wrong(form)
	switch {
	case p.trapped:
		return refuse(http.StatusCreated, "A robot: it filled in what people do not see. It was told that all is well.")
	case len(wrong) > 0:
		return refuse(http.StatusUnprocessableEntity, sentences(form, wrong))
	case len(p.Answers) == 0:
		return refuse(http.StatusUnprocessableEntity, Nothing)
	}
	return ingest.Received{Keep: keep, Leads: []ingest.Item{{ID: p.id(keep)}}}, nil
}

// Nothing says that a post has no answer in it.
const Nothing = "Nothing was filled in."

// sentences are what is wrong, for the admin who looks at it.
func sentences(form Form, wrong []fairlead.FieldError) string {
	all := make([]string, len(wrong))
	for i, w := range wrong {
		asked := form.label(w.Field)
		if !strings.ContainsAny(asked[len(asked)-1:], "?!.:") {
			asked += ":"
		}
		all[i] = asked + " " + w.Message
	}
	return strings.Join(all, " ")
}

// id is what a post is known by, so that one that is sent twice is one lead: its own id, and what it says. Somebody who goes
// back, mends an answer and sends the page again sends something new.
func (p Posted) id(kept []byte) string {
	if p.ownID == "" {
		return rand.Text()
	}
	sum := sha256.Sum256(kept)
	return p.ownID + "." + base32.StdEncoding.EncodeToString(sum[:10])
}

// Read reads a post that was kept. What its questions were called, the form says as it is now.
func (Connector) Read(_ context.Context, s fairlead.Source, kept []byte, _ string) (ingest.Lead, error) {
	var p Posted
	if err := json.Unmarshal(kept, &p); err != nil {
		return ingest.Lead{}, &ingest.Failed{Problem: "What was kept of this lead cannot be read."}
	}
	form := FormOf(s)
	lead := ingest.Lead{Source: fairlead.SourceWebsite, FormKey: formKey, FormName: s.Name, Beside: p.Beside}
	for _, a := range p.Answers {
		answer := ingest.Answer{Key: a.Key, Values: a.Values}
		if q := form.question(a.Key); q != nil {
			answer.Label = q.Label
		}
		lead.Answers = append(lead.Answers, answer)
	}
	return lead, nil
}
