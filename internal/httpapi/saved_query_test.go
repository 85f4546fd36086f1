package httpapi

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/go-cmp/cmp"

	"fairlead"
)

func reader() queryReader {
	configureHuma()
	registry := huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer)
	describeEnums(registry)
	return newQueryReader(registry)
}

// TestParametersAreCalledTheSameInQueryAndBody, since a saved query, which is written as an address, is read as a body.
func TestParametersAreCalledTheSameInQueryAndBody(t *testing.T) {
	for _, of := range []any{LeadFilter{}, listLeads{}, savedQuery{}} {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(of)) {
			query, _, _ := strings.Cut(f.Tag.Get("query"), ",")
			body, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.Anonymous && query != "" && body != "" && query != body {
				t.Errorf("%s is called %s in a query and %s in a body", f.Name, query, body)
			}
		}
	}
}

// TestASavedQueryIsReadAsTheListReadsIt: every parameter of the list but its page, and the days of a range.
func TestASavedQueryIsReadAsTheListReadsIt(t *testing.T) {
	now := time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)
	actor := fairlead.Actor{Member: fairlead.Member{ID: 5}}
	query := map[string][]string{"assigned_agent": {"me", "none", "7"}, "status": {"new", "won"}, "source": {"google"}, "batch": {"12"},
		"q": {"jo 7"}, "created": {"7d"}, "sort": {"-name"}}
	got, err := reader().read(query, actor, now)
	want := fairlead.LeadFilter{Agents: []int64{5, 7}, Unassigned: true, Statuses: []fairlead.Status{"new", "won"}, Sources: []string{"google"}, BatchID: 12, Search: "jo 7",
		CreatedAfter: time.Date(2026, 6, 9, 0, 0, 0, 0, time.UTC), CreatedBefore: time.Date(2026, 6, 16, 0, 0, 0, 0, time.UTC)}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	known := reader().schema.Properties
	for _, f := range reflect.VisibleFields(reflect.TypeFor[listLeads]()) {
		name, _, _ := strings.Cut(f.Tag.Get("query"), ",")
		if name != "" && known[name] == nil && !slices.Contains([]string{"limit", "cursor"}, name) {
			t.Errorf("the list takes %s, but it cannot be saved", name)
		}
	}
}

// TestWhatAListWouldNotTakeIsNotSaved names the parameter as it stands in the body of a view.
func TestWhatAListWouldNotTakeIsNotSaved(t *testing.T) {
	for name, texts := range map[string][]string{
		"colour": {"red"}, "cursor": {"x"}, "limit": {"5"}, "sort": {"colour"}, "batch": {"-1"}, "assigned_agent": {"0"}, "created": {"soon"}, "created_after": {"soon"}, "q": {},
	} {
		_, err := reader().read(map[string][]string{name: texts}, fairlead.Actor{}, time.Now())
		var problem *Problem
		var wrong *fairlead.Error
		switch {
		case errors.As(err, &problem) && strings.HasPrefix(problem.Errors[0].Location, "body.query."+name):
		case errors.As(err, &wrong) && wrong.Fields[0].Field == "query."+name:
		default:
			t.Errorf("%s=%v: %v", name, texts, err)
		}
	}
}
