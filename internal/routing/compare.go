package routing

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"fairlead"
)

// Compare lists by what one version of a policy differs from another: nothing, if leads are routed the same and everything
// has the same name. Hidden rotations are not of the policy's making and left out.
func Compare(before, after fairlead.Policy) []fairlead.PolicyChange {
	var all []fairlead.PolicyChange
	if before.AutoAssign != after.AutoAssign {
		all = append(all, fairlead.PolicyChange{Kind: fairlead.ChangedAutoAssign, AutoAssign: after.AutoAssign})
	}
	all = append(all, compareRules(before.Rules, after.Rules)...)
	all = append(all, moved(before.Rules, after.Rules)...)
	if before.Otherwise != after.Otherwise {
		all = append(all, fairlead.PolicyChange{Kind: fairlead.ChangedOtherwise, OtherwiseBefore: before.Otherwise, OtherwiseAfter: after.Otherwise})
	}
	all = append(all, compareRotations(before.Rotations, after.Rotations)...)
	return append(all, compareFields(before.Deleted, after.Deleted)...)
}

func compareFields(before, after []fairlead.DeletedField) (all []fairlead.PolicyChange) {
	for _, f := range after {
		if !slices.Contains(before, f) {
			all = append(all, fairlead.PolicyChange{Kind: fairlead.FieldGone, Field: f})
		}
	}
	for _, f := range before {
		if !slices.Contains(after, f) {
			all = append(all, fairlead.PolicyChange{Kind: fairlead.FieldBack, Field: f})
		}
	}
	return all
}

func compareRules(before, after []fairlead.Rule) (all []fairlead.PolicyChange) {
	for _, p := range pairs(before, after, ruleID) {
		c := fairlead.PolicyChange{Kind: fairlead.RuleChanged, RuleBefore: p.before, RuleAfter: p.after}
		switch {
		case p.before == nil:
			c.Kind = fairlead.RuleAdded
		case p.after == nil:
			c.Kind = fairlead.RuleDeleted
		case SameRule(*p.before, *p.after):
			continue
		}
		all = append(all, c)
	}
	return all
}

// SameRule reports whether two rules have the same name and do the same, however their values are written.
func SameRule(a, b fairlead.Rule) bool {
	same := a.ID == b.ID && a.Name == b.Name && a.Enabled == b.Enabled && a.Match == b.Match && a.Target == b.Target && a.Away == b.Away
	return same && slices.EqualFunc(a.Conditions, b.Conditions, sameCondition)
}

func sameCondition(a, b fairlead.Condition) bool {
	same := a.Field == b.Field && a.Operator == b.Operator && a.Match == b.Match && sameValue(a.Value, b.Value)
	return same && slices.EqualFunc(a.Conditions, b.Conditions, sameCondition)
}

func sameValue(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

func compareRotations(before, after []fairlead.Rotation) (all []fairlead.PolicyChange) {
	for _, p := range pairs(shown(before), shown(after), func(r fairlead.Rotation) int64 { return r.ID }) {
		c := fairlead.PolicyChange{Kind: fairlead.RotationChanged, RotationBefore: p.before, RotationAfter: p.after}
		switch {
		case p.before == nil:
			c.Kind = fairlead.RotationAdded
		case p.after == nil:
			c.Kind = fairlead.RotationDeleted
		case reflect.DeepEqual(*p.before, *p.after):
			continue
		}
		all = append(all, c)
	}
	return all
}

func shown(all []fairlead.Rotation) []fairlead.Rotation {
	return slices.DeleteFunc(slices.Clone(all), func(r fairlead.Rotation) bool { return r.Hidden })
}

func ruleID(r fairlead.Rule) int64 { return r.ID }

// pair is one thing as it was and is; nil where it is not.
type pair[T any] struct{ before, after *T }

// pairs are the things of two lists by their id: first those of after in its order, then those that are gone.
func pairs[T any](before, after []T, id func(T) int64) []pair[T] {
	was := map[int64]*T{}
	for i := range before {
		was[id(before[i])] = &before[i]
	}
	var all []pair[T]
	for i := range after {
		all = append(all, pair[T]{was[id(after[i])], &after[i]})
		delete(was, id(after[i]))
	}
	for i := range before {
		if was[id(before[i])] != nil {
			all = append(all, pair[T]{before: &before[i]})
		}
	}
	return all
}

// moved are the fewest rules that must be put elsewhere for those in both lists to stand in their new order: all but a longest
// run that kept its order.
func moved(before, after []fairlead.Rule) (all []fairlead.PolicyChange) {
	place := map[int64]int{}
	for i, r := range before {
		place[r.ID] = i + 1
	}
	var both []int // of after
	for i, r := range after {
		if place[r.ID] != 0 {
			both = append(both, i)
		}
	}
	kept := longestRise(both, func(i int) int { return place[after[i].ID] })
	for _, i := range both {
		if !kept[i] {
			all = append(all, fairlead.PolicyChange{Kind: fairlead.RuleMoved, RuleAfter: &after[i], PlaceBefore: place[after[i].ID], PlaceAfter: i + 1})
		}
	}
	return all
}

// longestRise picks a longest subsequence whose values rise: patience sorting, Fredman 1975.
func longestRise(list []int, value func(int) int) map[int]bool {
	var ends []int // of the rises of length 1, 2, …: the item with the smallest last value
	from := map[int]int{}
	for _, item := range list {
		at, _ := slices.BinarySearchFunc(ends, value(item), func(end, v int) int { return value(end) - v })
		if at > 0 {
			from[item] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, item)
		}
		ends[at] = item
	}
	kept := map[int]bool{}
	if len(ends) == 0 {
		return kept
	}
	for item, ok := ends[len(ends)-1], true; ok; item, ok = from[item] {
		kept[item] = true
	}
	return kept
}
