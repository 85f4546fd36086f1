package routing

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"fairlead"
)

func TestCompareNamesEachChange(t *testing.T) {
	facebook := fairlead.Rule{ID: 1, Name: "Facebook", Enabled: true, Target: fairlead.Target{RotationID: 7}}
	google := fairlead.Rule{ID: 2, Name: "Google", Enabled: true, Target: fairlead.Target{AgentID: 5}}
	off := google
	off.Enabled = false
	buyers := fairlead.Rotation{ID: 7, Name: "Buyers", Agents: []fairlead.RotationAgent{{AgentID: 5, Weight: 1}}}
	heavier := fairlead.Rotation{ID: 7, Name: "Buyers", Agents: []fairlead.RotationAgent{{AgentID: 5, Weight: 2}}}
	byHand := fairlead.Rotation{ID: 9, Hidden: true}
	was := fairlead.Policy{Version: 1, Rules: []fairlead.Rule{facebook, google}, Rotations: []fairlead.Rotation{buyers, byHand}}
	for _, c := range []struct {
		name  string
		after fairlead.Policy
		want  []fairlead.PolicyChangeKind
	}{
		{"nothing but the number and what is hidden", fairlead.Policy{Version: 2, Rules: was.Rules, Rotations: was.Rotations[:1]}, nil},
		{"everything", fairlead.Policy{AutoAssign: true, Otherwise: 8, Rules: []fairlead.Rule{off, {ID: 3}}, Rotations: []fairlead.Rotation{heavier, {ID: 8}}}, []fairlead.PolicyChangeKind{
			fairlead.ChangedAutoAssign, fairlead.RuleChanged, fairlead.RuleAdded, fairlead.RuleDeleted, fairlead.ChangedOtherwise, fairlead.RotationChanged, fairlead.RotationAdded}},
		{"order", fairlead.Policy{Rules: []fairlead.Rule{google, facebook}, Rotations: was.Rotations}, []fairlead.PolicyChangeKind{fairlead.RuleMoved}},
		{"a field", fairlead.Policy{Rules: was.Rules, Rotations: was.Rotations, Deleted: []fairlead.DeletedField{{Key: "x", Name: "X"}}}, []fairlead.PolicyChangeKind{fairlead.FieldGone}},
		{"all gone", fairlead.Policy{}, []fairlead.PolicyChangeKind{fairlead.RuleDeleted, fairlead.RuleDeleted, fairlead.RotationDeleted}},
	} {
		var got []fairlead.PolicyChangeKind
		for _, change := range Compare(was, c.after) {
			got = append(got, change.Kind)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, wanted %q", c.name, got, c.want)
		}
	}
}

func TestRulesAreComparedByWhatTheyMean(t *testing.T) {
	rule := func(value string) fairlead.Rule {
		return fairlead.Rule{ID: 1, Conditions: []fairlead.Condition{{Match: fairlead.MatchAny, Conditions: []fairlead.Condition{{Field: "form", Operator: fairlead.OpIs, Value: json.RawMessage(value)}}}}}
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{{`"Köln"`, `"K\u00f6ln"`, true}, {`1`, `1.0`, true}, {`["a", 2]`, `["a",2]`, true}, {``, ``, true}, {`1`, `"1"`, false}, {`["a","b"]`, `["b","a"]`, false}, {``, `""`, false}} {
		if got := SameRule(rule(c.a), rule(c.b)); got != c.same {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}

// TestTheFewestRulesAreMoved: without those that are said to have moved the order is as it was, and fewer would not do.
func TestTheFewestRulesAreMoved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.Int64Range(1, 9), 0, 7, rapid.ID).Draw(t, "before")
		other := rapid.Permutation(ids).Draw(t, "after")
		var said []int64
		for _, c := range moved(rulesOf(ids), rulesOf(other)) {
			if c.PlaceBefore != slices.Index(ids, c.RuleAfter.ID)+1 || c.PlaceAfter != slices.Index(other, c.RuleAfter.ID)+1 {
				t.Fatalf("%+v", c)
			}
			said = append(said, c.RuleAfter.ID)
		}
		if !sameOrder(ids, other, said) {
			t.Fatalf("without %v, %v is not in the order of %v", said, other, ids)
		}
		if fewest := fewestMoves(ids, other); len(said) != fewest {
			t.Fatalf("%v of %v moved; %d would do", said, other, fewest)
		}
	})
}

func rulesOf(ids []int64) (rules []fairlead.Rule) {
	for _, id := range ids {
		rules = append(rules, fairlead.Rule{ID: id})
	}
	return rules
}

func sameOrder(before, after, without []int64) bool {
	keep := func(ids []int64) []int64 {
		return slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return slices.Contains(without, id) })
	}
	return slices.Equal(keep(before), keep(after))
}

// fewestMoves tries every set.
func fewestMoves(before, after []int64) int {
	fewest := len(before)
	for set := range 1 << len(before) {
		var without []int64
		for i, id := range before {
			if set>>i&1 == 1 {
				without = append(without, id)
			}
		}
		if len(without) < fewest && sameOrder(before, after, without) {
			fewest = len(without)
		}
	}
	return fewest
}
