// Package limit says how often callers may do something. It knows no clock, and of networks only which addresses are neighbours.
package limit

import (
	"net/netip"
	"sync"
	"time"
)

// Limiter lets everybody do something so many times at once, and then one by one. It lives in memory, of which it takes a
// bounded part: a restart forgives, and so it does when very many come.
type Limiter struct {
	full  int           // at once
	every time.Duration // one more
	most  int           // callers that are remembered

	mu      sync.Mutex
	buckets map[string]*bucket
}

// bucket is what a caller has left.
type bucket struct {
	left    int
	at      time.Time // when the last one was added
	refused bool      // since something was let through
}

// New makes a limiter: so many times at once, one more every so often, and how many callers are remembered.
func New(full int, every time.Duration, most int) *Limiter {
	return &Limiter{full: full, every: every, most: most, buckets: map[string]*bucket{}}
}

// Take reports how long a caller has to wait; 0: they need not. first: they were not told so before.
func (l *Limiter) Take(now time.Time, caller string) (wait time.Duration, first bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.buckets[caller]
	if b == nil {
		l.makeRoom(now)
		b = &bucket{left: l.full, at: now}
		l.buckets[caller] = b
	}
	if now.Before(b.at) { // the clock was set back
		b.at = now
	}
	if more := int(now.Sub(b.at) / l.every); more > 0 {
		b.left = min(l.full, b.left+more)
		b.at = b.at.Add(time.Duration(more) * l.every)
	}
	if b.left == 0 {
		first, b.refused = !b.refused, true
		return b.at.Add(l.every).Sub(now), first
	}
	b.left--
	b.refused = false
	return 0, false
}

// Forget gives a caller everything back.
func (l *Limiter) Forget(caller string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.buckets, caller)
}

// makeRoom forgets who would be let through anyway and, if that is not enough, whoever comes to hand.
func (l *Limiter) makeRoom(now time.Time) {
	if len(l.buckets) < l.most {
		return
	}
	for caller, b := range l.buckets {
		if now.Sub(b.at) >= time.Duration(l.full)*l.every {
			delete(l.buckets, caller)
		}
	}
	for caller := range l.buckets {
		if len(l.buckets) <= l.most*3/4 {
			return
		}
		delete(l.buckets, caller)
	}
}

// Neighbourhood is who is told apart by an address: with IPv6 one line has a whole network of them.
func Neighbourhood(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || !ip.Is6() || ip.Is4In6() {
		return address
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}
