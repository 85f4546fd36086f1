package rulecheck

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/routing"

	"github.com/google/go-cmp/cmp"
)

var now = time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)

// is asks that a field be one of the values.
func is(field string, values ...string) fairlead.Condition {
	list, _ := json.Marshal(values)
	return fairlead.Condition{Field: field, Operator: fairlead.OpOneOf, Value: list}
}

func to(rotation int64, name string, conditions ...fairlead.Condition) fairlead.Rule {
	return fairlead.Rule{Name: name, Enabled: true, Match: fairlead.MatchAll, Conditions: conditions, Target: fairlead.Target{RotationID: rotation}}
}

// checked are the messages about rules that stand so, with Ana (7) in rotation 1 (Buyers) and Ben (8) in 2 (Sellers).
func checked(otherwise int64, leads []routing.Facts, rules ...fairlead.Rule) []string {
	for i := range rules {
		rules[i].ID = int64(i + 1)
	}
	p := fairlead.Policy{AutoAssign: true, Rules: rules, Otherwise: otherwise, Rotations: []fairlead.Rotation{
		{ID: 1, Name: "Buyers", Agents: []fairlead.RotationAgent{{AgentID: 7, Weight: 1}}},
		{ID: 2, Name: "Sellers", Agents: []fairlead.RotationAgent{{AgentID: 8, Weight: 1, OutUntil: now}}},
		{ID: 3, Name: "Out", Agents: []fairlead.RotationAgent{{AgentID: 8, Weight: 1, OutUntil: now.Add(time.Hour)}}},
	}}
	var words []string
	for _, f := range Check(Input{Policy: routing.Compile(p), Zone: time.UTC, Now: now, Leads: leads,
		Members: map[int64]fairlead.Member{7: {Name: "Ana", Active: true}, 8: {Name: "Ben", Active: true}},
		Fields:  []fairlead.Field{{Key: "area", Name: "Area", Type: fairlead.FieldChoice}, {Key: "note", Name: "Note", Type: fairlead.FieldText}}}) {
		words = append(words, fmt.Sprintf("%d %s %s: %s", f.RuleID, f.Severity, f.Code, f.Message))
	}
	return words
}

func leads(n int, f routing.Facts) []routing.Facts { return slices.Repeat([]routing.Facts{f}, n) }

func area(name string) routing.Facts {
	value, _ := json.Marshal(name)
	return routing.Facts{Fields: map[string]json.RawMessage{"area": value, "note": json.RawMessage(`"hello"`)}}
}

// What is said of rules, and of which nothing is said.
func TestCheck(t *testing.T) {
	source := is("source", "facebook", "google")
	many := []routing.Facts{}
	for i := range 12 {
		many = append(many, leads(20-i, routing.Facts{Source: fmt.Sprintf("s%d", i)})...)
	}
	broken := to(9, "Gone")
	off, switchedOff := to(9, "Off"), to(3, "A", source)
	off.Enabled, switchedOff.Enabled = false, false
	for name, c := range map[string]struct{ got, want []string }{
		"fine": {checked(0, nil, to(1, "A", source)), nil},
		"never reached, and the exception first": {checked(0, nil, to(1, "A", source), to(2, "B", source, is("tag", "vip"))),
			[]string{"2 error unreachable: Never reached: A, above, takes every lead that would match."}},
		"what is switched off takes nothing and gives to nobody": {checked(0, nil, switchedOff, to(2, "B", source)), nil},
		"a contradiction": {checked(0, nil, to(1, "A", source, is("source", "tiktok"))),
			[]string{"1 error unreachable: No lead can match: the conditions contradict each other."}},
		"some in common": {checked(0, nil, to(1, "A", source), to(2, "B", is("source", "google", "tiktok"))),
			[]string{"2 info overlap: Some leads match A, above, too. The upper rule gets them."}},
		"with more than are listed": {checked(0, nil, to(1, "A", is("source", "a", "1")), to(1, "B", is("source", "b", "1")), to(1, "C", is("source", "c", "1")),
			to(1, "D", is("source", "d", "1")), to(2, "E", is("source", "e", "1"))),
			[]string{"5 info overlap: Some leads match A, B, C and 1 more, above, too. The upper rule gets them."}},
		"a rotation that was deleted": {checked(0, nil, broken, off), []string{"1 error broken: Not running: Its rotation was deleted. Choose another one."}},
		"everybody is out for an hour": {checked(3, nil, to(2, "A", source)),
			[]string{"0 error inactive_rotation: Nobody in Out gets leads: everyone is deactivated, taken out or has weight 0. Its leads wait."}},
		"a choice that nobody asks for": {checked(0, append(leads(2, area("North")), area("South"), area("Middle")), to(1, "A", is("fields.area", "south"), is("fields.note", "x"))),
			[]string{"0 warning unmatched_values: Area: no rule takes recent leads of North (2 leads) and Middle (1 lead). They stay unassigned."}},
		"each lead once, by the first field that tells": {checked(0, []routing.Facts{{Tags: []string{"hot"}, Source: "google"}, {Tags: []string{"hot", "Hot", "vip"}}}, to(1, "A", is("source", "facebook")), to(1, "B", is("tag", "cold"))),
			[]string{"0 warning unmatched_values: Source: no rule takes recent leads of google (1 lead). They stay unassigned.",
				"0 warning unmatched_values: Tag: no rule takes recent leads of hot (1 lead) and vip (1 lead). They stay unassigned."}},
		"too many to list": {checked(0, many, to(1, "A", source)),
			[]string{"0 warning unmatched_values: Source: no rule takes recent leads of s0 (20 leads), s1 (19 leads), s2 (18 leads) and 9 more. They stay unassigned."}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Every code has its place in the order, and a message that is a sentence.
func TestCodesAreOrdered(t *testing.T) {
	all := checked(1, leads(2, routing.Facts{Source: "tiktok"}), to(1, "A", is("source", "facebook", "x")), to(2, "B", is("source", "google", "x")), to(9, "Gone"), to(2, "C", is("source", "x")))
	var codes []string
	for _, words := range all {
		codes = append(codes, strings.Fields(words)[2])
		if !strings.HasSuffix(words, ".") {
			t.Errorf("%s: no sentence", words)
		}
	}
	if want := []string{"broken:", "unreachable:", "unmatched_values:", "overlap:"}; !slices.Equal(codes, want) {
		t.Errorf("codes %v, want %v", codes, want)
	}
}
