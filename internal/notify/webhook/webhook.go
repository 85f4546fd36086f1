// Package webhook brings one signed message to one URL, as Standard Webhooks says (https://www.standardwebhooks.com).
// What is sent to whom, and when it is tried again, others decide.
package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"fairlead/internal/outbound"
)

// Timeout is how long a receiver may take to answer.
const Timeout = 15 * time.Second

// longestAnswer is how much of an answer is read: nothing is made of it, but the connection can be used again.
const longestAnswer = 64 << 10

// Message is what is sent. ID and Body stay the same however often it is.
type Message struct {
	ID   string
	Body string
}

// Outcome is what became of one attempt.
type Outcome struct {
	Status     int           // of HTTP; 0: no answer
	Problem    string        // a sentence for an admin; "": the receiver has taken it
	RetryAfter time.Duration // what the receiver asked for; 0: nothing
	Gone       bool          // the receiver wants nothing any more
}

// Sender sends messages.
type Sender struct {
	client *http.Client
	now    func() time.Time
}

// NewSender returns a sender that goes through a door.
func NewSender(door *outbound.Door, now func() time.Time) *Sender {
	return &Sender{client: door.Client(Timeout), now: now}
}

// NewSecret makes the key of one webhook: whsec_ and 32 random bytes.
func NewSecret() string {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(key)
}

// Send signs a message with each of the webhook's secrets and posts it. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, address string, secrets []string, m Message) Outcome {
	request, err := s.request(ctx, address, secrets, m)
	if err != nil {
		return Outcome{Problem: "The message could not be signed."}
	}
	answer, err := outbound.Ask(s.client, request, longestAnswer)
	if err != nil {
		return Outcome{Problem: outbound.Problem(err, "The receiver", Timeout)}
	}
	return s.outcome(answer)
}

func (s *Sender) request(ctx context.Context, address string, secrets []string, m Message) (*http.Request, error) {
	at := s.now()
	signatures := make([]string, len(secrets))
	for i, secret := range secrets {
		signer, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			return nil, err
		}
		if signatures[i], err = signer.Sign(m.ID, at, []byte(m.Body)); err != nil {
			return nil, err
		}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(m.Body))
	if err != nil {
		return nil, err
	}
	for name, value := range map[string]string{
		"Content-Type": "application/json",
		"webhook-id":   m.ID, "webhook-timestamp": strconv.FormatInt(at.Unix(), 10), "webhook-signature": strings.Join(signatures, " "),
	} {
		request.Header.Set(name, value)
	}
	return request, nil
}

func (s *Sender) outcome(a outbound.Answer) Outcome {
	o := Outcome{Status: a.Status}
	switch {
	case a.Status >= 200 && a.Status < 300:
		return o
	case a.Status == http.StatusGone:
		o.Gone = true
	case a.Status >= 300 && a.Status < 400:
		o.Problem = fmt.Sprintf("The receiver answered %d and wants to be called elsewhere. Enter that address instead.", a.Status)
		return o
	}
	o.Problem = fmt.Sprintf("The receiver answered %d %s.", a.Status, http.StatusText(a.Status))
	o.RetryAfter = outbound.RetryAfter(a.Header.Get("Retry-After"), s.now())
	return o
}
