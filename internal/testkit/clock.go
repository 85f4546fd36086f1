package testkit

import (
	"sync"
	"time"
)

// Clock is a clock that a test winds. It never goes by itself.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock begins on a Monday morning.
func NewClock() *Clock { return &Clock{now: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)} }

// Now is the time it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Wind moves it on.
func (c *Clock) Wind(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}
