package httpapi

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"strings"
	"time"
)

// Watcher follows requests, for metrics and traces. It gets the name of what was asked for, never its address.
type Watcher interface {
	// Begin is told of a request before anything else, and may give it another context.
	Begin(r *http.Request) *http.Request
	// End is told how it went. Operation is one of few names; status 0: the caller hung up.
	End(ctx context.Context, operation string, status int, took time.Duration)
}

// unwatched is the Watcher where nobody watches.
type unwatched struct{}

func (unwatched) Begin(r *http.Request) *http.Request             { return r }
func (unwatched) End(context.Context, string, int, time.Duration) {}

// nameOf names what a request asks for: the operation, "ui" for a file of the user interface, "unknown" for what is
// nowhere, and "refused" for what was turned away before anybody looked.
func (a *API) nameOf(pattern string) string {
	switch pattern {
	case "":
		return "refused"
	case "/":
		return "ui"
	}
	if name := a.names[pattern]; name != "" {
		return name
	}
	return "unknown"
}

// forwarding are the headers by which a proxy says that it brings somebody else's request.
var forwarding = []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Forwarded", "Via"}

// metrics answers who shows the metrics token; if there is none, who asks on this very machine. See ADR 12.
func (a *API) metrics(w http.ResponseWriter, r *http.Request) {
	switch {
	case a.MetricsToken != "" && !showsToken(r, a.MetricsToken):
		writeProblem(w, newProblem(http.StatusUnauthorized, "unauthenticated", "Send the metrics token as Authorization: Bearer TOKEN."))
	case a.MetricsToken == "" && !fromHere(r):
		writeProblem(w, newProblem(http.StatusForbidden, "local_only", "Metrics are answered on this machine only, unless the server has a metrics token."))
	default:
		w.Header().Set("Cache-Control", "no-store")
		a.Metrics.ServeHTTP(w, r)
	}
}

// showsToken compares digests, which takes as long whatever was sent.
func showsToken(r *http.Request, token string) bool {
	_, shown := credentialOf(r)
	want, got := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(shown))
	return subtle.ConstantTimeCompare(want[:], got[:]) == 1
}

// fromHere reports whether a request comes from this machine and from nowhere else: a proxy that runs here says so in a
// header, or at least asks by the name that the world knows.
func fromHere(r *http.Request) bool {
	for _, header := range forwarding {
		if r.Header.Get(header) != "" {
			return false
		}
	}
	return loopback(r.RemoteAddr) && loopback(r.Host)
}

// loopback reports whether host or host:port is this machine.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
