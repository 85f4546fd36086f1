package rulecheck

import (
	"fmt"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/availability"
)

// span is a stretch of the week, in minutes after its first midnight. It may end in the week after.
type span struct{ from, to int }

const (
	dayMinutes  = 24 * 60
	weekMinutes = 7 * dayMinutes
)

// checkShifts finds the hours of the week in which nobody works in a rotation that asks for hours. The week is the one that
// is now, in the workspace's zone: over the year, the hours of people in other zones may move by one against it. Leave and
// pauses do not count: they pass.
func (c *checker) checkShifts() {
	for _, r := range c.used() {
		serving := c.serving(r)
		if !r.Honours.Hours || len(serving) == 0 {
			continue
		}
		gaps := gapsOf(c.worked(serving))
		if len(gaps) == 0 {
			continue
		}
		spans := written(gaps)
		then := "Leads then go out by turn, whatever the hours."
		if r.Hold {
			then = "Leads wait until somebody begins."
		}
		c.add(fairlead.Finding{Code: fairlead.FoundNobodyOnShift, RotationID: r.ID, Spans: spans,
			Message: fmt.Sprintf("Nobody in %s works %s. %s", r.Name, strings.Join(spans, ", "), then)})
	}
}

// worked are the minutes of the week in which somebody works.
func (c *checker) worked(members []fairlead.Member) *[weekMinutes]bool {
	var worked [weekMinutes]bool
	week := weekOf(c.Now.In(c.Zone))
	for _, m := range members {
		hours := fairlead.Availability{Hours: m.Availability.Hours}
		zone := availability.Zone(hours, c.Zone)
		for at := week[0]; at.Before(week[7]); {
			now := availability.At(hours, zone, at)
			end := now.Changes
			if end.IsZero() || end.After(week[7]) {
				end = week[7]
			}
			if !now.Outside {
				week.fill(&worked, at, end)
			}
			at = end
		}
	}
	return &worked
}

// midnights are those of a week from Monday on, in the zone of its clocks; the last is that of the week after.
type midnights [8]time.Time

func weekOf(now time.Time) (week midnights) {
	sinceMonday := (int(now.Weekday()) + 6) % 7
	for day := range week {
		week[day] = availability.DayBegins(now, day-sinceMonday, now.Location()).In(now.Location())
	}
	return week
}

func (w midnights) fill(worked *[weekMinutes]bool, from, to time.Time) {
	for minute, end := w.minute(from), w.minute(to); minute < end; minute++ {
		worked[minute] = true
	}
}

// minute is which minute of the week the clocks show.
func (w midnights) minute(at time.Time) int {
	day := len(w) - 1
	for day > 0 && at.Before(w[day]) {
		day--
	}
	if day == len(w)-1 {
		return weekMinutes
	}
	local := at.In(w[0].Location())
	return day*dayMinutes + local.Hour()*60 + local.Minute()
}

// gapsOf are the stretches in which nobody works; one over the end of the week is one.
func gapsOf(worked *[weekMinutes]bool) []span {
	var gaps []span
	for minute := 0; minute < weekMinutes; minute++ {
		from := minute
		for minute < weekMinutes && !worked[minute] {
			minute++
		}
		if minute > from {
			gaps = append(gaps, span{from, minute})
		}
	}
	if last := len(gaps) - 1; last > 0 && gaps[0].from == 0 && gaps[last].to == weekMinutes {
		gaps[last].to += gaps[0].to
		gaps = gaps[1:]
	}
	return gaps
}

var dayNames = [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// written words the gaps: "at any time", "Sat 18:00 – Mon 09:00", and the same hours of days in a row as one,
// "Mon to Thu 17:00 – 09:00".
func written(gaps []span) []string {
	if len(gaps) == 1 && gaps[0] == (span{0, weekMinutes}) {
		return []string{"at any time"}
	}
	var all []string
	said := make([]bool, len(gaps))
	for i, gap := range gaps {
		if said[i] {
			continue
		}
		days := 1
		for j := i + 1; j < len(gaps); j++ {
			if !said[j] && gaps[j] == gap.later(days) {
				said[j] = true
				days++
			}
		}
		all = append(all, gap.written(days))
	}
	return all
}

func (s span) later(days int) span { return span{s.from + days*dayMinutes, s.to + days*dayMinutes} }

// written words the span on so many days in a row.
func (s span) written(days int) string {
	first, last := dayOf(s.from), dayOf(s.later(days-1).from)
	hours := clock(s.from) + " – " + clock(s.to)
	within := s.to <= s.from-s.from%dayMinutes+dayMinutes // the one day
	if within && s.to%dayMinutes == 0 {
		hours = clock(s.from) + " – 24:00"
	}
	switch {
	case days == len(dayNames):
		return "every day " + hours
	case days > 1:
		return fmt.Sprintf("%s to %s %s", first, last, hours)
	case within:
		return first + " " + hours
	default:
		return fmt.Sprintf("%s %s – %s %s", first, clock(s.from), dayOf(s.to), clock(s.to))
	}
}

func dayOf(minute int) string { return dayNames[minute/dayMinutes%7] }

func clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute%dayMinutes/60, minute%60) }
