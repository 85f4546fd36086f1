package availability

import (
	"sync"
	"time"

	"fairlead"
)

// zones are those that were asked for, by name: reading one opens a file.
var zones sync.Map

// Zone is the zone in which a member's leave and hours are read: that of their hours, or else the workspace's.
func Zone(a fairlead.Availability, workspace *time.Location) *time.Location {
	if a.Hours == nil || a.Hours.Zone == "" {
		return workspace
	}
	if zone, ok := zones.Load(a.Hours.Zone); ok {
		return zone.(*time.Location)
	}
	zone, err := time.LoadLocation(a.Hours.Zone)
	if err != nil {
		return workspace
	}
	zones.Store(a.Hours.Zone, zone)
	return zone
}

// DayBegins is the first instant of a day in a zone, days after that of t: midnight, or what comes instead of it where clocks are
// put forward then.
func DayBegins(t time.Time, days int, zone *time.Location) time.Time {
	y, m, d := t.In(zone).Date()
	return reached(time.Date(y, m, d+days, 0, 0, 0, 0, time.UTC), zone)
}

// reached is the first instant at which clocks in the zone show this time or a later one: the first of two where clocks
// are put back, and the end of the gap where they are put forward. The wanted time is written in UTC.
func reached(wanted time.Time, zone *time.Location) time.Time {
	at := wanted.Add(-24 * time.Hour) // before it everywhere
	for {
		local := at.In(zone)
		instant := wanted.Add(-offset(local))
		_, end := local.ZoneBounds()
		switch {
		case instant.Before(at):
			return at
		case end.IsZero() || instant.Before(end):
			return instant
		}
		at = end.UTC()
	}
}

// offset is how far local clocks are ahead of UTC.
func offset(local time.Time) time.Duration {
	_, seconds := local.Zone()
	return time.Duration(seconds) * time.Second
}
