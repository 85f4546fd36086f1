package bench

import (
	"slices"
	"time"
)

// tally is how many things were done, and how long that took.
type tally struct {
	done  int
	took  time.Duration
	times []time.Duration // of each, where somebody wants to know
}

// measure does n things, and counts them.
func (t *tally) measure(n int, do func() error) error {
	begin := time.Now()
	err := do()
	t.done, t.took = t.done+n, t.took+time.Since(begin)
	return err
}

// rate is how many were done in a second.
func (t *tally) rate() float64 { return float64(t.done) / t.took.Seconds() }

// percentile is a quantile of the times in milliseconds.
func (t *tally) percentile(q float64) float64 {
	sorted := slices.Sorted(slices.Values(t.times))
	return float64(sorted[int(float64(len(sorted)-1)*q)]) / float64(time.Millisecond)
}
