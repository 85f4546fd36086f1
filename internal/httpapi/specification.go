package httpapi

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// specification is what the docs page reads of the API document.
type specification struct {
	Info struct {
		Title, Version, Description string
	}
	Paths      map[string]map[string]specOperation
	Webhooks   map[string]map[string]specOperation
	Components struct {
		Schemas map[string]specSchema
	}
}

type specOperation struct {
	OperationID string
	Summary     string
	Description string
	Tags        []string
	Parameters  []specParameter
	RequestBody struct {
		Content map[string]specContent
	}
	Responses map[string]specResponse
}

type specParameter struct {
	Name, In, Description string
	Required              bool
	Schema                specSchema
}

type specResponse struct {
	Description string
	Content     map[string]specContent
}

type specContent struct {
	Schema specSchema
}

type specSchema struct {
	Type        any    // a name, or a list of them
	Ref         string `json:"$ref"`
	Format      string
	Description string
	Enum        []any
	Required    []string
	Items       *specSchema
	AnyOf       []specSchema
	Properties  map[string]specSchema
}

// shown is the type in words: "Lead", "list of Ref", "integer or null".
func (s specSchema) shown() docsType {
	switch {
	case s.Ref != "":
		name := strings.TrimPrefix(s.Ref, schemaPrefix)
		return docsType{Text: name, Shape: name}
	case s.Items != nil:
		of := s.Items.shown()
		return docsType{Text: "list of " + of.Text, Shape: of.Shape}
	case len(s.AnyOf) > 0:
		return joined(s.AnyOf)
	}
	switch t := s.Type.(type) {
	case string:
		if s.Format == "date-time" {
			t = "time"
		}
		return docsType{Text: t}
	case []any:
		return docsType{Text: t[0].(string) + " or null"}
	default:
		return docsType{Text: "anything"}
	}
}

func joined(alternatives []specSchema) docsType {
	var all docsType
	for i, alternative := range alternatives {
		one := alternative.shown()
		if i > 0 {
			all.Text += " or "
		}
		all.Text += one.Text
		if one.Shape != "" {
			all.Shape = one.Shape
		}
	}
	return all
}

// sorted walks a map by key.
func sorted[V any](m map[string]V) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			if !yield(key, m[key]) {
				return
			}
		}
	}
}
