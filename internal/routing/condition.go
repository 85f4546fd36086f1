package routing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fairlead"
)

// comparison is a condition made ready: the field as a slot of what was looked at, the wanted value parsed.
type comparison struct {
	slot     int
	field    string
	operator fairlead.Operator
	wanted   json.RawMessage
	texts    []string        // wanted, folded
	numbers  []float64       // wanted, as far as it reads as numbers, beside texts; days if these are dates
	typed    []bool          // the number came as a number, not as text
	numeric  bool            // the field holds numbers only
	dates    bool            // wanted are dates, which come before and after each other
	against  fairlead.Passed // what to say when it fails; the observed value is to be added
}

// group is a condition that may hold several comparisons.
type group struct {
	any  bool
	each []comparison
}

// slots numbers the fields that a policy looks at, and knows which there are no more.
type slots struct {
	fields  []string
	deleted []fairlead.DeletedField
}

// gone says that a field was deleted, or "".
func (s *slots) gone(field string) string {
	for _, d := range s.deleted {
		if field == fairlead.AnswerPrefix+d.Key {
			return fmt.Sprintf("field %q was deleted.", d.Name)
		}
	}
	return ""
}

func (s *slots) of(field string) int {
	if i := slices.Index(s.fields, field); i >= 0 {
		return i
	}
	s.fields = append(s.fields, field)
	return len(s.fields) - 1
}

// compileGroup reads one condition of a rule, which may be a group, at a path. It tells what is wrong with it.
func compileGroup(c fairlead.Condition, path string, s *slots) (group, []fairlead.FieldError) {
	if c.Match == "" && len(c.Conditions) == 0 {
		one, errs := compileComparison(c, path, s)
		return group{each: []comparison{one}}, errs
	}
	errs := checkGroup(c, path)
	g := group{any: c.Match == fairlead.MatchAny}
	for i, member := range c.Conditions {
		at := fmt.Sprintf("%s.conditions[%d]", path, i)
		if member.Match != "" || len(member.Conditions) > 0 {
			errs = append(errs, fairlead.FieldError{Field: at + ".conditions", Message: "A group cannot hold another group. Move its conditions up."})
			continue
		}
		one, wrong := compileComparison(member, at, s)
		g.each, errs = append(g.each, one), append(errs, wrong...)
	}
	return g, errs
}

func checkGroup(c fairlead.Condition, path string) []fairlead.FieldError {
	var errs []fairlead.FieldError
	if c.Match != fairlead.MatchAll && c.Match != fairlead.MatchAny {
		errs = append(errs, fairlead.FieldError{Field: path + ".match", Message: `Join the group by "all" or "any".`})
	}
	if len(c.Conditions) == 0 {
		errs = append(errs, fairlead.FieldError{Field: path + ".conditions", Message: "The group is empty. Add a condition, or remove it."})
	}
	if c.Field != "" {
		errs = append(errs, fairlead.FieldError{Field: path + ".field", Message: "A group has no field of its own. Put the field into a condition of the group."})
	}
	return errs
}

func compileComparison(c fairlead.Condition, path string, s *slots) (comparison, []fairlead.FieldError) {
	wrong := func(part, message string) (comparison, []fairlead.FieldError) {
		return comparison{}, []fairlead.FieldError{{Field: path + part, Message: message}}
	}
	k, ok := kindOf(c.Field)
	if !ok {
		return wrong(".field", fmt.Sprintf("There is no field %q. Choose another one.", c.Field))
	}
	if message := s.gone(c.Field); message != "" {
		return wrong(".field", message)
	}
	if allowed := operatorsOf(k); !slices.Contains(allowed, c.Operator) {
		return wrong(".operator", fmt.Sprintf("%q does not work with the field %q. Use one of %s.", c.Operator, c.Field, listed(allowed)))
	}
	out := comparison{field: c.Field, operator: c.Operator, wanted: c.Value, numeric: k == kindNumber || k == kindHour}
	if message := out.readWanted(k); message != "" {
		return wrong(".value", message)
	}
	out.slot = s.of(c.Field)
	return out, nil
}

func listed(operators []fairlead.Operator) string {
	names := make([]string, len(operators))
	for i, o := range operators {
		names[i] = string(o)
	}
	return strings.Join(names, ", ")
}
