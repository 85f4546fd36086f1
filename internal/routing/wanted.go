package routing

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"fairlead"
)

// readWanted parses the condition's value as its operator and the field's kind ask; it answers what to mend, or "".
func (c *comparison) readWanted(k kind) string {
	switch c.operator {
	case fairlead.OpIsEmpty, fairlead.OpIsNotEmpty:
		c.wanted = nil
		return ""
	case fairlead.OpOneOf, fairlead.OpNotOneOf:
		return c.readList(k)
	case fairlead.OpBetween:
		return c.readRange(k)
	case fairlead.OpGreater, fairlead.OpAtLeast, fairlead.OpLess, fairlead.OpAtMost:
		return c.readOrdered(c.wanted, k)
	case fairlead.OpContains, fairlead.OpStartsWith:
		return c.readOne(c.wanted, kindText)
	default:
		return c.readOne(c.wanted, k)
	}
}

// What to write where something else stands.
const (
	giveNumber       = "Give a number."
	giveNumberOrDate = `Give a number, or a date such as "2026-12-01".`
)

// readOrdered parses a wanted value that is compared by size: a number or, for a custom field, a date.
func (c *comparison) readOrdered(raw json.RawMessage, k kind) string {
	if k != kindCustom {
		return c.readOne(raw, k)
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		var day float64
		if day, c.dates = parseDate(text); c.dates {
			c.keep(text, day, false)
			return ""
		}
	}
	c.dates = false
	message := c.readOne(raw, kindNumber)
	if message == giveNumber {
		return giveNumberOrDate
	}
	return message
}

func (c *comparison) readList(k kind) string {
	var items []json.RawMessage
	if json.Unmarshal(c.wanted, &items) != nil || len(items) == 0 {
		return "Give a list with at least one value."
	}
	for _, item := range items {
		if message := c.readOne(item, k); message != "" {
			return message
		}
	}
	return ""
}

func (c *comparison) readRange(k kind) string {
	var items []json.RawMessage
	if json.Unmarshal(c.wanted, &items) != nil || len(items) != 2 {
		if k == kindCustom {
			return "Give a list of two numbers or two dates, the smaller or earlier one first."
		}
		return "Give a list of two numbers, the smaller one first."
	}
	if message := c.readOrdered(items[0], k); message != "" {
		return message
	}
	fromDate := c.dates
	if message := c.readOrdered(items[1], k); message != "" {
		return message
	}
	switch later := c.numbers[0] > c.numbers[1]; {
	case fromDate != c.dates:
		return "Give two numbers or two dates, not one of each."
	case later && c.dates:
		return "The first date must not be later than the second."
	case later:
		return "The first number must not be larger than the second."
	}
	return ""
}

// readOne parses one wanted value and keeps it as text and, where it reads as one, as a number.
func (c *comparison) readOne(raw json.RawMessage, k kind) string {
	var value any
	if json.Unmarshal(raw, &value) != nil || value == nil {
		return "Give a value to compare with."
	}
	text, isText := value.(string)
	number, isNumber := value.(float64)
	_, isBool := value.(bool)
	switch {
	case k == kindNumber || k == kindHour:
		if isText {
			number, isNumber = parseNumber(text)
		}
		if !isNumber {
			return giveNumber
		}
		return c.keepNumber(number, k)
	case k == kindCustom && (isNumber || isBool):
		text = scalar(string(raw))
	case !isText:
		return "Give a text, in quotes."
	case Fold(text) == "":
		return `The text is empty. To find leads without it, use "is_empty".`
	case k == kindDay && !slices.Contains(weekdays[:], Fold(text)):
		return fmt.Sprintf("%q is not a day of the week. Use mon, tue, wed, thu, fri, sat or sun.", text)
	}
	number, ok := parseNumber(text)
	if !ok {
		number = math.NaN() // equal to nothing
	}
	c.keep(text, number, isNumber)
	return ""
}

func (c *comparison) keepNumber(n float64, k kind) string {
	if k == kindHour && (n < 0 || n > 23 || n != math.Trunc(n)) {
		return "Give an hour, a whole number from 0 to 23."
	}
	c.keep("", n, true)
	return ""
}

func (c *comparison) keep(text string, n float64, typed bool) {
	c.texts = append(c.texts, Fold(text))
	c.numbers = append(c.numbers, n)
	c.typed = append(c.typed, typed)
}
