package outbound

import (
	"net/http"
	"testing"
	"time"
)

// TestRetryAfter says how long a receiver is left alone that has asked for it.
func TestRetryAfter(t *testing.T) {
	at := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "120": 2 * time.Minute, "soon": 0, "-5": 0, "-10000000000": 0, "1.5": 0, "99999999999": 24 * time.Hour, "9999999": 24 * time.Hour,
		at.Add(time.Hour).Format(http.TimeFormat): time.Hour, at.Add(-time.Hour).Format(http.TimeFormat): 0,
		at.AddDate(1, 0, 0).Format(http.TimeFormat): 24 * time.Hour,
	} {
		if got := RetryAfter(value, at); got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}
