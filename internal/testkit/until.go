package testkit

import (
	"testing"
	"time"
)

// Until asks again and again until the answer is yes.
func Until(t testing.TB, what string, yes func() bool) {
	t.Helper()
	Within(t, patience, 10*time.Millisecond, what, yes)
}

// Within is Until for so long, with a pause between two questions.
func Within(t testing.TB, long, pause time.Duration, what string, yes func() bool) {
	t.Helper()
	deadline := time.After(long)
	next := time.NewTicker(pause)
	defer next.Stop()
	for !yes() {
		select {
		case <-next.C:
		case <-deadline:
			t.Fatalf("waited in vain: %s", what)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}
