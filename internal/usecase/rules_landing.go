package usecase

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fairlead"
)

// landing is a file of rules on its way into a workspace: what it comes to here, what stands in its way, and what is worth
// knowing. What is new has negative ids until it is numbered.
type landing struct {
	file     RulesFile
	live     fairlead.Policy
	members  map[int64]fairlead.Member
	fields   []fairlead.Field
	statuses fairlead.Statuses
	replace  bool // rotations of the same name become as in the file

	after           fairlead.Policy
	problems, notes []fairlead.FieldError
	byEmail         map[string]int64
	byName          map[string]int64  // rotations
	keys            map[string]string // of answers: in the file → here
	fresh           int               // how many rotations are new
}

// land works out what a file comes to.
func (l *landing) land() {
	l.byEmail, l.byName, l.keys = map[string]int64{}, map[string]int64{}, map[string]string{}
	for id, m := range l.members {
		l.byEmail[strings.ToLower(m.Email)] = id
	}
	l.after = fairlead.Policy{Version: l.live.Version, AutoAssign: l.file.AutoAssign, Rotations: slices.Clone(l.live.Rotations), Deleted: l.live.Deleted}
	for _, r := range l.live.Rotations {
		if !r.Hidden {
			l.byName[r.Name] = r.ID
		}
	}
	l.landRotations()
	l.landFields()
	l.landRules()
	if to := l.file.Otherwise; to != nil {
		l.after.Otherwise = l.rotationOf(*to, "otherwise")
	}
}

func (l *landing) problem(where, message string, args ...any) {
	l.problems = append(l.problems, fairlead.FieldError{Field: where, Message: fmt.Sprintf(message, args...)})
}

func (l *landing) note(where, message string, args ...any) {
	l.notes = append(l.notes, fairlead.FieldError{Field: where, Message: fmt.Sprintf(message, args...)})
}

func (l *landing) memberOf(email string) (int64, bool) {
	id, ok := l.byEmail[strings.ToLower(strings.TrimSpace(email))]
	return id, ok
}

// rotationOf finds the rotation that a target names; 0, which is a problem: there is none.
func (l *landing) rotationOf(to FileTarget, path string) int64 {
	id, ok := l.byName[to.Rotation]
	if !ok {
		l.problem(path+".rotation", "There is no rotation %q, neither here nor in the file.", to.Rotation)
	}
	return id
}

func (l *landing) landRotations() {
	inFile := map[string]bool{}
	for i, r := range l.file.Rotations {
		path := fmt.Sprintf("rotations[%d]", i)
		if inFile[r.Name] {
			l.problem(path+".name", "Another rotation of the file has this name.")
			continue
		}
		inFile[r.Name] = true
		id, there := l.byName[r.Name]
		place := slices.IndexFunc(l.after.Rotations, func(one fairlead.Rotation) bool { return one.ID == id })
		switch {
		case !there:
			l.fresh++
			r.ID = -int64(l.fresh)
			l.byName[r.Name] = r.ID
			l.after.Rotations = append(l.after.Rotations, fairlead.Rotation{ID: r.ID}) // so that it is known
			l.landRotation(r, path, len(l.after.Rotations)-1)
		case l.alike(r, l.after.Rotations[place]):
		case l.replace:
			r.ID = id
			l.landRotation(r, path, place)
		default:
			l.note(path, "Here it has other agents or options, and stays as it is.")
		}
	}
}

// alike reports whether a rotation of the file is as the one that is here.
func (l *landing) alike(r FileRotation, here fairlead.Rotation) bool {
	if len(r.People) != len(here.Agents) || r.Strategy != here.Strategy || r.Honours != here.Honours || r.Hold != here.Hold || r.CountManual != here.CountManual {
		return false
	}
	for i, p := range r.People {
		agent := r.Agents[i]
		if agent.AgentID, _ = l.memberOf(p.Email); agent != here.Agents[i] {
			return false
		}
	}
	return true
}

// landRotation puts a rotation of the file at its place.
func (l *landing) landRotation(r FileRotation, path string, place int) {
	rotation := r.Rotation
	rotation.Agents, rotation.Hidden = slices.Clone(r.Agents), false
	unknown := map[int64]bool{} // who is nobody here has a number of their own, so that only that is said of them
	for j, p := range r.People {
		id, ok := l.memberOf(p.Email)
		if !ok {
			id = -int64(j + 1)
			unknown[id] = true
			l.problem(fmt.Sprintf("%s.agents[%d].email", path, j), "No member has the address %q.", p.Email)
		}
		rotation.Agents[j].AgentID = id
	}
	d := &nextVersion{policy: l.after, members: l.members}
	for _, f := range d.wrongInRotation(rotation, unknown) {
		l.problem(path+"."+strings.Replace(f.Field, ".agent_id", ".email", 1), "%s", f.Message)
	}
	rotation.Agents = slices.DeleteFunc(rotation.Agents, func(m fairlead.RotationAgent) bool { return unknown[m.AgentID] })
	l.after.Rotations[place] = rotation
}

// landFields finds out what the answers that conditions name are called here.
func (l *landing) landFields() {
	for i, f := range l.file.Fields {
		path := fmt.Sprintf("fields[%d]", i)
		here := slices.IndexFunc(l.fields, func(one fairlead.Field) bool { return one.Key == f.Key })
		if here < 0 {
			here = slices.IndexFunc(l.fields, func(one fairlead.Field) bool { return strings.EqualFold(one.Name, f.Name) })
		}
		switch {
		case here < 0:
			l.note(path, "There is no field %q here. Conditions look at the answer %q as it is sent.", f.Name, f.Key)
		case l.fields[here].Type != f.Type:
			l.note(path, "The field %q is of another type here: %s, not %s.", l.fields[here].Name, l.fields[here].Type, f.Type)
		}
		if here >= 0 && l.fields[here].Key != f.Key {
			l.keys[f.Key] = l.fields[here].Key
		}
	}
}

func (l *landing) landRules() {
	ids := l.ruleIDs()
	for i, r := range l.file.Rules {
		path := fmt.Sprintf("rules[%d]", i)
		rule := r.Rule
		rule.ID, rule.Conditions = ids[i], l.conditions(r.Conditions, path+".conditions")
		before := len(l.problems)
		rule.Target = l.target(r.To, path+".target")
		pointed := len(l.problems) > before
		d := &nextVersion{policy: l.after, members: l.members}
		for _, f := range d.wrongIn(rule) {
			if !pointed || !strings.HasPrefix(f.Field, "target") {
				l.problem(path+"."+f.Field, "%s", f.Message)
			}
		}
		l.after.Rules = append(l.after.Rules, rule)
	}
}

// ruleIDs are the ids of the rules of the file: that of the rule here with the same name (and, of namesakes, the same id), or a
// negative one.
func (l *landing) ruleIDs() []int64 {
	ids, taken := make([]int64, len(l.file.Rules)), map[int64]bool{}
	for _, sameID := range []bool{true, false} {
		for i, r := range l.file.Rules {
			for _, here := range l.live.Rules {
				if ids[i] == 0 && !taken[here.ID] && here.Name == r.Name && (here.ID == r.ID || !sameID) {
					ids[i], taken[here.ID] = here.ID, true
				}
			}
		}
	}
	for i := range ids {
		if ids[i] == 0 {
			ids[i] = -int64(i + 1)
		}
	}
	return ids
}

func (l *landing) target(to FileTarget, path string) fairlead.Target {
	switch {
	case to.Email != "" && to.Rotation != "":
		l.problem(path, "Choose either an agent or a rotation, not both.")
	case to.Rotation != "":
		return fairlead.Target{RotationID: l.rotationOf(to, path)}
	case to.Email != "":
		id, ok := l.memberOf(to.Email)
		if !ok {
			l.problem(path+".email", "No member has the address %q.", to.Email)
		}
		return fairlead.Target{AgentID: id}
	}
	return fairlead.Target{}
}

// conditions are those of the file, with what answers are called here.
func (l *landing) conditions(from []fairlead.Condition, path string) []fairlead.Condition {
	out := slices.Clone(from)
	for i := range out {
		c, at := &out[i], fmt.Sprintf("%s[%d]", path, i)
		if key, ok := strings.CutPrefix(c.Field, fairlead.AnswerPrefix); ok && l.keys[key] != "" {
			c.Field = fairlead.AnswerPrefix + l.keys[key]
		}
		if c.Field == "status" {
			l.noteStatuses(c.Value, at)
		}
		c.Conditions = l.conditions(c.Conditions, at+".conditions")
	}
	return out
}

func (l *landing) noteStatuses(value json.RawMessage, path string) {
	var one string
	var many []string
	if json.Unmarshal(value, &one) == nil {
		many = []string{one}
	} else if json.Unmarshal(value, &many) != nil {
		return
	}
	for _, key := range many {
		if l.statuses.Index(fairlead.Status(strings.ToLower(key))) < 0 {
			l.note(path+".value", "There is no status %q here.", key)
		}
	}
}
