package availability

import (
	"time"

	"fairlead"
)

// week are the shifts of every day, Monday first.
type week = [7][]fairlead.Shift

const (
	daySeconds  = 24 * 60 * 60
	weekSeconds = 7 * daySeconds
)

// farthest is how far ahead hours are looked for. Clocks put forward can swallow the only shift of a week.
const farthest = 14 * 24 * time.Hour

// readHours tells whether now is outside the hours, and when that changes.
func (m *Moment) readHours(w week, zone *time.Location, now time.Time) {
	m.Outside = !inside(w, secondOf(now, zone))
	changes := nextFlip(w, zone, now)
	if m.Outside {
		m.HoursAt = changes
	}
	m.changesAt(changes)
}

// secondOf is how many seconds after Monday's midnight the clocks in the zone show.
func secondOf(t time.Time, zone *time.Location) int {
	local := t.In(zone)
	day := (int(local.Weekday()) + 6) % 7 // from Monday
	hour, minute, second := local.Clock()
	return day*daySeconds + hour*3600 + minute*60 + second
}

// inside reports whether a second of the week is in a shift.
func inside(w week, second int) bool {
	minute := second % daySeconds / 60
	for _, s := range w[second/daySeconds] {
		if s.From <= minute && minute < s.To {
			return true
		}
	}
	return false
}

// nextFlip is when the hours begin or end next; zero: never. Until clocks are changed it is found on the clock; then
// the search begins anew from there.
func nextFlip(w week, zone *time.Location, now time.Time) time.Time {
	at := now.Truncate(time.Second).UTC()
	was := inside(w, secondOf(at, zone))
	for limit := at.Add(farthest); at.Before(limit); {
		wait, ok := flip(w, secondOf(at, zone))
		if !ok {
			break
		}
		next := at.Add(time.Duration(wait) * time.Second)
		_, changed := at.In(zone).ZoneBounds()
		if changed.IsZero() || next.Before(changed) {
			return next
		}
		at = changed.UTC()
		if inside(w, secondOf(at, zone)) != was {
			return at
		}
	}
	return time.Time{}
}

// flip is how many seconds after this one of the week the hours begin or end next, by the clock; false: never.
func flip(w week, second int) (int, bool) {
	was := inside(w, second)
	midnight := second - second%daySeconds
	for days := range 8 { // the last is today's weekday again
		day := midnight + days*daySeconds
		for _, s := range w[day/daySeconds%7] {
			for _, minute := range [2]int{s.From, s.To} {
				edge := day + minute*60
				if edge > second && inside(w, edge%weekSeconds) != was {
					return edge - second, true
				}
			}
		}
	}
	return 0, false
}
