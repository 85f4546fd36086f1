package demo

import (
	"sync/atomic"
	"time"
)

// clock is the time of the story. The desk looks at it when it likes.
type clock struct{ at atomic.Pointer[time.Time] }

func (c *clock) now() time.Time { return *c.at.Load() }

func (c *clock) set(t time.Time) { c.at.Store(&t) }
