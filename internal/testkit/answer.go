package testkit

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// Answer is what a request got.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte

	t    testing.TB
	what string
}

// Expect fails the test unless the status is one of these.
func (a *Answer) Expect(statuses ...int) *Answer {
	a.t.Helper()
	for _, s := range statuses {
		if a.Status == s {
			return a
		}
	}
	a.t.Fatalf("%s answered %d, wanted %v: %s", a.what, a.Status, statuses, a.Body)
	return a
}

// Value is what lies under a path such as "lead.assigned_agent.id" or "items.0.name"; nil if nothing does.
func (a *Answer) Value(path string) any {
	a.t.Helper()
	var value any
	if err := json.Unmarshal(a.Body, &value); err != nil {
		a.t.Fatalf("%s answered no JSON: %s", a.what, a.Body)
	}
	if path == "" {
		return value
	}
	for step := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// Int is the number under a path; the test fails if there is none.
func (a *Answer) Int(path string) int64 {
	a.t.Helper()
	n, ok := a.Value(path).(float64)
	if !ok {
		a.t.Fatalf("%s has no number %s: %s", a.what, path, a.Body)
	}
	return int64(n)
}

// Text is the text under a path; "" if there is none.
func (a *Answer) Text(path string) string {
	a.t.Helper()
	text, _ := a.Value(path).(string)
	return text
}

// Items is the length of the list under a path.
func (a *Answer) Items(path string) int {
	a.t.Helper()
	list, _ := a.Value(path).([]any)
	return len(list)
}
