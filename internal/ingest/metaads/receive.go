package metaads

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// Challenge answers Meta when it tries out the address
// (https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests).
func (c *Connector) Challenge(s fairlead.Source, query url.Values) (ingest.Challenged, error) {
	challenge := query.Get("hub.challenge")
	switch {
	case query.Get("hub.mode") != "subscribe" || challenge == "":
		return ingest.Challenged{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "This address is for Meta. It asks with hub.mode and hub.challenge."}
	case !ingest.Same(query.Get("hub.verify_token"), s.Settings[VerifyToken]):
		return ingest.Challenged{}, &ingest.Refused{Status: http.StatusForbidden, Problem: "The verify token (hub.verify_token) is not the one of this source."}
	case strings.ContainsFunc(challenge, func(r rune) bool { return r < '0' || r > '9' }) || len(challenge) > 100:
		return ingest.Challenged{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "The challenge (hub.challenge) is not a number."}
	}
	return ingest.Challenged{ContentType: "text/plain; charset=utf-8", Body: []byte(challenge)}, nil
}

// Receive verifies the signature, which is over the bytes as they came, and names the leads.
func (c *Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	if !signed(r.Body, r.Header.Get("X-Hub-Signature-256"), s.Settings[AppSecret]) {
		return ingest.Received{}, &ingest.Refused{Status: http.StatusForbidden, Keep: r.Body,
			Problem: "The signature (X-Hub-Signature-256) is not of this source's app secret."}
	}
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: r.Body}
	}
	var sent notice
	if json.Unmarshal(r.Body, &sent) != nil {
		return refuse(http.StatusBadRequest, "The body is not what Meta sends.")
	}
	if sent.Object != "page" {
		return refuse(http.StatusBadRequest, "This is not about a page (object).")
	}
	received := ingest.Received{Keep: r.Body}
	pages, nameless, valueless, elsewhere := listed(s.Settings[PageIDs]), false, false, false
	for _, e := range sent.Entry {
		for _, change := range e.Changes {
			if change.Field != "leadgen" {
				continue
			}
			item, page, ok := change.lead()
			switch {
			case !ok:
				nameless = true
			case len(pages) == 0 || item.Test || slices.Contains(pages, page):
				received.Leads = append(received.Leads, item)
			default:
				elsewhere = true
			}
		}
		valueless = valueless || e.Changed != nil && e.Changes == nil
	}
	switch {
	case len(received.Leads) > 0:
		return received, nil
	case nameless:
		return refuse(http.StatusBadRequest, "The lead has no id (leadgen_id).")
	case valueless:
		return refuse(http.StatusOK, "Meta says that there is a lead, and not which: switch on Include Values for leadgen in Meta's dashboard. Until then leads are asked for once an hour.")
	case elsewhere:
		return refuse(http.StatusOK, "This is of a page that was not chosen for this source.")
	}
	return refuse(http.StatusOK, "This says nothing of a lead (field leadgen).")
}

// signed reports whether a header is the signature of a body.
func signed(body []byte, header, secret string) bool {
	text, is256 := strings.CutPrefix(header, "sha256=")
	given, err := hex.DecodeString(text)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	return is256 && err == nil && secret != "" && hmac.Equal(given, mac.Sum(nil))
}

// notice is what Meta sends. Ids are texts or numbers, which may be too large to be reckoned with.
type notice struct {
	Object string `json:"object"`
	Entry  []struct {
		Changes []change        `json:"changes"`
		Changed json.RawMessage `json:"changed_fields"`
	} `json:"entry"`
}

type change struct {
	Field string `json:"field"`
	Value struct {
		Lead    json.RawMessage `json:"leadgen_id"`
		Page    json.RawMessage `json:"page_id"`
		Created json.RawMessage `json:"created_time"`
	} `json:"value"`
}

// dashboardTest is the lead that the button *Test* of Meta's dashboard sends. It cannot be read.
const dashboardTest = "444444444444"

func (c change) lead() (item ingest.Item, page string, ok bool) {
	id := ingest.Text(c.Value.Lead)
	if seconds, err := strconv.ParseInt(ingest.Text(c.Value.Created), 10, 64); err == nil && seconds > 0 && seconds < 1<<36 {
		item.At = time.Unix(seconds, 0).UTC()
	}
	item.ID, item.Test = id, id == dashboardTest
	return item, ingest.Text(c.Value.Page), aPage.MatchString(id)
}
