package mapping

import (
	"slices"
	"strings"
	"time"

	"fairlead"
)

// Row is a lead of a file, as its plan has it.
type Row struct {
	Submission fairlead.Submission
	Agent      string // as the cell has it; "": the row names none
	Empty      bool   // nothing stands in any cell that goes somewhere
}

// Rows makes leads of the rows of a file, as its plan says.
type Rows struct {
	plan     fairlead.ImportPlan
	known    Known
	goals    []goal
	answers  int                        // goals that are answers
	statuses map[string]fairlead.Status // by name and key, folded
}

// goal is where the cells of one column go.
type goal struct {
	at     int // the column
	header string
	target fairlead.AnswerTarget // AnswerPrefix: an answer
	once   uint                  // a bit for each target that takes one cell of a row
	key    string                // of an answer
	spare  string                // the key of what fits nowhere else
	field  *fairlead.Field       // what the answer means; nil: nothing is known
}

// The bounds of what a lead may hold.
const (
	mostAnswers = 200
	mostTags    = 100
)

// NewRows reads a plan for a file of these columns. What the plan says wrongly is read as far as it goes: a target that there
// is not is an answer under the column's own key.
func NewRows(plan fairlead.ImportPlan, columns []fairlead.ImportColumn, known Known) *Rows {
	if known.Zone == nil {
		known.Zone = time.UTC
	}
	r := &Rows{known: known, plan: plan, statuses: map[string]fairlead.Status{}}
	if r.plan.Source = short(plan.Source); r.plan.Source == "" {
		r.plan.Source = fairlead.SourceCSV
	}
	r.plan.Tags = nil
	for _, tag := range plan.Tags {
		r.plan.Tags = append(r.plan.Tags, short(tag))
	}
	for _, s := range known.Statuses {
		r.statuses[strings.ToLower(string(s.Key))] = s.Key
	}
	for _, s := range known.Statuses {
		r.statuses[strings.ToLower(s.Name)] = s.Key
	}
	r.aim(columns)
	return r
}

// short makes a line of a text, of as many bytes as fit everywhere.
func short(text string) string { return cut(oneLine(text), fairlead.MaxText) }

// aim finds out where the columns go. The keys of answers that the plan names, and those of fields, belong to no other column.
func (r *Rows) aim(columns []fairlead.ImportColumn) {
	taken := map[string]bool{}
	for _, f := range r.known.Fields {
		taken[f.Key] = true
	}
	for _, target := range r.plan.Targets {
		taken[answeredBy(target)] = true
	}
	for i, column := range columns[:min(len(columns), len(r.plan.Targets))] {
		if target := r.plan.Targets[i]; target != leftOut {
			g := goal{at: i, header: column.Header, target: target}
			g.spare = freeKey(keyFrom(column.Header), func(key string) bool { return taken[key] })
			taken[g.spare] = true
			r.goals = append(r.goals, r.settled(g))
		}
	}
}

// settled is a goal with all that does not depend on the row.
func (r *Rows) settled(g goal) goal {
	if place := slices.Index(fairlead.ImportTargets(), g.target); place >= 0 {
		if g.target != fairlead.ToTags { // which several columns may have
			g.once = 1 << place
		}
		return g
	}
	if g.target, g.key = fairlead.AnswerPrefix, answeredBy(g.target); g.key == "" {
		g.key = g.spare
	}
	r.answers++
	if i := slices.IndexFunc(r.known.Fields, func(f fairlead.Field) bool { return f.Key == g.key }); i >= 0 {
		g.field = &r.known.Fields[i]
	}
	return g
}

// answeredBy is the key of the answer that a target is; "": it is none.
func answeredBy(target fairlead.AnswerTarget) string {
	key, isAnswer := strings.CutPrefix(string(target), fairlead.AnswerPrefix)
	if !isAnswer {
		return ""
	}
	return short(key)
}

// Lead makes a lead of a row. What is to be mended in it is an error that names the headers of the columns.
func (r *Rows) Lead(row fairlead.ImportRow) (Row, error) {
	l := &lead{Rows: r, empty: true}
	var wrong []fairlead.FieldError
	for i := range r.goals {
		g := &r.goals[i]
		if g.at >= len(row.Cells) {
			break
		}
		text := textOf(row.Cells[g.at])
		if text == "" || g.saysNothing(text) {
			continue
		}
		l.empty = false
		if problem := l.put(g, text); problem != "" {
			wrong = append(wrong, fairlead.FieldError{Field: g.header, Message: problem})
		}
	}
	if l.empty {
		return Row{Empty: true}, nil
	}
	wrong = append(wrong, l.finish()...)
	if err := fairlead.InvalidFields(wrong); err != nil {
		return Row{}, err
	}
	return Row{Submission: l.sub, Agent: l.agent}, nil
}
