package sqlstore

import (
	"regexp"
	"slices"
	"strings"
)

// An index of lead that has every column that a list looks at spares the way to the leads themselves, where a database can
// do without. One that only says which leads there are, and when they were created, can look the rest up in lead_created,
// which has everything that lists look at and is a tenth as large as the table.
var leadIndexes = map[string][]string{
	"lead_created": {"agent_id", "status", "source", "form", "value", "updated_at", "waiting_rotation_id", "batch_id"},
	"lead_agent":   {"agent_id", "status", "source", "form", "value"},
	"lead_waiting": {"waiting_rotation_id", "agent_id", "status", "source", "form", "value"},
	"lead_status":  {"agent_id", "status", "source", "form", "value"},
	"lead_source":  {"agent_id", "status", "source", "form", "value"},
	"lead_form":    {"agent_id", "status", "source", "form", "value"},
	"lead_batch":   {"batch_id"},
	"lead_updated": {"agent_id", "status", "source", "form", "value", "updated_at"},
	"lead_value":   {"agent_id", "status", "source", "form", "value"},
	"lead_name":    {"agent_id", "status", "source", "form", "name_key"},
}

// leadKeys are the columns that they have where they have no more than their keys.
var leadKeys = map[string][]string{
	"lead_agent":   {"agent_id"},
	"lead_status":  {"status"},
	"lead_source":  {"source"},
	"lead_form":    {"form"},
	"lead_batch":   {"batch_id"},
	"lead_updated": {"updated_at"},
	"lead_value":   {"value"},
	"lead_name":    {"name_key"},
}

const createdIndex = "lead_created"

// reach is where the columns are that a list looks at.
type reach int

const (
	inIndex   reach = iota // that is read along
	inCreated              // lead_created
	inLead                 // the table
)

// reach says where these columns are for who reads along an index; "": a table of which they are no columns.
func (p *leadPlan) reach(index string, columns []string) reach {
	if !p.dialect.Covering() {
		if within(columns, leadKeys[index]) {
			return inIndex
		}
		return inLead
	}
	switch has := func(index string) bool { return within(columns, leadIndexes[index]) }; {
	case len(columns) == 0 || index != "" && has(index):
		return inIndex
	case has(createdIndex):
		return inCreated
	}
	return inLead
}

func within(columns, index []string) bool {
	return !slices.ContainsFunc(columns, func(c string) bool { return !slices.Contains(index, c) })
}

var leadColumn = regexp.MustCompile(`\bl\.[a-z_]+`)

// columnsIn are the columns of lead in texts, but for the two that every index has.
func columnsIn(texts ...[]string) []string {
	var columns []string
	for _, list := range texts {
		for _, column := range leadColumn.FindAllString(strings.Join(list, " "), -1) {
			columns = append(columns, strings.TrimPrefix(column, "l."))
		}
	}
	slices.Sort(columns)
	return slices.DeleteFunc(slices.Compact(columns), func(c string) bool { return c == "id" || c == "created_at" || c == "workspace_id" || c == "deleted" })
}
