package availability

import (
	"fmt"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
)

func TestCheck(t *testing.T) {
	monday := func(shifts ...fairlead.Shift) fairlead.Availability {
		return working(map[time.Weekday][]fairlead.Shift{time.Monday: shifts})
	}
	in := func(zone string) fairlead.Availability {
		return fairlead.Availability{Hours: &fairlead.Hours{Zone: zone}}
	}
	both := fairlead.Target{AgentID: 1, RotationID: 1}
	for _, c := range []struct {
		name string
		a    fairlead.Availability
		want []string // the fields
	}{
		{"always", fairlead.Availability{}, nil},
		{"a day of leave", away(leave("2026-06-02", "2026-06-02")), nil},
		{"days and minutes", away(leave("2026-06-02T13:00", "2026-06-02"), leave("2026-06-02", "2026-06-02T13:00")), nil},
		{"the last day before the first", away(leave("2026-06-02", "2026-06-01")), []string{"leave[0].to"}},
		{"no time at all", away(leave("2026-06-02T13:00", "2026-06-02T13:00")), []string{"leave[0].to"}},
		{"a minute before the day", away(leave("2026-06-02", "2026-06-02T00:00")), []string{"leave[0].to"}},
		{"not readable", away(leave("2026-06-02", "2026-06-03"), leave("tomorrow", "2026-02-30")), []string{"leave[1].from", "leave[1].to"}},
		{"nothing written", away(leave("", "")), []string{"leave[0].from", "leave[0].to"}},
		{"years", away(leave("1999-12-31", "2101-01-01")), []string{"leave[0].from", "leave[0].to"}},
		{"the years at the edge", away(leave("2000-01-01", "2100-12-31")), nil},
		{"two covers", away(covered("2026-06-02", "2026-06-02", both)), []string{"leave[0].cover"}},
		{"too many leaves", away(make([]fairlead.Leave, 201)...), []string{"leave"}},
		{"zones", in("Europe/Berlin"), nil},
		{"the workspace's zone", in(""), nil},
		{"no such zone", in("Mars/Olympus"), []string{"hours.zone"}},
		{"the server's zone", in("Local"), []string{"hours.zone"}},
		{"stretches that touch", monday(fairlead.Shift{From: 720, To: 1440}, fairlead.Shift{From: 540, To: 720}), nil},
		{"over midnight", monday(fairlead.Shift{From: 1320, To: 360}), []string{"hours.week.mon[0]"}},
		{"stretches that overlap", monday(fairlead.Shift{From: 540, To: 720}, fairlead.Shift{From: 719, To: 800}), []string{"hours.week.mon[1]"}},
		{"a day too long", monday(fairlead.Shift{From: 0, To: 1441}), []string{"hours.week.mon[0]"}},
		{"too many stretches", monday(make([]fairlead.Shift, 11)...), []string{"hours.week.mon"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var fields []string
			for _, wrong := range Check(c.a) {
				fields = append(fields, wrong.Field)
				if wrong.Message == "" {
					t.Error(wrong.Field, "says nothing")
				}
			}
			if d := cmp.Diff(c.want, fields); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNormal(t *testing.T) {
	a := working(map[time.Weekday][]fairlead.Shift{time.Friday: {{From: 780, To: 1020}, {From: 540, To: 720}}})
	a.Leave = []fairlead.Leave{leave("2026-12-03", "2026-12-04"), leave("2026-12-01T13:00:00Z", "2026-12-01T15:30:59+01:00"), leave("2026-11-01T08:00:30", " 2026-11-02 ")}
	sent := fmt.Sprint(a.Leave, *a.Hours)
	got := Normal(a, zone(t, "Asia/Kathmandu"))
	want := []fairlead.Leave{leave("2026-11-01T08:00", "2026-11-02"), leave("2026-12-01T18:45", "2026-12-01T20:15"), leave("2026-12-03", "2026-12-04")}
	if d := cmp.Diff(want, got.Leave); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]fairlead.Shift{{From: 540, To: 720}, {From: 780, To: 1020}}, got.Hours.Week[4]); d != "" {
		t.Error(d)
	}
	if now := fmt.Sprint(a.Leave, *a.Hours); now != sent {
		t.Errorf("what was sent became %s", now)
	}
}

// FuzzReadTime: what can be read is written just so, and what is normal is read again or never was readable.
func FuzzReadTime(f *testing.F) {
	for _, text := range []string{"2026-12-01", "2026-12-01T13:00", "2026-12-01T13:00:00Z", "2026-12-01T13:00:59+05:45", "2026-02-30", "", "0000-01-01", "2026-12-01T1:000"} {
		f.Add(text)
	}
	kathmandu := zone(f, "Asia/Kathmandu")
	f.Fuzz(func(t *testing.T, text string) {
		layout := asMinute
		if read, ok := readTime(text); ok {
			if read.day {
				layout = asDay
			}
			if read.at.Format(layout) != text || !read.end().After(read.at.Add(-time.Minute)) {
				t.Fatalf("%q was read as %s", text, read.at)
			}
		}
		once := Local(away(leave(text, text)), kathmandu)
		if twice := Local(once, kathmandu); twice.Leave[0] != once.Leave[0] {
			t.Fatalf("%q became %q, then %q", text, once.Leave[0].From, twice.Leave[0].From)
		}
		At(once, kathmandu, utc("2026-06-01 10:00"))
		Check(once)
	})
}
