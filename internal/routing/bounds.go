package routing

import (
	"math"
	"slices"

	"fairlead"
)

// bounds are between what a number or a day lies, as comparisons by size say. Without any of those it may be nothing at all.
type bounds struct {
	low, high       float64
	aboveLow, below bool // the end itself is out
	said            bool // some comparison says that it is there
}

// rangeOf is what all comparisons by size together say, of days or of numbers.
func rangeOf(on term, dates bool) bounds {
	b := anything()
	for _, c := range on {
		if c.sizes() && c.dates == dates {
			b = b.narrowed(boundsOf(c))
		}
	}
	return b
}

func anything() bounds { return bounds{low: math.Inf(-1), high: math.Inf(1)} }

// sizes reports whether the comparison is by size.
func (c *comparison) sizes() bool {
	switch c.operator {
	case fairlead.OpGreater, fairlead.OpAtLeast, fairlead.OpLess, fairlead.OpAtMost, fairlead.OpBetween:
		return true
	}
	return false
}

func boundsOf(c *comparison) bounds {
	b := anything()
	b.said = true
	switch c.operator {
	case fairlead.OpGreater:
		b.low, b.aboveLow = c.numbers[0], true
	case fairlead.OpAtLeast:
		b.low = c.numbers[0]
	case fairlead.OpLess:
		b.high, b.below = c.numbers[0], true
	case fairlead.OpAtMost:
		b.high = c.numbers[0]
	default: // between
		b.low, b.high = c.numbers[0], c.numbers[1]
	}
	return b
}

func (b bounds) narrowed(by bounds) bounds {
	if by.low > b.low || by.low == b.low && by.aboveLow {
		b.low, b.aboveLow = by.low, by.aboveLow
	}
	if by.high < b.high || by.high == b.high && by.below {
		b.high, b.below = by.high, by.below
	}
	b.said = b.said || by.said
	return b
}

func (b bounds) empty() bool {
	return b.low > b.high || b.low == b.high && (b.aboveLow || b.below)
}

func (b bounds) holds(n float64) bool {
	return (n > b.low || n == b.low && !b.aboveLow) && (n < b.high || n == b.high && !b.below)
}

// implies reports whether what lies within these bounds is certain to meet c.
func (b bounds) implies(c *comparison, k kind) bool {
	switch {
	case !b.said:
		return false
	case c.sizes():
		return b.narrowed(boundsOf(c)) == b
	case c.bars() && k == kindNumber:
		return !slices.ContainsFunc(c.numbers, b.holds)
	}
	return false
}
