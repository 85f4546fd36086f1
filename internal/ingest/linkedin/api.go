package linkedin

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
)

// answerTime is how long LinkedIn may take.
const answerTime = 10 * time.Second

// longestAnswer is how many bytes it may answer with.
const longestAnswer = 4 << 20

// The pauses after which LinkedIn is asked again when it tells nothing: when somebody has to do something first, and when it
// wants less to do but does not say for how long, and the longest that it may say.
const (
	longPause = time.Hour
	slowPause = 5 * time.Minute
	mostPause = 24 * time.Hour
)

// api asks LinkedIn.
type api struct {
	client *http.Client
}

// get asks for something of LinkedIn's API, for a source.
func (a api) get(ctx context.Context, s fairlead.Source, path string, into any) error {
	address := strings.TrimRight(setting(s, APIURL, apiURL), "/") + path
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return &ingest.Unready{Problem: "The address of LinkedIn's API is not one.", Wait: longPause}
	}
	r.Header.Set("Authorization", "Bearer "+s.Settings[AccessToken])
	r.Header.Set("LinkedIn-Version", setting(s, APIVersion, apiVersion))
	r.Header.Set("X-Restli-Protocol-Version", "2.0.0")
	answer, err := outbound.Ask(a.client, r, longestAnswer)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &ingest.Unready{Problem: outbound.Problem(err, "LinkedIn", answerTime)}
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case answer.Broken:
		return &ingest.Unready{Problem: "LinkedIn's answer broke off."}
	case answer.Status != http.StatusOK:
		return problemOf(answer.Status, answer.Header, answer.Body)
	case !json.Valid(answer.Body):
		return &ingest.Unready{Problem: "LinkedIn's answer cannot be read."}
	case json.Unmarshal(answer.Body, into) != nil:
		return &ingest.Failed{Problem: "LinkedIn does not tell this lead in the way that it documents."}
	}
	return nil
}

// problemOf says what an error means: nothing of the source can be read, or only not this lead.
func problemOf(status int, header http.Header, body []byte) error {
	says := saidOf(status, body)
	switch {
	case status == http.StatusUnauthorized:
		return &ingest.Unready{Wait: longPause, Problem: "Reconnect needed: LinkedIn does not accept the access token any more. Enter a new one. It says: " + says}
	case status == http.StatusForbidden:
		return &ingest.Unready{Wait: longPause, Problem: "Reconnect needed: the access token may not read leads. Give it r_marketing_leadgen_automation. LinkedIn says: " + says}
	case status == http.StatusUpgradeRequired:
		return &ingest.Unready{Wait: longPause, Problem: "LinkedIn does not have this version of its API any more. Whoever runs Fairlead can set another (api_version). It says: " + says}
	case status == http.StatusTooManyRequests:
		return &ingest.Unready{Wait: restOf(header), Problem: "LinkedIn asks us to slow down: " + says}
	case status >= http.StatusInternalServerError:
		return &ingest.Unready{Problem: "LinkedIn cannot answer at present: " + says}
	case status == http.StatusNotFound:
		return &ingest.Failed{Problem: "LinkedIn has no such lead, or does not show it to this access token. It says: " + says}
	}
	return &ingest.Failed{Problem: "LinkedIn does not tell this lead: " + says}
}

// longestWords is how much of what LinkedIn says is shown.
const longestWords = 300

// saidOf is what LinkedIn says about a status.
func saidOf(status int, body []byte) string {
	var refusal struct {
		Message string `json:"message"`
	}
	_ = json.Unmarshal(body, &refusal) // it says nothing, then
	message := strings.ToValidUTF8(strings.TrimRight(strings.TrimSpace(refusal.Message), "."), "")
	if message == "" {
		message = http.StatusText(status)
	}
	if words := []rune(message); len(words) > longestWords {
		message = string(words[:longestWords]) + "…"
	}
	return fmt.Sprintf("%s (HTTP %d).", message, status)
}

// restOf is how long LinkedIn wants to be left alone.
func restOf(header http.Header) time.Duration {
	seconds, err := strconv.Atoi(header.Get("Retry-After"))
	if err != nil || seconds <= 0 {
		return slowPause
	}
	return min(time.Duration(min(seconds, int(mostPause/time.Second)))*time.Second, mostPause)
}
