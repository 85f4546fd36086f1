package httpapi

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/notify/live"
)

// writeTime is how long one piece of a stream may take to be written before the browser counts as gone.
const writeTime = 15 * time.Second

func (a *API) declareStream() {
	register(a, Operation{"GET", "/stream", SignedIn, "stream", "Live", "What went stale: server-sent events `changed` with data {\"what\":[…]}", 0, false}, a.stream)
	if item := a.huma.OpenAPI().Paths[Root+"/stream"]; item != nil {
		item.Get.Responses["200"] = &huma.Response{
			Description: "Events until the session ends; comments keep the connection",
			Content:     map[string]*huma.MediaType{"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString}}},
		}
	}
}

// openStream carries the request's own credential, which is looked at again while the stream is open.
type openStream struct {
	request *http.Request
}

// Resolve keeps the request.
func (s *openStream) Resolve(ctx huma.Context) []error {
	s.request, _ = humago.Unwrap(ctx)
	return nil
}

func (a *API) stream(_ context.Context, actor fairlead.Actor, in *openStream) (*huma.StreamResponse, error) {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		_, w := humago.Unwrap(ctx)
		a.serveStream(ctx.Context(), w, in.request, actor)
	}}, nil
}

func (a *API) serveStream(ctx context.Context, w http.ResponseWriter, r *http.Request, actor fairlead.Actor) {
	stream := a.Hub.Open(live.Viewer{
		Workspace: actor.Workspace, Member: actor.Member.ID, Credential: actor.Credential,
		SeesAll: access.Allowed(actor, fairlead.ViewAllLeads),
	})
	defer stream.Close()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	err := send(w, "retry: 2000\n: connected\n")
	for err == nil {
		var topics []string
		if topics, err = stream.Next(ctx); err == nil {
			err = a.tell(w, r, topics)
		}
	}
}

// tell writes one event. In a silence it writes a heartbeat instead, and makes sure that the caller is still signed
// in: a session may have run out. (Who is signed out, deactivated or gets another role loses the stream at once.)
func (a *API) tell(w http.ResponseWriter, r *http.Request, topics []string) error {
	if len(topics) == 0 {
		if _, err := a.caller(r); err != nil {
			return err
		}
		return send(w, ": still here\n")
	}
	data, err := json.Marshal(map[string][]string{"what": topics})
	if err != nil {
		return err
	}
	return send(w, fmt.Sprintf("event: changed\ndata: %s\n\n", data))
}

// send writes one piece and pushes it through to the browser.
func send(w http.ResponseWriter, text string) error {
	rc := http.NewResponseController(w)
	if err := rc.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	return rc.Flush()
}
