package httpapi

import (
	"strings"
	"time"
)

// dayRange reads a range of days as the interface writes it: a word such as 7d that moves with today, or two days
// 2026-11-01..2026-11-23, either of which may be missing. It answers the first moment of the range and the first after
// it; a zero time is an open end. Days begin in the zone of now.
func dayRange(text string, now time.Time) (from, until time.Time, ok bool) {
	day := func(offset int) time.Time {
		return time.Date(now.Year(), now.Month(), now.Day()+offset, 0, 0, 0, 0, now.Location())
	}
	month := func(offset int) time.Time {
		return time.Date(now.Year(), now.Month()+time.Month(offset), 1, 0, 0, 0, 0, now.Location())
	}
	switch text {
	case "today":
		return day(0), day(1), true
	case "yesterday":
		return day(-1), day(0), true
	case "7d":
		return day(-6), day(1), true
	case "30d":
		return day(-29), day(1), true
	case "90d":
		return day(-89), day(1), true
	case "month":
		return month(0), month(1), true
	case "last-month":
		return month(-1), month(0), true
	default:
		return twoDays(text, now.Location())
	}
}

func twoDays(text string, zone *time.Location) (from, until time.Time, ok bool) {
	first, last, ok := strings.Cut(text, "..")
	if !ok || first == "" && last == "" {
		return from, until, false
	}
	var errFirst, errLast error
	if first != "" {
		from, errFirst = time.ParseInLocation(time.DateOnly, first, zone)
	}
	if last != "" {
		until, errLast = time.ParseInLocation(time.DateOnly, last, zone)
		until = until.AddDate(0, 0, 1)
	}
	return from, until, errFirst == nil && errLast == nil
}
