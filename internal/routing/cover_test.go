package routing

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What is certain to hold of every lead that meets the first condition, and what is not.
func TestImplies(t *testing.T) {
	for _, c := range []struct {
		given, then string
		want        bool
	}{
		{`source is "facebook"`, `source is " Facebook "`, true},
		{`source is "facebook"`, `source one_of ["google","facebook"]`, true},
		{`source one_of ["google","facebook"]`, `source is "facebook"`, false},
		{`source one_of ["a","b"]`, `source one_of ["B","A","c"]`, true},
		{`source is "facebook"`, `source is_not "google"`, true},
		{`source is "facebook"`, `source is_not_empty null`, true},
		{`source is_not "google"`, `source is "facebook"`, false},
		{`source not_one_of ["a","b"]`, `source is_not "a"`, true},
		{`source is_not "a"`, `source not_one_of ["a","b"]`, false},
		{`source is_empty null`, `source is_not "a"`, true},
		{`source is_empty null`, `source is_not_empty null`, false},
		{`form contains "valuation"`, `form contains "VALUA"`, true},
		{`form contains "valua"`, `form contains "valuation"`, false},
		{`form starts_with "home v"`, `form contains "home"`, true},
		{`form starts_with "home v"`, `form starts_with "home"`, true},
		{`form starts_with "home"`, `form is_not "villa"`, true},
		{`form starts_with "home"`, `form is_not "home valuation"`, false},
		{`form is "home valuation"`, `form starts_with "HOME"`, true},
		{`form contains "home"`, `form starts_with "home"`, false},
		{`tag is "vip"`, `tag is_not_empty null`, true},
		{`tag is "vip"`, `tag is_not "cold"`, false}, // a lead may have both
		{`tag is "vip"`, `tag contains "VI"`, true},
		{`tag contains "vi"`, `tag is_not "cold"`, false},
		{`tag is_empty null`, `tag not_one_of ["a"]`, true},
		{`value between [10,20]`, `value gt 9`, true},
		{`value between [10,20]`, `value gt 10`, false},
		{`value gte 10`, `value is_not 9`, true},
		{`value gte 10`, `value is_not_empty null`, true},
		{`value lt 10`, `value lte 10`, true},
		{`value lte 10`, `value lt 10`, false},
		{`value is 5`, `value is "5.0"`, true},
		{`value is 5`, `value between [1,9]`, true},
		{`value is_not 5`, `value gt 1`, false},
		{`arrived_hour between [9,17]`, `arrived_hour lt 18`, true},
		{`arrived_hour gt 21`, `arrived_hour one_of [22,23]`, true},
		{`arrived_weekday not_one_of ["mon","tue","wed","thu","fri"]`, `arrived_weekday one_of ["sat","sun"]`, true},
		{`arrived_weekday is "mon"`, `arrived_weekday is_not "tue"`, true},
		{`fields.budget is 5`, `fields.budget is "5"`, false}, // the text "5.0", typed, is no text "5"
		{`fields.budget is "5"`, `fields.budget is 5`, true},
		{`fields.budget is 5`, `fields.budget gt 1`, false}, // one of several answers may be 5
		{`fields.budget gte 10`, `fields.budget gt 5`, true},
		{`fields.budget gte 10`, `fields.budget is_not_empty null`, true},
		{`fields.move_in lt "2026-05-01"`, `fields.move_in lte "2026-12-01"`, true},
		{`fields.move_in lt "2026-05-01"`, `fields.move_in lt 99999`, false},
		{`fields.wants is "garden"`, `fields.wants contains "gard"`, true},
		{`fields.wants is "5"`, `fields.wants contains "5"`, false}, // the number 5e0 is 5, too
		{`fields.wants is "garden"`, `fields.wants is_not "pool"`, false},
	} {
		given, then := parsed(t, c.given), parsed(t, c.then)
		if got := (term{given}).implies(then); got != c.want {
			t.Errorf("%s → %s: %v, want %v", c.given, c.then, got, c.want)
		}
	}
}

func parsed(t *testing.T, text string) *comparison {
	t.Helper()
	one, errs := compileComparison(conditionOf(text), "", &slots{})
	if errs != nil {
		t.Fatal(text, errs)
	}
	return &one
}

// conditionOf reads `source is "facebook"`.
func conditionOf(text string) (c fairlead.Condition) {
	var operator, value string
	_, _ = fmt.Sscan(text, &c.Field, &operator)
	c.Operator = fairlead.Operator(operator)
	value = text[len(c.Field)+len(operator)+2:]
	c.Value = json.RawMessage(value)
	return c
}

// ruleOf joins conditions; "any(" begins a group of alternatives, up to ")".
func ruleOf(id int64, match fairlead.Match, to int64, conditions ...any) fairlead.Rule {
	r := fairlead.Rule{ID: id, Name: fmt.Sprint(id), Enabled: true, Match: match, Target: fairlead.Target{RotationID: to}}
	for _, c := range conditions {
		switch c := c.(type) {
		case string:
			r.Conditions = append(r.Conditions, conditionOf(c))
		case fairlead.Condition:
			r.Conditions = append(r.Conditions, c)
		}
	}
	return r
}

func groupOf(match fairlead.Match, conditions ...string) fairlead.Condition {
	g := fairlead.Condition{Match: match}
	for _, c := range conditions {
		g.Conditions = append(g.Conditions, conditionOf(c))
	}
	return g
}

func policyOf(rules ...fairlead.Rule) *Policy {
	return Compile(fairlead.Policy{AutoAssign: true, Rules: rules, Rotations: []fairlead.Rotation{{ID: 1}, {ID: 2}, {ID: 3}}})
}

// Rules that can never have a lead are found, with the rule that takes them all.
func TestCovered(t *testing.T) {
	const all, either = fairlead.MatchAll, fairlead.MatchAny
	off := ruleOf(1, all, 1)
	off.Enabled = false
	toAna := ruleOf(1, all, 0)
	toAna.Target.AgentID = 7
	unlessAway := toAna
	unlessAway.Away = fairlead.AwayNext
	for name, c := range map[string]struct {
		rules []fairlead.Rule
		want  []Cover
	}{
		"one for all leads":          {[]fairlead.Rule{ruleOf(1, all, 1), ruleOf(2, all, 2, `source is "a"`)}, []Cover{{2, 1}}},
		"more is asked below":        {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`), ruleOf(2, all, 2, `form is "b"`, `source is "A"`)}, []Cover{{2, 1}}},
		"more is asked above":        {[]fairlead.Rule{ruleOf(1, all, 1, `form is "b"`, `source is "a"`), ruleOf(2, all, 2, `source is "a"`)}, nil},
		"alternatives above":         {[]fairlead.Rule{ruleOf(1, either, 1, `form is "b"`, `source is "a"`), ruleOf(2, all, 2, `source is "a"`, `tag is "x"`)}, []Cover{{2, 1}}},
		"alternatives below, all in": {[]fairlead.Rule{ruleOf(1, all, 1, `source one_of ["a","b"]`), ruleOf(2, either, 2, `source is "a"`, `source is "b"`)}, []Cover{{2, 1}}},
		"alternatives, one is out":   {[]fairlead.Rule{ruleOf(1, all, 1, `source one_of ["a","b"]`), ruleOf(2, either, 2, `source is "a"`, `form is "b"`)}, nil},
		"a group of alternatives": {[]fairlead.Rule{ruleOf(1, all, 1, groupOf(either, `source is "a"`, `form is "b"`)),
			ruleOf(2, all, 2, `value gt 5`, groupOf(either, `form is "b"`, `source is "a"`))}, []Cover{{2, 1}}},
		"a group of all":           {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`), ruleOf(2, either, 2, groupOf(all, `form is "b"`, `source is "a"`), `source is "a"`)}, []Cover{{2, 1}}},
		"a range of both ends":     {[]fairlead.Rule{ruleOf(1, all, 1, `value between [0,100]`), ruleOf(2, all, 2, `value gte 10`, `value lt 20`)}, []Cover{{2, 1}}},
		"the first above is named": {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`), ruleOf(2, all, 2), ruleOf(3, all, 3, `source is "a"`)}, []Cover{{3, 1}}},
		"off above":                {[]fairlead.Rule{off, ruleOf(2, all, 2)}, nil},
		"an agent who is there":    {[]fairlead.Rule{toAna, ruleOf(2, all, 2)}, []Cover{{2, 1}}},
		"one who is passed over":   {[]fairlead.Rule{unlessAway, ruleOf(2, all, 2)}, nil},
		"contradicts itself":       {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`, `source is "b"`)}, []Cover{{1, 0}}},
		"an empty range":           {[]fairlead.Rule{ruleOf(1, all, 1, `value gt 9`, `value lt 9`)}, []Cover{{1, 0}}},
		"has it and has it not":    {[]fairlead.Rule{ruleOf(1, all, 1, `tag is "a"`, `tag is_not "A"`)}, []Cover{{1, 0}}},
		"a tag of each":            {[]fairlead.Rule{ruleOf(1, all, 1, `tag is "a"`, `tag is "b"`)}, nil},
	} {
		if diff := cmp.Diff(c.want, policyOf(c.rules...).Covered(map[int64]bool{7: true})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if covered := policyOf(toAna, ruleOf(2, all, 2)).Covered(nil); covered != nil {
		t.Errorf("an inactive agent takes everything: %v", covered)
	}
}

// Rules that share leads are named only where that may not be meant.
func TestMeetings(t *testing.T) {
	const all, either = fairlead.MatchAll, fairlead.MatchAny
	for name, c := range map[string]struct {
		rules []fairlead.Rule
		want  []Meeting
	}{
		"lists with one in common":    {[]fairlead.Rule{ruleOf(1, all, 1, `source one_of ["a","b"]`), ruleOf(2, all, 2, `source one_of ["B","c"]`)}, []Meeting{{2, []int64{1}}}},
		"to the same":                 {[]fairlead.Rule{ruleOf(1, all, 1, `source one_of ["a","b"]`), ruleOf(2, all, 1, `source one_of ["b","c"]`)}, nil},
		"an exception put first":      {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`, `tag is "vip"`), ruleOf(2, all, 2, `source is "a"`)}, nil},
		"never reached":               {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`), ruleOf(2, all, 2, `source is "a"`, `tag is "vip"`)}, nil},
		"of different fields":         {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`), ruleOf(2, all, 2, `language is "es"`)}, nil},
		"one field alike, others not": {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`, `form is "x"`), ruleOf(2, all, 2, `source is "a"`, `language is "es"`)}, []Meeting{{2, []int64{1}}}},
		"one field alike, apart":      {[]fairlead.Rule{ruleOf(1, all, 1, `source is "a"`, `form is "x"`), ruleOf(2, all, 2, `source is "a"`, `form is "y"`)}, nil},
		"several above": {[]fairlead.Rule{ruleOf(1, all, 1, `source one_of ["a","b"]`), ruleOf(2, all, 1, `source one_of ["c","d"]`),
			ruleOf(3, either, 2, `source one_of ["b","x"]`, `source one_of ["d","y"]`)}, []Meeting{{3, []int64{1, 2}}}},
	} {
		if diff := cmp.Diff(c.want, policyOf(c.rules...).Meetings(nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Whatever the rules and the lead are, a rule that is said to be out of reach is never the one that gets it.
func TestLawNoLeadReachesACoveredRule(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		p := policyOf(drawNear(t)...)
		active := map[int64]bool{7: rapid.Bool().Draw(t, "active")}
		covered := p.Covered(active)
		found += len(covered)
		for range 100 {
			d := Decide(p, drawLead(t), Roster{Now: noon, Active: active, States: map[int64]State{7: drawState(t)}})
			if d.Rule != nil && slices.ContainsFunc(covered, func(c Cover) bool { return c.Rule == d.Rule.ID }) {
				t.Fatalf("rule %d was said to be covered: %+v", d.Rule.ID, covered)
			}
		}
	})
	if found == 0 {
		t.Error("no rule was covered: the rules drawn are too far apart")
	}
}

// A rule that asks for what one above it asks for, and for more, is always found, if the one above keeps its leads.
func TestLawPlantedCoversAreFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := drawNear(t)
		above := rapid.IntRange(0, len(rules)-1).Draw(t, "above")
		rules[above].Target, rules[above].Match = fairlead.Target{RotationID: 1}, fairlead.MatchAll
		planted := rules[above]
		planted.ID, planted.Conditions = 99, slices.Concat(planted.Conditions, []fairlead.Condition{conditionOf(`company contains "x"`)})
		p := policyOf(append(rules, planted)...)
		if !slices.ContainsFunc(p.Covered(nil), func(c Cover) bool { return c.Rule == 99 }) {
			t.Fatal("a rule that asks for more than one above it is not found")
		}
	})
}

var nearConditions = []string{
	`source is "a"`, `source is "b"`, `source one_of ["a","b"]`, `source is_not "a"`, `source not_one_of ["a","b"]`, `source is_empty null`,
	`source is_not_empty null`, `source contains "a"`, `source starts_with "ab"`, `tag is "a"`, `tag is_not "a"`, `tag one_of ["a","b"]`, `tag is_empty null`,
	`tag contains "b"`, `tag starts_with "a"`, `value is 5`, `value gt 4`, `value lte 5`, `value between [2,5]`, `value is_not 5`, `value is_empty null`,
	`value lt 5`, `arrived_hour lt 12`, `arrived_hour gte 6`, `arrived_hour is 7`, `arrived_weekday is "mon"`, `arrived_weekday not_one_of ["mon","sun"]`,
	`fields.x is 5`, `fields.x is "5"`, `fields.x is_not 5`, `fields.x is_not "5"`, `fields.x gt 4`, `fields.x lt 6`, `fields.x contains "5"`, `fields.x is_empty null`,
	`fields.x is "a"`, `fields.x starts_with "a"`, `fields.x gte "2026-05-01"`, `fields.x lt "2026-06-01"`, `fields.x one_of ["5","a"]`, `fields.x is_not_empty null`,
}

// drawNear are rules that are likely to have to do with each other.
func drawNear(t *rapid.T) []fairlead.Rule {
	one := rapid.Map(rapid.SampledFrom(nearConditions), conditionOf)
	either := rapid.SampledFrom([]fairlead.Match{fairlead.MatchAll, fairlead.MatchAny})
	condition := rapid.OneOf(one, one, rapid.Custom(func(t *rapid.T) fairlead.Condition {
		return fairlead.Condition{Match: either.Draw(t, "group"), Conditions: rapid.SliceOfN(one, 1, 3).Draw(t, "of")}
	}))
	rules := make([]fairlead.Rule, rapid.IntRange(1, 5).Draw(t, "rules"))
	for i := range rules {
		rules[i] = fairlead.Rule{ID: int64(i + 1), Name: fmt.Sprint(i + 1), Enabled: true, Match: either.Draw(t, "match"),
			Conditions: rapid.SliceOfN(condition, 0, 3).Draw(t, "conditions"), Target: fairlead.Target{RotationID: 1}}
		if rapid.IntRange(0, 3).Draw(t, "to an agent") == 0 {
			rules[i].Target, rules[i].Away = fairlead.Target{AgentID: 7}, rapid.SampledFrom([]fairlead.AwayAct{"", fairlead.AwayNext}).Draw(t, "away")
		}
	}
	return rules
}

// drawLead is a lead that such rules can tell from others.
func drawLead(t *rapid.T) Facts {
	f := Facts{
		Source:  rapid.SampledFrom([]string{"", "a", "B", "ab", "c", " A "}).Draw(t, "source"),
		Tags:    rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "AB", ""}), 0, 3).Draw(t, "tags"),
		Arrived: noon.Add(time.Duration(rapid.IntRange(0, 7*24).Draw(t, "hour")) * time.Hour),
	}
	if n := rapid.IntRange(0, 7).Draw(t, "value"); n > 0 {
		value := float64(n) - 0.5*float64(n%2)
		f.Value = &value
	}
	if raw := rapid.SampledFrom([]string{"", `5`, `5.0`, `"5"`, `"5.0"`, `[5]`, `["5","a"]`, `"a"`, `["a","ab"]`, `4`, `"55"`, `"2026-05-15"`, `"2026-07-01T10:00"`, `" "`, `true`}).Draw(t, "x"); raw != "" {
		f.Fields = map[string]json.RawMessage{"x": json.RawMessage(raw)}
	}
	return f
}
