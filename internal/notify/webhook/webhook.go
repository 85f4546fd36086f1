// Package webhook brings one signed message to one URL, as Standard Webhooks says (https://www.standardwebhooks.com).
// What is sent to whom, and when it is tried again, others decide.
package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"fairlead/internal/outbound"
)

// Timeout is how long a receiver may take to answer.
const Timeout = 15 * time.Second

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
	response, err := s.client.Do(request)
	if err != nil {
		return Outcome{Problem: outbound.Problem(err, "The receiver", Timeout)}
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection can be used again
	return s.outcome(response)
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
		"Content-Type": "application/json", "User-Agent": "Fairlead",
		"webhook-id": m.ID, "webhook-timestamp": strconv.FormatInt(at.Unix(), 10), "webhook-signature": strings.Join(signatures, " "),
	} {
		request.Header.Set(name, value)
	}
	return request, nil
}

func (s *Sender) outcome(r *http.Response) Outcome {
	o := Outcome{Status: r.StatusCode}
	switch {
	case r.StatusCode >= 200 && r.StatusCode < 300:
		return o
	case r.StatusCode == http.StatusGone:
		o.Gone = true
	case r.StatusCode >= 300 && r.StatusCode < 400:
		o.Problem = fmt.Sprintf("The receiver answered %d and wants to be called elsewhere. Enter that address instead.", r.StatusCode)
		return o
	}
	o.Problem = fmt.Sprintf("The receiver answered %d %s.", r.StatusCode, http.StatusText(r.StatusCode))
	o.RetryAfter = outbound.RetryAfter(r.Header.Get("Retry-After"), s.now())
	return o
}
