package routing

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"fairlead"

	"pgregory.net/rapid"
)

// Which answers are a day, and which.
func TestDayOf(t *testing.T) {
	for answer, want := range map[string]string{
		"2026-12-01": "2026-12-01", " 2026-12-01 ": "2026-12-01", "2026-12-01T23:30:00-11:00": "2026-12-01", "2026-12-01T00:30:00.5Z": "2026-12-01",
		"2026-12-01T09:30": "2026-12-01", "2026-12-01T09:30:00": "2026-12-01", "1969-12-31": "1969-12-31", "0001-01-01": "0001-01-01",
		"2026-02-30": "", "2026-13-01": "", "2026-12-01 or later": "", "2026-12-01T25:00": "", "1.12.2026": "", "20261201": "", "2026-12-1": "",
		"20-26-12-01": "", "": "", "soon": "", "2026-12-": "",
	} {
		got, ok := dayOf(answer)
		if day := time.Unix(int64(got)*86400, 0).UTC().Format(time.DateOnly); ok != (want != "") || ok && day != want {
			t.Errorf("dayOf(%q) = %s, %v; want %q", answer, day, ok, want)
		}
	}
}

var orders = map[fairlead.Operator]func(at, from, until time.Time) bool{
	fairlead.OpGreater: func(at, from, _ time.Time) bool { return at.After(from) },
	fairlead.OpAtLeast: func(at, from, _ time.Time) bool { return !at.Before(from) },
	fairlead.OpLess:    func(at, from, _ time.Time) bool { return at.Before(from) },
	fairlead.OpAtMost:  func(at, from, _ time.Time) bool { return !at.After(from) },
	fairlead.OpBetween: func(at, from, until time.Time) bool { return !at.Before(from) && !at.After(until) },
}

// Days are before and after each other as in the calendar, at whatever time of the day and in whatever zone; what is no
// date is neither. Deciding again from the record comes to the same.
func TestLawDatesAreComparedByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Custom(func(t *rapid.T) time.Time {
			return time.Date(2026, time.January, rapid.OneOf(rapid.IntRange(0, 4), rapid.IntRange(-700_000, 2_000_000)).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		})
		at, from, until := day.Draw(t, "at"), day.Draw(t, "from"), day.Draw(t, "until")
		if until.Before(from) {
			from, until = until, from
		}
		behind := rapid.SampledFrom([]string{"", " ", "T00:00", "T23:59:59", "T09:30:00Z", "T23:00:00-11:00", "T00:00:00+14:00", " or so"}).Draw(t, "behind")
		raw, _ := json.Marshal(at.Format(time.DateOnly) + behind)
		roster, f := Roster{Active: map[int64]bool{7: true}}, FactsOf(fairlead.Submission{Fields: map[string]json.RawMessage{"visit": raw}}, noon)
		for operator, holds := range orders {
			value := fmt.Sprintf("%q", from.Format(time.DateOnly))
			if operator == fairlead.OpBetween {
				value = fmt.Sprintf("[%s, %q]", value, until.Format(time.DateOnly))
			}
			p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{oneCondition(fairlead.Condition{
				Field: "fields.visit", Operator: operator, Value: json.RawMessage(value),
			})}})
			d := Decide(p, f, roster)
			if got, want := d.AgentID == 7, behind != " or so" && holds(at, from, until); got != want || p.Broken()[1] != "" {
				t.Fatalf("%s %s %s: %v, want %v; broken %q", raw, operator, value, got, want, p.Broken()[1])
			}
			again, err := DecideAgain(p, Pack(p, f, roster, d))
			if err != nil || string(Bytes(again)) != string(Bytes(d)) {
				t.Fatalf("replayed %+v: %v", again, err)
			}
		}
	})
}

// A decision that engine 1 stored, before dates could be compared, is recomputed: what it decided then has the same bytes now.
func TestRecordOfEngineOne(t *testing.T) {
	var rules []fairlead.Rule
	for i, text := range []string{
		`{"field":"fields.move_in","operator":"gte","value":2026}`, `{"field":"fields.move_in","operator":"between","value":["1","20261231"]}`,
		`{"field":"fields.move_in","operator":"is","value":"2026-12-02"}`, `{"field":"fields.budget","operator":"lt","value":"7500"}`,
		`{"field":"fields.move_in","operator":"is","value":"2026-12-01"}`,
	} {
		var c fairlead.Condition
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			t.Fatal(err)
		}
		r := oneCondition(c)
		r.ID = int64(i + 1)
		rules = append(rules, r)
	}
	p := Compile(fairlead.Policy{Version: 5, AutoAssign: true, Rules: rules})
	const stored = "01010a0c22323032362d31322d30312204373530300100c1b461253922a8fb"
	record, err := hex.DecodeString(stored)
	if err != nil {
		t.Fatal(err)
	}
	d, err := DecideAgain(p, record)
	if err != nil || d.AgentID != 7 || d.Rule.ID != 5 {
		t.Fatalf("replayed %+v: %v", d, err)
	}
	answers := map[string]json.RawMessage{"move_in": json.RawMessage(`"2026-12-01"`), "budget": json.RawMessage(`7500`)}
	f, roster := FactsOf(fairlead.Submission{Fields: answers}, noon), Roster{Active: map[int64]bool{7: true}}
	if now := Decide(p, f, roster); string(Bytes(now)) != string(Bytes(d)) {
		t.Errorf("decided now %+v, before %+v", now, d)
	}
}
