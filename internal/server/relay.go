package server

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"fairlead/internal/notify/live"
	"fairlead/internal/store"
	"fairlead/internal/telemetry"
)

// relay carries what went stale to the other replicas, and theirs to the streams of this one. A nil relay has no others.
//
// It must not hold up who publishes: events wait in a list, merged, while the message before is on its way, or cannot be
// sent. A replica that could not hear for a while interrupts its streams, and their browsers ask for everything again.
type relay struct {
	bus  store.Bus
	hub  *live.Hub
	self string // marks our own messages
	note func(telemetry.Relayed)
	end  context.CancelFunc
	done sync.WaitGroup

	mu      sync.Mutex
	pending map[int64]live.Event // by workspace
	wake    chan struct{}        // holds one: something is pending
}

// envelope is a message between replicas.
type envelope struct {
	From  string
	Event live.Event
}

// How long a message may take, and how long a database that takes none is left alone.
const (
	tellTimeout = 5 * time.Second
	tellRetry   = time.Second
)

// newRelay returns the relay of a store that several processes may share; nil of one that only this process uses.
func newRelay(opened store.Store) *relay {
	bus, shared := opened.(store.Bus)
	if !shared {
		return nil
	}
	return &relay{bus: bus, self: rand.Text(), pending: map[int64]live.Event{}, wake: make(chan struct{}, 1)}
}

// start hears and tells until stop. note is told of every message.
func (r *relay) start(hub *live.Hub, note func(telemetry.Relayed)) {
	if r == nil {
		return
	}
	ctx, end := context.WithCancel(context.Background())
	r.hub, r.end, r.note = hub, end, note
	r.done.Go(func() { _ = r.bus.Hear(ctx, r.heard, r.missed) }) // ends with the context, as told
	r.done.Go(func() { r.tell(ctx) })
}

// stop ends both. What has not been told yet is told first.
func (r *relay) stop() {
	if r == nil || r.end == nil {
		return
	}
	r.flush(context.Background())
	r.end()
	r.done.Wait()
}

// forward is what the hub calls with every event.
func (r *relay) forward(e live.Event) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pending[e.Workspace] = merged(r.pending[e.Workspace], e)
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *relay) tell(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		}
		if r.flush(ctx) {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(tellRetry):
		}
	}
}

// flush sends what is pending. What could not be sent is pending again, and the answer is false.
func (r *relay) flush(ctx context.Context) bool {
	r.mu.Lock()
	pending := r.pending
	r.pending = map[int64]live.Event{}
	r.mu.Unlock()
	sent := true
	for _, e := range pending {
		short, cancel := context.WithTimeout(ctx, tellTimeout)
		if r.bus.Tell(short, r.message(e)) != nil {
			r.forward(e)
			sent = false
		} else {
			r.note(telemetry.Told)
		}
		cancel()
	}
	return sent
}

// message writes an event. One that concerns too many for a message concerns everybody.
func (r *relay) message(e live.Event) string {
	text, _ := json.Marshal(envelope{r.self, e}) // numbers and topics
	if len(text) > store.MaxMessage {
		e.Members, e.Everyone = nil, true
		text, _ = json.Marshal(envelope{r.self, e})
	}
	return string(text)
}

func (r *relay) heard(message string) {
	var from envelope
	if err := json.Unmarshal([]byte(message), &from); err == nil && from.From != r.self {
		r.note(telemetry.Heard)
		r.hub.Deliver(from.Event)
	}
}

func (r *relay) missed() {
	r.note(telemetry.Missed)
	r.hub.Interrupt()
}

// merged is two events of a workspace as one.
func merged(a, b live.Event) live.Event {
	return live.Event{
		Workspace: b.Workspace,
		Topics:    union(a.Topics, b.Topics),
		Members:   union(a.Members, b.Members),
		Viewers:   a.Viewers || b.Viewers,
		Everyone:  a.Everyone || b.Everyone,
		SignedOut: union(a.SignedOut, b.SignedOut),
		Revoked:   union(a.Revoked, b.Revoked),
	}
}

func union[T int64 | string](a, b []T) []T {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
