package httpapi

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// docsTemplate is a page that needs nothing but this server: no script, no font, no other host.
//
//go:embed docs/page.html
var docsTemplate string

// docs is what the page shows.
type docs struct {
	Title, Version, Introduction, Example string
	Groups                                []docsGroup
	Shapes                                []docsShape
}

type docsGroup struct {
	Name       string
	Operations []docsOperation
}

type docsOperation struct {
	ID, Method, Path, Summary, Access string
	Parameters                        []docsValue
	Request                           *docsType
	Answers                           []docsAnswer
}

type docsAnswer struct {
	Status, Description string
	Type                *docsType
}

type docsShape struct {
	Name, Description string
	Values            []any
	Properties        []docsValue
}

type docsValue struct {
	Name, Description string
	Required          bool
	Type              docsType
}

// docsType is a type in words, and the shape it leads to.
type docsType struct {
	Text, Shape string
}

const docsExample = `-H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \
  -d '{"name":"Jo","email":"jo@example.com","source":"website"}' http://127.0.0.1:8080/api/v1/leads`

// docsPage renders the API document for people.
func (a *API) docsPage() ([]byte, error) {
	document, err := a.document()
	if err != nil {
		return nil, err
	}
	page, err := template.New("docs").Parse(docsTemplate)
	if err != nil {
		return nil, fmt.Errorf("read the page of the API document: %w", err)
	}
	var d specification
	if err := json.Unmarshal(document, &d); err != nil {
		return nil, fmt.Errorf("read the API document: %w", err)
	}
	var out bytes.Buffer
	shown := docs{Title: d.Info.Title, Version: d.Info.Version, Introduction: strings.ReplaceAll(d.Info.Description, "`", ""), Example: docsExample, Groups: d.groups(), Shapes: d.shapes()}
	if err := page.Execute(&out, shown); err != nil {
		return nil, fmt.Errorf("write the page of the API document: %w", err)
	}
	return out.Bytes(), nil
}

// docsOrder is the order of the groups; those that are not named come last.
var docsOrder = []string{"Leads", "Bulk actions", "Routing", "Rotations", "Members", "Roles", "Notifications", "Webhooks", "Live", "Me", "Session", "Demo"}

func (d specification) groups() []docsGroup {
	byName := map[string]*docsGroup{}
	var groups []*docsGroup
	add := func(method, path string, o specOperation) {
		name := strings.Join(o.Tags, ", ")
		if byName[name] == nil {
			byName[name] = &docsGroup{Name: name}
			groups = append(groups, byName[name])
		}
		byName[name].Operations = append(byName[name].Operations, o.shown(method, path))
	}
	for path, operations := range sorted(d.Paths) {
		for method, o := range sorted(operations) {
			add(strings.ToUpper(method), path, o)
		}
	}
	for _, operations := range sorted(d.Webhooks) {
		for method, o := range sorted(operations) {
			add(strings.ToUpper(method), "your URL", o)
		}
	}
	rank := func(g docsGroup) int {
		return (slices.Index(docsOrder, g.Name) + len(docsOrder) + 1) % (len(docsOrder) + 1)
	}
	ordered := make([]docsGroup, 0, len(groups))
	for _, g := range groups {
		ordered = append(ordered, *g)
	}
	slices.SortStableFunc(ordered, func(a, b docsGroup) int { return rank(a) - rank(b) })
	return ordered
}

func (d specification) shapes() []docsShape {
	var shapes []docsShape
	for name, s := range sorted(d.Components.Schemas) {
		shape := docsShape{Name: name, Description: s.Description, Values: s.Enum}
		for property, p := range sorted(s.Properties) {
			shape.Properties = append(shape.Properties, docsValue{
				Name: property, Description: p.Description, Required: slices.Contains(s.Required, property), Type: p.shown(),
			})
		}
		shapes = append(shapes, shape)
	}
	return shapes
}

func (o specOperation) shown(method, path string) docsOperation {
	shown := docsOperation{ID: o.OperationID, Method: method, Path: path, Summary: o.Summary, Access: strings.ReplaceAll(o.Description, "`", "")}
	for _, p := range o.Parameters {
		shown.Parameters = append(shown.Parameters, docsValue{Name: p.Name, Description: p.Description, Required: p.Required, Type: p.Schema.shown()})
	}
	shown.Request = typeIn(o.RequestBody.Content)
	for status, r := range sorted(o.Responses) {
		shown.Answers = append(shown.Answers, docsAnswer{Status: status, Description: r.Description, Type: typeIn(r.Content)})
	}
	return shown
}

func typeIn(content map[string]specContent) *docsType {
	for _, c := range sorted(content) {
		return new(c.Schema.shown())
	}
	return nil
}
