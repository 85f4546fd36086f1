package httpapi

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
)

// around puts what every request goes through around the operations, outermost first.
func (a *API) around(h http.Handler) http.Handler {
	return a.logged(a.recovered(secured(compressed(a.sameOrigin(h)))))
}

// sameOrigin refuses requests that another site makes a browser send. Tokens are not sent by browsers on their own.
func (a *API) sameOrigin(h http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.AddInsecureBypassPattern("POST /hooks/form/{key}") // whoever may post there says the form; nobody is signed in by it
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeProblem(w, newProblem(http.StatusForbidden, "cross_origin", "This request comes from another site."))
	}))
	protected := protection.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			h.ServeHTTP(w, r)
			return
		}
		protected.ServeHTTP(w, r)
	})
}

const contentPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// secured sets the headers that keep browsers from doing what no page of ours asks for.
func secured(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		if encrypted(r) {
			header.Set("Strict-Transport-Security", "max-age=31536000")
		}
		if strings.HasPrefix(r.URL.Path, "/api/") {
			header.Set("Cache-Control", "no-store")
		}
		h.ServeHTTP(w, r)
	})
}

// recovered turns a panic into a plain 500; what it was about goes to the log only.
func (a *API) recovered(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			caught := recover()
			if caught == nil {
				return
			}
			if caught == http.ErrAbortHandler {
				panic(caught)
			}
			a.Log.LogAttrs(r.Context(), slog.LevelError, "panic",
				slog.String("error", fmt.Sprint(caught)), slog.String("route", r.Pattern), slog.String("stack", string(debug.Stack())))
			if seen, ok := w.(*watched); !ok || seen.status == 0 {
				writeProblem(w, newProblem(http.StatusInternalServerError, "internal", "Something went wrong on our side. It has been logged."))
			}
		}()
		h.ServeHTTP(w, r)
	})
}

// logged tells who watches of every request, and writes a line: the route, never the address, the query or a name.
func (a *API) logged(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		seen := &watched{ResponseWriter: w}
		r = a.Watch.Begin(r)
		defer func() {
			took, ctx := time.Since(begin), r.Context()
			if ctx.Err() != nil { // who hung up is no failure of ours
				a.Watch.End(ctx, a.nameOf(r.Pattern), 0, took)
			} else {
				a.Watch.End(ctx, a.nameOf(r.Pattern), seen.status, took)
			}
			a.Log.LogAttrs(ctx, a.levelOf(r, seen.status), "request",
				slog.String("method", r.Method), slog.String("route", r.Pattern), slog.Int("status", seen.status),
				slog.Int64("bytes", seen.bytes), slog.Duration("took", took))
		}()
		h.ServeHTTP(seen, r)
	})
}

func (a *API) levelOf(r *http.Request, status int) slog.Level {
	if status >= http.StatusInternalServerError && r.Context().Err() == nil && r.Pattern != "GET "+readyPath {
		return slog.LevelError
	}
	return slog.LevelDebug
}

// watched remembers what was answered.
type watched struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write notes how much was sent.
func (w *watched) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets a stream reach the connection.
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }
