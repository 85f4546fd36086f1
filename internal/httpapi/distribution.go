package httpapi

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// Distribution is what a rotation gave to whom, day by day of the workspace.
type Distribution struct {
	Days   []string    `json:"days" doc:"Such as 2026-12-01, oldest first, today last"`
	Agents []AgentDays `json:"agents" doc:"In the rotation's order, then those who have left it"`
}

// AgentDays is what one agent got.
type AgentDays struct {
	AgentID int64  `json:"agent_id"`
	Name    string `json:"name"`
	Leads   []int  `json:"leads" doc:"On each of the days, less what was taken back"`
}

type readDistribution struct {
	IDPath
	Days int `query:"days" minimum:"1" maximum:"92" default:"30" doc:"How many days, today included"`
}

func (a *API) distribution(ctx context.Context, actor fairlead.Actor, in *readDistribution) (*Answer[Distribution], error) {
	d, err := a.App.Distribution(ctx, actor, in.ID, in.Days)
	if err != nil {
		return nil, err
	}
	return answer(Distribution{
		Days: mapped(d.Days, func(t time.Time) string { return t.Format(time.DateOnly) }),
		Agents: mapped(d.Agents, func(a usecase.AgentDays) AgentDays {
			return AgentDays{AgentID: a.Agent.ID, Name: a.Agent.Name, Leads: a.Leads}
		}),
	}), nil
}
