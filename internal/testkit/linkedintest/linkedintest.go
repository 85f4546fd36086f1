// Package linkedintest is LinkedIn's Lead Sync for tests, as documented and no kinder: it wants the token that it gave, a
// version, the Rest.li protocol and fields by name, and answers errors in LinkedIn's own words.
package linkedintest

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// Version is the only one that is there.
const Version = "202607"

// API is LinkedIn's.
type API struct {
	URL   string
	Token string

	mu      sync.Mutex
	leads   map[string]string
	trouble *Trouble
	reads   int
}

// Trouble is what the API answers with instead.
type Trouble struct {
	Status  int
	Message string
	Header  http.Header
}

// The troubles that are documented.
var (
	Down     = &Trouble{Status: http.StatusServiceUnavailable, Message: "Service temporarily unavailable"}
	Expired  = &Trouble{Status: http.StatusUnauthorized, Message: "The token used in the request has expired"}
	Denied   = &Trouble{Status: http.StatusForbidden, Message: "Not enough permissions to access: GET /leadFormResponses"}
	Throttle = &Trouble{Status: http.StatusTooManyRequests, Message: "Resource level throttle limit for calls to this resource is reached", Header: http.Header{"Retry-After": {"1140"}}}
	Retired  = &Trouble{Status: http.StatusUpgradeRequired, Message: "Requested version 20200101 is not active"}
)

// New starts an API without leads.
func New(t testing.TB) *API {
	a := &API{Token: "a-token", leads: map[string]string{}}
	server := httptest.NewServer(a)
	t.Cleanup(server.Close)
	a.URL = server.URL
	return a
}

// Renew gives another token; the one before does not hold any more.
func (a *API) Renew(token string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.Token = token
}

// Put keeps a lead as it is told.
func (a *API) Put(id, lead string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.leads[id] = lead
}

// Forget lets go of a lead, as LinkedIn does before it says that it is deleted.
func (a *API) Forget(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.leads, id)
}

// Suffer makes the API answer with trouble from now on; nil: no more.
func (a *API) Suffer(trouble *Trouble) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.trouble = trouble
}

// Reads is how often a lead was asked for.
func (a *API) Reads() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.reads
}

var path = regexp.MustCompile(`^/rest/leadFormResponses/([^/]+)$`)

// ServeHTTP answers.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.reads++
	asked := path.FindStringSubmatch(r.URL.Path)
	switch {
	case a.trouble != nil:
		refuse(w, *a.trouble)
	case r.Header.Get("Authorization") != "Bearer "+a.Token:
		refuse(w, Trouble{Status: http.StatusUnauthorized, Message: "Invalid access token"})
	case r.Header.Get("LinkedIn-Version") == "":
		refuse(w, Trouble{Status: http.StatusBadRequest, Message: "A version must be present. Please specify a version by adding the LinkedIn-Version header."})
	case r.Header.Get("LinkedIn-Version") != Version:
		refuse(w, *Retired)
	case r.Header.Get("X-Restli-Protocol-Version") != "2.0.0" || r.Method != http.MethodGet || asked == nil:
		refuse(w, Trouble{Status: http.StatusBadRequest, Message: "Bad request"})
	case !strings.Contains(r.URL.Query().Get("fields"), "form:(hiddenFields,creationLocale,name,id,content)"):
		refuse(w, Trouble{Status: http.StatusBadRequest, Message: "This fake wants the form by name"})
	case a.leads[asked[1]] == "":
		refuse(w, Trouble{Status: http.StatusNotFound, Message: "Lead form response not found"})
	default:
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(a.leads[asked[1]]))
	}
}

func refuse(w http.ResponseWriter, t Trouble) {
	for name, values := range t.Header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(t.Status)
	_ = json.NewEncoder(w).Encode(map[string]any{"status": t.Status, "serviceErrorCode": 100, "message": t.Message})
}

// Lead is a lead of somebody as the API tells it.
func Lead(id, first, last, email string, at time.Time) string {
	question := func(n int, name, predefined string) string {
		return fmt.Sprintf(`{"questionId":%d,"name":%q,"predefinedField":%q,"question":{"localized":{"en_US":%q}}}`, n, name, predefined, name)
	}
	said := func(n int, text string) string {
		return fmt.Sprintf(`{"questionId":%d,"answerDetails":{"textQuestionAnswer":{"answer":%q}}}`, n, text)
	}
	return fmt.Sprintf(`{"id":%q,"leadType":"SPONSORED","testLead":false,"submittedAt":%d,"owner":{"sponsoredAccount":"urn:li:sponsoredAccount:11223344"},
		"versionedLeadGenFormUrn":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:7234246,1)",
		"leadMetadataInfo":{"sponsoredLeadMetadataInfo":{"campaign":{"name":"Spring","id":"urn:li:sponsoredCampaign:99"}}},
		"form":{"id":7234246,"name":"White paper","creationLocale":{"country":"US","language":"en"},"content":{"questions":[%s,%s,%s]}},
		"formResponse":{"answers":[%s,%s,%s]}}`, id, at.UnixMilli(), question(1, "First name", "FIRST_NAME"), question(2, "Last name", "LAST_NAME"), question(3, "Email", "EMAIL"),
		said(1, first), said(2, last), said(3, email))
}

// Signature is what the header X-LI-Signature says of a body.
func Signature(body, secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("hmacsha256=" + body))
	return hex.EncodeToString(mac.Sum(nil))
}

// Notice is what the webhook sends of a lead: that it is CREATED or DELETED.
func Notice(action, id string, at time.Time) string {
	return fmt.Sprintf(`{"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:%s","leadGenForm":"urn:li:leadGenForm:7234246",`+
		`"owner":{"sponsoredAccount":"urn:li:sponsoredAccount:11223344"},"associatedEntity":{"creative":"urn:li:sponsoredCreative:5"},"leadType":"SPONSORED","leadAction":%q,"occurredAt":%d}`, id, action, at.UnixMilli())
}
