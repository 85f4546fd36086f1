package usecase

import (
	"context"
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// pickUpWaiting tries the leads that wait, oldest first, with the facts of their arrival. One that nobody present can
// take does not block the others.
func (r *round) pickUpWaiting() error {
	const chunk = 500
	if !r.policy.Source().AutoAssign {
		return r.rest(false) // switching it on makes the desk dirty again
	}
	wait := false
	for after := int64(0); ; {
		leads, err := r.tx.Leads().OldestWaiting(after, chunk)
		if err != nil {
			return err
		}
		for i := range leads {
			r.retry(&leads[i])
			wait = wait || leads[i].Waiting != 0
		}
		if len(leads) < chunk {
			return r.rest(wait)
		}
		after = leads[len(leads)-1].ID
	}
}

// rest ends the trying: there is no more reason for it until something changes, or by itself if leads still wait.
func (r *round) rest(wait bool) error {
	if err := errors.Join(r.tx.Desk().SetDirty(false), r.tx.Desk().Wake(time.Time{})); err != nil || !wait {
		return err
	}
	return r.wake(r.story)
}

// wake lets the leads that wait be tried again when somebody's availability or a limit changes by itself; at once if others
// have been waiting for that and it has come.
func (o *office) wake(s *story) error {
	desk, err := s.tx.Desk().Get()
	if err == nil && desk.Due(s.at) && !desk.Dirty {
		err = s.tx.Desk().SetDirty(true)
	}
	if err != nil {
		return err
	}
	at := o.changes(s.at)
	if err := s.tx.Desk().Wake(at); err != nil || at.IsZero() {
		return err
	}
	s.stale.wake = true
	return s.tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobSweep, RunAt: at})
}

func (r *round) retry(lead *fairlead.Lead) {
	facts := factsOf(*lead, r.zone)
	d := routing.Decide(r.policy, facts, r.roster)
	if d.Outcome == fairlead.OutcomeWaiting && d.Awaited() == lead.Waiting {
		return
	}
	r.roster.HeldUntil = r.held(*lead, r.story.at)
	defer func() { r.roster.HeldUntil = time.Time{} }()
	if d.Outcome == fairlead.OutcomeUnassigned {
		lead.Waiting = 0
	}
	r.route(lead, facts)
	r.load(0, lead.AgentID, lead.Open)
	lead.Version++
	lead.UpdatedAt = r.story.at
	r.story.placed = append(r.story.placed, *lead)
	r.story.leadsMoved(lead.AgentID)
	r.known.moved(*lead)
}

func (r *round) wait(lead *fairlead.Lead, d fairlead.Decision, row *store.DecisionRow) {
	if lead.Waiting == d.Awaited() {
		return
	}
	lead.Waiting = d.Awaited()
	r.story.tell(fairlead.Activity{LeadID: lead.ID, Kind: fairlead.ActivityWaiting, Actor: decider(d), Text: r.awaited(d)}, row)
	r.story.topics(TopicRouting)
	r.story.waits = true
}

// awaited names whom a lead waits for: a rotation, or an agent.
func (o *office) awaited(d fairlead.Decision) string {
	if rotation, ok := o.policy.Rotation(d.RotationID); ok {
		return rotation.Name
	}
	return o.members[-d.Awaited()].Name
}

// Sweep lets the desk of a workspace try its waiting leads again if it has reason to, and returns when time alone will give it
// one; zero: nobody knows. Who gives a desk reason pokes it, but may have died in between: so a job sweeps now and then.
func (a *App) Sweep(ctx context.Context, workspace int64) (next time.Time, err error) {
	err = a.store.Read(ctx, workspace, func(tx store.Tx) error {
		desk, err := tx.Desk().Get()
		if err == nil && desk.Due(a.now()) {
			a.desk(workspace).poke()
		}
		if desk.WakeAt.After(a.now()) {
			next = desk.WakeAt
		}
		return err
	})
	return next, wrap("sweep waiting leads", err)
}
