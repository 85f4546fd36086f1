package availability

import (
	"testing"
	"time"

	"fairlead"
)

var (
	ben   = fairlead.Target{AgentID: 7}
	night = fairlead.Target{RotationID: 3}
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func utc(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return at
}

func leave(from, to string) fairlead.Leave { return fairlead.Leave{From: from, To: to} }

func covered(from, to string, by fairlead.Target) fairlead.Leave {
	return fairlead.Leave{From: from, To: to, Cover: by}
}

func away(leaves ...fairlead.Leave) fairlead.Availability {
	return fairlead.Availability{Leave: leaves}
}

func working(shifts map[time.Weekday][]fairlead.Shift) fairlead.Availability {
	var h fairlead.Hours
	for day, s := range shifts {
		h.Week[(day+6)%7] = s
	}
	return fairlead.Availability{Hours: &h}
}

func everyDay(shifts ...fairlead.Shift) fairlead.Availability {
	var h fairlead.Hours
	for day := range h.Week {
		h.Week[day] = shifts
	}
	return fairlead.Availability{Hours: &h}
}

// moment is a Moment with times as they are written here, in UTC.
type moment struct {
	paused, leave string
	cover         fairlead.Target
	outside       bool
	hours         string
	changes       string
}

func (m moment) real() Moment {
	return Moment{PausedUntil: utc(m.paused), LeaveUntil: utc(m.leave), Cover: m.cover, Outside: m.outside, HoursAt: utc(m.hours), Changes: utc(m.changes)}
}

func same(a, b Moment) bool { return sameNow(a, b) && a.Changes.Equal(b.Changes) }

// sameNow leaves out when something changes.
func sameNow(a, b Moment) bool {
	return a.PausedUntil.Equal(b.PausedUntil) && a.LeaveUntil.Equal(b.LeaveUntil) && a.Cover == b.Cover && a.Outside == b.Outside && a.HoursAt.Equal(b.HoursAt)
}

func TestAt(t *testing.T) {
	nine := fairlead.Shift{From: 9 * 60, To: 17 * 60}
	paused := fairlead.Availability{PausedUntil: utc("2026-06-01 12:00")}
	for _, c := range []struct {
		name string
		a    fairlead.Availability
		zone string
		now  string
		want moment
	}{
		{"always", fairlead.Availability{}, "Europe/Berlin", "2026-06-01 10:00", moment{}},
		{"paused", paused, "UTC", "2026-06-01 11:59", moment{paused: "2026-06-01 12:00", changes: "2026-06-01 12:00"}},
		{"a pause ends at its minute", paused, "UTC", "2026-06-01 12:00", moment{}},

		{"a day of leave begins at midnight there", away(leave("2026-06-02", "2026-06-03")), "Europe/Berlin", "2026-06-01 21:59", moment{changes: "2026-06-01 22:00"}},
		{"and ends after the last day", away(leave("2026-06-02", "2026-06-03")), "Europe/Berlin", "2026-06-01 22:00", moment{leave: "2026-06-03 22:00", changes: "2026-06-03 22:00"}},
		{"a minute is not included", away(leave("2026-06-02T09:00", "2026-06-02T12:00")), "UTC", "2026-06-02 12:00", moment{}},
		{"from a minute to the end of a day", away(leave("2026-06-02T13:00", "2026-06-02")), "UTC", "2026-06-02 13:00", moment{leave: "2026-06-03 00:00", changes: "2026-06-03 00:00"}},
		{"leave that touches goes on", away(leave("2026-06-01", "2026-06-02"), leave("2026-06-03", "2026-06-05")), "UTC", "2026-06-01 08:00", moment{leave: "2026-06-06 00:00", changes: "2026-06-06 00:00"}},
		{"leave that overlaps goes on", away(leave("2026-06-01", "2026-06-09"), leave("2026-06-03", "2026-06-05"), leave("2026-06-09T12:00", "2026-06-10T12:00")), "UTC", "2026-06-02 00:00", moment{leave: "2026-06-10 12:00", changes: "2026-06-10 12:00"}},
		{"leave apart does not", away(leave("2026-06-01", "2026-06-02"), leave("2026-06-04", "2026-06-05")), "UTC", "2026-06-01 08:00", moment{leave: "2026-06-03 00:00", changes: "2026-06-03 00:00"}},
		{"the cover is that of now, and changes", away(covered("2026-06-01", "2026-06-02", ben), covered("2026-06-03", "2026-06-05", night)), "UTC", "2026-06-01 08:00", moment{leave: "2026-06-06 00:00", cover: ben, changes: "2026-06-03 00:00"}},
		{"the first that names one", away(leave("2026-06-01", "2026-06-09"), covered("2026-06-02", "2026-06-05", night), covered("2026-06-03", "2026-06-04", ben)), "UTC", "2026-06-03 08:00", moment{leave: "2026-06-10 00:00", cover: night, changes: "2026-06-06 00:00"}},
		{"leave that nobody can read is none", away(leave("soon", "2026-06-09")), "UTC", "2026-06-03 08:00", moment{}},

		{"inside", everyDay(nine), "America/New_York", "2026-06-01 13:00", moment{changes: "2026-06-01 21:00"}},
		{"outside", everyDay(nine), "America/New_York", "2026-06-01 21:00", moment{outside: true, hours: "2026-06-02 13:00", changes: "2026-06-02 13:00"}},
		{"over the weekend", working(map[time.Weekday][]fairlead.Shift{time.Monday: {nine}}), "UTC", "2026-06-01 17:00", moment{outside: true, hours: "2026-06-08 09:00", changes: "2026-06-08 09:00"}},
		{"two stretches", everyDay(fairlead.Shift{From: 540, To: 720}, fairlead.Shift{From: 780, To: 1020}), "UTC", "2026-06-01 12:30", moment{outside: true, hours: "2026-06-01 13:00", changes: "2026-06-01 13:00"}},
		{"a shift over midnight goes on", working(map[time.Weekday][]fairlead.Shift{time.Sunday: {{From: 1320, To: 1440}}, time.Monday: {{From: 0, To: 360}}}), "UTC", "2026-05-31 23:00", moment{changes: "2026-06-01 06:00"}},
		{"round the clock", everyDay(fairlead.Shift{To: 1440}), "Europe/Berlin", "2026-03-28 23:00", moment{}},
		{"never", everyDay(), "Europe/Berlin", "2026-03-28 23:00", moment{outside: true}},

		{"hours that begin in the gap begin after it", everyDay(fairlead.Shift{From: 150, To: 600}), "America/New_York", "2026-03-08 06:00", moment{outside: true, hours: "2026-03-08 07:00", changes: "2026-03-08 07:00"}},
		{"a shift inside the gap is left out", working(map[time.Weekday][]fairlead.Shift{time.Sunday: {{From: 120, To: 180}}}), "America/New_York", "2026-03-07 12:00", moment{outside: true, hours: "2026-03-15 06:00", changes: "2026-03-15 06:00"}},
		{"an hour that comes twice is worked twice", everyDay(fairlead.Shift{To: 90}), "America/New_York", "2026-11-01 05:30", moment{outside: true, hours: "2026-11-01 06:00", changes: "2026-11-01 06:00"}},
		{"half an hour on Lord Howe", everyDay(fairlead.Shift{From: 135, To: 600}), "Australia/Lord_Howe", "2026-10-03 15:00", moment{outside: true, hours: "2026-10-03 15:30", changes: "2026-10-03 15:30"}},
		{"leave from the gap begins after it", away(leave("2026-03-08T02:30", "2026-03-08T04:00")), "America/New_York", "2026-03-08 06:00", moment{changes: "2026-03-08 07:00"}},
		{"leave to a minute that comes twice ends at the first", away(leave("2026-11-01", "2026-11-01T01:30")), "America/New_York", "2026-11-01 05:00", moment{leave: "2026-11-01 05:30", changes: "2026-11-01 05:30"}},
		{"a day that begins in the gap", away(leave("2026-04-24", "2026-04-24")), "Africa/Cairo", "2026-04-23 21:59", moment{changes: "2026-04-23 22:00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := At(c.a, zone(t, c.zone), utc(c.now)); !same(got, c.want.real()) {
				t.Errorf("got  %+v\nwant %+v", got, c.want.real())
			}
		})
	}
}

func TestState(t *testing.T) {
	soon, later := utc("2026-06-01 12:00"), utc("2026-06-01 13:00")
	all := Moment{LeaveUntil: later, PausedUntil: soon, Outside: true, HoursAt: later, Changes: soon}
	paused, outside := all, Moment{Outside: true, HoursAt: later, Changes: soon}
	paused.LeaveUntil = time.Time{}
	for _, c := range []struct {
		active bool
		at     Moment
		want   fairlead.AvailabilityState
		until  time.Time
	}{
		{false, all, fairlead.Inactive, time.Time{}},
		{true, all, fairlead.OnLeave, later},
		{true, paused, fairlead.Paused, soon},
		{true, outside, fairlead.OutsideHours, later},
		{true, Moment{Changes: soon}, fairlead.Available, soon},
		{true, Moment{}, fairlead.Available, time.Time{}},
	} {
		if state, until := State(fairlead.Member{Active: c.active}, c.at); state != c.want || !until.Equal(c.until) {
			t.Errorf("got %s until %s, want %s until %s", state, until, c.want, c.until)
		}
	}
}

func TestZone(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for name, want := range map[string]string{"": "Europe/Berlin", "Asia/Kathmandu": "Asia/Kathmandu", "No/Where": "Europe/Berlin"} {
		if got := Zone(fairlead.Availability{Hours: &fairlead.Hours{Zone: name}}, berlin); got.String() != want {
			t.Errorf("%q: %s", name, got)
		}
	}
	if got := Zone(fairlead.Availability{}, berlin); got != berlin {
		t.Error(got)
	}
}

// TestAlwaysIsFree: it is asked of every member, most of whom are always available.
func TestAlwaysIsFree(t *testing.T) {
	berlin, now := zone(t, "Europe/Berlin"), utc("2026-06-01 10:00")
	if n := testing.AllocsPerRun(100, func() { At(fairlead.Availability{}, berlin, now) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
	hours := everyDay(fairlead.Shift{From: 540, To: 1020})
	if n := testing.AllocsPerRun(100, func() { At(hours, berlin, now) }); n > 0 {
		t.Errorf("%v allocations with hours", n)
	}
}

func BenchmarkAt(b *testing.B) {
	berlin, now := zone(b, "Europe/Berlin"), utc("2026-06-01 10:00")
	a := everyDay(fairlead.Shift{From: 540, To: 1020})
	for range 20 {
		a.Leave = append(a.Leave, leave("2026-06-01", "2026-06-02"))
	}
	for b.Loop() {
		At(a, berlin, now)
	}
}
