// Package webpush brings one message to one browser, by the push service that the browser has chosen (RFC 8030). Who is told
// what, and when it is tried again, others decide.
package webpush

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"

	"fairlead/internal/notify"
	"fairlead/internal/outbound"
)

// Timeout is how long a push service may take to answer.
const Timeout = 10 * time.Second

// longestAnswer is how much of an answer is read: all of it, so that the connection can be used again.
const longestAnswer = 64 << 10

// TTL is how long a push service keeps a message for a browser that is not running.
const TTL = 12 * time.Hour

// Sender sends messages.
type Sender struct {
	client *http.Client
	now    func() time.Time
}

// NewSender returns a sender that goes through a door.
func NewSender(door *outbound.Door, now func() time.Time) *Sender {
	return &Sender{client: door.Client(Timeout), now: now}
}

// Send encrypts a note for a device and hands it to the push service. The contact is where that service's people find ours:
// a mailto: or https: address. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, keys Keys, contact string, d Device, n notify.Note) notify.Outcome {
	m := messageOf(n)
	body, err := d.seal(m.json())
	if err != nil {
		return notify.Outcome{Problem: "This browser's keys are not valid. Turn its notifications off and on again.", Final: true}
	}
	request, err := s.request(ctx, keys, contact, d.Endpoint, body)
	if err != nil {
		return notify.Outcome{Problem: "The message could not be signed."}
	}
	if m.Tag != "" {
		request.Header.Set("Topic", m.Tag) // so that it takes the place of an earlier one that the browser does not have yet
	}
	who := "The push service " + request.URL.Hostname()
	answer, err := outbound.Ask(s.client, request, longestAnswer)
	if err != nil {
		return notify.Outcome{Problem: outbound.Problem(err, who, Timeout)}
	}
	return s.outcome(who, answer)
}

func (s *Sender) request(ctx context.Context, keys Keys, contact, endpoint string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	authorization, err := keys.authorization(request.URL, contact, s.now())
	if err != nil {
		return nil, err
	}
	for name, value := range map[string]string{
		"Authorization": authorization, "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
		"TTL": strconv.Itoa(int(TTL / time.Second)), "Urgency": "high",
	} {
		request.Header.Set(name, value)
	}
	return request, nil
}

func (s *Sender) outcome(who string, a outbound.Answer) notify.Outcome {
	o := notify.Outcome{}
	switch status := a.Status; {
	case status >= 200 && status < 300:
		return o
	case status == http.StatusNotFound || status == http.StatusGone:
		o.Gone = true
	case status == http.StatusUnauthorized || status == http.StatusForbidden: // our keys or our clock: to be mended, here
	case status == http.StatusRequestTimeout || status == http.StatusTooManyRequests:
	case status >= 400 && status < 500:
		o.Final = true
	}
	o.Problem = fmt.Sprintf("%s answered %s.", who, strings.TrimSpace(fmt.Sprintf("%d %s", a.Status, http.StatusText(a.Status))))
	if words := said(a.Body); words != "" {
		o.Problem = fmt.Sprintf("%s: %s.", strings.TrimSuffix(o.Problem, "."), words)
	}
	o.RetryAfter = outbound.RetryAfter(a.Header.Get("Retry-After"), s.now())
	return o
}

// longestWords is how much of what a push service says an admin reads, in bytes.
const longestWords = 200

// said is one line of an answer: Apple and Mozilla say in JSON what is wrong, Google in plain words or a page; "": nothing.
func said(answer []byte) string {
	var refusal struct{ Reason, Message string }
	words := string(answer)
	if json.Unmarshal(answer, &refusal) == nil {
		words = cmp.Or(refusal.Reason, refusal.Message)
	}
	words, _, _ = strings.Cut(strings.TrimSpace(words), "\n")
	if strings.HasPrefix(words, "<") {
		return ""
	}
	words = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, words)
	return short(strings.TrimRight(words, ". "), longestWords)
}
