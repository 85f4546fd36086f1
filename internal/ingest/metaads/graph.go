package metaads

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
)

// answerTime is how long the Graph API may take.
const answerTime = 10 * time.Second

// longestAnswer is how many bytes it may answer with.
const longestAnswer = 8 << 20

// graph asks the Graph API.
type graph struct {
	client *http.Client
}

// ask calls a method of the Graph API and decodes its answer. It says how much of what is allowed has been used, in percent.
func (g graph) ask(ctx context.Context, method, address string, query url.Values, into any) (used float64, err error) {
	r, err := http.NewRequestWithContext(ctx, method, address+"?"+query.Encode(), nil)
	if err != nil {
		return 0, &ingest.Unready{Problem: "The address of the Graph API is not one.", Wait: longPause}
	}
	answer, err := outbound.Ask(g.client, r, longestAnswer)
	if err != nil {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		return 0, &ingest.Unready{Problem: outbound.Problem(err, "Facebook", answerTime)} // the error itself holds the token
	}
	used, _ = usedOf(answer.Header)
	switch {
	case ctx.Err() != nil:
		return used, ctx.Err()
	case answer.Broken:
		return used, &ingest.Unready{Problem: "Facebook's answer broke off."}
	case answer.Status != http.StatusOK:
		return used, problemOf(answer.Status, answer.Header, answer.Body)
	case json.Unmarshal(answer.Body, into) != nil:
		return used, &ingest.Unready{Problem: "Facebook's answer cannot be read."}
	}
	return used, nil
}

// refusal is the Graph API's error (https://developers.facebook.com/docs/graph-api/guides/error-handling).
type refusal struct {
	Message   string `json:"message"`
	Code      int    `json:"code"`
	Subcode   int    `json:"error_subcode"`
	Transient bool   `json:"is_transient"`
}

func (r *refusal) Error() string {
	return strings.TrimRight(r.Message, ".") + fmt.Sprintf(" (Facebook's error %d).", r.Code)
}

// missing reports whether an object is not there, or not for us.
func (r *refusal) missing() bool { return r.Code == 100 && r.Subcode == 33 }

// The pauses after which a vendor is asked again that tells nothing: when somebody has to do something first, and when it
// wants less to do but does not say for how long.
const (
	longPause = time.Hour
	slowPause = 5 * time.Minute
)

// problemOf says what an error means: nothing of the source can be read, or only this.
func problemOf(status int, header http.Header, body []byte) error {
	var answer struct {
		Error *refusal `json:"error"`
	}
	if json.Unmarshal(body, &answer) != nil || answer.Error == nil {
		return &ingest.Unready{Problem: fmt.Sprintf("Facebook answered %d %s.", status, http.StatusText(status))}
	}
	_, wait := usedOf(header)
	switch e := answer.Error; {
	case e.Code == 102 || e.Code == 190:
		return &ingest.Unready{Wait: longPause, Problem: "Reconnect needed: Facebook does not accept the page token any more. Enter a new one. It says: " + e.Error()}
	case e.slowDown():
		return &ingest.Unready{Wait: max(wait, slowPause), Problem: "Facebook asks us to slow down: " + e.Error()}
	case e.Code == 2 || status >= http.StatusInternalServerError:
		return &ingest.Unready{Problem: "Facebook cannot answer at present: " + e.Error()}
	default:
		return e
	}
}

func (r *refusal) slowDown() bool {
	switch r.Code {
	case 4, 17, 32, 341, 368, 613:
		return true
	}
	return r.Code >= 80000 && r.Code <= 80014
}

// denied reports whether the token may not do this.
func (r *refusal) denied() bool { return r.Code == 10 || r.Code >= 200 && r.Code <= 299 }

// advice says what to do about that.
func (r *refusal) advice() string {
	return "Reconnect needed: the page token may not do this. Give it leads_retrieval and pages_manage_metadata, and access in the Leads Access Manager. Facebook says: " + r.Error()
}

// passing reports whether the same may go well later.
func (r *refusal) passing() bool { return r.Transient || r.Code == 1 }

// failed says of a lead that its reading was refused: for good, or for now.
func failed(err error) error {
	var r *refusal
	switch {
	case !errors.As(err, &r) || r.passing():
		return err
	case r.denied():
		return &ingest.Unready{Wait: longPause, Problem: r.advice()}
	case r.missing():
		return &ingest.Failed{Problem: "Facebook has no such lead, or does not show it to this page token. It says: " + r.Error()}
	}
	return &ingest.Failed{Problem: "Facebook does not tell this lead: " + r.Error()}
}

// usage is how much of what is allowed has been used, in percent, and in how many minutes more is.
type usage struct {
	Calls   float64 `json:"call_count"`
	CPU     float64 `json:"total_cputime"`
	Time    float64 `json:"total_time"`
	Minutes float64 `json:"estimated_time_to_regain_access"`
}

// usedOf reads how much has been used, and when Facebook answers again, as far as it says so. What cannot be read says nothing.
func usedOf(header http.Header) (percent float64, wait time.Duration) {
	var app usage
	var byBusiness map[string][]usage
	_ = json.Unmarshal([]byte(header.Get("X-App-Usage")), &app)
	_ = json.Unmarshal([]byte(header.Get("X-Business-Use-Case-Usage")), &byBusiness)
	all := []usage{app}
	for _, of := range byBusiness {
		all = append(all, of...)
	}
	for _, u := range all {
		percent = max(percent, u.Calls, u.CPU, u.Time)
		wait = max(wait, time.Duration(min(u.Minutes, 24*60)*float64(time.Minute)))
	}
	return percent, wait
}
