package routing

import (
	"encoding/json"
	"testing"

	"fairlead"
)

// A lead on which every field can be asked.
func sample() Facts {
	value := 5000.0
	f := FactsOf(fairlead.Submission{Status: fairlead.StatusNew,
		Contact: fairlead.Contact{
			Name: " Jo March ", Email: "Jo@Example.test", Phone: "+49 30 1234567", Company: "ΟΔΟΣ", Country: "DE", Language: "pt-BR",
		},
		Source: "facebook", Form: "Home valuation", Tags: []string{"VIP", "summer"}, Value: &value,
		Fields: map[string]json.RawMessage{
			"budget": json.RawMessage(`"7500"`), "rooms": json.RawMessage(`3`), "zip": json.RawMessage(`"01234"`),
			"pets": json.RawMessage(`true`), "wants": json.RawMessage(`["Garden", "Garage", null]`), "blank": json.RawMessage(`"  "`),
			"nothing": json.RawMessage(`null`), "quoted": json.RawMessage(`"say \"yes\""`), "campaign": json.RawMessage(`"Spring 26"`),
		},
	}, noon)
	f.Import = "May import"
	return f
}

// What each operator means for each kind of field, present and absent.
func TestConditions(t *testing.T) {
	for _, c := range []struct {
		field, operator, value string
		want                   bool
	}{
		{"source", "is", `"Facebook"`, true}, {"source", "is", `" facebook "`, true}, {"source", "is", `"google"`, false},
		{"source", "is_not", `"google"`, true}, {"source", "is_not", `"FACEBOOK"`, false},
		{"form", "contains", `"VALUE"`, false}, {"form", "contains", `"valua"`, true}, {"form", "starts_with", `"home"`, true},
		{"form", "starts_with", `"valuation"`, false}, {"name", "is", `"jo march"`, true}, {"name", "starts_with", `"jo"`, true},
		{"campaign", "is", `"spring 26"`, true}, {"import", "contains", `"may"`, true}, {"status", "is", `"new"`, true},
		{"email", "is", `"jo@example.test"`, true}, {"email_domain", "is", `"example.test"`, true},
		{"phone_country", "one_of", `["AT","de"]`, true}, {"phone", "starts_with", `"+49"`, true},
		{"company", "is", `"οδος"`, true}, {"company", "is", `"οδοσ"`, true}, {"country", "not_one_of", `["AT","CH"]`, true},
		{"language", "starts_with", `"pt"`, true}, {"language", "is", `"pt"`, false},
		{"tag", "is", `"vip"`, true}, {"tag", "is", `"vi"`, false}, {"tag", "is_not", `"vip"`, false}, {"tag", "is_not", `"cold"`, true},
		{"tag", "one_of", `["cold","summer"]`, true}, {"tag", "not_one_of", `["cold","summer"]`, false},
		{"tag", "contains", `"umm"`, true}, {"tag", "is_empty", ``, false}, {"tag", "is_not_empty", `null`, true},
		{"value", "is", `5000`, true}, {"value", "is", `"5000.0"`, true}, {"value", "gt", `5000`, false}, {"value", "gte", `5000`, true},
		{"value", "lt", `"5000.01"`, true}, {"value", "lte", `4999`, false}, {"value", "between", `[5000,6000]`, true},
		{"value", "between", `[5001,6000]`, false}, {"value", "between", `[4000,5000]`, true}, {"value", "one_of", `[1,5000]`, true}, {"value", "is_empty", ``, false},
		{"arrived_hour", "is", `12`, true}, {"arrived_hour", "between", `[9,17]`, true}, {"arrived_hour", "lt", `12`, false},
		{"arrived_weekday", "is", `"Wed"`, true}, {"arrived_weekday", "one_of", `["sat","sun"]`, false},
		{"fields.budget", "gt", `5000`, true}, {"fields.budget", "is", `7500`, true}, {"fields.budget", "is", `"7500"`, true},
		{"fields.rooms", "is", `"3"`, true}, {"fields.rooms", "is", `"3.0"`, true}, {"fields.rooms", "between", `[1,2]`, false},
		{"fields.zip", "is", `"1234"`, false}, {"fields.zip", "is", `"01234"`, true}, {"fields.zip", "starts_with", `"01"`, true},
		{"fields.pets", "is", `true`, true}, {"fields.pets", "is", `false`, false}, {"fields.wants", "is", `"garden"`, true},
		{"fields.wants", "is_not", `"pool"`, true}, {"fields.wants", "gt", `1`, false}, {"fields.quoted", "contains", `"\"yes\""`, true},
		{"fields.blank", "is_empty", ``, true}, {"fields.nothing", "is_empty", ``, true}, {"fields.missing", "is_empty", `"x"`, true},
		{"fields.missing", "is", `"x"`, false}, {"fields.missing", "is_not", `"x"`, true}, {"fields.missing", "gt", `0`, false},
		{"fields.missing", "lt", `0`, false}, {"fields.missing", "contains", `"x"`, false}, {"fields.zip", "gte", `1234`, true},
	} {
		rule := oneCondition(fairlead.Condition{Field: c.field, Operator: fairlead.Operator(c.operator), Value: json.RawMessage(c.value)})
		if errs := CheckRule(rule); errs != nil {
			t.Errorf("%s %s %s: %v", c.field, c.operator, c.value, errs)
		}
		if got := matches(rule, sample()); got != c.want {
			t.Errorf("%s %s %s: %v, want %v", c.field, c.operator, c.value, got, c.want)
		}
	}
}

func oneCondition(c ...fairlead.Condition) fairlead.Rule {
	return fairlead.Rule{ID: 1, Name: "Rule", Enabled: true, Conditions: c, Target: fairlead.Target{AgentID: 7}}
}

func matches(r fairlead.Rule, f Facts) bool {
	p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{r}})
	return Decide(p, f, Roster{Active: map[int64]bool{7: true}}).AgentID == 7
}

// An unknown value is no number and no text; it is not equal to anything.
func TestConditionsOnAnEmptyLead(t *testing.T) {
	empty := FactsOf(fairlead.Submission{}, noon)
	for _, field := range Fields() {
		if field == "status" || field == "arrived_hour" || field == "arrived_weekday" {
			continue // always known
		}
		r := oneCondition(fairlead.Condition{Field: field, Operator: fairlead.OpIsEmpty})
		if !matches(r, empty) || matches(r, sample()) {
			t.Errorf("%s: is_empty is wrong", field)
		}
		r.Conditions[0].Operator = fairlead.OpIsNotEmpty
		if matches(r, empty) || !matches(r, sample()) {
			t.Errorf("%s: is_not_empty is wrong", field)
		}
	}
}

// How conditions and groups are joined.
func TestJoins(t *testing.T) {
	yes := fairlead.Condition{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"facebook"`)}
	no := fairlead.Condition{Field: "source", Operator: fairlead.OpIs, Value: json.RawMessage(`"google"`)}
	group := func(m fairlead.Match, c ...fairlead.Condition) fairlead.Condition {
		return fairlead.Condition{Match: m, Conditions: c}
	}
	for name, c := range map[string]struct {
		match      fairlead.Match
		conditions []fairlead.Condition
		want       int // index of the first failed condition; -1: matches
	}{
		"none, all":          {fairlead.MatchAll, nil, -1},
		"none, any":          {fairlead.MatchAny, nil, -1},
		"all hold":           {fairlead.MatchAll, []fairlead.Condition{yes, yes}, -1},
		"unsaid means all":   {"", []fairlead.Condition{yes, no}, 1},
		"one of all fails":   {fairlead.MatchAll, []fairlead.Condition{yes, no, no}, 1},
		"one of any holds":   {fairlead.MatchAny, []fairlead.Condition{no, yes}, -1},
		"all of any fail":    {fairlead.MatchAny, []fairlead.Condition{no, no}, 0},
		"group any holds":    {fairlead.MatchAll, []fairlead.Condition{yes, group(fairlead.MatchAny, no, yes)}, -1},
		"group all fails":    {fairlead.MatchAll, []fairlead.Condition{yes, group(fairlead.MatchAll, yes, no)}, 1},
		"group any fails":    {fairlead.MatchAll, []fairlead.Condition{yes, yes, group(fairlead.MatchAny, no, no)}, 2},
		"any with one group": {fairlead.MatchAny, []fairlead.Condition{no, group(fairlead.MatchAll, yes, yes)}, -1},
	} {
		r := oneCondition(c.conditions...)
		r.Match = c.match
		p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{r}})
		d, got := Decide(p, sample(), Roster{Active: map[int64]bool{7: true}}), -1
		if len(d.Passed) > 0 {
			got = d.Passed[0].Condition
			if d.Passed[0].Observed != "facebook" || string(d.Passed[0].Wanted) != `"google"` || d.Passed[0].Field != "source" {
				t.Errorf("%s: passed over as %+v", name, d.Passed[0])
			}
		}
		if got != c.want {
			t.Errorf("%s: first failed is %d, want %d", name, got, c.want)
		}
	}
}
