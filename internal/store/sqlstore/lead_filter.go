package sqlstore

import (
	"strconv"
	"strings"

	"fairlead"
)

// where collects conditions and the arguments they are bound to.
type where struct {
	dialect Dialect
	parts   []string
	args    []any
}

func (w *where) and(condition string) { w.parts = append(w.parts, condition) }

// bind adds an argument and returns its placeholder.
func (w *where) bind(v any) string {
	w.args = append(w.args, v)
	return "$" + strconv.Itoa(len(w.args))
}

func (w *where) in(list any) string { return w.dialect.In(w.bind(list)) }

// text puts the conditions behind a SELECT.
func (w *where) text(head string, tail ...string) string {
	return head + " WHERE " + strings.Join(w.parts, " AND ") + strings.Join(tail, "")
}

// where turns a filter and a scope into conditions on lead.
func (tx leads) where(f fairlead.LeadFilter, scope fairlead.LeadScope) *where {
	w := &where{dialect: tx.dialect}
	w.and("workspace_id = " + w.bind(tx.workspace))
	w.and("deleted_at IS NULL")
	if !scope.All {
		w.and("agent_id = " + w.bind(scope.AgentID)) // 0 is nobody's id
	}
	w.agents(f)
	w.texts("status", statusTexts(f.Statuses))
	w.texts("source", f.Sources)
	w.forms(f.Forms)
	w.tags(f.Tags)
	if f.BatchID != 0 {
		w.and("batch_id = " + w.bind(f.BatchID))
	}
	if !f.CreatedAfter.IsZero() {
		w.and("created_at >= " + w.bind(micros(f.CreatedAfter)))
	}
	if !f.CreatedBefore.IsZero() {
		w.and("created_at < " + w.bind(micros(f.CreatedBefore)))
	}
	if alternatives := searchFor(tx.workspace, f.Search); alternatives != nil {
		w.and("id IN (" + tx.dialect.SearchIDs(w.bind(tx.dialect.SearchQuery(alternatives))) + ")")
	}
	return w
}

// agents are alternatives: one of these, nobody, or waiting.
func (w *where) agents(f fairlead.LeadFilter) {
	var any []string
	switch len(f.Agents) {
	case 0:
	case 1:
		any = append(any, "agent_id = "+w.bind(f.Agents[0]))
	default:
		any = append(any, "agent_id "+w.in(w.dialect.Ints(f.Agents)))
	}
	if f.Unassigned {
		any = append(any, "agent_id IS NULL")
	} else if f.Waiting {
		any = append(any, "waiting_rotation_id IS NOT NULL")
	}
	if len(any) > 0 {
		w.and("(" + strings.Join(any, " OR ") + ")")
	}
}

func (w *where) texts(column string, values []string) {
	switch len(values) {
	case 0:
	case 1:
		w.and(column + " = " + w.bind(values[0]))
	default:
		w.and(column + " " + w.in(w.dialect.Texts(values)))
	}
}

// forms says what the index of forms says, where it holds, so that the index is used.
func (w *where) forms(forms []string) {
	w.texts("form", forms)
	for _, form := range forms {
		if form == "" {
			return
		}
	}
	if len(forms) > 0 {
		w.and("form <> ''")
	}
}

func (w *where) tags(tags []string) {
	if len(tags) == 0 {
		return
	}
	w.and("id IN (SELECT lead_id FROM lead_tag WHERE workspace_id = $1 AND tag " + w.in(w.dialect.Texts(tags)) + ")")
}

func statusTexts(statuses []fairlead.Status) []string {
	texts := make([]string, len(statuses))
	for i, s := range statuses {
		texts[i] = string(s)
	}
	return texts
}
