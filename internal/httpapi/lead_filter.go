package httpapi

import (
	"strconv"
	"time"

	"fairlead"
)

// LeadFilter narrows a list of leads: in the query of GET /leads, and as a selection of a bulk action. Values of one
// name are alternatives; names add up.
type LeadFilter struct {
	AssignedAgent []string          `query:"assigned_agent,explode" json:"assigned_agent,omitempty" maxItems:"200" doc:"Ids of agents, none (also those that wait), waiting, or me"`
	Status        []fairlead.Status `query:"status,explode" json:"status,omitempty" maxItems:"200" maxLength:"400" doc:"Keys of statuses"`
	Source        []string          `query:"source,explode" json:"source,omitempty" maxItems:"200" maxLength:"400"`
	Form          []string          `query:"form,explode" json:"form,omitempty" maxItems:"200" maxLength:"400"`
	Tag           []string          `query:"tag,explode" json:"tag,omitempty" maxItems:"200" maxLength:"400"`
	Batch         int64             `query:"batch" json:"batch,omitempty" minimum:"1" doc:"Leads that have their agent by this bulk action or, if it gave none away, that it changed"`
	CreatedAfter  time.Time         `query:"created_after" json:"created_after,omitzero" doc:"From this moment on"`
	CreatedBefore time.Time         `query:"created_before" json:"created_before,omitzero" doc:"Before this moment"`
	Q             string            `query:"q" json:"q,omitempty" maxLength:"400" doc:"Every word is the beginning of a word of name, e-mail, phone or company"`
}

// filter reads the filter as the caller means it: "me" is the caller.
func (f LeadFilter) filter(actor fairlead.Actor) (fairlead.LeadFilter, error) {
	filter := fairlead.LeadFilter{
		Statuses: f.Status, Sources: f.Source, Forms: f.Form, Tags: f.Tag, BatchID: f.Batch,
		CreatedAfter: f.CreatedAfter, CreatedBefore: f.CreatedBefore, Search: f.Q,
	}
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
				return filter, fairlead.Invalid("assigned_agent", "Use the id of an agent, none, waiting or me.")
			}
			filter.Agents = append(filter.Agents, id)
		}
	}
	return filter, nil
}
