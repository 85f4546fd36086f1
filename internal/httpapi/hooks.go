package httpapi

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
)

// hookReadTime is how long a source may take to send what it has to say.
const hookReadTime = 15 * time.Second

// hookPath is where a source sends leads.
func hookPath(s fairlead.Source) string { return "/hooks/" + string(s.Kind) + "/" + s.Key }

// hookURL is hookPath as the outside knows it; "": mails come instead.
func hookURL(base string, s fairlead.Source) string {
	if s.Kind == fairlead.KindMail {
		return ""
	}
	return base + hookPath(s)
}

// declareHooks names the addresses of sources. Whoever knows one may send; its connector says whether that is genuine.
func (a *API) declareHooks() {
	for _, kind := range fairlead.SourceKinds() {
		if kind == fairlead.KindForm || kind == fairlead.KindMail {
			continue // those have visitors, and a mailbox
		}
		path := "/hooks/" + string(kind) + "/{key}"
		a.outside("POST", path, Public, a.hook(kind))
		a.outside("GET", path, Public, a.challenge(kind))
	}
}

// hookAnswer is what a source is told: nothing, or why not.
type hookAnswer struct {
	Message string `json:"message,omitempty"`
}

func answerHook(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = jsonFormat.Marshal(w, hookAnswer{message}) // who hung up will send it again
}

// noSuchHook is what everybody is told who does not know an address.
const noSuchHook = "There is no such address (any more). Look it up under Admin, Sources."

// sourceOf finds the source of a kind that an address belongs to; status 0: it is there.
func (a *API) sourceOf(r *http.Request, kind fairlead.SourceKind) (workspace int64, source fairlead.Source, status int, message string) {
	workspace, source, err := a.App.SourceAt(r.Context(), r.PathValue("key"))
	switch {
	case errors.Is(err, fairlead.ErrNotFound) || err == nil && source.Kind != kind:
		return 0, source, http.StatusNotFound, noSuchHook
	case err != nil:
		status, message = a.cannotKeep(r, err)
	}
	return workspace, source, status, message
}

func (a *API) hook(kind fairlead.SourceKind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		workspace, source, status, message := a.sourceOf(r, kind)
		if status == 0 {
			status, message = a.receive(w, r, workspace, source)
		}
		answerHook(w, status, message)
	}
}

// challenge answers a vendor that tries an address out. What it gets wrong is kept for an admin to see.
func (a *API) challenge(kind fairlead.SourceKind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		connector, asks := a.Connectors[kind].(ingest.Challenger)
		if !asks {
			w.Header().Set("Allow", http.MethodPost)
			answerHook(w, http.StatusMethodNotAllowed, "Leads are sent here by POST.")
			return
		}
		workspace, source, status, message := a.sourceOf(r, kind)
		if status != 0 {
			answerHook(w, status, message)
			return
		}
		answer, err := connector.Challenge(source, r.URL.Query())
		var refused *ingest.Refused
		if errors.As(err, &refused) {
			arrival := fairlead.Arrival{SourceID: source.ID, Status: refused.Status, Problem: refused.Problem, Body: refused.Keep}
			if err = a.App.Receive(r.Context(), workspace, arrival); err == nil {
				answerHook(w, refused.Status, refused.Problem)
				return
			}
		}
		if err != nil {
			status, message = a.cannotKeep(r, err)
			answerHook(w, status, message)
			return
		}
		w.Header().Set("Content-Type", answer.ContentType)
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(answer.Body) // who hung up will ask again
	}
}

// receive keeps what came if it is genuine, and answers once that is on disk.
func (a *API) receive(w http.ResponseWriter, r *http.Request, workspace int64, source fairlead.Source) (status int, message string) {
	body, refused := heard(w, r)
	if refused != nil {
		return refused.Status, refused.Problem
	}
	arrival, err := ingest.Arrival(a.Connectors[source.Kind], source, ingest.Request{Header: r.Header, Body: body}, http.StatusOK)
	if err == nil {
		err = a.App.Receive(r.Context(), workspace, arrival)
	}
	if err != nil {
		return a.cannotKeep(r, err)
	}
	return arrival.Status, arrival.Problem
}

// heard reads what a source sends.
func heard(w http.ResponseWriter, r *http.Request) (body []byte, refused *ingest.Refused) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(hookReadTime)) // a connection that cannot is none of the network
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, ingest.MaxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &ingest.Refused{Status: http.StatusRequestEntityTooLarge, Problem: "This is too large. Send at most 1 MB at once."}
	case err != nil:
		return nil, &ingest.Refused{Status: http.StatusBadRequest, Problem: "The body did not come to its end."}
	}
	return body, nil
}

// cannotKeep makes the vendor send again.
func (a *API) cannotKeep(r *http.Request, err error) (status int, message string) {
	if fairlead.KindOf(err) == fairlead.KindUnavailable {
		return http.StatusServiceUnavailable, "This cannot be kept at the moment. Send it again."
	}
	a.Log.LogAttrs(r.Context(), slog.LevelError, "a source could not be heard", slog.String("error", err.Error()))
	return http.StatusInternalServerError, "Something went wrong on our side. Send it again."
}
