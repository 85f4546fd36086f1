package upgrade_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// missing says what of an old answer is not in a new one: everything answered then is answered now, with the same
// values; objects may have more fields.
func missing(then, now []byte) []string {
	var was, is any
	for text, into := range map[*[]byte]*any{&then: &was, &now: &is} {
		decoder := json.NewDecoder(strings.NewReader(string(*text)))
		decoder.UseNumber()
		if err := decoder.Decode(into); err != nil {
			return []string{fmt.Sprintf("no JSON: %s", *text)}
		}
	}
	return missingFrom("", was, is)
}

func missingFrom(at string, was, is any) (complaints []string) {
	switch was := was.(type) {
	case map[string]any:
		object, ok := is.(map[string]any)
		if !ok {
			return []string{changed(at, was, is)}
		}
		for key, value := range was {
			now, there := object[key]
			switch {
			case !there:
				complaints = append(complaints, at+"."+key+" is gone")
			case key == "permissions" && mayGrow(was):
				complaints = append(complaints, missingPermissions(at, value, now)...)
			case key == "updated_at" && noEarlier(value, now):
			default:
				complaints = append(complaints, missingFrom(at+"."+key, value, now)...)
			}
		}
		slices.Sort(complaints)
		return complaints
	case []any:
		list, ok := is.([]any)
		switch {
		case !ok:
			return []string{changed(at, was, is)}
		case len(list) != len(was):
			return []string{fmt.Sprintf("%s had %d items and has %d: %s, %s", at, len(was), len(list), asJSON(was), asJSON(list))}
		}
		for i := range was {
			complaints = append(complaints, missingFrom(fmt.Sprintf("%s[%d]", at, i), was[i], list[i])...)
		}
		return complaints
	}
	if was == is {
		return nil
	}
	return []string{changed(at, was, is)}
}

func changed(at string, was, is any) string {
	return fmt.Sprintf("%s was %s and is %s", at, asJSON(was), asJSON(is))
}

// noEarlier reports whether a last activity is the same or a later one.
func noEarlier(was, is any) bool {
	then, err := time.Parse(time.RFC3339, fmt.Sprint(was))
	now, errNow := time.Parse(time.RFC3339, fmt.Sprint(is))
	return err == nil && errNow == nil && !now.Before(then)
}

// mayGrow reports whether new permissions belong into an object's list: of built-in roles and those who have one, and of
// all there are. What a workspace made itself stays as it is.
func mayGrow(object map[string]any) bool {
	_, custom := object["role"].(json.Number)
	return !custom && object["kind"] != "custom"
}

// missingPermissions are those of an old list that are not in a new one, by name: how they are described is not data.
func missingPermissions(at string, was, is any) (complaints []string) {
	names := func(list any) (names []string) {
		items, _ := list.([]any)
		for _, item := range items {
			if object, described := item.(map[string]any); described {
				item = object["name"]
			}
			names = append(names, fmt.Sprint(item))
		}
		return names
	}
	now := names(is)
	for _, name := range names(was) {
		if !slices.Contains(now, name) {
			complaints = append(complaints, at+".permissions has no "+name)
		}
	}
	return complaints
}

// asJSON is a value as it is shown, cut off where it gets long.
func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	if len(text) > 200 {
		return string(text[:200]) + "…"
	}
	return string(text)
}
