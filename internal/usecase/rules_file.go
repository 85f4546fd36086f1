package usecase

import (
	"context"
	"slices"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// RulesFile is the routing as it goes into a file and to other workspaces: people are known by their e-mail address there,
// rotations and rules by their name. Ids are those of the workspace it came from, and only tell namesakes apart.
type RulesFile struct {
	Workspace  string // it came from; not read
	AutoAssign bool
	Rules      []FileRule
	Otherwise  *FileTarget // a rotation; nil: any other lead stays unassigned
	Rotations  []FileRotation
	Fields     []FileField // that conditions name
}

// FileTarget is who gets leads: one of the two.
type FileTarget struct {
	ID       int64  // of either
	Email    string // of an agent
	Name     string // of the agent; not read
	Rotation string // by its name
}

// FileRule is a rule whose target is To.
type FileRule struct {
	fairlead.Rule
	To FileTarget
}

// FileRotation is a rotation whose agents are People, in the same order.
type FileRotation struct {
	fairlead.Rotation
	People []FilePerson
}

// FilePerson is an agent of a rotation in a file.
type FilePerson struct {
	Email string
	Name  string // not read
}

// FileField is a custom field that conditions name.
type FileField struct {
	Key  string
	Name string
	Type fairlead.FieldType
}

// ExportRules returns what is live, to be written into a file.
func (a *App) ExportRules(ctx context.Context, actor fairlead.Actor) (RulesFile, error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return RulesFile{}, err
	}
	var file RulesFile
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		w, err := tx.Workspace()
		if err != nil {
			return err
		}
		policy, members, err := a.rulesAndPeople(tx, actor.Workspace)
		if err != nil {
			return err
		}
		fields, err := tx.Fields().List()
		file = fileOfRules(policy.Source(), members, fields)
		file.Workspace = w.Name
		return err
	})
	return file, wrap("export rules", err)
}

func fileOfRules(p fairlead.Policy, members map[int64]fairlead.Member, fields []fairlead.Field) RulesFile {
	file := RulesFile{AutoAssign: p.AutoAssign}
	names := map[int64]string{}
	for _, r := range p.Rotations {
		if names[r.ID] = r.Name; r.Hidden {
			continue
		}
		out := FileRotation{Rotation: r}
		for _, m := range r.Agents {
			out.People = append(out.People, FilePerson{members[m.AgentID].Email, members[m.AgentID].Name})
		}
		file.Rotations = append(file.Rotations, out)
	}
	for _, r := range p.Rules {
		to := FileTarget{ID: r.Target.RotationID, Rotation: names[r.Target.RotationID]}
		if m := members[r.Target.AgentID]; r.Target.AgentID != 0 {
			to = FileTarget{ID: m.ID, Email: m.Email, Name: m.Name}
		}
		file.Rules = append(file.Rules, FileRule{Rule: r, To: to})
	}
	if p.Otherwise != 0 {
		file.Otherwise = &FileTarget{ID: p.Otherwise, Rotation: names[p.Otherwise]}
	}
	named := answersNamed(p.Rules)
	for _, f := range fields {
		if slices.Contains(named, f.Key) {
			file.Fields = append(file.Fields, FileField{f.Key, f.Name, f.Type})
		}
	}
	return file
}

// answersNamed are the keys of answers that rules look at.
func answersNamed(rules []fairlead.Rule) (keys []string) {
	for _, r := range rules {
		for _, c := range r.Conditions {
			for _, one := range append([]fairlead.Condition{c}, c.Conditions...) {
				if key, ok := strings.CutPrefix(one.Field, fairlead.AnswerPrefix); ok {
					keys = append(keys, key)
				}
			}
		}
	}
	return keys
}
