package availability

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fairlead"
)

// Normal is the availability as it is kept: leave and shifts in order, and every time of leave a day or a minute of the
// zone.
func Normal(a fairlead.Availability, zone *time.Location) fairlead.Availability {
	a = Local(a, zone)
	slices.SortStableFunc(a.Leave, func(x, y fairlead.Leave) int {
		return cmp.Or(strings.Compare(x.From, y.From), strings.Compare(x.To, y.To))
	})
	if a.Hours == nil {
		return a
	}
	hours := *a.Hours
	for day, shifts := range hours.Week {
		hours.Week[day] = slices.SortedFunc(slices.Values(shifts), func(x, y fairlead.Shift) int { return cmp.Compare(x.From, y.From) })
	}
	a.Hours = &hours
	return a
}

// Local is the availability with every instant of leave, such as 2026-12-01T13:00:00Z, turned into a minute of the zone.
// Its order stays, so that Check names what was sent.
func Local(a fairlead.Availability, zone *time.Location) fairlead.Availability {
	a.Leave = slices.Clone(a.Leave)
	for i := range a.Leave {
		a.Leave[i].From, a.Leave[i].To = localText(a.Leave[i].From, zone), localText(a.Leave[i].To, zone)
	}
	return a
}

// localText drops seconds, and leaves what it cannot read.
func localText(text string, zone *time.Location) string {
	text = strings.TrimSpace(text)
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.In(zone).Format(asMinute)
	}
	if at, err := time.Parse(asMinute+":05", text); err == nil {
		return at.Format(asMinute)
	}
	return text
}
