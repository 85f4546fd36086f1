package limit

import (
	"fmt"
	"testing"
	"time"
)

func TestALimiterLetsSomeThroughAndThenOneByOne(t *testing.T) {
	l, now := New(3, 10*time.Second, 100), time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	take := func(caller string, wait time.Duration, first bool) {
		t.Helper()
		if gotWait, gotFirst := l.Take(now, caller); gotWait != wait || gotFirst != first {
			t.Errorf("%s waits %v (first: %v), want %v (%v)", caller, gotWait, gotFirst, wait, first)
		}
	}
	for range 3 {
		take("a", 0, false)
	}
	now = now.Add(4 * time.Second)
	take("a", 6*time.Second, true)
	take("a", 6*time.Second, false)
	take("b", 0, false)
	now = now.Add(6 * time.Second)
	take("a", 0, false)
	take("a", 10*time.Second, true)
	now = now.Add(time.Hour)
	for range 3 {
		take("a", 0, false)
	}
	take("a", 10*time.Second, true)
}

func TestAClockThatIsSetBackHoldsNobodyUp(t *testing.T) {
	l, now := New(1, 10*time.Second, 100), time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)
	l.Take(now, "a")
	now = now.Add(-time.Hour)
	if wait, _ := l.Take(now, "a"); wait != 10*time.Second {
		t.Errorf("a waits %v", wait)
	}
	if wait, _ := l.Take(now.Add(10*time.Second), "a"); wait != 0 {
		t.Errorf("then a waits %v", wait)
	}
}

// TestALimiterStaysSmall, and forgets nobody while there is room.
func TestALimiterStaysSmall(t *testing.T) {
	l, now := New(1, time.Minute, 100), time.Now()
	for i := range 1000 {
		l.Take(now, fmt.Sprint(i))
		if len(l.buckets) > 100 {
			t.Fatalf("it remembers %d", len(l.buckets))
		}
	}
	if wait, _ := l.Take(now, "999"); wait == 0 {
		t.Error("it has forgotten the last one")
	}
	l.Take(now.Add(time.Minute), "another")
	for range 100 {
		l.Take(now.Add(2*time.Minute), fmt.Sprint("new", len(l.buckets)))
	}
	if len(l.buckets) > 100 {
		t.Errorf("it remembers %d", len(l.buckets))
	}
}

func TestOneLineIsOneNeighbourhood(t *testing.T) {
	for address, want := range map[string]string{"192.0.2.7": "192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "::ffff:192.0.2.7": "::ffff:192.0.2.7", "?": "?"} {
		if got := Neighbourhood(address); got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
}
