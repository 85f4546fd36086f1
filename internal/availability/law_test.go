package availability

import (
	"testing"
	"time"

	"fairlead"

	"pgregory.net/rapid"
)

// places are zones, and a day in each around which clocks are changed.
var places = []struct{ zone, day string }{
	{"America/New_York", "2026-03-08"}, {"America/New_York", "2026-11-01"},
	{"Europe/Berlin", "2026-03-29"}, {"Europe/Berlin", "2026-10-25"},
	{"Australia/Lord_Howe", "2026-04-05"}, {"Australia/Lord_Howe", "2026-10-04"},
	{"Africa/Cairo", "2026-04-24"}, {"America/Havana", "2026-11-01"},
	{"Asia/Kathmandu", "2026-05-01"},
}

// drawn is a case of a law: an availability, where, and when.
type drawn struct {
	a    fairlead.Availability
	zone *time.Location
	now  time.Time
}

func draw(t *rapid.T, tb testing.TB) drawn {
	place := rapid.SampledFrom(places).Draw(t, "place")
	day, _ := time.Parse(asDay, place.day)
	near := func(what string) time.Time {
		return day.Add(time.Duration(rapid.IntRange(-3*96, 4*96).Draw(t, what)) * 15 * time.Minute)
	}
	d := drawn{zone: zone(tb, place.zone), now: near("now").Add(time.Duration(rapid.IntRange(0, 899).Draw(t, "seconds")) * time.Second)}
	if rapid.Bool().Draw(t, "paused") {
		d.a.PausedUntil = near("paused until")
	}
	for range rapid.IntRange(0, 4).Draw(t, "leaves") {
		layouts := rapid.SampledFrom([][2]string{{asDay, asDay}, {asMinute, asMinute}, {asDay, asMinute}, {asMinute, asDay}}).Draw(t, "layouts")
		d.a.Leave = append(d.a.Leave, fairlead.Leave{From: near("from").Format(layouts[0]), To: near("to").Format(layouts[1]),
			Cover: fairlead.Target{AgentID: rapid.Int64Range(0, 2).Draw(t, "cover")}})
	}
	if rapid.Bool().Draw(t, "hours") {
		d.a.Hours = &fairlead.Hours{Week: drawWeek(t)}
	}
	d.a = Normal(d.a, d.zone)
	return d
}

func drawWeek(t *rapid.T) week {
	var w week
	for day := range w {
		edges := rapid.SliceOfNDistinct(rapid.IntRange(0, 96), 0, 4, rapid.ID[int]).Draw(t, "edges")
		for i := 0; i+1 < len(edges); i += 2 {
			s := fairlead.Shift{From: min(edges[i], edges[i+1]) * 15, To: max(edges[i], edges[i+1]) * 15}
			if shifts := append(w[day], s); !overlapsOneBefore(shifts, len(shifts)-1) {
				w[day] = shifts
			}
		}
	}
	return Normal(fairlead.Availability{Hours: &fairlead.Hours{Week: w}}, time.UTC).Hours.Week
}

// Nothing changes before the moment at which something is said to change, and then something does.
func TestLawChangesIsTrue(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := draw(rt, t)
		now := At(d.a, d.zone, d.now)
		until := now.Changes
		if until.IsZero() {
			until = d.now.Add(10 * 24 * time.Hour)
		} else if then := At(d.a, d.zone, until); !until.After(d.now) || sameNow(now, then) {
			rt.Fatalf("at %s nothing changes: %+v, then %+v", until, now, then)
		}
		for at := d.now; at.Before(until); at = at.Add(5 * time.Minute).Truncate(5 * time.Minute) {
			if then := At(d.a, d.zone, at); !same(now, then) {
				rt.Fatalf("%+v\nbut at %s already\n%+v", now, at, then)
			}
		}
		if then := At(d.a, d.zone, until.Add(-time.Nanosecond)); !same(now, then) {
			rt.Fatalf("%+v\nbut just before\n%+v", now, then)
		}
	})
}

// Minute by minute, hours are what a clock on the wall says, and they begin when they are said to begin.
func TestLawHoursFollowTheClockOnTheWall(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := draw(rt, t)
		a := fairlead.Availability{Hours: &fairlead.Hours{Week: drawWeek(rt)}}
		var begin time.Time // that was foretold
		for at := d.now.Truncate(time.Minute); at.Before(d.now.Add(30 * time.Hour)); at = at.Add(time.Minute) {
			m := At(a, d.zone, at)
			if m.Outside == onTheWall(a.Hours.Week, at.In(d.zone)) {
				rt.Fatalf("%s: outside is %t", at.In(d.zone), m.Outside)
			}
			if !m.Outside && !begin.IsZero() && !begin.Equal(at) {
				rt.Fatalf("hours begin at %s, not at %s", at, begin)
			}
			begin = m.HoursAt
		}
	})
}

func onTheWall(w week, local time.Time) bool {
	text := local.Format("15:04")
	names := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	for day, name := range names {
		if name != local.Format("Monday") {
			continue
		}
		for _, s := range w[day] {
			from := time.Date(1, 1, 1, 0, s.From, 0, 0, time.UTC).Format("15:04")
			to := time.Date(1, 1, 1, 0, s.To, 0, 0, time.UTC).Format("15:04")
			if from <= text && (text < to || s.To == 1440) {
				return true
			}
		}
	}
	return false
}

// Leave holds from the first minute that a clock on the wall shows its beginning, or a later time, until it shows the end.
func TestLawLeaveFollowsTheClockOnTheWall(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := draw(rt, t)
		for _, l := range d.a.Leave {
			from, _ := readTime(l.From)
			to, _ := readTime(l.To)
			began, ended := false, false
			for at := from.at.Add(-30 * time.Hour).Truncate(time.Minute); at.Before(from.at.Add(9 * 24 * time.Hour)); at = at.Add(time.Minute) {
				shown, _ := time.Parse(asMinute, at.In(d.zone).Format(asMinute))
				began, ended = began || !shown.Before(from.at), ended || !shown.Before(to.end())
				if on := !At(away(l), d.zone, at).LeaveUntil.IsZero(); on != (began && !ended) {
					rt.Fatalf("%+v at %s: on leave is %t", l, at.In(d.zone), on)
				}
			}
		}
	})
}

// What is normal stays as it is.
func TestLawNormalIsAFixedPoint(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := draw(rt, t)
		again := Normal(d.a, d.zone)
		for i, l := range again.Leave {
			if l != d.a.Leave[i] {
				rt.Fatalf("%+v became %+v", d.a.Leave[i], l)
			}
		}
	})
}
