package sqlstore

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fairlead"
)

// asked is what a filter asks of the answers to one custom field.
type asked struct {
	field   fairlead.Field
	is      []string    // one of these keys
	ranges  [][2]string // in each of these, both ends in it; "": no end
	answers bool        // there is one …
	empty   bool        // … or there is none
}

// askedFields reads what is asked of custom fields, and refuses what cannot be.
func (tx leads) askedFields(filters []fairlead.FieldFilter) ([]asked, error) {
	if len(filters) == 0 {
		return nil, nil
	}
	keys := each(filters, func(f fairlead.FieldFilter) string { return f.Key })
	fields, err := many(tx.conn, scanAskedField, `SELECT id, key, type FROM field WHERE workspace_id = $1 AND key `+tx.dialect.In("$2")+` ORDER BY id`,
		tx.workspace, tx.dialect.Texts(keys))
	if err != nil {
		return nil, err
	}
	all := each(fields, func(f fairlead.Field) asked { return asked{field: f} })
	for _, f := range filters {
		at := slices.IndexFunc(all, func(a asked) bool { return a.field.Key == f.Key })
		if at < 0 {
			return nil, fairlead.Invalid("field", fmt.Sprintf("There is no custom field %q.", f.Key))
		}
		if err := all[at].add(f); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func scanAskedField(row Row) (fairlead.Field, error) {
	var f fairlead.Field
	err := row.Scan(&f.ID, &f.Key, &f.Type)
	return f, err
}

func (a *asked) add(f fairlead.FieldFilter) error {
	operators := a.field.Type.Operators()
	if !slices.Contains(operators, f.Operator) {
		known := strings.Join(each(operators, func(o fairlead.Operator) string { return string(o) }), ", ")
		return fairlead.Invalid("field", fmt.Sprintf("The custom field %q takes %s, not %q.", f.Key, known, f.Operator))
	}
	switch f.Operator {
	case fairlead.OpIsEmpty:
		a.empty = true
		return nil
	case fairlead.OpIsNotEmpty:
		a.answers = true
		return nil
	}
	key, ok := fieldKey(a.field, f.Value)
	switch {
	case !ok:
		return fairlead.Invalid("field", fmt.Sprintf("No answer to the custom field %q can be compared with %q.", f.Key, f.Value))
	case f.Operator == fairlead.OpIs:
		a.is = append(a.is, key)
	case f.Operator == fairlead.OpAtLeast:
		a.ranges = append(a.ranges, [2]string{key, ""})
	case f.Operator == fairlead.OpAtMost:
		a.ranges = append(a.ranges, [2]string{"", key})
	default:
		a.ranges = append(a.ranges, [2]string{key, lastWith(key)})
	}
	return nil
}

// lastWith is a text behind all that begin with the prefix and are no longer than keys are.
func lastWith(prefix string) string {
	return prefix + strings.Repeat(string(utf8.MaxRune), max(1, keyRunes-utf8.RuneCountInString(prefix)))
}

// field asks for answers to a custom field: once for those that there are, once for there being none.
func (w *where) field(a asked) []filter {
	var all []filter
	id, several := w.bind(a.field.ID), a.field.Type == fairlead.FieldMultiChoice
	const from, where = "EXISTS (SELECT 1 FROM lead_field x", " WHERE x.workspace_id = $1 AND x.lead_id = l.id AND x.field_id = "
	there := from + where + id
	const once = " LIMIT 1 OFFSET 0)"
	if a.empty {
		all = append(all, filter{along: []branch{{condition: "t.field_id = " + id}}, plain: "NOT " + there + once, not: true, weight: asField, from: fromField, repeats: several})
	}
	if !a.answers && len(a.is)+len(a.ranges) == 0 {
		return all
	}
	f := filter{from: fromField, weight: asField, repeats: several}
	var conditions []string // with VALUE for the column
	for _, r := range a.ranges {
		conditions = append(conditions, between("VALUE", w.ends(optional(r[0]), optional(r[1]), "<=")))
	}
	along := "t.field_id = " + id + strings.Join(each(conditions, func(c string) string { return " AND " + strings.ReplaceAll(c, "VALUE", "t.value") }), "")
	f.along = []branch{{condition: along}}
	if len(a.is) > 0 {
		places := w.places(distinct(a.is))
		f.ordered = true
		f.along = each(places, func(place string) branch { return branch{condition: along + " AND t.value = " + place} })
		conditions = append(conditions, "VALUE IN ("+strings.Join(places, ", ")+")")
		there, f.weight = from+where+id+" AND x.created_at = l.created_at", asTag
	}
	f.plain = there + strings.Join(each(conditions, func(c string) string { return " AND " + strings.ReplaceAll(c, "VALUE", "x.value") }), "") + once
	return append(all, f)
}
