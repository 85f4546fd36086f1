package server

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

// grace is how long connections that were let in may take to bring their request, once the server stops.
const grace = 2 * time.Second

// drain follows connections, because http.Server.Shutdown hangs up on those whose request it has not begun to read:
// whoever was let in is to get an answer.
type drain struct {
	mu   sync.Mutex
	busy map[net.Conn]struct{} // new, or in the middle of a request
	none chan struct{}         // closed when busy runs empty; nil while nobody waits for that
}

// follow is the http.Server's ConnState.
func (d *drain) follow(c net.Conn, state http.ConnState) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if state == http.StateNew || state == http.StateActive {
		d.busy[c] = struct{}{}
		return
	}
	delete(d.busy, c)
	if len(d.busy) == 0 && d.none != nil {
		close(d.none)
		d.none = nil
	}
}

// wait returns when no connection is busy, or after the grace.
func (d *drain) wait(ctx context.Context) {
	d.mu.Lock()
	none := make(chan struct{})
	if len(d.busy) == 0 {
		close(none)
	} else {
		d.none = none
	}
	d.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	select {
	case <-none:
	case <-ctx.Done():
	}
}
