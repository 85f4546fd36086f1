package httpapi

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"fairlead"
)

// readyPath is asked again and again while the answer is no: who answers logs that once.
const readyPath = "/readyz"

// declareOutside names what lies outside Root: health, metrics, the API document, its page, and the user interface.
func (a *API) declareOutside() error {
	ui, err := newFiles(a.UI)
	if err != nil {
		return err
	}
	a.outside("GET", "/healthz", Public, a.healthz)
	a.outside("GET", readyPath, Public, a.readyz)
	a.outside("GET", "/metrics", Keepers, a.metrics)
	a.outside("GET", "/openapi.json", Public, fixed("application/openapi+json", a.document))
	a.outside("GET", "/docs", Public, fixed("text/html; charset=utf-8", sync.OnceValues(a.docsPage)))
	a.declareHooks()
	a.declareWebsite()
	a.declareUnsubscribe()
	a.mux.HandleFunc("/hooks/", a.unknown)
	a.mux.HandleFunc("/api/", a.unknown)
	a.mux.Handle("/", ui)
	return errors.Join(a.wrong...)
}

func (a *API) outside(method, path string, who Access, h http.HandlerFunc) {
	if a.note(Operation{Method: method, Path: path, Access: who, ID: path[1:], outside: true}) {
		a.mux.HandleFunc(method+" "+path, h)
	}
}

// fixed answers with the same bytes always.
func fixed(contentType string, made func() ([]byte, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		body, err := made()
		if err != nil {
			panic(err) // a fault of this build, which its tests would have found
		}
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("Cache-Control", askMe)
		_, _ = w.Write(body)
	}
}

// healthz answers while the process lives.
func (a *API) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "ok")
}

// readyz answers 200 while leads can be taken.
func (a *API) readyz(w http.ResponseWriter, r *http.Request) {
	err := a.Ready(r.Context())
	var known *fairlead.Error
	switch {
	case err == nil:
		a.healthz(w, r)
	case errors.As(err, &known): // Ready has logged the change, which is enough
		writeProblem(w, problemOf(known))
	default:
		a.fail(w, r, err)
	}
}

// unknown answers for paths under /api that no operation has: 405 if only the method is wrong.
func (a *API) unknown(w http.ResponseWriter, r *http.Request) {
	_, pattern := a.known.Handler(r)
	if pattern == "" {
		writeProblem(w, problemOf(fairlead.ErrNotFound))
		return
	}
	var allowed []string
	for _, o := range a.operations {
		if o.FullPath() == pattern {
			allowed = append(allowed, o.Method)
		}
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	writeProblem(w, newProblem(http.StatusMethodNotAllowed, "method_not_allowed", "Use "+strings.Join(allowed, " or ")+" here."))
}
