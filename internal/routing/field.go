package routing

import (
	"slices"
	"strings"

	"fairlead"
)

// kind is what sort of values a field holds.
type kind int

const (
	kindText   kind = iota // one text
	kindSet                // several texts; a condition asks whether any of them fits
	kindNumber             // a number
	kindHour               // a whole number 0…23
	kindDay                // mon … sun
	kindCustom             // whatever the form sent: text, number, boolean or a list
)

// builtin fields and their kinds, in the order in which a screen offers them.
var builtin = []struct {
	name string
	kind kind
}{
	{"source", kindText}, {"form", kindText}, {"campaign", kindText}, {"tag", kindSet}, {"status", kindText},
	{"name", kindText}, {"email", kindText}, {"email_domain", kindText}, {"phone", kindText},
	{"phone_country", kindText}, {"company", kindText}, {"value", kindNumber}, {"country", kindText},
	{"language", kindText}, {"import", kindText}, {"arrived_hour", kindHour}, {"arrived_weekday", kindDay},
}

var (
	textOperators = []fairlead.Operator{
		fairlead.OpIs, fairlead.OpIsNot, fairlead.OpOneOf, fairlead.OpNotOneOf, fairlead.OpContains,
		fairlead.OpStartsWith, fairlead.OpIsEmpty, fairlead.OpIsNotEmpty,
	}
	numberOperators = []fairlead.Operator{
		fairlead.OpIs, fairlead.OpIsNot, fairlead.OpOneOf, fairlead.OpNotOneOf, fairlead.OpGreater, fairlead.OpAtLeast,
		fairlead.OpLess, fairlead.OpAtMost, fairlead.OpBetween, fairlead.OpIsEmpty, fairlead.OpIsNotEmpty,
	}
	dayOperators = []fairlead.Operator{fairlead.OpIs, fairlead.OpIsNot, fairlead.OpOneOf, fairlead.OpNotOneOf}
	allOperators = append(slices.Clone(textOperators), fairlead.OpGreater, fairlead.OpAtLeast, fairlead.OpLess,
		fairlead.OpAtMost, fairlead.OpBetween)
)

// Fields lists the built-in fields that a condition may name; "fields.KEY" names a custom one.
func Fields() []string {
	names := make([]string, len(builtin))
	for i, f := range builtin {
		names[i] = f.name
	}
	return names
}

// Operators lists the operators that work on a field, nil if there is no such field.
func Operators(field string) []fairlead.Operator {
	k, ok := kindOf(field)
	if !ok {
		return nil
	}
	return slices.Clone(operatorsOf(k))
}

func kindOf(field string) (kind, bool) {
	if key, ok := strings.CutPrefix(field, fairlead.AnswerPrefix); ok {
		return kindCustom, key != ""
	}
	for _, f := range builtin {
		if f.name == field {
			return f.kind, true
		}
	}
	return 0, false
}

func operatorsOf(k kind) []fairlead.Operator {
	switch k {
	case kindNumber, kindHour:
		return numberOperators
	case kindDay:
		return dayOperators
	case kindCustom:
		return allOperators
	default:
		return textOperators
	}
}
