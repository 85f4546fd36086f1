package routing

import (
	"encoding/json"
	"strings"
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
)

// Every mistake is found at its place, and makes the rule broken: it never runs as if it were false.
func TestCheckRuleFindsTheMistake(t *testing.T) {
	for _, c := range []struct{ json, field, says string }{
		{`[{"field":"colour","operator":"is","value":"x"}]`, "conditions[0].field", "no field"},
		{`[{"field":"fields.","operator":"is","value":"x"}]`, "conditions[0].field", "no field"},
		{`[{}]`, "conditions[0].field", "no field"},
		{`[{"field":"source","operator":"gt","value":1}]`, "conditions[0].operator", "does not work"},
		{`[{"field":"source","operator":"","value":1}]`, "conditions[0].operator", "does not work"},
		{`[{"field":"value","operator":"contains","value":"1"}]`, "conditions[0].operator", "does not work"},
		{`[{"field":"arrived_weekday","operator":"starts_with","value":"m"}]`, "conditions[0].operator", "does not work"},
		{`[{"field":"source","operator":"is","value":5}]`, "conditions[0].value", "text"},
		{`[{"field":"source","operator":"is","value":["a"]}]`, "conditions[0].value", "text"},
		{`[{"field":"source","operator":"is"}]`, "conditions[0].value", "Give a value"},
		{`[{"field":"source","operator":"is","value":null}]`, "conditions[0].value", "Give a value"},
		{`[{"field":"source","operator":"is","value":" "}]`, "conditions[0].value", "is_empty"},
		{`[{"field":"source","operator":"one_of","value":"a"}]`, "conditions[0].value", "list"},
		{`[{"field":"source","operator":"one_of","value":[]}]`, "conditions[0].value", "list"},
		{`[{"field":"source","operator":"one_of","value":["a",1]}]`, "conditions[0].value", "text"},
		{`[{"field":"value","operator":"gt","value":"much"}]`, "conditions[0].value", "number"},
		{`[{"field":"value","operator":"gt","value":"NaN"}]`, "conditions[0].value", "number"},
		{`[{"field":"value","operator":"is","value":true}]`, "conditions[0].value", "number"},
		{`[{"field":"value","operator":"between","value":[5]}]`, "conditions[0].value", "two numbers"},
		{`[{"field":"value","operator":"between","value":[5,1]}]`, "conditions[0].value", "larger"},
		{`[{"field":"value","operator":"between","value":["a",1]}]`, "conditions[0].value", "number"},
		{`[{"field":"fields.x","operator":"gt","value":"a"}]`, "conditions[0].value", "number"},
		{`[{"field":"fields.x","operator":"lte","value":"1.12.2026"}]`, "conditions[0].value", "a date such as"},
		{`[{"field":"fields.x","operator":"lte","value":"2026-12-01T09:30"}]`, "conditions[0].value", "a date such as"},
		{`[{"field":"fields.x","operator":"gt","value":null}]`, "conditions[0].value", "Give a value"},
		{`[{"field":"fields.x","operator":"between","value":["2026-12-01"]}]`, "conditions[0].value", "two dates"},
		{`[{"field":"fields.x","operator":"between","value":["2026-12-01",5]}]`, "conditions[0].value", "not one of each"},
		{`[{"field":"fields.x","operator":"between","value":[5,"2026-12-01"]}]`, "conditions[0].value", "not one of each"},
		{`[{"field":"fields.x","operator":"between","value":["2026-12-01","2026-11-30"]}]`, "conditions[0].value", "later"},
		{`[{"field":"fields.x","operator":"between","value":[5,1]}]`, "conditions[0].value", "larger"},
		{`[{"field":"value","operator":"gt","value":"2026-12-01"}]`, "conditions[0].value", "Give a number."},
		{`[{"field":"fields.x","operator":"is","value":{"a":1}}]`, "conditions[0].value", "text"},
		{`[{"field":"arrived_hour","operator":"is","value":24}]`, "conditions[0].value", "hour"},
		{`[{"field":"arrived_hour","operator":"lt","value":7.5}]`, "conditions[0].value", "hour"},
		{`[{"field":"arrived_weekday","operator":"is","value":"monday"}]`, "conditions[0].value", "day of the week"},
		{`[{"match":"none","conditions":[{"field":"source","operator":"is","value":"a"}]}]`, "conditions[0].match", "all"},
		{`[{"conditions":[{"field":"source","operator":"is","value":"a"}]}]`, "conditions[0].match", "all"},
		{`[{"match":"all","conditions":[]}]`, "conditions[0].conditions", "empty"},
		{`[{"field":"source","match":"all","conditions":[{"field":"source","operator":"is","value":"a"}]}]`, "conditions[0].field", "no field of its own"},
		{`[{"field":"source","operator":"is","value":"a"},{"match":"any","conditions":[{"field":"x","operator":"is","value":"a"}]}]`, "conditions[1].conditions[0].field", "no field"},
		{`[{"field":"source","operator":"is","value":"a"},{"match":"any","conditions":[{"field":"form","operator":"gt","value":"a"}]}]`, "conditions[1].conditions[0].operator", "does not work"},
		{`[{"match":"any","conditions":[{"match":"all","conditions":[]}]}]`, "conditions[0].conditions[0].conditions", "cannot hold another group"},
	} {
		var conditions []fairlead.Condition
		if err := json.Unmarshal([]byte(c.json), &conditions); err != nil {
			t.Fatalf("%s: %v", c.json, err)
		}
		r := oneCondition(conditions...)
		errs := CheckRule(r)
		if len(errs) != 1 || errs[0].Field != c.field || !strings.Contains(errs[0].Message, c.says) {
			t.Errorf("%s\n got %v\nwant one at %s that says %q", c.json, errs, c.field, c.says)
			continue
		}
		p := Compile(fairlead.Policy{AutoAssign: true, Rules: []fairlead.Rule{r}})
		if p.Broken()[1] != errs[0].Message {
			t.Errorf("%s: broken says %q, the check %q", c.json, p.Broken()[1], errs[0].Message)
		}
		d := Decide(p, sample(), Roster{Active: map[int64]bool{7: true}})
		if d.AgentID != 0 || d.Passed[0].Reason != fairlead.PassBroken {
			t.Errorf("%s: it ran: %+v", c.json, d)
		}
	}
}

func TestCheckRuleNameMatchAndTarget(t *testing.T) {
	r := fairlead.Rule{Name: " ", Match: "some"}
	want := []string{"name", "match", "target"}
	var got []string
	for _, e := range CheckRule(r) {
		got = append(got, e.Field)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	r = oneCondition()
	r.Target.RotationID = 3
	if errs := CheckRule(r); len(errs) != 1 || errs[0].Field != "target" {
		t.Errorf("both an agent and a rotation: %v", errs)
	}
}

func TestCheckRotation(t *testing.T) {
	good := fairlead.Rotation{Name: "Buyers", Agents: []fairlead.RotationAgent{{AgentID: 1, Weight: 0}, {AgentID: 2, Weight: 100}}}
	if errs := CheckRotation(good); errs != nil {
		t.Errorf("a good rotation: %v", errs)
	}
	bad := fairlead.Rotation{Strategy: "dice", Agents: []fairlead.RotationAgent{
		{AgentID: 1, Weight: -1}, {AgentID: 1, Weight: 101}, {Weight: 1},
	}}
	want := []string{"name", "strategy", "agents[0].weight", "agents[1].agent_id", "agents[1].weight", "agents[2].agent_id"}
	var got []string
	for _, e := range CheckRotation(bad) {
		got = append(got, e.Field)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	good.Agents = equals(fairlead.MaxRotationAgents + 1)
	if errs := CheckRotation(good); len(errs) != 1 || errs[0].Field != "agents" {
		t.Errorf("too many agents: %v", errs)
	}
}

// Operators and Fields are what the check accepts.
func TestOperatorsAreWhatTheCheckAccepts(t *testing.T) {
	for _, field := range append(Fields(), "fields.anything") {
		if len(Operators(field)) == 0 {
			t.Errorf("no operator works with %s", field)
		}
	}
	if Operators("colour") != nil {
		t.Error("an unknown field has operators")
	}
}
