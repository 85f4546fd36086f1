package linkedin

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// aCode is what a challenge looks like: LinkedIn sends a UUID. Whoever knows the address can have one signed, so it must never
// be what a notice signs, which begins with hmacsha256=.
var aCode = regexp.MustCompile(`^[A-Za-z0-9_-]{1,200}$`)

// Challenge answers LinkedIn when it tries out the address: at first, and every two hours from then on. It asks nobody, since
// the answer must be there within 3 seconds.
func (c *Connector) Challenge(s fairlead.Source, query url.Values) (ingest.Challenged, error) {
	code := query.Get("challengeCode")
	if !aCode.MatchString(code) {
		return ingest.Challenged{}, &ingest.Refused{Status: http.StatusBadRequest, Problem: "This address is for LinkedIn. It asks with challengeCode."}
	}
	if s.Settings[ClientSecret] == "" {
		return ingest.Challenged{}, &ingest.Refused{Status: http.StatusForbidden, Problem: "The source has no client secret, with which LinkedIn is answered."}
	}
	body, err := json.Marshal(challenged{code, hex.EncodeToString(sum(s.Settings[ClientSecret], code))})
	return ingest.Challenged{ContentType: "application/json", Body: body}, err
}

// challenged is the answer to a challenge.
type challenged struct {
	Code     string `json:"challengeCode"`
	Response string `json:"challengeResponse"`
}

// sum is the HMAC of texts, one after the other.
func sum(secret string, texts ...string) []byte {
	mac := hmac.New(sha256.New, []byte(secret))
	for _, text := range texts {
		mac.Write([]byte(text))
	}
	return mac.Sum(nil)
}

// prefix stands before the body in what is signed, and not in the header.
const prefix = "hmacsha256="

// signed reports whether a header is the signature of a body.
func signed(body []byte, header, secret string) bool {
	given, err := hex.DecodeString(header)
	return err == nil && secret != "" && hmac.Equal(given, sum(secret, prefix, string(body)))
}

// notice is what LinkedIn sends. It holds nothing about a person.
type notice struct {
	Type     string          `json:"type"`
	Response string          `json:"leadGenFormResponse"` // a URN
	Action   string          `json:"leadAction"`
	At       json.RawMessage `json:"occurredAt"`
}

// anID is what a lead's id looks like, such as 249592fc-d272-44ba-a7db-c2bdce579507-6. It becomes a part of an address.
var anID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_=-]{0,199}$`)

// Receive verifies the signature, which is over the bytes as they came, and names the lead.
func (c *Connector) Receive(s fairlead.Source, r ingest.Request) (ingest.Received, error) {
	refuse := func(status int, problem string) (ingest.Received, error) {
		return ingest.Received{}, &ingest.Refused{Status: status, Problem: problem, Keep: r.Body}
	}
	if !signed(r.Body, r.Header.Get("X-LI-Signature"), s.Settings[ClientSecret]) {
		return refuse(http.StatusForbidden, "The signature (X-LI-Signature) is not of this source's client secret.")
	}
	var sent notice
	if json.Unmarshal(r.Body, &sent) != nil {
		return refuse(http.StatusBadRequest, "The body is not what LinkedIn sends.")
	}
	if sent.Type != "LEAD_ACTION" {
		return refuse(http.StatusOK, "This says nothing of a lead (type).")
	}
	id := sent.Response[strings.LastIndex(sent.Response, ":")+1:]
	if !anID.MatchString(id) {
		return refuse(http.StatusBadRequest, "The lead has no id (leadGenFormResponse).")
	}
	received := ingest.Received{Keep: r.Body}
	switch sent.Action {
	case "CREATED":
		received.Leads = []ingest.Item{{ID: id, At: timeOf(sent.At)}}
	case "DELETED":
		received.Leads = []ingest.Item{{ID: id, Gone: true}}
	default:
		return refuse(http.StatusOK, "This is neither a new lead nor the end of one (leadAction).")
	}
	return received, nil
}

// mostMillis is where times end that make sense: in the year 4147.
const mostMillis = 1 << 36 * 1000

// timeOf is a time in milliseconds; zero: it is none.
func timeOf(raw json.RawMessage) time.Time {
	var millis int64
	if json.Unmarshal(raw, &millis) != nil || millis <= 0 || millis > mostMillis {
		return time.Time{}
	}
	return time.UnixMilli(millis).UTC()
}
