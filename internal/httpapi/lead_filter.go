package httpapi

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"fairlead"
)

// LeadFilter narrows a list of leads: in the query of GET /leads, and as a selection of a bulk action. Values of one
// name are alternatives unless said otherwise; names add up.
type LeadFilter struct {
	AssignedAgent []string          `query:"assigned_agent,explode" json:"assigned_agent,omitempty" maxItems:"200" doc:"Ids of agents, none (also those that wait), waiting, or me"`
	Status        []fairlead.Status `query:"status,explode" json:"status,omitempty" maxItems:"200" maxLength:"400" doc:"Keys of statuses"`
	Source        []string          `query:"source,explode" json:"source,omitempty" maxItems:"200" maxLength:"400"`
	Form          []string          `query:"form,explode" json:"form,omitempty" maxItems:"200" maxLength:"400"`
	Tag           []string          `query:"tag,explode" json:"tag,omitempty" maxItems:"200" maxLength:"400" doc:"Has one of these tags"`
	TagAll        []string          `query:"tag_all,explode" json:"tag_all,omitempty" maxItems:"20" maxLength:"400" doc:"Has all of these tags"`
	TagNone       []string          `query:"tag_none,explode" json:"tag_none,omitempty" maxItems:"200" maxLength:"400" doc:"Has none of these tags"`
	Batch         int64             `query:"batch" json:"batch,omitempty" minimum:"1" doc:"Leads that have their agent by this bulk action or, if it gave none away, that it changed"`
	CreatedAfter  time.Time         `query:"created_after" json:"created_after,omitzero" doc:"From this moment on"`
	CreatedBefore time.Time         `query:"created_before" json:"created_before,omitzero" doc:"Before this moment"`
	ActiveAfter   time.Time         `query:"active_after" json:"active_after,omitzero" doc:"Last activity from this moment on"`
	ActiveBefore  time.Time         `query:"active_before" json:"active_before,omitzero" doc:"Last activity before this moment"`
	ValueMin      Number            `query:"value_min" json:"value_min,omitzero" doc:"A value of at least this"`
	ValueMax      Number            `query:"value_max" json:"value_max,omitzero" doc:"A value of at most this"`
	Field         []string          `query:"field,explode" json:"field,omitempty" maxItems:"50" maxLength:"600" doc:"KEY:operator:value of a custom field, such as budget:gte:5000. Several is of one field are alternatives, all else adds up. Operators: is, starts_with (text, phone, url), gte and lte (number, money, date), is_empty, is_not_empty" example:"[\"budget:gte:5000\"]"`
	Q             string            `query:"q" json:"q,omitempty" maxLength:"400" doc:"Every word is the beginning of a word of name, e-mail, phone or company"`
}

// filter reads the filter as the caller means it: "me" is the caller.
func (f LeadFilter) filter(actor fairlead.Actor) (fairlead.LeadFilter, error) {
	filter := fairlead.LeadFilter{
		Statuses: f.Status, Sources: f.Source, Forms: f.Form, Tags: f.Tag, TagsAll: f.TagAll, TagsNone: f.TagNone, BatchID: f.Batch,
		CreatedAfter: f.CreatedAfter, CreatedBefore: f.CreatedBefore, ActiveAfter: f.ActiveAfter, ActiveBefore: f.ActiveBefore,
		Search: f.Q,
	}
	var err error
	if filter.ValueMin, err = f.ValueMin.number("value_min"); err != nil {
		return filter, err
	}
	if filter.ValueMax, err = f.ValueMax.number("value_max"); err != nil {
		return filter, err
	}
	for _, text := range f.Field {
		field, err := fieldFilter(text)
		if err != nil {
			return filter, err
		}
		filter.Fields = append(filter.Fields, field)
	}
	return filter, f.agents(&filter, actor)
}

func (f LeadFilter) agents(filter *fairlead.LeadFilter, actor fairlead.Actor) error {
	for _, who := range f.AssignedAgent {
		switch who {
		case "none":
			filter.Unassigned = true
		case "waiting":
			filter.Waiting = true
		case "me":
			filter.Agents = append(filter.Agents, actor.Member.ID)
		default:
			id, err := strconv.ParseInt(who, 10, 64)
			if err != nil || id <= 0 {
				return fairlead.Invalid("assigned_agent", "Use the id of an agent, none, waiting or me.")
			}
			filter.Agents = append(filter.Agents, id)
		}
	}
	return nil
}

var fieldKey = regexp.MustCompile(`^[a-z0-9_]+$`)

// fieldFilter reads KEY:operator:value, where the value may hold colons of its own and may be missing.
func fieldFilter(text string) (fairlead.FieldFilter, error) {
	key, rest, _ := strings.Cut(text, ":")
	operator, value, _ := strings.Cut(rest, ":")
	if !fieldKey.MatchString(key) || operator == "" {
		return fairlead.FieldFilter{}, fairlead.Invalid("field", "Write KEY:operator:value, such as budget:gte:5000.")
	}
	return fairlead.FieldFilter{Key: key, Operator: fairlead.Operator(operator), Value: value}, nil
}
