package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Distribution is what a rotation gave to whom, day by day of the workspace.
type Distribution struct {
	Days   []time.Time // that each began at
	Agents []AgentDays // in the rotation's order, then those who have left it, by id
}

// AgentDays is what one agent got on each of the days, less what was taken back.
type AgentDays struct {
	Agent fairlead.Ref
	Leads []int
}

// Distribution tells what a rotation gave to whom in the last days, today included.
func (a *App) Distribution(ctx context.Context, actor fairlead.Actor, rotationID int64, days int) (Distribution, error) {
	var out Distribution
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		_, rotation, err := a.visibleRotation(tx, actor, rotationID)
		if err != nil {
			return err
		}
		w, err := tx.Workspace()
		if err != nil {
			return err
		}
		members, err := a.members(tx, actor.Workspace)
		if err != nil {
			return err
		}
		out.Days = lastDays(a.now().In(zoneOf(w)), days)
		given, err := tx.Ledgers().GivenSince(rotationID, routing.DayOf(out.Days[0]))
		out.fill(rotation, given, members)
		return err
	})
	return out, wrap("read distribution", err)
}

// lastDays is when each of the last n days began, the present one last.
func lastDays(now time.Time, n int) []time.Time {
	days := make([]time.Time, n)
	for i := range days {
		days[i] = availability.DayBegins(now, i+1-n, now.Location()).In(now.Location())
	}
	return days
}

func (d *Distribution) fill(rotation fairlead.Rotation, given []fairlead.DayGift, members map[int64]fairlead.Member) {
	place := map[int64]int{}
	row := func(id int64) *AgentDays {
		i, ok := place[id]
		if !ok {
			i, place[id] = len(d.Agents), len(d.Agents)
			d.Agents = append(d.Agents, AgentDays{fairlead.Ref{ID: id, Name: members[id].Name}, make([]int, len(d.Days))})
		}
		return &d.Agents[i]
	}
	for _, m := range rotation.Agents {
		row(m.AgentID)
	}
	first := routing.DayOf(d.Days[0])
	for _, g := range given {
		if at := int(g.Day - first); at < len(d.Days) { // a later one: the clock has gone back
			row(g.AgentID).Leads[at] += g.Leads
		}
	}
}
