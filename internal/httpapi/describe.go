package httpapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// describe renders the API document. Four things huma cannot say are put in: a pointer to a named schema may be null;
// an operation that also wants the raw body still takes JSON only; what a list holds whose items are read one by one;
// answers may grow, bodies of requests are closed.
func describe(api *huma.OpenAPI) ([]byte, error) {
	raw, err := json.Marshal(api)
	if err != nil {
		return nil, err
	}
	var document map[string]any
	if err := json.Unmarshal(raw, &document); err != nil {
		return nil, err
	}
	nameItems(document)
	schemas := document["components"].(map[string]any)["schemas"].(map[string]any)
	for name, schema := range schemas {
		if t := api.Components.Schemas.TypeFromRef(schemaPrefix + name); t != nil && t.Kind() == reflect.Struct {
			allowNulls(t, schema.(map[string]any))
		}
	}
	jsonBodiesOnly(document["paths"].(map[string]any))
	openAnswers(document["paths"].(map[string]any), schemas)
	return indented(document)
}

func indented(document any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document); err != nil {
		return nil, fmt.Errorf("write the document: %w", err)
	}
	return out.Bytes(), nil
}

// allowNulls turns every {"$ref": X} of a pointer field, and of one that null clears, into X or null.
func allowNulls(t reflect.Type, schema map[string]any) {
	properties, _ := schema["properties"].(map[string]any)
	for i := range t.NumField() {
		f := t.Field(i)
		if part := f.Type; f.Anonymous {
			if part.Kind() == reflect.Pointer {
				part = part.Elem()
			}
			if part.Kind() == reflect.Struct {
				allowNulls(part, schema)
				continue
			}
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		property, ok := properties[name].(map[string]any)
		null := f.Type.Kind() == reflect.Pointer && !strings.Contains(options, "omitempty") || f.Type.Implements(reflect.TypeFor[clearable]())
		if !ok || !null || property["$ref"] == nil {
			continue
		}
		property["anyOf"] = []any{map[string]any{"$ref": property["$ref"]}, map[string]any{"type": "null"}}
		delete(property, "$ref")
	}
}

// readLater is what a schema holds that takes anything for now: what it is a reference to is looked for by the handler.
const readLater = "x-read-later"

// nameItems puts what they are read as in the place of those that take anything.
func nameItems(part any) {
	switch p := part.(type) {
	case []any:
		for _, item := range p {
			nameItems(item)
		}
	case map[string]any:
		for key, value := range p {
			if s, ok := value.(map[string]any); ok && s[readLater] != nil {
				p[key] = map[string]any{"$ref": s[readLater]}
				continue
			}
			nameItems(value)
		}
	}
}

func jsonBodiesOnly(paths map[string]any) {
	for _, path := range paths {
		for _, operation := range path.(map[string]any) {
			o, _ := operation.(map[string]any)
			body, _ := o["requestBody"].(map[string]any)
			content, _ := body["content"].(map[string]any)
			delete(content, "application/octet-stream")
		}
	}
}

// openAnswers lets every shape that no request body holds have further properties one day.
func openAnswers(paths, schemas map[string]any) {
	closed := map[string]bool{}
	for _, path := range paths {
		for _, operation := range path.(map[string]any) {
			o, _ := operation.(map[string]any)
			closeOver(o["requestBody"], schemas, closed)
		}
	}
	for name, schema := range schemas {
		s := schema.(map[string]any)
		if s["additionalProperties"] == false && !closed[name] {
			delete(s, "additionalProperties")
		}
	}
}

// closeOver notes every schema that a part of the document leads to.
func closeOver(part any, schemas map[string]any, closed map[string]bool) {
	switch p := part.(type) {
	case []any:
		for _, item := range p {
			closeOver(item, schemas, closed)
		}
	case map[string]any:
		for key, value := range p {
			ref, _ := value.(string)
			name, isRef := strings.CutPrefix(ref, schemaPrefix)
			if key == "$ref" && isRef && !closed[name] {
				closed[name] = true
				closeOver(schemas[name], schemas, closed)
			}
			closeOver(value, schemas, closed)
		}
	}
}
