// Package outbound reaches addresses that somebody has entered, and says in a sentence why it could not. It keeps to the
// public internet unless the instance allows more.
package outbound

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"code.dny.dev/ssrf"
)

// longestURL is what proxies and servers agree on.
const longestURL = 2000

// Door is the way out.
type Door struct {
	guard *ssrf.Guardian // nil: every address is allowed
}

// New returns a door. Unless allowPrivate is set it refuses to reach this machine, its networks and everything else that is
// not on the public internet; it looks at the address that a name has led to, not at the name.
func New(allowPrivate bool) *Door {
	if allowPrivate {
		return &Door{}
	}
	return &Door{guard: ssrf.New(ssrf.WithAnyPort())}
}

// Private says whether it leads to private networks too.
func (d *Door) Private() bool { return d.guard == nil }

// Client returns a client that waits so long for an answer. It follows no redirect and uses no proxy, which would both lead
// around the door.
func (d *Door) Client(timeout time.Duration) *http.Client {
	dialer := d.dialer(timeout)
	return &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout, ForceAttemptHTTP2: true,
			MaxIdleConnsPerHost: 16, IdleConnTimeout: time.Minute, MaxResponseHeaderBytes: 64 << 10,
		},
	}
}

// Dial opens a connection for whatever is not HTTP, and waits for it as long as the context does.
func (d *Door) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	return d.dialer(0).DialContext(ctx, network, address)
}

func (d *Door) dialer(timeout time.Duration) *net.Dialer {
	dialer := &net.Dialer{Timeout: timeout}
	if d.guard != nil {
		dialer.Control = d.guard.Safe
	}
	return dialer
}

// Check says what is wrong with a URL, as far as can be known without reaching it; "": nothing.
func (d *Door) Check(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Opaque != "" || (u.Scheme != "https" && u.Scheme != "http"):
		return "Write the whole address, such as https://example.com/hook."
	case len(address) > longestURL:
		return "This address is too long. Use at most 2,000 characters."
	case u.User != nil:
		return "Leave user and password out of the address: nobody needs them."
	case u.Fragment != "":
		return "Leave out the part after #: no server ever sees it."
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && d.guard != nil && d.guard.SafeAddr(ip) != nil {
		return privateProblem
	}
	return ""
}

const privateProblem = "This address is on a private network. Start Fairlead with --allow-private-targets to allow that."

// Problem is a sentence about why somebody, such as "the receiver", did not answer within a time.
func Problem(err error, who string, within time.Duration) string {
	var network net.Error
	var unknown *net.DNSError
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP):
		return privateProblem
	case errors.As(err, &unknown):
		return fmt.Sprintf("The name %s could not be found.", unknown.Name)
	case errors.As(err, &network) && network.Timeout():
		return fmt.Sprintf("%s did not answer within %d seconds.", who, int(within.Seconds()))
	}
	return fmt.Sprintf("%s could not be reached: %s.", who, innermost(err))
}

// innermost is the last error of a chain: "connection refused" without the addresses around it.
func innermost(err error) error {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err
}
