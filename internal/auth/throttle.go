package auth

import (
	"context"
	"math"
	"runtime"
	"time"

	"fairlead"
	"fairlead/internal/limit"
)

// The throttle's bounds: attempts in a row per e-mail address and per caller, refilled one by one, how many of either are
// remembered, and how many passwords are hashed at once at most. Each takes 19 MiB, and five times that until it is collected.
const (
	perEmail    = 10
	perAddress  = 50
	refillEvery = 30 * time.Second
	mostKnown   = 50_000
	atOnce      = 4
)

// throttle slows down who guesses passwords. It lives in memory: a restart forgives.
type throttle struct {
	emails, addresses *limit.Limiter
	turns             chan struct{}
}

func newThrottle() *throttle {
	return &throttle{emails: limit.New(perEmail, refillEvery, mostKnown), addresses: limit.New(perAddress, refillEvery, mostKnown), turns: make(chan struct{}, hashers(runtime.GOMAXPROCS(0)))}
}

// hashers is how many passwords are hashed at once: who guesses leaves half of the cores to leads.
func hashers(cores int) int { return max(1, min(atOnce, cores/2)) }

// enter takes one attempt for both and waits for a turn to hash; release gives the turn back. The caller's comes first: who
// has none left cannot use up those of an e-mail address.
func (t *throttle) enter(ctx context.Context, now time.Time, email, address string) (release func(), err error) {
	wait, _ := t.addresses.Take(now, limit.Neighbourhood(address))
	if wait == 0 {
		wait, _ = t.emails.Take(now, email)
	}
	if wait > 0 {
		return nil, &fairlead.Error{Kind: fairlead.KindTooMany, Code: "too_many_attempts", RetryAfter: int(math.Ceil(wait.Seconds())),
			Message: "Too many attempts to sign in. Wait half a minute, then try again."}
	}
	select {
	case t.turns <- struct{}{}:
		return func() { <-t.turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// forget gives an e-mail address all its attempts back, after it was used rightly.
func (t *throttle) forget(email string) { t.emails.Forget(email) }
