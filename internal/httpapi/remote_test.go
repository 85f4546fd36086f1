package httpapi

import (
	"net/http/httptest"
	"testing"
)

func TestOnlyAProxyOnThisMachineSaysWhereARequestComesFrom(t *testing.T) {
	for _, c := range []struct{ peer, forwarded, want string }{
		{"203.0.113.5:1234", "", "203.0.113.5"},
		{"203.0.113.5:1234", "198.51.100.7", "203.0.113.5"},
		{"127.0.0.1:1234", "198.51.100.7", "198.51.100.7"},
		{"[::1]:1234", "10.0.0.1, 198.51.100.7", "198.51.100.7"},
		{"127.0.0.1:1234", "nonsense", "127.0.0.1"},
		{"127.0.0.1:1234", "", "127.0.0.1"},
	} {
		r := httptest.NewRequest("POST", "/", nil)
		r.RemoteAddr = c.peer
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := remoteAddress(r); got != c.want {
			t.Errorf("%s through %q: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}

func TestAProxyNextDoorSaysWhereAPostComesFrom(t *testing.T) {
	for _, c := range []struct{ peer, forwarded, want string }{
		{"203.0.113.5:1234", "198.51.100.7", "203.0.113.5"},
		{"127.0.0.1:1234", "198.51.100.7", "198.51.100.7"},
		{"172.18.0.3:1234", "10.0.0.1, 198.51.100.7", "198.51.100.7"},
		{"[fd00::3]:1234", "2001:db8::7", "2001:db8::7"},
		{"172.18.0.3:1234", "nonsense", "172.18.0.3"},
		{"172.18.0.3:1234", "", "172.18.0.3"},
	} {
		r := httptest.NewRequest("POST", "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		if got := posterAddress(r); got != c.want {
			t.Errorf("%s through %q: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}
