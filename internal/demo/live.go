package demo

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// live tells one day: agents look at their bell in the morning, on one of the last plan what to do, leads come in through
// the day, and agents get back to those that are due.
func (t *story) live(day, end time.Time) error {
	for _, id := range t.team() {
		if _, err := t.app.ReadNotifications(t.ctx, t.staff[id], nil); err != nil {
			return err
		}
	}
	if day.Weekday() == time.Monday {
		if err := t.followUp(day.Add(7 * time.Hour)); err != nil {
			return err
		}
		t.clock.set(day.Add(7 * time.Hour))
		if err := t.handOut(); err != nil {
			return err
		}
	}
	if day.AddDate(0, 0, planning).Equal(end.UTC().Truncate(24 * time.Hour)) {
		if err := t.followUp(day.Add(7 * time.Hour)); err != nil {
			return err
		}
		if err := t.planWeek(day); err != nil {
			return err
		}
	}
	for _, at := range t.arrivals(day) {
		if at.After(end) {
			return nil
		}
		if err := t.followUp(at); err != nil {
			return err
		}
		t.clock.set(at)
		if err := t.arrive(); err != nil {
			return err
		}
	}
	return nil
}

// arrivals are the moments of a day at which leads come in, mostly between eight and ten.
func (t *story) arrivals(day time.Time) []time.Time {
	n := leadsPerDay
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
		n /= 3
	}
	n += t.IntN(7) - 3
	moments := make([]time.Time, n)
	for i := range moments {
		moments[i] = day.Add(8*time.Hour + time.Duration(t.IntN(14*3600))*time.Second)
	}
	slices.SortFunc(moments, time.Time.Compare)
	return moments
}

func (t *story) arrive() error {
	result, err := t.app.Intake(t.ctx, t.sender(), usecase.IntakeRequest{Submission: t.submission(t.clock.now())})
	if err != nil || result.Lead.Agent == nil {
		return err
	}
	t.plan(result.Lead.Lead, t.untilAnswered())
	return nil
}

// untilAnswered is how long a lead waits for its first answer: mostly hours, now and then days.
func (t *story) untilAnswered() time.Duration {
	most := 8 * 60
	if t.IntN(4) == 0 {
		most = 3 * 24 * 60
	}
	return time.Duration(5+t.IntN(most)) * time.Minute
}

// sender is who the forms and adverts speak through.
func (t *story) sender() fairlead.Actor {
	a := t.admin
	a.Token = "Website and adverts"
	return a
}

func (t *story) plan(lead fairlead.Lead, after time.Duration) {
	if lead.Status == fairlead.StatusNew {
		t.waiting[lead.AgentID]++
	}
	t.queue(following{lead: lead, agent: lead.AgentID, due: t.clock.now().Add(after)})
}

func (t *story) queue(f following) {
	t.leads = append(t.leads, f)
	slices.SortFunc(t.leads, func(a, b following) int { return cmp.Or(a.due.Compare(b.due), cmp.Compare(a.lead.ID, b.lead.ID)) })
}

// followUp lets agents do what is due before a moment. The last leads that wait for an agent wait on, until others came.
func (t *story) followUp(before time.Time) error {
	for len(t.leads) > 0 && t.leads[0].due.Before(before) {
		next := t.leads[0]
		t.leads = t.leads[1:]
		if next.lead.Status == fairlead.StatusNew && t.waiting[next.agent] <= alwaysNew {
			next.due = next.due.Add(2 * time.Hour)
			t.queue(next)
			continue
		}
		t.clock.set(next.due)
		if err := t.touch(next); err != nil {
			return err
		}
	}
	return nil
}

// touch is an agent working on a lead: a note now and then, and one step further.
func (t *story) touch(f following) error {
	agent := t.staff[f.agent]
	if t.IntN(2) == 0 {
		if _, err := t.app.AddNote(t.ctx, agent, f.lead.ID, pick(t.generator, notes[:])); err != nil {
			return err
		}
	}
	status := t.next(f.lead.Status)
	if status == f.lead.Status {
		return nil
	}
	view, err := t.app.PatchLead(t.ctx, agent, f.lead.ID, usecase.LeadPatch{Status: &status}, 0)
	if err != nil {
		return err
	}
	if f.lead.Status == fairlead.StatusNew {
		t.waiting[f.agent]--
	}
	if view.Open {
		t.plan(view.Lead, time.Duration(24+t.IntN(12*24))*time.Hour)
	}
	return nil
}

// next is how leads usually go on.
func (t *story) next(s fairlead.Status) fairlead.Status {
	at := t.IntN(100)
	switch {
	case s == fairlead.StatusNew:
		return fairlead.StatusContacted
	case s == fairlead.StatusContacted && at < 45:
		return fairlead.StatusQualified
	case s == fairlead.StatusQualified && at < 45:
		return fairlead.StatusWon
	case at < 85:
		return fairlead.StatusLost
	default:
		return s
	}
}

// handOut is what the admin does on Mondays: the leads that no rule took are spread over the team, but for the newest,
// which the reader may hand out.
func (t *story) handOut() error {
	const left, most = 15, 200
	newest, err := t.app.ListLeads(t.ctx, t.admin, fairlead.LeadFilter{Unassigned: true}, fairlead.SortNewest, left, "")
	if err != nil || newest.Total <= left {
		return err
	}
	keep := make([]int64, len(newest.Leads))
	for i, l := range newest.Leads {
		keep[i] = l.ID
	}
	batch, err := t.app.BulkAssign(t.ctx, t.admin, usecase.Selection{Filter: &fairlead.LeadFilter{Unassigned: true}, Exclude: keep}, fairlead.BatchTarget{AgentIDs: t.team()}, false)
	if err != nil {
		return err
	}
	given, err := t.app.ListLeads(t.ctx, t.admin, fairlead.LeadFilter{BatchID: batch.ID}, fairlead.SortOldest, most, "")
	for _, l := range given.Leads {
		t.plan(l.Lead, t.untilAnswered())
	}
	return err
}

// team is the agents' ids, always in the same order.
func (t *story) team() []int64 { return slices.Sorted(maps.Keys(t.staff)) }
