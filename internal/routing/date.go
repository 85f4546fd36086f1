package routing

import (
	"strings"
	"time"
)

// dateTimes are how forms write a day with a time of day behind it.
var dateTimes = [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"}

// parseDate reads a day of the calendar, such as 2026-12-01, as a number that grows by one each day.
func parseDate(text string) (day float64, ok bool) {
	at, err := time.Parse(time.DateOnly, strings.TrimSpace(text))
	return float64(at.Unix() / (24 * 60 * 60)), err == nil
}

// dayOf reads an answer that is a date. With a time behind it, it is of the day that is written, whatever the zone.
func dayOf(answer string) (day float64, ok bool) {
	answer = strings.TrimSpace(answer)
	if len(answer) < len(time.DateOnly) || answer[4] != '-' || answer[7] != '-' {
		return 0, false // as most answers are
	}
	if len(answer) > len(time.DateOnly) && isDateTime(answer) {
		answer = answer[:len(time.DateOnly)]
	}
	return parseDate(answer)
}

func isDateTime(text string) bool {
	for _, layout := range dateTimes {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}
