package outbound

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"time"

	"code.dny.dev/ssrf"
)

// TestAddresses: what leads nowhere, or where nobody should go, is refused before anybody tries.
func TestAddresses(t *testing.T) {
	for address, fine := range map[string]bool{
		"https://example.com/hook": true, "http://example.com": true, "": false, "//x": false, "ftp://example.com": false, "https://": false,
		"https://a@example.com/": false, "https://example.com/#x": false, "http://127.0.0.1/": false, "http://[::1]:80/": false, "http://10.0.0.1": false,
	} {
		if problem := New(false).Check(address); (problem == "") != fine {
			t.Errorf("%q: %q", address, problem)
		}
	}
	if problem := New(true).Check("http://127.0.0.1/"); problem != "" || !New(true).Private() || New(false).Private() {
		t.Errorf("with private addresses allowed: %q", problem)
	}
}

// TestDialKeepsToTheDoor: the address that a name has led to is looked at, and nobody waits longer than the context.
func TestDialKeepsToTheDoor(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		ctx     context.Context
		private bool
		host    string
		want    error
	}{
		{t.Context(), true, "127.0.0.1", nil}, {t.Context(), false, "127.0.0.1", ssrf.ErrProhibitedIP},
		{t.Context(), false, "localhost", ssrf.ErrProhibitedIP}, {gone, true, "127.0.0.1", context.Canceled},
	} {
		conn, err := New(c.private).Dial(c.ctx, "tcp", net.JoinHostPort(c.host, port))
		if conn != nil {
			conn.Close()
		}
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s, private addresses allowed: %v: got %v, want %v", c.host, c.private, err, c.want)
		}
	}
	if got := Problem(ssrf.ErrProhibitedIP, "The mail server", time.Second); got != privateProblem {
		t.Errorf("got %q", got)
	}
}

// FuzzCheck: whatever somebody writes as a URL is refused with a sentence, or can be asked.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"https://example.com/hook", "http://127.0.0.1", "http://[::1]:80/", "//x", "http://\x00", "https://a@b/", "http://0x7f.1/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if New(false).Check(address) != "" {
			return
		}
		if _, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, nil); err != nil {
			t.Errorf("%q was accepted, but cannot be asked: %v", address, err)
		}
	})
}
