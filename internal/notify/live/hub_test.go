package live

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// told reads a stream in the background and notes what it was told, and when.
type told struct {
	stream *Stream
	events []string // "1.000s leads,members"
	err    error
}

func listen(ctx context.Context, s *Stream, begin time.Time) *told {
	t := &told{stream: s}
	go func() {
		for {
			topics, err := s.Next(ctx)
			if err != nil {
				t.err = err
				return
			}
			line := time.Since(begin).String()
			for _, topic := range topics {
				line += " " + topic
			}
			t.events = append(t.events, line)
		}
	}()
	return t
}

func (t *told) expect(tt *testing.T, want ...string) {
	tt.Helper()
	synctest.Wait()
	if !slices.Equal(t.events, want) {
		tt.Errorf("was told %q, wanted %q", t.events, want)
	}
}

// inBubble runs a test under a clock that only moves when everybody waits.
func inBubble(t *testing.T, test func(t *testing.T, h *Hub, ctx context.Context, begin time.Time)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		h := New(nil)
		test(t, h, ctx, time.Now())
		cancel()
		synctest.Wait()
	})
}

// pass lets the bubble's clock go on, as soon as everybody else in it waits.
func pass(d time.Duration) { <-time.After(d) }

var (
	ana  = Viewer{Workspace: 1, Member: 7, Credential: 70}
	olga = Viewer{Workspace: 1, Member: 1, Credential: 10, SeesAll: true}
	zoe  = Viewer{Workspace: 2, Member: 9, Credential: 90, SeesAll: true}
)

func TestEventsReachWhomTheyConcern(t *testing.T) {
	for _, c := range []struct {
		say             string
		event           Event
		ana, olga, zoes bool
	}{
		{"a member", Event{Workspace: 1, Members: []int64{7}}, true, false, false},
		{"who sees all leads", Event{Workspace: 1, Viewers: true}, false, true, false},
		{"everybody", Event{Workspace: 1, Everyone: true}, true, true, false},
		{"the same id in another workspace", Event{Workspace: 2, Members: []int64{7}}, false, false, false},
		{"nobody", Event{Workspace: 1}, false, false, false},
	} {
		t.Run(c.say, func(t *testing.T) {
			inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
				c.event.Topics = []string{"leads"}
				for who, reached := range map[Viewer]bool{ana: c.ana, olga: c.olga, zoe: c.zoes} {
					listener := listen(ctx, h.Open(who), begin)
					defer func() {
						if reached {
							listener.expect(t, "0s leads")
						} else {
							listener.expect(t)
						}
					}()
				}
				h.Publish(c.event)
			})
		})
	}
}

func TestTheFirstComesAtOnceThenOneASecond(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		l := listen(ctx, h.Open(ana), begin)
		for range 250 { // 2.5 seconds of a hundred leads a second
			h.Publish(Event{Workspace: 1, Members: []int64{7}, Topics: []string{"leads"}})
			pass(10 * time.Millisecond)
		}
		pass(5 * time.Second)
		l.expect(t, "0s leads", "1s leads", "2s leads", "3s leads")
	})
}

func TestNotificationsComeTenTimesASecond(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		l := listen(ctx, h.Open(ana), begin)
		for range 25 {
			h.Publish(Event{Workspace: 1, Members: []int64{7}, Topics: []string{"leads", "notifications"}})
			pass(10 * time.Millisecond)
		}
		pass(2 * time.Second)
		l.expect(t, "0s leads notifications", "100ms notifications", "200ms notifications", "300ms notifications", "1s leads")
	})
}

func TestTopicsThatWaitAreToldTogether(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		l := listen(ctx, h.Open(ana), begin)
		for range 2 {
			h.Publish(Event{Workspace: 1, Everyone: true, Topics: []string{"roles", "leads"}})
			synctest.Wait()
		}
		pass(2 * time.Second)
		l.expect(t, "0s leads roles", "1s leads roles")
	})
}

func TestSilenceIsBrokenByAHeartbeat(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		l := listen(ctx, h.Open(ana), begin)
		pass(51 * time.Second)
		l.expect(t, "25s", "50s")
	})
}

func TestASlowReaderBlocksNobodyAndKeepsOnlyASet(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		slow := h.Open(ana) // reads nothing yet
		for range 100_000 {
			h.Publish(Event{Workspace: 1, Everyone: true, Topics: []string{"leads", "notifications"}})
		}
		if len(slow.pending) != 2 {
			t.Errorf("%d topics are kept, wanted 2", len(slow.pending))
		}
		listen(ctx, slow, begin).expect(t, "0s leads notifications")
	})
}

func TestStreamsEnd(t *testing.T) {
	for say, end := range map[string]func(h *Hub, s *Stream){
		"signed out":  func(h *Hub, _ *Stream) { h.Publish(Event{Workspace: 1, Revoked: []int64{70}}) },
		"deactivated": func(h *Hub, _ *Stream) { h.Publish(Event{Workspace: 1, SignedOut: []int64{7}}) },
		"stopped":     func(h *Hub, _ *Stream) { h.Close() },
		"closed":      func(_ *Hub, s *Stream) { s.Close() },
	} {
		t.Run(say, func(t *testing.T) {
			inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
				s := h.Open(ana)
				l := listen(ctx, s, begin)
				end(h, s)
				synctest.Wait()
				if !errors.Is(l.err, ErrEnded) {
					t.Errorf("ended with %v", l.err)
				}
			})
		})
	}
}

func TestOthersStayWhenOneSignsOut(t *testing.T) {
	inBubble(t, func(t *testing.T, h *Hub, ctx context.Context, begin time.Time) {
		phone := ana
		phone.Credential = 71
		l := listen(ctx, h.Open(phone), begin)
		h.Publish(Event{Workspace: 1, Revoked: []int64{70}})
		h.Publish(Event{Workspace: 2, Revoked: []int64{71}})
		h.Publish(Event{Workspace: 1, Everyone: true, Topics: []string{"leads"}})
		l.expect(t, "0s leads")
	})
}

func TestClosedStreamsAreForgotten(t *testing.T) {
	h := New(nil)
	s := h.Open(ana)
	s.Close()
	s.Close()
	if n := h.Count(); n != 0 || len(h.streams) != 0 {
		t.Errorf("%d streams are left", n)
	}
	h.Close()
	if _, err := h.Open(ana).Next(context.Background()); !errors.Is(err, ErrEnded) {
		t.Errorf("a stream opened after the end ended with %v", err)
	}
}
