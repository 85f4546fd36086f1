package usecase

import (
	"time"

	"fairlead"
)

// quietUntil is when the quiet hours end in which something happens; zero: it happens in none.
func quietUntil(q fairlead.QuietHours, w fairlead.Workspace, at time.Time) time.Time {
	if !q.On() {
		return time.Time{}
	}
	local := at.In(settingsZone(q, w))
	for _, day := range []int{-1, 0} {
		from, to := clockOn(local, day, q.From), clockOn(local, day, q.To)
		if !to.After(from) {
			to = clockOn(local, day+1, q.To)
		}
		if !local.Before(from) && local.Before(to) {
			return to.UTC()
		}
	}
	return time.Time{}
}

// settingsZone is where a member's hours are.
func settingsZone(q fairlead.QuietHours, w fairlead.Workspace) *time.Location {
	if zone, err := time.LoadLocation(q.Zone); err == nil && q.Zone != "" {
		return zone
	}
	return zoneOf(w)
}

// clockOn is an hour HH:MM so many days after a day.
func clockOn(day time.Time, after int, clock string) time.Time {
	at, _ := time.Parse("15:04", clock) // checked when it was entered
	y, m, d := day.Date()
	return time.Date(y, m, d+after, at.Hour(), at.Minute(), 0, 0, day.Location())
}
