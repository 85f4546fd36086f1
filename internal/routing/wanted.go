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
		return c.readOne(c.wanted, numberKind(k))
	case fairlead.OpContains, fairlead.OpStartsWith:
		return c.readOne(c.wanted, kindText)
	default:
		return c.readOne(c.wanted, k)
	}
}

// numberKind is the kind by which a wanted number is read: custom fields are compared as numbers by >, < and between.
func numberKind(k kind) kind {
	if k == kindCustom {
		return kindNumber
	}
	return k
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
		return "Give a list of two numbers, the smaller one first."
	}
	for _, item := range items {
		if message := c.readOne(item, numberKind(k)); message != "" {
			return message
		}
	}
	if c.numbers[0] > c.numbers[1] {
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
			return "Give a number."
		}
		return c.keepNumber(number, k)
	case k == kindCustom && (isNumber || isBool):
		text = scalar(string(raw))
	case !isText:
		return "Give a text, in quotes."
	case fold(text) == "":
		return `The text is empty. To find leads without it, use "is_empty".`
	case k == kindDay && !slices.Contains(weekdays[:], fold(text)):
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
	c.texts = append(c.texts, fold(text))
	c.numbers = append(c.numbers, n)
	c.typed = append(c.typed, typed)
}
