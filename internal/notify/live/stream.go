package live

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"
)

// How often a stream speaks: of one topic at most once a second, of notifications ten times, and at least every
// Heartbeat, so that proxies keep the connection.
const (
	topicGap        = time.Second
	notificationGap = 100 * time.Millisecond
	Heartbeat       = 25 * time.Second
)

// Notifications is the topic that may be told more often than the others.
const Notifications = "notifications"

// ErrEnded says that a stream has ended: signed out, deactivated, or the program stops.
var ErrEnded = errors.New("the stream has ended")

// Stream is what one open browser still has to be told.
type Stream struct {
	hub        *Hub
	workspace  int64
	member     int64
	credential int64
	seesAll    bool

	wake  chan struct{} // holds one: something is pending
	ended chan struct{}
	once  sync.Once

	mu      sync.Mutex
	pending map[string]struct{}
	told    map[string]time.Time
}

func newStream(h *Hub, v Viewer) *Stream {
	return &Stream{
		hub: h, workspace: v.Workspace, member: v.Member, credential: v.Credential, seesAll: v.SeesAll,
		wake: make(chan struct{}, 1), ended: make(chan struct{}),
		pending: map[string]struct{}{}, told: map[string]time.Time{},
	}
}

// Close ends the stream and forgets it.
func (s *Stream) Close() {
	s.end()
	s.hub.forget(s)
}

// Next waits for topics that went stale and returns them in order. It returns none after Heartbeat without any, and
// ErrEnded, or the context's error, at the end.
func (s *Stream) Next(ctx context.Context) ([]string, error) {
	heartbeat := time.NewTimer(Heartbeat)
	defer heartbeat.Stop()
	for {
		topics, wait := s.due(time.Now())
		if len(topics) > 0 {
			return topics, nil
		}
		pause := after(wait)
		select {
		case <-s.ended:
			return nil, ErrEnded
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-s.wake:
		case <-pause:
		case <-heartbeat.C:
			return nil, nil
		}
	}
}

// after is a channel that fires after a positive wait, and never otherwise.
func after(wait time.Duration) <-chan time.Time {
	if wait <= 0 {
		return nil
	}
	return time.After(wait)
}

func (s *Stream) add(topics []string) {
	s.mu.Lock()
	for _, t := range topics {
		s.pending[t] = struct{}{}
	}
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func (s *Stream) end() { s.once.Do(func() { close(s.ended) }) }

// due takes the topics that may be told now, and says how long until the next may; 0: none is pending.
func (s *Stream) due(now time.Time) (topics []string, wait time.Duration) {
	select {
	case <-s.ended:
		return nil, 0
	default:
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for topic := range s.pending {
		left := gap(topic) - now.Sub(s.told[topic])
		if left <= 0 {
			topics = append(topics, topic)
			delete(s.pending, topic)
			s.told[topic] = now
		} else if wait == 0 || left < wait {
			wait = left
		}
	}
	slices.Sort(topics)
	return topics, wait
}

func gap(topic string) time.Duration {
	if topic == Notifications {
		return notificationGap
	}
	return topicGap
}
