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
}

// New returns a hub without streams.
func New() *Hub { return &Hub{streams: map[int64]map[*Stream]struct{}{}} }

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

// Publish tells the streams of whom an event concerns. It does not block.
func (h *Hub) Publish(e Event) {
	members, out := setOf(e.Members), setOf(e.SignedOut)
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.streams[e.Workspace] {
		if _, ended := out[s.member]; ended {
			s.end()
			continue
		}
		_, named := members[s.member]
		if named || e.Everyone || e.Viewers && s.seesAll {
			s.add(e.Topics)
		}
	}
}

// SignOut ends the streams that were opened with a credential.
func (h *Hub) SignOut(workspace, credential int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.streams[workspace] {
		if s.credential == credential {
			s.end()
		}
	}
}

// Close ends every stream, and those that are opened from now on.
func (h *Hub) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for _, streams := range h.streams {
		for s := range streams {
			s.end()
		}
	}
}

// count is how many streams are open.
func (h *Hub) count() int {
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
