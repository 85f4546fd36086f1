package auth

import (
	"context"
	"sync"
	"time"

	"fairlead"
)

// The throttle's bounds: attempts in a row per e-mail address and per caller, refilled one by one, and how many
// passwords are hashed at once (19 MiB each).
const (
	perEmail    = 10
	perAddress  = 50
	refillEvery = 30 * time.Second
	atOnce      = 4
	mostBuckets = 50_000
)

// throttle slows down who guesses passwords. It lives in memory: a restart forgives.
type throttle struct {
	mu      sync.Mutex
	buckets map[string]*bucket
	turns   chan struct{}
}

// bucket is what one e-mail address or caller has left.
type bucket struct {
	left int
	at   time.Time
}

func newThrottle() *throttle {
	return &throttle{buckets: map[string]*bucket{}, turns: make(chan struct{}, atOnce)}
}

// enter takes one attempt for both and waits for a turn to hash; release gives the turn back.
func (t *throttle) enter(ctx context.Context, now time.Time, email, address string) (release func(), err error) {
	if !t.take(now, "email "+email, perEmail) || !t.take(now, "address "+address, perAddress) {
		return nil, &fairlead.Error{Kind: fairlead.KindTooMany, Code: "too_many_attempts", RetryAfter: int(refillEvery.Seconds()),
			Message: "Too many attempts to sign in. Wait half a minute, then try again."}
	}
	select {
	case t.turns <- struct{}{}:
		return func() { <-t.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (t *throttle) take(now time.Time, key string, full int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	b := t.buckets[key]
	if b == nil {
		t.makeRoom(now)
		b = &bucket{left: full, at: now}
		t.buckets[key] = b
	}
	if refill := int(now.Sub(b.at) / refillEvery); refill > 0 {
		b.left = min(full, b.left+refill)
		b.at = b.at.Add(time.Duration(refill) * refillEvery)
	}
	if b.left <= 0 {
		return false
	}
	b.left--
	return true
}

// makeRoom drops buckets that are full again once there are many.
func (t *throttle) makeRoom(now time.Time) {
	if len(t.buckets) < mostBuckets {
		return
	}
	for key, b := range t.buckets {
		if now.Sub(b.at) > perAddress*refillEvery {
			delete(t.buckets, key)
		}
	}
}

// forget gives an e-mail address all its attempts back, after it was used rightly.
func (t *throttle) forget(email string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.buckets, "email "+email)
}
