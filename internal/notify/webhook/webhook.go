// Package webhook brings one signed message to one URL, as Standard Webhooks says (https://www.standardwebhooks.com).
// What is sent to whom, and when it is tried again, others decide.
package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"code.dny.dev/ssrf"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"fairlead"
)

// Timeout is how long a receiver may take to answer.
const Timeout = 15 * time.Second

// longestURL is what proxies and servers agree on.
const longestURL = 2000

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
	guard  *ssrf.Guardian // nil: every address is allowed
	now    func() time.Time
}

// NewSender returns a sender. Unless allowPrivate is set it refuses to reach this machine, its networks and everything
// else that is not on the public internet; it looks at the address that a name has led to, not at the name. It follows
// no redirect and uses no proxy, which would both lead around that.
func NewSender(allowPrivate bool, now func() time.Time) *Sender {
	s := &Sender{now: now}
	dialer := &net.Dialer{Timeout: Timeout}
	if !allowPrivate {
		s.guard = ssrf.New(ssrf.WithAnyPort())
		dialer.Control = s.guard.Safe
	}
	s.client = &http.Client{
		Timeout:       Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: Timeout, ForceAttemptHTTP2: true,
			MaxIdleConnsPerHost: 16, IdleConnTimeout: time.Minute, MaxResponseHeaderBytes: 64 << 10,
		},
	}
	return s
}

// NewSecret makes the key of one webhook: whsec_ and 32 random bytes.
func NewSecret() string {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(key)
}

// Check says what is wrong with a URL, as far as can be known without reaching it.
func (s *Sender) Check(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Opaque != "" || (u.Scheme != "https" && u.Scheme != "http"):
		return fairlead.Invalid("url", "Write the whole address, such as https://example.com/hook.")
	case len(address) > longestURL:
		return fairlead.Invalid("url", "This address is too long. Use at most 2,000 characters.")
	case u.User != nil:
		return fairlead.Invalid("url", "Leave user and password out of the address: messages are signed instead.")
	case u.Fragment != "":
		return fairlead.Invalid("url", "Leave out the part after #: no server ever sees it.")
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && s.guard != nil && s.guard.SafeAddr(ip) != nil {
		return fairlead.Invalid("url", privateProblem)
	}
	return nil
}

const privateProblem = "This address is on a private network. Start Fairlead with --allow-private-targets to allow that."

// Send signs a message with the webhook's secret and posts it. It never fails: the outcome says what went wrong.
func (s *Sender) Send(ctx context.Context, address, secret string, m Message) Outcome {
	request, err := s.request(ctx, address, secret, m)
	if err != nil {
		return Outcome{Problem: "The message could not be signed."}
	}
	response, err := s.client.Do(request)
	if err != nil {
		return Outcome{Problem: problemOf(err)}
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10)) // so that the connection can be used again
	return s.outcome(response)
}

func (s *Sender) request(ctx context.Context, address, secret string, m Message) (*http.Request, error) {
	signer, err := standardwebhooks.NewWebhook(secret)
	if err != nil {
		return nil, err
	}
	at := s.now()
	signature, err := signer.Sign(m.ID, at, []byte(m.Body))
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(m.Body))
	if err != nil {
		return nil, err
	}
	for name, value := range map[string]string{
		"Content-Type": "application/json", "User-Agent": "Fairlead",
		"webhook-id": m.ID, "webhook-timestamp": strconv.FormatInt(at.Unix(), 10), "webhook-signature": signature,
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
	o.RetryAfter = s.retryAfter(r.Header.Get("Retry-After"))
	return o
}

// longestWait is how long a receiver can make us wait at most.
const longestWait = 24 * time.Hour

// retryAfter reads seconds or a date (RFC 9110, 10.2.3).
func (s *Sender) retryAfter(value string) time.Duration {
	wait := time.Duration(0)
	if seconds, err := strconv.Atoi(value); err == nil {
		wait = time.Duration(min(seconds, int(longestWait/time.Second))) * time.Second
	} else if at, err := http.ParseTime(value); err == nil {
		wait = at.Sub(s.now())
	}
	return min(max(wait, 0), longestWait)
}

// problemOf is a sentence about why there was no answer.
func problemOf(err error) string {
	var network net.Error
	var unknown *net.DNSError
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return privateProblem
	case errors.As(err, &unknown):
		return fmt.Sprintf("The name %s could not be found.", unknown.Name)
	case errors.As(err, &network) && network.Timeout():
		return fmt.Sprintf("The receiver did not answer within %d seconds.", int(Timeout.Seconds()))
	}
	return fmt.Sprintf("The receiver could not be reached: %s.", innermost(err))
}

// innermost is the last error of a chain: "connection refused" without the addresses around it.
func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err
}
