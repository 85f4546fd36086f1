package httpapi

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareRulesFile() {
	const tag = "Routing"
	manage := needs(fairlead.ManageRouting)
	register(a, Operation{"GET", "/routing/export", manage, "export-rules", tag, "The live rules and rotations as a file, for POST /routing/import of this workspace or another", 0, false}, a.exportRules)
	register(a, Operation{"POST", "/routing/import", manage, "import-rules", tag, "Take in such a file, as the draft or live: wholly, or not at all", 200, false}, a.importRules)
}

// What a file of rules begins with.
const (
	rulesFormat        = "fairlead.rules"
	rulesFormatVersion = 1
)

// RulesFile is the routing in a file. People are known by their e-mail address, rules and rotations by their name.
type RulesFile struct {
	Format     string         `json:"format" enum:"fairlead.rules"`
	Version    int            `json:"version" minimum:"1" doc:"Of the format: 1"`
	Workspace  string         `json:"workspace,omitempty" maxLength:"400" doc:"Where it came from. Not read"`
	AutoAssign bool           `json:"auto_assign"`
	Rules      []FileRule     `json:"rules" maxItems:"1000" doc:"All of them, in order"`
	Otherwise  *FileOtherwise `json:"otherwise" required:"false" doc:"Who gets any other lead; null: it stays unassigned"`
	Rotations  []FileRotation `json:"rotations" maxItems:"1000"`
	Fields     []FileField    `json:"fields,omitempty" maxItems:"1000" doc:"The custom fields that conditions name. One of the same key is used or, if there is none, of the same name"`

	text json.RawMessage // as a person would read it
}

// written is the file in lines.
func (f RulesFile) written() []byte { return f.text }

// FileRule is a rule in a file.
type FileRule struct {
	ID         int64            `json:"id,omitempty" minimum:"1" doc:"Where it came from; only tells rules of the same name apart"`
	Name       string           `json:"name" minLength:"1" maxLength:"400" doc:"A rule of this name that is here is changed; else it is new"`
	Enabled    *bool            `json:"enabled,omitempty" doc:"true if absent"`
	Match      fairlead.Match   `json:"match,omitempty" doc:"How conditions are joined; all if absent"`
	Conditions []Condition      `json:"conditions,omitempty" maxItems:"50" doc:"None: every lead"`
	Target     FileTarget       `json:"target"`
	Away       fairlead.AwayAct `json:"away,omitempty" doc:"wait if absent"`
}

// FileTarget is who a rule gives its leads to: an agent by their e-mail address, or a rotation by its name.
type FileTarget struct {
	Email      string `json:"email,omitempty" maxLength:"400"`
	Name       string `json:"name,omitempty" maxLength:"400" doc:"Of the agent. Not read"`
	AgentID    int64  `json:"agent_id,omitempty" doc:"Where it came from. Not read"`
	Rotation   string `json:"rotation,omitempty" maxLength:"400" doc:"Of the file, or here"`
	RotationID int64  `json:"rotation_id,omitempty" doc:"Where it came from. Not read"`
}

// FileOtherwise is the rotation that any other lead goes to.
type FileOtherwise struct {
	Rotation   string `json:"rotation" minLength:"1" maxLength:"400"`
	RotationID int64  `json:"rotation_id,omitempty" doc:"Where it came from. Not read"`
}

// FileRotation is a rotation in a file.
type FileRotation struct {
	ID          int64             `json:"id,omitempty" doc:"Where it came from. Not read"`
	Name        string            `json:"name" minLength:"1" maxLength:"400" doc:"One of this name that is here is used; else it is made"`
	Strategy    fairlead.Strategy `json:"strategy,omitempty" doc:"round_robin if absent"`
	Agents      []FileAgent       `json:"agents" maxItems:"500" doc:"In order"`
	Honours     *Honours          `json:"honours,omitempty"`
	Hold        bool              `json:"hold,omitempty"`
	CountManual bool              `json:"count_manual,omitempty"`
}

// FileAgent is an agent's place in a rotation.
type FileAgent struct {
	AgentID       int64      `json:"agent_id,omitempty" doc:"Where it came from. Not read"`
	Name          string     `json:"name,omitempty" maxLength:"400" doc:"Not read"`
	Email         string     `json:"email" minLength:"1" maxLength:"400"`
	Weight        *int       `json:"weight,omitempty" minimum:"0" maximum:"100" doc:"1 if absent"`
	Excluded      bool       `json:"excluded,omitempty"`
	ExcludedUntil *time.Time `json:"excluded_until,omitempty"`
	Limits
}

// FileField is a custom field that conditions name.
type FileField struct {
	Key  string             `json:"key" minLength:"1" maxLength:"400"`
	Name string             `json:"name" maxLength:"400"`
	Type fairlead.FieldType `json:"type"`
}

func wireRulesFile(f usecase.RulesFile) RulesFile {
	out := RulesFile{
		Format: rulesFormat, Version: rulesFormatVersion, Workspace: f.Workspace, AutoAssign: f.AutoAssign,
		Rules: mapped(f.Rules, wireFileRule), Rotations: mapped(f.Rotations, wireFileRotation),
		Fields: mapped(f.Fields, func(x usecase.FileField) FileField { return FileField(x) }),
	}
	if f.Otherwise != nil {
		out.Otherwise = &FileOtherwise{Rotation: f.Otherwise.Rotation, RotationID: f.Otherwise.ID}
	}
	return out
}

func wireFileRule(r usecase.FileRule) FileRule {
	out := FileRule{ID: r.ID, Name: r.Name, Enabled: &r.Enabled, Match: cmp.Or(r.Match, fairlead.MatchAll), Conditions: mapped(r.Conditions, wireCondition), Away: r.Away}
	out.Target = FileTarget{Rotation: r.To.Rotation, RotationID: r.To.ID}
	if r.To.Email != "" {
		out.Target = FileTarget{Email: r.To.Email, Name: r.To.Name, AgentID: r.To.ID}
	}
	return out
}

func wireFileRotation(r usecase.FileRotation) FileRotation {
	honours := Honours(r.Honours)
	out := FileRotation{ID: r.ID, Name: r.Name, Strategy: r.Strategy, Honours: &honours, Hold: r.Hold, CountManual: r.CountManual, Agents: []FileAgent{}}
	for i, m := range r.Agents {
		out.Agents = append(out.Agents, FileAgent{AgentID: m.AgentID, Name: r.People[i].Name, Email: r.People[i].Email, Weight: &m.Weight, Excluded: m.Excluded,
			ExcludedUntil: orNull(m.OutUntil), Limits: Limits{CapDay: wireCap(m.CapDay), CapWeek: wireCap(m.CapWeek), MaxOpen: wireCap(m.MaxOpen)}})
	}
	return out
}

// file is what a use case is given.
func (f RulesFile) file() usecase.RulesFile {
	out := usecase.RulesFile{AutoAssign: f.AutoAssign, Rules: mapped(f.Rules, FileRule.rule), Rotations: mapped(f.Rotations, FileRotation.rotation),
		Fields: mapped(f.Fields, func(x FileField) usecase.FileField { return usecase.FileField(x) })}
	if f.Otherwise != nil {
		out.Otherwise = &usecase.FileTarget{Rotation: f.Otherwise.Rotation}
	}
	return out
}

func (r FileRule) rule() usecase.FileRule {
	rule := NewRule{Name: r.Name, Enabled: r.Enabled, Match: r.Match, Conditions: r.Conditions, Away: r.Away}.rule(r.ID)
	return usecase.FileRule{Rule: rule, To: usecase.FileTarget{Email: r.Target.Email, Rotation: r.Target.Rotation}}
}

func (r FileRotation) rotation() usecase.FileRotation {
	named := NewRotation{Name: r.Name, Strategy: r.Strategy, Honours: r.Honours, Hold: r.Hold, CountManual: r.CountManual}
	out := usecase.FileRotation{}
	for _, m := range r.Agents {
		named.Agents = append(named.Agents, NewRotationAgent{Weight: m.Weight, Excluded: m.Excluded, ExcludedUntil: m.ExcludedUntil, Limits: m.Limits})
		out.People = append(out.People, usecase.FilePerson{Email: m.Email})
	}
	out.Rotation = named.rotation(0)
	return out
}

type exportedRules struct {
	ContentDisposition string `header:"Content-Disposition"`
	Body               RulesFile
}

func (a *API) exportRules(ctx context.Context, actor fairlead.Actor, _ *Empty) (*exportedRules, error) {
	f, err := a.App.ExportRules(ctx, actor)
	if err != nil {
		return nil, err
	}
	out := exportedRules{ContentDisposition: `attachment; filename="fairlead-rules.json"`, Body: wireRulesFile(f)}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(out.Body); err != nil {
		return nil, fmt.Errorf("write the rules: %w", err)
	}
	out.Body.text = text.Bytes()
	return &out, nil
}

type importRules struct {
	IfMatch
	DryRun    bool   `query:"dry_run" doc:"Say what would change and what is wrong, and write nothing"`
	As        string `query:"as" enum:"draft,live" default:"draft" doc:"Where the rules go. Rotations that are not here are made at once: nothing sends leads to them before the draft is published"`
	Rotations string `query:"rotations" enum:"keep,replace" default:"keep" doc:"What becomes of rotations that are here under a name of the file: they stay as they are or, live only, become as in the file"`
	Revision  string `query:"revision" pattern:"^[0-9]+$" maxLength:"18" doc:"Of the draft that was read, 0 for none: refused (412) if the draft is another now"`
	Body      RulesFile
}

// ImportedRules are what an import changes, or has changed.
type ImportedRules struct {
	Version  int64           `json:"version" doc:"That is live. Sent as If-Match it refuses the import if another is by then"`
	Changes  []RoutingChange `json:"changes" doc:"Against what is live. In a dry run, what is new has negative ids"`
	Problems []RulesRemark   `json:"problems" doc:"What stands in the way: with any, nothing is imported (422)"`
	Notes    []RulesRemark   `json:"notes" doc:"Worth knowing, and in nobody's way"`
}

// RulesRemark says something about one value of a file.
type RulesRemark struct {
	Field   string `json:"field" doc:"Such as rules[3].target.email"`
	Message string `json:"message"`
}

func (a *API) importRules(ctx context.Context, actor fairlead.Actor, in *importRules) (*Answer[ImportedRules], error) {
	if in.Body.Version != rulesFormatVersion {
		return nil, fairlead.Invalid("version", fmt.Sprintf("This file is of version %d; this Fairlead reads version %d.", in.Body.Version, rulesFormatVersion))
	}
	base, err := in.version()
	if err != nil {
		return nil, err
	}
	take := a.App.ImportRules
	if in.DryRun {
		take = a.App.PreviewRules
	}
	out, err := take(ctx, actor, usecase.RulesImport{File: in.Body.file(), Live: in.As == "live", Replace: in.Rotations == "replace", Base: base,
		Seen: endDraft{in.Revision}.seen()})
	if err != nil {
		return nil, err
	}
	remark := func(f fairlead.FieldError) RulesRemark { return RulesRemark(f) }
	return answer(ImportedRules{Version: out.Version, Changes: mapped(out.Changes, wireRoutingChange), Problems: mapped(out.Problems, remark), Notes: mapped(out.Notes, remark)}), nil
}
