package routing

import (
	"strings"

	"fairlead"
)

// Values are what a lead has for a field, as it was written: the texts, without blank ones, that conditions on the field
// compare. A field that no condition may name has none.
func Values(field string, f Facts) []string {
	if _, known := kindOf(field); !known {
		return nil
	}
	var values []string
	for _, value := range asWritten(field, f) {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	return values
}

func asWritten(field string, f Facts) []string {
	if key, custom := strings.CutPrefix(field, fairlead.AnswerPrefix); custom {
		return scalars(f.Fields[key])
	}
	if field == "tag" {
		return f.Tags
	}
	one, _ := observe(field, f, nil)
	return []string{one.shown}
}
