package httpapi

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"fairlead"
	"fairlead/internal/usecase"
)

// Import is a file of leads.
type Import struct {
	ID        int64          `json:"id"`
	State     string         `json:"state" enum:"preview,running,done,stopped,failed,undoing,undone" doc:"preview: not committed; else that of its batch"`
	Name      string         `json:"name" doc:"Of the file"`
	Actor     Actor          `json:"actor"`
	At        time.Time      `json:"at" doc:"When the file came"`
	BeganAt   *time.Time     `json:"began_at" doc:"When it was committed; null: not yet"`
	Format    FileFormat     `json:"format"`
	Columns   []ImportColumn `json:"columns" doc:"Absent from lists"`
	Known     bool           `json:"known" doc:"The plan is that of the last file with these columns"`
	Plan      ImportPlan     `json:"plan"`
	Rows      int            `json:"rows" doc:"All that the file has, but for its header"`
	Processed int            `json:"processed" doc:"Rows looked at so far"`
	Repaired  int            `json:"repaired" doc:"Rows that were mended, such as those within one pair of quotation marks"`
	Created   int            `json:"created"`
	Updated   int            `json:"updated"`
	Enquiries int            `json:"enquiries" doc:"Noted on leads that were there"`
	Skipped   int            `json:"skipped" doc:"Rows of leads that were there, and empty ones"`
	Rejected  int            `json:"rejected"`
	BatchID   *int64         `json:"batch_id"`
	Undone    int            `json:"undone" doc:"Leads looked at by an undo so far"`
	Stayed    int            `json:"stayed_count" doc:"Leads an undo left as they are"`
	Error     string         `json:"error" doc:"Why it could not go on; empty if it could"`
}

// FileFormat is how a file is written.
type FileFormat struct {
	Encoding  string `json:"encoding" doc:"utf-8, utf-16le, utf-16be or windows-1252; empty: a workbook"`
	Delimiter string `json:"delimiter" doc:"One character; empty: a workbook"`
	Sheet     string `json:"sheet" doc:"Of a workbook: what was read"`
	Headless  bool   `json:"headless" doc:"Its first row is a lead already"`
}

// ImportColumn is a column of a file.
type ImportColumn struct {
	Header       string             `json:"header"`
	Field        *string            `json:"field" doc:"Where its cells go as the plan is now: name, first_name, last_name, email, phone, company, country, language, value, status, tags, source, form, external_id, created_at, agent or fields.KEY; null: it is left out"`
	Type         fairlead.FieldType `json:"type" doc:"What a field would be that takes all cells"`
	Choices      []string           `json:"choices" doc:"The different cells, if they are few"`
	Samples      []string           `json:"samples"`
	Filled       int                `json:"filled" doc:"Cells that are not empty"`
	DayOrMonth   bool               `json:"day_or_month" doc:"Dates such as 01/02/2026 may be read in two ways"`
	PointOrComma bool               `json:"point_or_comma" doc:"Numbers such as 1.234 may be read in two ways"`
}

// ImportPlan is what becomes of the rows.
type ImportPlan struct {
	MonthFirst bool                      `json:"month_first"`
	Comma      bool                      `json:"comma" doc:"Numbers have a decimal comma"`
	Duplicates fairlead.ImportDuplicates `json:"duplicates"`
	Source     string                    `json:"source" doc:"Of leads whose row names none"`
	Tags       []string                  `json:"tags" doc:"That all leads get"`
	Routing    ImportRouting             `json:"routing"`
}

// ImportRouting is who gets leads whose row names no agent: "rules", "none", or {"agent_ids": […]} in equal shares.
type ImportRouting fairlead.ImportRouting

// MarshalJSON writes a word or the agents.
func (r ImportRouting) MarshalJSON() ([]byte, error) {
	switch {
	case r.Rules:
		return []byte(`"rules"`), nil
	case len(r.AgentIDs) == 0:
		return []byte(`"none"`), nil
	}
	return json.Marshal(sharing{r.AgentIDs})
}

type sharing struct {
	AgentIDs []int64 `json:"agent_ids" minItems:"1" maxItems:"1000"`
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *ImportRouting) UnmarshalJSON(text []byte) error {
	var word string
	if json.Unmarshal(text, &word) == nil {
		*r = ImportRouting{Rules: word == "rules"}
		return nil
	}
	var s sharing
	err := json.Unmarshal(text, &s)
	*r = ImportRouting{AgentIDs: s.AgentIDs}
	return err
}

// Schema describes it.
func (ImportRouting) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{
		{Type: huma.TypeString, Enum: []any{"rules", "none"}},
		r.Schema(reflect.TypeFor[sharing](), true, "Sharing"),
	}}
}

// PlannedImport is what a caller says of a plan; what is absent stays as it is.
type PlannedImport struct {
	Mapping    map[string]*string         `json:"mapping,omitempty" nullable:"true" doc:"Where the cells of columns go, by header; null: left out. Columns that are not named stay as planned"`
	MonthFirst *bool                      `json:"month_first,omitempty"`
	Comma      *bool                      `json:"comma,omitempty"`
	Duplicates *fairlead.ImportDuplicates `json:"duplicates,omitempty"`
	Source     *string                    `json:"source,omitempty"`
	Tags       []string                   `json:"tags,omitempty"`
	Routing    *ImportRouting             `json:"routing,omitempty"`
}

type planImport struct {
	IDPath
	Body PlannedImport
}

// plan is the plan of an import with what the caller says.
func (p PlannedImport) plan(i fairlead.Import) (fairlead.ImportPlan, error) {
	plan := i.Plan
	plan.Targets = slices.Clone(plan.Targets)
	for _, header := range slices.Sorted(maps.Keys(p.Mapping)) {
		at := slices.IndexFunc(i.Columns, func(c fairlead.ImportColumn) bool { return c.Header == header })
		if at < 0 {
			return plan, fairlead.Invalid("mapping."+header, "This file has no such column.")
		}
		plan.Targets[at] = ""
		if target := p.Mapping[header]; target != nil {
			plan.Targets[at] = fairlead.AnswerTarget(*target)
		}
	}
	put(&plan.MonthFirst, p.MonthFirst)
	put(&plan.Comma, p.Comma)
	put(&plan.Duplicates, p.Duplicates)
	put(&plan.Source, p.Source)
	if p.Tags != nil {
		plan.Tags = p.Tags
	}
	if p.Routing != nil {
		plan.Routing = fairlead.ImportRouting(*p.Routing)
	}
	return plan, nil
}

// put sets a value if there is one.
func put[T any](into *T, value *T) {
	if value != nil {
		*into = *value
	}
}

func wireImport(v usecase.ImportView) Import {
	c, b := v.Counts, v.Batch
	out := Import{ID: v.ID, State: string(v.State), Name: v.Name, Actor: wireActor(v.Actor), At: v.At, Format: FileFormat(v.Format), Columns: []ImportColumn{}, Known: v.Known,
		Plan: ImportPlan{v.Plan.MonthFirst, v.Plan.Comma, v.Plan.Duplicates, v.Plan.Source, notNil(v.Plan.Tags), ImportRouting(v.Plan.Routing)},
		Rows: v.Rows, Repaired: c.Repaired, Created: c.Created, Updated: c.Updated, Enquiries: c.Enquiries, Skipped: c.Skipped, Rejected: c.Rejected}
	for i, column := range v.Columns {
		out.Columns = append(out.Columns, wireColumn(column, v.Plan.Targets[i]))
	}
	if v.BatchID != 0 {
		out.State, out.BeganAt, out.BatchID, out.Error = string(b.State), &b.At, &v.BatchID, b.Error
		out.Processed, out.Undone, out.Stayed = b.Processed, b.Undone, b.StayedCount
	}
	return out
}

func wireColumn(c fairlead.ImportColumn, target fairlead.AnswerTarget) ImportColumn {
	out := ImportColumn{Header: c.Header, Type: c.Type, Choices: notNil(c.Choices), Samples: notNil(c.Samples), Filled: c.Filled, DayOrMonth: c.DayOrMonth, PointOrComma: c.PointOrComma}
	if target != "" {
		out.Field = new(string(target))
	}
	return out
}

// ImportPreview is what a commit would do.
type ImportPreview struct {
	LookedAt   int            `json:"looked_at" doc:"The first rows: at most 20,000"`
	Rows       int            `json:"rows"`
	New        int            `json:"new"`
	Known      int            `json:"known" doc:"Rows of somebody who is there already"`
	Updated    int            `json:"updated" doc:"Of those, leads that would change"`
	Enquiries  int            `json:"enquiries" doc:"Of those, noted as enquiries"`
	Empty      int            `json:"empty" doc:"Rows that say nothing"`
	Rejected   int            `json:"rejected"`
	Repaired   int            `json:"repaired"`
	Reasons    []RejectReason `json:"reasons" doc:"The most frequent first, at most 20"`
	Split      []AgentShare   `json:"split"`
	Named      int            `json:"named" doc:"New leads whose row names their agent"`
	Unassigned int            `json:"unassigned" doc:"New leads that nobody gets"`
	Waiting    int            `json:"waiting" doc:"New leads that wait for a rotation"`
	Unknown    []UnknownAgent `json:"unknown_agents" doc:"Whom rows name, and who can have no leads; at most 20"`
}

// RejectReason is why rows cannot be brought in.
type RejectReason struct {
	Message string `json:"message"`
	Rows    int    `json:"rows"`
	Line    int    `json:"line" doc:"Of the first, in the file"`
}

// AgentShare is how many leads an agent gets.
type AgentShare struct {
	Agent Ref `json:"agent"`
	Leads int `json:"leads"`
}

// UnknownAgent is somebody whom rows name, and who can have no leads.
type UnknownAgent struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

func wirePreview(p usecase.ImportPreview) ImportPreview {
	return ImportPreview{LookedAt: p.LookedAt, Rows: p.Rows, New: p.Counts.Created, Known: p.Known, Updated: p.Counts.Updated, Enquiries: p.Counts.Enquiries,
		Empty: p.Empty, Rejected: p.Counts.Rejected, Repaired: p.Counts.Repaired, Named: p.Named, Unassigned: p.Nobody, Waiting: p.Waiting,
		Reasons: mapped(p.Reasons, func(r usecase.RejectReason) RejectReason { return RejectReason{r.Why, r.Rows, r.Line} }),
		Split:   mapped(p.Split, func(s usecase.AgentShare) AgentShare { return AgentShare{Ref(s.Agent), s.Leads} }),
		Unknown: mapped(p.Unknown, func(u usecase.UnknownAgent) UnknownAgent { return UnknownAgent(u) })}
}
