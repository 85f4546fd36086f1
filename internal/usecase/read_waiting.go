package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/availability"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// WaitingGroup are the leads that wait for one rotation, or for the agent whom a rule names.
type WaitingGroup struct {
	Rotation, Agent *fairlead.Ref // one of them; neither: what they wait for is gone, and they are about to be decided anew
	Leads           int
	Oldest          time.Time // when the oldest came in
	Until           time.Time // when somebody becomes available by themselves; zero: unknown
}

func (a *App) waitingGroups(tx store.Tx, workspace int64, policy *routing.Policy) ([]WaitingGroup, error) {
	counts, err := tx.Leads().CountWaiting()
	if err != nil {
		return nil, err
	}
	o, err := a.attendance(tx, workspace, policy, rotationIDs(policy)...)
	if err != nil {
		return nil, err
	}
	groups := make([]WaitingGroup, len(counts))
	for i, c := range counts {
		groups[i] = o.waitingGroup(c)
	}
	return groups, nil
}

func (o *office) waitingGroup(c store.WaitingCount) WaitingGroup {
	g := WaitingGroup{Agent: refOf(o.members, -c.Waiting), Leads: c.Leads, Oldest: c.Oldest}
	if rotation, ok := o.policy.Rotation(c.Waiting); ok {
		g.Rotation = &fairlead.Ref{ID: rotation.ID, Name: rotation.Name}
		for _, one := range o.policy.Candidates(rotation.ID, o.roster) {
			g.Until = availability.Sooner(g.Until, ends(one))
		}
	}
	if g.Agent != nil {
		g.Until = untilAble(o.roster.States[g.Agent.ID])
	}
	return g
}

// untilAble is when an agent whom rules name can have leads again by themselves; zero: unknown.
func untilAble(s routing.State) time.Time {
	if s.MaxOpen.Full(s.Open) {
		return time.Time{}
	}
	if s.LeaveUntil.After(s.PausedUntil) {
		return s.LeaveUntil
	}
	return s.PausedUntil
}

// Unassigned are the open leads that nobody has and that do not wait.
type Unassigned struct {
	Leads int // up to fairlead.CountCap
	Match int // those of the oldest mostMatched that the rules would give to somebody now, or let wait
}

// mostMatched is how many unassigned leads the rules are asked about.
const mostMatched = 5_000

// Unassigned tells how many unassigned leads the rules would take now: those that came in while auto-assign was off, or before
// there was a rule for them.
func (a *App) Unassigned(ctx context.Context, actor fairlead.Actor) (u Unassigned, err error) {
	if err := access.Require(actor, fairlead.ManageRouting); err != nil {
		return u, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		policy, err := a.policy(tx, actor.Workspace)
		if err != nil {
			return err
		}
		o, err := a.attendance(tx, actor.Workspace, policy)
		if err != nil {
			return err
		}
		return o.matching(tx, access.Leads(actor), &u)
	})
	return u, wrap("count unassigned leads", err)
}

func (o *office) matching(tx store.Tx, scope fairlead.LeadScope, u *Unassigned) error {
	statuses, err := tx.Statuses().List()
	if err != nil {
		return err
	}
	filter := fairlead.LeadFilter{Unassigned: true, Statuses: openStatuses(statuses)}
	ids, err := tx.Leads().IDs(filter, scope, fairlead.CountCap)
	if err != nil {
		return err
	}
	u.Leads = len(ids)
	const chunk = 500
	for looked := 0; len(ids) > 0 && looked < mostMatched; {
		leads, err := tx.Leads().Get(ids[:min(len(ids), chunk)], scope)
		if err != nil {
			return err
		}
		ids = ids[min(len(ids), chunk):]
		looked += o.count(leads, u)
	}
	return nil
}

// count adds leads up, and returns how many of them do not wait.
func (o *office) count(leads []fairlead.Lead, u *Unassigned) (looked int) {
	for _, l := range leads {
		if l.Waiting != 0 {
			u.Leads--
			continue
		}
		looked++
		if d := routing.Decide(o.policy, factsOf(l, o.zone), o.roster); d.Outcome != fairlead.OutcomeUnassigned {
			u.Match++
		}
	}
	return looked
}

func openStatuses(all fairlead.Statuses) (open []fairlead.Status) {
	for _, s := range all {
		if all.Open(s.Key) {
			open = append(open, s.Key)
		}
	}
	return open
}
