package httpapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
)

// savedQuery is what can be saved of a list of leads: what GET /leads takes, but for which page of it.
type savedQuery struct {
	LeadFilter
	Sort fairlead.LeadSort `json:"sort,omitempty"`
}

// queryReader reads saved queries: texts by parameter, as they stand in an address. It knows the parameters from
// savedQuery alone, and checks them as those of a filter in a body.
type queryReader struct {
	registry huma.Registry
	schema   *huma.Schema
}

func newQueryReader(registry huma.Registry) queryReader {
	return queryReader{registry, huma.SchemaFromType(registry, reflect.TypeFor[savedQuery]())}
}

// read answers the filter that a query asks for at this moment; in the zone of now, days begin. What is wrong with the
// query is a *Problem or a fairlead.Error of "query.PARAMETER".
func (r queryReader) read(query map[string][]string, actor fairlead.Actor, now time.Time) (fairlead.LeadFilter, error) {
	body, err := r.body(query, now)
	if err != nil {
		return fairlead.LeadFilter{}, err
	}
	path, result := huma.NewPathBuffer(nil, 0), &huma.ValidateResult{}
	path.Push("body")
	path.Push("query")
	huma.Validate(r.registry, r.schema, path, huma.ModeWriteToServer, body, result)
	if len(result.Errors) > 0 {
		return fairlead.LeadFilter{}, refusal(http.StatusUnprocessableEntity, result.Errors)
	}
	var read savedQuery
	text, err := json.Marshal(body)
	if err == nil {
		err = json.Unmarshal(text, &read)
	}
	if err != nil {
		return fairlead.LeadFilter{}, refusal(http.StatusUnprocessableEntity, []error{&huma.ErrorDetail{Location: "body.query", Message: err.Error()}})
	}
	filter, err := read.filter(actor)
	return filter, within("query", err)
}

// body writes a query as a body would have it.
func (r queryReader) body(query map[string][]string, now time.Time) (map[string]any, error) {
	body := make(map[string]any, len(query))
	for name, texts := range query {
		if r.isDayRange(name) {
			from, until, ok := dayRange(only(texts), now)
			if !ok {
				return nil, fairlead.Invalid("query."+name, "Write a range of days, such as 7d or 2026-11-01..2026-11-23.")
			}
			setTime(body, name+"_after", from)
			setTime(body, name+"_before", until)
			continue
		}
		if days, is := r.endOfDayRange(name); is {
			return nil, fairlead.Invalid("query."+name, "Write "+days+" instead, a range of days such as 2026-11-01..2026-11-23.")
		}
		value, ok := r.value(name, texts)
		if !ok {
			return nil, fairlead.Invalid("query."+name, "This takes exactly one value.")
		}
		body[name] = value
	}
	return body, nil
}

// isDayRange reports whether a name is no parameter, but both ends of a time are: created for created_after and
// created_before.
func (r queryReader) isDayRange(name string) bool {
	known := r.schema.Properties
	return known[name] == nil && known[name+"_after"] != nil && known[name+"_before"] != nil
}

// endOfDayRange reports whether a parameter is an end of a range of days, and how that is called. A view holds days, which
// people can read and the interface shows, never moments.
func (r queryReader) endOfDayRange(name string) (days string, is bool) {
	for _, end := range []string{"_after", "_before"} {
		if days, is = strings.CutSuffix(name, end); is && r.isDayRange(days) {
			return days, true
		}
	}
	return "", false
}

func setTime(body map[string]any, name string, at time.Time) {
	if !at.IsZero() {
		body[name] = at.UTC().Format(time.RFC3339Nano)
	}
}

func only(texts []string) string {
	if len(texts) != 1 {
		return ""
	}
	return texts[0]
}

// value is what a parameter's texts mean; what does not fit stays as it is, for the schema to complain of.
func (r queryReader) value(name string, texts []string) (value any, ok bool) {
	schema := r.schema.Properties[name]
	if schema != nil && schema.Ref != "" {
		schema = r.registry.SchemaFromRef(schema.Ref)
	}
	if schema == nil || schema.Type == huma.TypeArray {
		return mapped(texts, func(text string) any { return text }), true
	}
	if len(texts) != 1 {
		return nil, false
	}
	if schema.Type == huma.TypeInteger || schema.Type == huma.TypeNumber {
		if number, err := strconv.ParseFloat(texts[0], 64); err == nil {
			return number, true
		}
	}
	return texts[0], true
}

// within says of each wrong value what it is a part of.
func within(place string, err error) error {
	var wrong *fairlead.Error
	if !errors.As(err, &wrong) {
		return err
	}
	inside := *wrong
	inside.Fields = mapped(wrong.Fields, func(f fairlead.FieldError) fairlead.FieldError {
		return fairlead.FieldError{Field: fmt.Sprintf("%s.%s", place, f.Field), Message: f.Message}
	})
	return &inside
}
