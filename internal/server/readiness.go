package server

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"fairlead"
)

// readiness knows whether this process can take leads now. Asking the database costs a write, so one answer serves
// everybody who asks within a second; and only a change of the answer is logged.
type readiness struct {
	ping   func(context.Context) error
	now    func() time.Time
	log    *slog.Logger
	ending <-chan struct{} // closed as soon as the server begins to stop

	mu    sync.Mutex
	asked time.Time
	last  error
}

// How long the database may take to answer, and how long an answer holds.
const (
	readyTimeout = 2 * time.Second
	readyHolds   = time.Second
)

var errEnding = &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "shutting_down", RetryAfter: 5,
	Message: "Fairlead is shutting down."}

// Ready is nil when leads can be taken, and otherwise a fairlead.Error whose code says why not.
func (r *readiness) Ready(ctx context.Context) error {
	select {
	case <-r.ending:
		return errEnding
	default:
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.now(); r.asked.IsZero() || now.Sub(r.asked) >= readyHolds {
		r.ask(ctx)
		r.asked = now
	}
	return r.last
}

// ask asks the database. Who asked first may hang up: the answer is for others too.
func (r *readiness) ask(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyTimeout)
	defer cancel()
	before := r.last
	r.last = unready(r.ping(ctx))
	switch {
	case r.last != nil && (before == nil || codeOf(before) != codeOf(r.last)):
		r.log.Warn("not ready", "reason", codeOf(r.last), "error", r.last)
	case r.last == nil && before != nil:
		r.log.Info("ready again")
	}
}

// unready gives every failure a code. One that has none yet comes from a database that does not answer.
func unready(err error) error {
	if err == nil || codeOf(err) != "" {
		return err
	}
	return &fairlead.Error{Kind: fairlead.KindUnavailable, Code: "database_away", RetryAfter: 5, Message: "The database does not answer.", Cause: err}
}

func codeOf(err error) string {
	var known *fairlead.Error
	if errors.As(err, &known) && known.Kind == fairlead.KindUnavailable {
		return known.Code
	}
	return ""
}
