// Package availability works out when a member can be given leads: pauses, leave and working hours, across daylight
// saving. It is pure: zones and the time are handed in.
package availability

import (
	"time"

	"fairlead"
)

// Moment is how available a member is at one moment.
type Moment struct {
	PausedUntil time.Time // zero: not paused
	LeaveUntil  time.Time // zero: not on leave
	Cover       fairlead.Target
	Outside     bool      // of their working hours
	HoursAt     time.Time // when they begin next, if Outside; zero: never
	Changes     time.Time // when any of this changes next; zero: never
}

// Zone is the zone in which a member's leave and hours are read: that of their hours, or else the workspace's.
func Zone(a fairlead.Availability, workspace *time.Location) *time.Location {
	if a.Hours == nil || a.Hours.Zone == "" {
		return workspace
	}
	zone, err := time.LoadLocation(a.Hours.Zone)
	if err != nil {
		return workspace
	}
	return zone
}
