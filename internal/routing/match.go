package routing

import (
	"slices"
	"strings"

	"fairlead"
)

// holds reports whether the comparison is true of what was looked at.
func (c *comparison) holds(seen []observed) bool { return c.holdsOf(&seen[c.slot]) }

// holdsOf reports whether the comparison is true of what its field was seen to hold.
func (c *comparison) holdsOf(o *observed) bool {
	switch c.operator {
	case fairlead.OpIs, fairlead.OpOneOf:
		return c.equalsAny(o)
	case fairlead.OpIsNot, fairlead.OpNotOneOf:
		return !c.equalsAny(o)
	case fairlead.OpContains:
		return slices.ContainsFunc(o.texts, func(t string) bool { return strings.Contains(t, c.texts[0]) })
	case fairlead.OpStartsWith:
		return slices.ContainsFunc(o.texts, func(t string) bool { return strings.HasPrefix(t, c.texts[0]) })
	case fairlead.OpIsEmpty:
		return len(o.texts) == 0
	case fairlead.OpIsNotEmpty:
		return len(o.texts) > 0
	default:
		if c.dates {
			return o.dated && c.orders(o.day)
		}
		return o.numeric && c.orders(o.number)
	}
}

// orders compares by size; of days, the later one is the larger.
func (c *comparison) orders(n float64) bool {
	switch c.operator {
	case fairlead.OpGreater:
		return n > c.numbers[0]
	case fairlead.OpAtLeast:
		return n >= c.numbers[0]
	case fairlead.OpLess:
		return n < c.numbers[0]
	case fairlead.OpAtMost:
		return n <= c.numbers[0]
	default: // between
		return n >= c.numbers[0] && n <= c.numbers[1]
	}
}

// equalsAny reports whether any observed value is any wanted one. As numbers they are compared only if at least one
// of the two was written as a number: the postcode "01234" is not "1234".
func (c *comparison) equalsAny(o *observed) bool {
	for i, wanted := range c.numbers {
		if o.numeric && (c.typed[i] || o.typed) && o.number == wanted {
			return true
		}
		if !c.numeric && slices.Contains(o.texts, c.texts[i]) {
			return true
		}
	}
	return false
}

// firstFailed is the first comparison that fails in a group that does not hold, or nil if it holds.
func (g *group) firstFailed(seen []observed) *comparison {
	var failed *comparison
	for i := range g.each {
		switch held := g.each[i].holds(seen); {
		case held && g.any:
			return nil
		case !held && !g.any:
			return &g.each[i]
		case !held && failed == nil:
			failed = &g.each[i]
		}
	}
	return failed
}

// firstFailed is the first comparison that speaks against the rule, or nil if the rule matches.
func (r *rule) firstFailed(seen []observed) *comparison {
	var failed *comparison
	for i := range r.groups {
		switch miss := r.groups[i].firstFailed(seen); {
		case miss == nil && r.any:
			return nil
		case miss != nil && !r.any:
			return miss
		case miss != nil && failed == nil:
			failed = miss
		}
	}
	return failed
}
