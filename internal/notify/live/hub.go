// Package live tells open browsers what went stale. An event carries no data, only topics: the browser then asks
// again, and gets what its member may see. A missed event costs freshness, never a notification.
//
// Publishing never blocks: each stream keeps only the set of topics it still has to tell, however slowly it reads.
package live

import "sync"

// Event says which views of whom went stale.
type Event struct {
	Workspace int64
	Topics    []string
	Members   []int64 // these, and …
	Viewers   bool    // … everybody who sees all leads, and …
	Everyone  bool    // … everybody in the workspace
	SignedOut []int64 // members whose streams end now
	Revoked   []int64 // credentials whose streams end now
}

// Viewer is who holds a stream.
type Viewer struct {
	Workspace  int64
	Member     int64
	Credential int64 // the session or token it was opened with
	SeesAll    bool  // sees all leads
}

// Hub brings events to streams.
type Hub struct {
	mu      sync.Mutex
	streams map[int64]map[*Stream]struct{} // by workspace
	closed  bool
	forward func(Event)
}

// New returns a hub without streams. forward is called with every event that is published, and must not block: it tells
// the hubs of other processes, which Deliver it. Nil: there are none.
func New(forward func(Event)) *Hub {
	return &Hub{streams: map[int64]map[*Stream]struct{}{}, forward: forward}
}

// Open begins a stream. The caller reads it with Next and ends it with Close.
func (h *Hub) Open(v Viewer) *Stream {
	s := newStream(h, v)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		s.end()
		return s
	}
	if h.streams[v.Workspace] == nil {
		h.streams[v.Workspace] = map[*Stream]struct{}{}
	}
	h.streams[v.Workspace][s] = struct{}{}
	return s
}

// Publish tells the streams of whom an event concerns, here and in the other processes. It does not block.
func (h *Hub) Publish(e Event) {
	h.Deliver(e)
	if h.forward != nil {
		h.forward(e)
	}
}

// Deliver tells the streams of this process.
func (h *Hub) Deliver(e Event) {
	members, out, revoked := setOf(e.Members), setOf(e.SignedOut), setOf(e.Revoked)
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.streams[e.Workspace] {
		_, member := out[s.member]
		_, credential := revoked[s.credential]
		if member || credential {
			s.end()
			continue
		}
		_, named := members[s.member]
		if named || e.Everyone || e.Viewers && s.seesAll {
			s.add(e.Topics)
		}
	}
}

// Interrupt ends every stream that is open, because events may have been missed: whoever comes back asks for everything
// again, and is let in again.
func (h *Hub) Interrupt() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.endAll()
}

// Close ends every stream, and those that are opened from now on.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	h.endAll()
}

func (h *Hub) endAll() {
	for _, streams := range h.streams {
		for s := range streams {
			s.end()
		}
	}
}

// Count is how many streams are open.
func (h *Hub) Count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, streams := range h.streams {
		n += len(streams)
	}
	return n
}

func (h *Hub) forget(s *Stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams[s.workspace], s)
	if len(h.streams[s.workspace]) == 0 {
		delete(h.streams, s.workspace)
	}
}

func setOf(ids []int64) map[int64]struct{} {
	set := make(map[int64]struct{}, len(ids))
	for _, id := range ids {
		set[id] = struct{}{}
	}
	return set
}
