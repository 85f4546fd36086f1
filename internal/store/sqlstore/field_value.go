package sqlstore

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// Answers to custom fields are stored once more as texts that stand in the order of the field's type: its keys. What a
// key is depends on the type alone, so that choices can come and go without a look at the leads.

// dateLayout is how answers to dates are written.
const dateLayout = "2006-01-02"

// fieldKeys are the keys of an answer that a lead holds: one for each choice of a multi_choice, else one. Nil: the
// answer is empty or does not fit the type.
func fieldKeys(f fairlead.Field, raw json.RawMessage) []string {
	switch f.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		return keyOf(raw, numberKey)
	case fairlead.FieldYesNo:
		return keyOf(raw, strconv.FormatBool)
	case fairlead.FieldMultiChoice:
		return choiceKeys(raw)
	}
	return keyOf(raw, func(text string) string {
		key, _ := fieldKey(f, text)
		return key
	})
}

// keyOf is the key of an answer of the type that key takes.
func keyOf[T any](raw json.RawMessage, key func(T) string) []string {
	var answer *T // stays nil for null
	if json.Unmarshal(raw, &answer) != nil || answer == nil {
		return nil
	}
	if k := key(*answer); k != "" {
		return []string{k}
	}
	return nil
}

func choiceKeys(raw json.RawMessage) []string {
	var choices []string
	if json.Unmarshal(raw, &choices) != nil {
		return nil
	}
	keys := each(choices, choiceKey)
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" })
}

// fieldKey is the key of an answer as a filter writes it; false: no answer to the field can be that.
func fieldKey(f fairlead.Field, text string) (string, bool) {
	var key string
	switch f.Type {
	case fairlead.FieldNumber, fairlead.FieldMoney:
		key = strings.Join(keyOf(json.RawMessage(text), numberKey), "")
	case fairlead.FieldYesNo:
		key = strings.Join(keyOf(json.RawMessage(text), strconv.FormatBool), "")
	case fairlead.FieldDate:
		if day, err := time.Parse(dateLayout, text); err == nil {
			key = day.Format(dateLayout)
		}
	case fairlead.FieldChoice, fairlead.FieldMultiChoice:
		key = choiceKey(text)
	default:
		key = nameKey(store.Storable(text))
	}
	return key, key != ""
}

// choiceKey is a choice as it is, cut where keys end.
func choiceKey(choice string) string { return cut(store.Storable(choice)) }

// numberKey writes numbers so that their texts stand in the order of the numbers.
func numberKey(n float64) string {
	bits := math.Float64bits(n + 0) // -0 is 0
	if n < 0 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return fmt.Sprintf("%016x", bits)
}
