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

// declareHooks names the addresses of sources. Whoever knows one may send; its connector says whether that is genuine.
func (a *API) declareHooks() {
	for _, kind := range fairlead.SourceKinds() {
		a.outside("POST", "/hooks/"+string(kind)+"/{key}", Public, a.hook(kind))
	}
}

// hookAnswer is what a source is told: nothing, or why not.
type hookAnswer struct {
	Message string `json:"message,omitempty"`
}

func (a *API) hook(kind fairlead.SourceKind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		status, message := a.receive(w, r, kind)
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		_ = jsonFormat.Marshal(w, hookAnswer{message}) // who hung up will send it again
	}
}

// receive keeps what came if it is genuine, and answers once that is on disk.
func (a *API) receive(w http.ResponseWriter, r *http.Request, kind fairlead.SourceKind) (status int, message string) {
	workspace, source, err := a.App.SourceAt(r.Context(), r.PathValue("key"))
	switch {
	case errors.Is(err, fairlead.ErrNotFound) || err == nil && source.Kind != kind:
		return http.StatusNotFound, "There is no such address (any more). Look it up under Admin, Sources."
	case err != nil:
		return a.cannotKeep(r, err)
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(hookReadTime)) // a connection that cannot is none of the network
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, ingest.MaxBody))
	if err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return http.StatusRequestEntityTooLarge, "This is too large. Send at most 1 MB at once."
		}
		return http.StatusBadRequest, "The body did not come to its end."
	}
	arrival := fairlead.Arrival{SourceID: source.ID, Status: http.StatusOK}
	received, err := a.Connectors[kind].Receive(source, ingest.Request{Header: r.Header, Body: body})
	var refused *ingest.Refused
	switch {
	case errors.As(err, &refused):
		arrival.Status, arrival.Problem, arrival.Body = refused.Status, refused.Problem, refused.Keep
	case err != nil:
		return a.cannotKeep(r, err)
	default:
		arrival.Body, arrival.Leads = received.Keep, arrivedLeads(received.Leads)
	}
	if err := a.App.Receive(r.Context(), workspace, arrival); err != nil {
		return a.cannotKeep(r, err)
	}
	return arrival.Status, arrival.Problem
}

func arrivedLeads(items []ingest.Item) (leads []fairlead.ArrivedLead) {
	for _, item := range items {
		l := fairlead.ArrivedLead{VendorID: item.ID, State: fairlead.ArrivedDue}
		if item.Test {
			l.State = fairlead.ArrivedTest
		}
		leads = append(leads, l)
	}
	return leads
}

// cannotKeep makes the vendor send again.
func (a *API) cannotKeep(r *http.Request, err error) (status int, message string) {
	if fairlead.KindOf(err) == fairlead.KindUnavailable {
		return http.StatusServiceUnavailable, "This cannot be kept at the moment. Send it again."
	}
	a.Log.LogAttrs(r.Context(), slog.LevelError, "a source could not be heard", slog.String("error", err.Error()))
	return http.StatusInternalServerError, "Something went wrong on our side. Send it again."
}
