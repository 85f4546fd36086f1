package jobs

import (
	"testing"
	"time"
)

// TestPortionsAreAsLargeAsTheDeskCanSpare: slow ones shrink at once, quick ones grow step by step, within bounds.
func TestPortionsAreAsLargeAsTheDeskCanSpare(t *testing.T) {
	for _, c := range []struct {
		size int
		took time.Duration
		want int
	}{
		{500, 40 * time.Millisecond, 500},
		{500, 80 * time.Millisecond, 250},
		{500, 10 * time.Second, 100},
		{500, 30 * time.Millisecond, 666},
		{200, 0, 400},
		{800, 0, 1_000},
	} {
		if got := nextSize(c.size, c.took); got != c.want {
			t.Errorf("after %d leads in %s, a portion has %d, not %d", c.size, c.took, got, c.want)
		}
	}
}
