package routing

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"fairlead"
)

// term is comparisons that all hold of one lead.
type term []*comparison

// implies reports whether a lead of which the term holds is certain to meet c. It may miss some that do follow; it never
// says so of one that does not.
func (t term) implies(c *comparison) bool {
	on := t.on(c.field)
	k, _ := kindOf(c.field)
	if worlds, all := worldsOf(k, on); all {
		return !slices.ContainsFunc(worlds, func(w observed) bool { return !c.holdsOf(&w) })
	}
	if slices.ContainsFunc(on, func(p *comparison) bool { return p.implies(c, k) }) {
		return true
	}
	return rangeOf(on, c.dates).implies(c, k)
}

// impossible reports whether it is certain that no lead meets the whole term.
func (t term) impossible() bool {
	for i, c := range t {
		k, _ := kindOf(c.field)
		on := t.on(c.field)
		if worlds, all := worldsOf(k, on); all && len(worlds) == 0 {
			return true
		}
		if rangeOf(on, c.dates).empty() {
			return true
		}
		for _, other := range t[i+1:] {
			if other.field == c.field && (c.excludes(other, k) || other.excludes(c, k)) {
				return true
			}
		}
	}
	return false
}

func (t term) on(field string) term {
	var on term
	for _, c := range t {
		if c.field == field {
			on = append(on, c)
		}
	}
	return on
}

// worldsOf are the values that a field can have if all of these comparisons hold of it, provided that they are few enough
// to go through: days, hours, nothing at all, or one of the values that a comparison names.
func worldsOf(k kind, on term) (worlds []observed, all bool) {
	candidates := candidatesOf(k, on)
	if candidates == nil {
		return nil, false
	}
	for _, w := range candidates {
		if !slices.ContainsFunc(on, func(c *comparison) bool { return !c.holdsOf(&w) }) {
			worlds = append(worlds, w)
		}
	}
	return worlds, true
}

func candidatesOf(k kind, on term) []observed {
	var candidates []observed
	switch k {
	case kindDay:
		for _, day := range weekdays {
			candidates = append(candidates, observed{texts: []string{day}})
		}
		return candidates
	case kindHour:
		for hour := range 24 {
			candidates = append(candidates, aNumber(float64(hour)))
		}
		return candidates
	}
	for _, c := range on {
		switch {
		case c.operator == fairlead.OpIsEmpty:
			return []observed{{}}
		case !c.names() || k == kindSet || k == kindCustom: // which may hold others beside
		case k == kindNumber:
			for _, n := range c.numbers {
				candidates = append(candidates, aNumber(n))
			}
			return candidates
		default:
			for _, text := range c.texts {
				candidates = append(candidates, observed{texts: []string{text}})
			}
			return candidates
		}
	}
	return nil
}

func aNumber(n float64) observed {
	return observed{texts: []string{strconv.FormatFloat(n, 'f', -1, 64)}, number: n, numeric: true, typed: true}
}

// names reports whether the comparison asks for one of the values that it names.
func (c *comparison) names() bool {
	return c.operator == fairlead.OpIs || c.operator == fairlead.OpOneOf
}

// bars is the opposite of names.
func (c *comparison) bars() bool {
	return c.operator == fairlead.OpIsNot || c.operator == fairlead.OpNotOneOf
}

// implies reports whether whatever meets p is certain to meet c, which looks at the same field.
func (c *comparison) implies(other *comparison, k kind) bool {
	switch other.operator {
	case fairlead.OpIsEmpty:
		return c.operator == fairlead.OpIsEmpty
	case fairlead.OpIsNotEmpty:
		return !c.bars() && c.operator != fairlead.OpIsEmpty
	case fairlead.OpIs, fairlead.OpOneOf:
		return c.names() && c.namesWithin(other, k)
	case fairlead.OpIsNot, fairlead.OpNotOneOf:
		return c.bars() && other.namesWithin(c, k) || c.isUnlike(other, k)
	case fairlead.OpContains:
		return c.everyText(k, func(text string) bool { return strings.Contains(text, other.texts[0]) })
	case fairlead.OpStartsWith:
		return c.operator != fairlead.OpContains && c.everyText(k, func(text string) bool { return strings.HasPrefix(text, other.texts[0]) })
	default: // by size: see bounds
		return false
	}
}

// namesWithin reports whether each value that c names is named by other, too.
func (c *comparison) namesWithin(other *comparison, k kind) bool {
	for i := range c.texts {
		if !slices.ContainsFunc(other.indexes(), func(j int) bool { return c.sameValue(i, other, j, k) }) {
			return false
		}
	}
	return true
}

func (c *comparison) indexes() []int {
	all := make([]int, len(c.texts))
	for i := range all {
		all[i] = i
	}
	return all
}

// sameValue reports whether whatever equals the one value of c equals the one of other.
func (c *comparison) sameValue(i int, other *comparison, j int, k kind) bool {
	if k == kindNumber || k == kindHour {
		return c.numbers[i] == other.numbers[j]
	}
	if c.texts[i] != other.texts[j] || k != kindCustom {
		return c.texts[i] == other.texts[j]
	}
	a, b := c.numbers[i], other.numbers[j]
	return (a == b || math.IsNaN(a) && math.IsNaN(b)) && (other.typed[j] || !c.typed[i])
}

// isUnlike reports whether a text that meets c cannot be any of those that other names.
func (c *comparison) isUnlike(other *comparison, k kind) bool {
	if k != kindText || c.operator != fairlead.OpContains && c.operator != fairlead.OpStartsWith {
		return false
	}
	return !slices.ContainsFunc(other.texts, func(text string) bool {
		return c.holdsOf(&observed{texts: []string{text}})
	})
}

// everyText reports whether c asks for some text, and each that it may be is as wanted. A form answer that equals a number
// may be written in another way.
func (c *comparison) everyText(k kind, wanted func(string) bool) bool {
	switch {
	case c.operator == fairlead.OpContains || c.operator == fairlead.OpStartsWith:
		return wanted(c.texts[0])
	case !c.names() || k == kindCustom && slices.ContainsFunc(c.numbers, func(n float64) bool { return !math.IsNaN(n) }):
		return false
	}
	return !slices.ContainsFunc(c.texts, func(text string) bool { return !wanted(text) })
}

// excludes reports whether nothing can meet both comparisons of one field.
func (c *comparison) excludes(other *comparison, k kind) bool {
	if k == kindText && c.operator == fairlead.OpStartsWith && other.operator == fairlead.OpStartsWith {
		return !strings.HasPrefix(c.texts[0], other.texts[0]) && !strings.HasPrefix(other.texts[0], c.texts[0])
	}
	opposite, ok := opposites[other.operator]
	if !ok {
		return false
	}
	not := *other
	not.operator = opposite
	return c.implies(&not, k)
}

// opposites are the operators that hold exactly where another does not.
var opposites = map[fairlead.Operator]fairlead.Operator{
	fairlead.OpIs: fairlead.OpIsNot, fairlead.OpIsNot: fairlead.OpIs, fairlead.OpOneOf: fairlead.OpNotOneOf,
	fairlead.OpNotOneOf: fairlead.OpOneOf, fairlead.OpIsEmpty: fairlead.OpIsNotEmpty, fairlead.OpIsNotEmpty: fairlead.OpIsEmpty,
}
