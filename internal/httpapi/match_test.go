package httpapi_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// differences says what under a path of an answer is not as expected.
func differences(want any, at func(path string) any, path string) []string {
	switch want := want.(type) {
	case map[string]any:
		var all []string
		for _, key := range sortedKeys(want) {
			all = append(all, differences(want[key], at, join(path, key))...)
		}
		return all
	case []any:
		list, ok := at(path).([]any)
		if !ok || len(list) != len(want) {
			return []string{fmt.Sprintf("%s has %d items, wanted %d", path, len(list), len(want))}
		}
		var all []string
		for i := range want {
			all = append(all, differences(want[i], at, join(path, strconv.Itoa(i)))...)
		}
		return all
	default:
		if got := at(path); !matches(want, got) {
			return []string{fmt.Sprintf("%s is %v, wanted %v", path, got, want)}
		}
		return nil
	}
}

func matches(want, got any) bool {
	text, isText := got.(string)
	switch want {
	case "<any>":
		return got != nil
	case "<number>":
		_, ok := got.(float64)
		return ok
	case "<text>":
		return isText && text != ""
	case "<list>":
		_, ok := got.([]any)
		return ok
	case "<time>":
		_, err := time.Parse(time.RFC3339, text)
		return err == nil
	}
	if part, ok := want.(string); ok && strings.HasPrefix(part, "…") {
		return strings.Contains(text, strings.TrimPrefix(part, "…"))
	}
	return reflect.DeepEqual(want, got)
}

func join(path, step string) string {
	if path == "" {
		return step
	}
	return path + "." + step
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
