// Package tiktok understands the leads of TikTok's instant forms and messages: its webhook sends them whole
// (https://developers.tiktok.com/doc/webhooks-overview, https://business-api.tiktok.com/portal/docs).
package tiktok

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// ClientSecret is the name of the setting that holds the secret of the app. TikTok signs with it what its webhooks send; that
// it signs leads, too, it does not say. So what is sent must be signed once a secret was entered, and not before: then the
// address, which nobody guesses, is the proof.
const ClientSecret = "client_secret"

// tolerance is how far the clock of what was signed may be from ours.
const tolerance = 5 * time.Minute

// Connector understands TikTok's leads.
type Connector struct{ now func() time.Time }

var _ ingest.Connector = (*Connector)(nil)

// New returns a connector.
func New(now func() time.Time) *Connector { return &Connector{now: now} }

// Settings are the secret, which need not be entered.
func (c *Connector) Settings() []ingest.Setting {
	return []ingest.Setting{{Name: ClientSecret, Secret: true}}
}

// Receive verifies the signature, if there is a secret, and names the leads.
func (c *Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: r.Body}
	}
	if secret := s.Settings[ClientSecret]; secret != "" {
		if problem := c.unsigned(r, secret); problem != "" {
			return refuse(http.StatusForbidden, problem)
		}
	}
	sent, err := read(r.Body)
	switch {
	case err != nil || sent.Object == "":
		return refuse(http.StatusBadRequest, "The body is not what TikTok sends.")
	case sent.Object != aboutLeads:
		return refuse(http.StatusOK, "This says nothing of a lead (object).")
	}
	received := ingest.Received{Keep: r.Body}
	for _, e := range sent.Entries {
		if id := e.id(); id != "" {
			received.Leads = append(received.Leads, ingest.Item{ID: id, At: e.created()})
		}
	}
	switch {
	case len(received.Leads) > 0:
		return received, nil
	case len(sent.Entries) > 0:
		return refuse(http.StatusBadRequest, "The lead has no id (id).")
	}
	return refuse(http.StatusOK, "This says nothing of a lead (entry).")
}

// unsigned says why a request is not signed with a secret at this time; "": it is.
func (c *Connector) unsigned(r ingest.Request, secret string) string {
	var at, signature string
	for part := range strings.SplitSeq(r.Header.Get("TikTok-Signature"), ",") {
		switch name, value, _ := strings.Cut(strings.TrimSpace(part), "="); name {
		case "t":
			at = value
		case "s":
			signature = value
		}
	}
	given, err := hex.DecodeString(signature)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(at + "."))
	mac.Write(r.Body)
	if err != nil || !hmac.Equal(given, mac.Sum(nil)) {
		return "The signature (TikTok-Signature) is not of this source's client secret."
	}
	seconds, err := strconv.ParseInt(at, 10, 64)
	if now := c.now(); err != nil || seconds < now.Add(-tolerance).Unix() || seconds > now.Add(tolerance).Unix() {
		return "The signature (TikTok-Signature) is not of now: somebody has kept it, or a clock is wrong."
	}
	return ""
}

// Read reads the lead from what was kept.
func (c *Connector) Read(_ context.Context, _ fairlead.Source, kept []byte, vendorID string) (ingest.Lead, error) {
	sent, err := read(kept)
	for _, e := range sent.Entries {
		if err == nil && e.id() == vendorID {
			return e.lead(), nil
		}
	}
	return ingest.Lead{}, &ingest.Failed{Problem: "What was kept of this lead cannot be read."}
}

// aboutLeads is what the body's object is for leads.
const aboutLeads = "1"

// notice is what TikTok sends.
type notice struct {
	Object  string
	Entries []entry
}

// read takes a body apart. An entry that is none has nothing in it.
func read(body []byte) (notice, error) {
	var sent struct {
		Object json.RawMessage   `json:"object"`
		Entry  []json.RawMessage `json:"entry"`
	}
	err := json.Unmarshal(body, &sent)
	n := notice{Object: ingest.Text(sent.Object)}
	for _, raw := range sent.Entry {
		var e entry
		_ = json.Unmarshal(raw, &e) // it has no id, then
		n.Entries = append(n.Entries, e)
	}
	return n, err
}
