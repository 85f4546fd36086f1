package rulecheck

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"

	"pgregory.net/rapid"
)

func zoneOf(t testing.TB, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// daily are the same shifts, in hours, on so many days from Monday.
func daily(days int, zone string, shifts ...[2]int) fairlead.Member {
	h := &fairlead.Hours{Zone: zone}
	for day := range days {
		for _, s := range shifts {
			h.Week[day] = append(h.Week[day], fairlead.Shift{From: s[0] * 60, To: s[1] * 60})
		}
	}
	return fairlead.Member{Active: true, Availability: fairlead.Availability{Hours: h}}
}

// The hours of the week in which nobody works, as they are read.
func TestHoursWithoutAnybody(t *testing.T) {
	wednesday := time.Date(2026, 6, 3, 15, 30, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		zone    string
		members []fairlead.Member
		want    string
	}{
		"office hours":               {"UTC", []fairlead.Member{daily(5, "UTC", [2]int{9, 17})}, "Mon to Thu 17:00 – 09:00, Fri 17:00 – Mon 09:00"},
		"every night":                {"UTC", []fairlead.Member{daily(7, "UTC", [2]int{6, 22})}, "every day 22:00 – 06:00"},
		"every noon, too":            {"UTC", []fairlead.Member{daily(7, "UTC", [2]int{0, 12}, [2]int{13, 24})}, "every day 12:00 – 13:00"},
		"noon and night":             {"UTC", []fairlead.Member{daily(5, "UTC", [2]int{9, 12}, [2]int{13, 17})}, "Mon to Fri 12:00 – 13:00, Mon to Thu 17:00 – 09:00, Fri 17:00 – Mon 09:00"},
		"weekdays around the clock":  {"UTC", []fairlead.Member{daily(5, "UTC", [2]int{0, 24})}, "Sat 00:00 – Mon 00:00"},
		"a day missing":              {"UTC", []fairlead.Member{daily(6, "UTC", [2]int{0, 24})}, "Sun 00:00 – 24:00"},
		"one after the other":        {"UTC", []fairlead.Member{daily(7, "UTC", [2]int{0, 12}), daily(7, "UTC", [2]int{12, 24})}, ""},
		"somebody without hours":     {"UTC", []fairlead.Member{daily(5, "UTC", [2]int{9, 17}), {Active: true}}, ""},
		"hours on no day":            {"UTC", []fairlead.Member{daily(0, "UTC")}, "at any time"},
		"people elsewhere":           {"Europe/Berlin", []fairlead.Member{daily(7, "America/New_York", [2]int{9, 17})}, "every day 23:00 – 15:00"},
		"over their and our Sundays": {"Asia/Kolkata", []fairlead.Member{daily(5, "America/New_York", [2]int{9, 17})}, "Tue to Fri 02:30 – 18:30, Sat 02:30 – Mon 18:30"},
	} {
		check := &checker{Input: Input{Zone: zoneOf(t, c.zone), Now: wednesday}}
		if got := strings.Join(written(gapsOf(check.worked(c.members))), ", "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A minute of the week is in a gap if, and only if, nobody's hours hold it; so it is in the weeks in which clocks are changed,
// for those who share the workspace's zone, except for what clocks skip.
func TestLawGapsAreTheMinutesWithoutAnybody(t *testing.T) {
	berlin := zoneOf(t, "Europe/Berlin")
	rapid.Check(t, func(t *rapid.T) {
		var members []fairlead.Member
		for range rapid.IntRange(1, 3).Draw(t, "members") {
			h := &fairlead.Hours{Zone: "Europe/Berlin"}
			for day := range h.Week {
				if from := rapid.IntRange(0, 24*60).Draw(t, "from"); from < 24*60 {
					h.Week[day] = []fairlead.Shift{{From: from, To: rapid.IntRange(from+1, 24*60).Draw(t, "to")}}
				}
			}
			members = append(members, fairlead.Member{Active: true, Availability: fairlead.Availability{Hours: h}})
		}
		week := rapid.SampledFrom([]int{3, 13, 24, 25, 27}).Draw(t, "week") // of March, when clocks go forward on the 29th
		check := &checker{Input: Input{Zone: berlin, Now: time.Date(2026, 3, week, 11, 0, 0, 0, berlin)}}
		gaps := gapsOf(check.worked(members))
		for minute := range weekMinutes {
			if week >= 24 && minute/dayMinutes == 6 && minute%dayMinutes/60 == 2 {
				continue // which never is
			}
			day, clock := minute/dayMinutes, minute%dayMinutes
			works := slices.ContainsFunc(members, func(m fairlead.Member) bool {
				return slices.ContainsFunc(m.Availability.Hours.Week[day], func(s fairlead.Shift) bool { return s.From <= clock && clock < s.To })
			})
			in := slices.ContainsFunc(gaps, func(s span) bool {
				return s.from <= minute && minute < s.to || s.from <= minute+weekMinutes && minute+weekMinutes < s.to
			})
			if works == in {
				t.Fatalf("minute %d: somebody works: %v, in a gap: %v; gaps %v", minute, works, in, gaps)
			}
		}
	})
}
