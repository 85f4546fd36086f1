package routing

import (
	"encoding/json"
	"slices"
	"testing"

	"fairlead"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestValues(t *testing.T) {
	for field, want := range map[string][]string{
		"source": {"facebook"}, "form": {"Home valuation"}, "campaign": {"Spring 26"}, "import": {"May import"}, "tag": {"VIP", "summer"},
		"status": {"new"}, "name": {"Jo March"}, "email": {"Jo@Example.test"}, "email_domain": {"example.test"}, "phone_country": {"DE"},
		"value": {"5000"}, "arrived_hour": {"12"}, "arrived_weekday": {"wed"}, "fields.rooms": {"3"}, "fields.zip": {"01234"}, "fields.pets": {"true"},
		"fields.wants": {"Garden", "Garage"}, "fields.quoted": {`say "yes"`}, "fields.blank": nil, "fields.nothing": nil, "fields.missing": nil,
		"fields.": nil, "colour": nil, "": nil,
	} {
		if diff := cmp.Diff(want, Values(field, sample())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", field, diff)
		}
	}
	for _, field := range Fields() {
		if Values(field, sample()) == nil {
			t.Errorf("%s: the sample has no value", field)
		}
	}
}

// Values are what conditions compare, and no other idea of it: a condition that asks for one of them holds.
func TestLawValuesAreWhatConditionsCompare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFacts(t)
		for _, field := range append(Fields(), "fields.budget", "fields.missing") {
			values := Values(field, f)
			var folded []string
			for _, value := range values {
				folded = append(folded, Fold(value))
			}
			if seen := look([]string{field}, f)[0].texts; !slices.Equal(folded, seen) {
				t.Fatalf("%s: values %q, compared are %q", field, values, seen)
			}
			for _, value := range values {
				wanted, _ := json.Marshal(value)
				if !matches(oneCondition(fairlead.Condition{Field: field, Operator: fairlead.OpIs, Value: wanted}), f) {
					t.Fatalf("%s is %s does not hold of a lead that has it", field, wanted)
				}
			}
		}
	})
}
