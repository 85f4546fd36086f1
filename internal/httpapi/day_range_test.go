package httpapi

import (
	"testing"
	"time"
)

func TestRangesOfDays(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 29, 18, 30, 0, 0, berlin) // a day of 23 hours
	for text, want := range map[string][2]string{
		"today":                  {"2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
		"yesterday":              {"2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00"},
		"7d":                     {"2026-03-23T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
		"30d":                    {"2026-02-28T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
		"90d":                    {"2025-12-30T00:00:00+01:00", "2026-03-30T00:00:00+02:00"},
		"month":                  {"2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
		"last-month":             {"2026-02-01T00:00:00+01:00", "2026-03-01T00:00:00+01:00"},
		"2026-03-01..2026-03-31": {"2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00"},
		"2026-03-01..":           {"2026-03-01T00:00:00+01:00", ""},
		"..2026-03-31":           {"", "2026-04-01T00:00:00+02:00"},
	} {
		from, until, ok := dayRange(text, now)
		if got := [2]string{written(from), written(until)}; !ok || got != want {
			t.Errorf("%s is %v, %t, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "..", "8d", "2026-03-01", "2026-02-30..", "2026-03-01..soon", "1..2"} {
		if from, until, ok := dayRange(text, now); ok {
			t.Errorf("%q is a range: %v to %v", text, from, until)
		}
	}
}

func written(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
