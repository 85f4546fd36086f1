package sqlstore

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fairlead"
)

// What leads answered, and the keys it has.
func TestFieldKeys(t *testing.T) {
	for _, c := range []struct {
		kind fairlead.FieldType
		raw  string
		want []string
	}{
		{fairlead.FieldText, `" Zoë  B. "`, []string{"zoe  b."}}, {fairlead.FieldText, `""`, nil}, {fairlead.FieldText, `7`, nil}, {fairlead.FieldText, `null`, nil},
		{fairlead.FieldText, `"a\u0000b"`, []string{"a\uFFFDb"}}, {fairlead.FieldText, `"` + strings.Repeat("é", 200) + `"`, []string{strings.Repeat("e", 100)}},
		{fairlead.FieldPhone, `"+49 170"`, []string{"+49 170"}}, {fairlead.FieldURL, `"https://A.example/B"`, []string{"https://a.example/b"}},
		{fairlead.FieldNumber, `0`, []string{"8000000000000000"}}, {fairlead.FieldNumber, `-0`, []string{"8000000000000000"}},
		{fairlead.FieldNumber, `1.5`, []string{"bff8000000000000"}}, {fairlead.FieldMoney, `-1.5`, []string{"4007ffffffffffff"}},
		{fairlead.FieldNumber, `"5"`, nil}, {fairlead.FieldNumber, `null`, nil}, {fairlead.FieldNumber, `1e999`, nil},
		{fairlead.FieldDate, `"2026-05-31"`, []string{"2026-05-31"}}, {fairlead.FieldDate, `"2026-02-30"`, nil}, {fairlead.FieldDate, `"31.5.2026"`, nil},
		{fairlead.FieldChoice, `"Big House"`, []string{"Big House"}}, {fairlead.FieldChoice, `["Big House"]`, nil}, {fairlead.FieldChoice, `""`, nil},
		{fairlead.FieldMultiChoice, `["b","a","b",""]`, []string{"a", "b"}}, {fairlead.FieldMultiChoice, `[]`, nil}, {fairlead.FieldMultiChoice, `["a",1]`, nil},
		{fairlead.FieldYesNo, `true`, []string{"true"}}, {fairlead.FieldYesNo, `false`, []string{"false"}}, {fairlead.FieldYesNo, `"true"`, nil}, {fairlead.FieldYesNo, `null`, nil},
		{fairlead.FieldText, `{`, nil}, {fairlead.FieldText, ``, nil},
	} {
		if got := fieldKeys(fairlead.Field{Type: c.kind}, json.RawMessage(c.raw)); !slices.Equal(got, c.want) {
			t.Errorf("%s %s: got %q, want %q", c.kind, c.raw, got, c.want)
		}
	}
}

// A filter finds what a lead answered, and says so when nothing can be found.
func TestFieldKeyOfAFilter(t *testing.T) {
	for _, c := range []struct {
		kind       fairlead.FieldType
		text, want string
	}{
		{fairlead.FieldText, "ZOË b", "zoe b"}, {fairlead.FieldText, " ", ""}, {fairlead.FieldNumber, "1.5", "bff8000000000000"}, {fairlead.FieldNumber, "1,5", ""},
		{fairlead.FieldNumber, "null", ""}, {fairlead.FieldNumber, "NaN", ""}, {fairlead.FieldNumber, "", ""}, {fairlead.FieldDate, "2026-05-31", "2026-05-31"},
		{fairlead.FieldDate, "2026-5-31", ""}, {fairlead.FieldYesNo, "true", "true"}, {fairlead.FieldYesNo, "yes", ""}, {fairlead.FieldMultiChoice, "a", "a"},
		{fairlead.FieldChoice, "", ""},
	} {
		if got, ok := fieldKey(fairlead.Field{Type: c.kind}, c.text); got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: got %q, %v, want %q", c.kind, c.text, got, ok, c.want)
		}
	}
}

// Keys of numbers stand in the order of the numbers.
func TestNumberKeysAreInOrder(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64, 1, -1}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		if (a < b) != (numberKey(a) < numberKey(b)) || (a == b) != (numberKey(a) == numberKey(b)) {
			t.Fatalf("%v %s, %v %s", a, numberKey(a), b, numberKey(b))
		}
	})
}
