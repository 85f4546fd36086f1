// Package availability works out when a member can be given leads: pauses, leave and working hours, across daylight
// saving. It is pure: the time is handed in, and of zones it knows what every program knows.
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

// At tells how available a member is now. The zone is their own.
func At(a fairlead.Availability, zone *time.Location, now time.Time) Moment {
	var m Moment
	if now.Before(a.PausedUntil) {
		m.PausedUntil = a.PausedUntil
		m.changesAt(a.PausedUntil)
	}
	if len(a.Leave) > 0 {
		m.readLeave(spansOf(a.Leave, zone), now)
	}
	if a.Hours != nil {
		m.readHours(a.Hours.Week, zone, now)
	}
	return m
}

// changesAt says that something changes then. The earliest counts.
func (m *Moment) changesAt(t time.Time) {
	if !t.IsZero() && (m.Changes.IsZero() || t.Before(m.Changes)) {
		m.Changes = t
	}
}

// Sooner is the earlier of two times, of which each may be none.
func Sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// State is what colleagues may know of a member, and when it ends by itself; zero: unknown.
func State(member fairlead.Member, at Moment) (fairlead.AvailabilityState, time.Time) {
	switch {
	case !member.Active:
		return fairlead.Inactive, time.Time{}
	case !at.LeaveUntil.IsZero():
		return fairlead.OnLeave, at.LeaveUntil
	case !at.PausedUntil.IsZero():
		return fairlead.Paused, at.PausedUntil
	case at.Outside:
		return fairlead.OutsideHours, at.HoursAt
	default:
		return fairlead.Available, at.Changes
	}
}
