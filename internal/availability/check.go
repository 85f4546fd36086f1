package availability

import (
	"fmt"
	"time"

	"fairlead"
)

// How much one member may enter.
const (
	mostLeaves = 200
	mostShifts = 10 // a day
)

// The years of leave.
const firstYear, lastYear = 2000, 2100

// days as the API names them, Monday first.
var days = [7]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// wrongs gathers what a person must mend.
type wrongs []fairlead.FieldError

func (w *wrongs) add(field, message string) {
	*w = append(*w, fairlead.FieldError{Field: field, Message: message})
}

// Check tells what a person must mend.
func Check(a fairlead.Availability) []fairlead.FieldError {
	var wrong wrongs
	if len(a.Leave) > mostLeaves {
		wrong.add("leave", fmt.Sprintf("Enter at most %d times of leave. Take out those that are over.", mostLeaves))
		return wrong
	}
	for i, l := range a.Leave {
		wrong.checkLeave(fmt.Sprintf("leave[%d]", i), l)
	}
	if a.Hours == nil {
		return wrong
	}
	if !isZone(a.Hours.Zone) {
		wrong.add("hours.zone", "There is no such time zone. Write one such as Europe/Berlin, or leave it out for the workspace's.")
	}
	for day, shifts := range a.Hours.Week {
		wrong.checkDay("hours.week."+days[day], shifts)
	}
	return wrong
}

// isZone reports whether hours can be in the zone; none is the workspace's. "Local" would be the server's own.
func isZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "Local"
}

func (w *wrongs) checkLeave(field string, l fairlead.Leave) {
	from, fromOK := w.checkTime(field+".from", l.From)
	to, toOK := w.checkTime(field+".to", l.To)
	switch {
	case !fromOK || !toOK:
	case to.end().After(from.at):
	case to.day:
		w.add(field+".to", "The last day is before the leave begins. Write the same day or a later one.")
	default:
		w.add(field+".to", "Write an end after the beginning.")
	}
	if l.Cover.AgentID != 0 && l.Cover.RotationID != 0 {
		w.add(field+".cover", "Name either an agent or a rotation, not both.")
	}
}

func (w *wrongs) checkTime(field, text string) (leaveTime, bool) {
	t, ok := readTime(text)
	switch {
	case !ok:
		w.add(field, `Write a day such as "2026-12-01", or a minute such as "2026-12-01T13:00".`)
	case t.at.Year() < firstYear || t.at.Year() > lastYear:
		w.add(field, fmt.Sprintf("Write a year from %d to %d.", firstYear, lastYear))
		ok = false
	}
	return t, ok
}

func (w *wrongs) checkDay(field string, shifts []fairlead.Shift) {
	if len(shifts) > mostShifts {
		w.add(field, fmt.Sprintf("Enter at most %d stretches a day.", mostShifts))
		return
	}
	for i, s := range shifts {
		name := fmt.Sprintf("%s[%d]", field, i)
		switch {
		case s.From < 0 || s.To > daySeconds/60:
			w.add(name, "Write times from 00:00 to 24:00.")
		case s.From >= s.To:
			w.add(name, "Write the end after the beginning; split a shift that goes over midnight.")
		case overlapsOneBefore(shifts, i):
			w.add(name, "This overlaps another stretch of the day. Join the two, or move one.")
		}
	}
}

func overlapsOneBefore(shifts []fairlead.Shift, i int) bool {
	for _, other := range shifts[:i] {
		if shifts[i].From < other.To && other.From < shifts[i].To {
			return true
		}
	}
	return false
}
