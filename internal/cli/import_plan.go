package cli

import (
	"context"
	"net/http"
	"strings"

	"fairlead"

	"fairlead/internal/httpapi"
)

// plan is what the flags say of the rows, for a file of these columns.
func (r *importRun) plan(ctx context.Context, columns []httpapi.ImportColumn) (httpapi.PlannedImport, error) {
	plan := httpapi.PlannedImport{MonthFirst: r.MonthFirst, Comma: r.Comma, Tags: r.Tag}
	plan.Routing = &httpapi.ImportRouting{Rules: r.Routing == "rules" && len(r.Agent) == 0}
	if r.Duplicates != "" {
		plan.Duplicates = new(fairlead.ImportDuplicates(r.Duplicates))
	}
	if r.Source != "" {
		plan.Source = &r.Source
	}
	var err error
	if plan.Mapping, err = r.mapping(columns); err == nil && len(r.Agent) > 0 {
		plan.Routing.AgentIDs, err = r.agents(ctx)
	}
	return plan, err
}

// mapping is what --map says, by header. What a header and what a field is, the last = divides.
func (r *importRun) mapping(columns []httpapi.ImportColumn) (map[string]*string, error) {
	mapping := map[string]*string{}
	for _, m := range r.Map {
		at := strings.LastIndex(m, "=")
		header, field := m[:at], m[at+1:]
		if err := hasColumn(columns, header); err != nil {
			return nil, err
		}
		mapping[header] = nil
		if field != "" {
			mapping[header] = &field
		}
	}
	return mapping, nil
}

func hasColumn(columns []httpapi.ImportColumn, header string) error {
	var all []string
	for _, column := range columns {
		if column.Header == header {
			return nil
		}
		all = append(all, column.Header)
	}
	return fairlead.Mend("unknown_column", "The file has no column %s. Its columns are: %s.", header, strings.Join(all, ", "))
}

// agents are the ids of those whom --agent names.
func (r *importRun) agents(ctx context.Context) (ids []int64, err error) {
	var members httpapi.List[httpapi.Member]
	if err := r.call(ctx, http.MethodGet, "/members", nil, &members); err != nil {
		return nil, err
	}
	byEmail := map[string]httpapi.Member{}
	for _, m := range members.Items {
		byEmail[m.Email] = m
	}
	delete(byEmail, "") // of colleagues whose address is not to be seen
	for _, email := range r.Agent {
		m, known := byEmail[strings.ToLower(strings.TrimSpace(email))]
		switch {
		case !known:
			return nil, fairlead.Mend("unknown_agent", "There is no agent %s, or you may not see their e-mail address.", email)
		case !m.Active:
			return nil, fairlead.Mend("inactive_agent", "%s (%s) is inactive and can have no leads.", m.Name, email)
		}
		ids = append(ids, m.ID)
	}
	return ids, nil
}
