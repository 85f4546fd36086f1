package usecase

import (
	"context"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/notify"
	"fairlead/internal/store"
)

// tooLate is how long after the hour nobody wants a summary of the day any more.
const tooLate = 2 * time.Hour

// Summarise tells a member by mail how their day stands, if they want that, and returns when it does so again (zero: never).
func (a *App) Summarise(ctx context.Context, workspace, member int64) (next time.Time, err error) {
	err = a.tellStory(ctx, a.write, workspace, func(tx store.Tx) (*story, error) {
		all, err := tx.Messaging().Members()
		if err != nil {
			return nil, err
		}
		m, err := tx.Members().Get(member)
		settings := all[member]
		if err != nil || !m.Active || settings.SummaryAt == "" {
			next = time.Time{}
			return nil, err
		}
		w, err := tx.Workspace()
		if err != nil {
			return nil, err
		}
		s := a.newStory(tx, workspace)
		next = nextSummary(settings, w, s.at)
		if late := next.AddDate(0, 0, -1).Add(tooLate); !s.at.Before(late) { // it was wanted at another hour
			return nil, nil
		}
		s.notify(fairlead.Notification{MemberID: member, Kind: fairlead.NotifySummary, Count: 1, Actor: fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorSystem})})
		return s, s.write()
	})
	return next, wrap("summarise", err)
}

// nextSummary is the next time that a member wants a summary.
func nextSummary(s fairlead.NotificationSettings, w fairlead.Workspace, at time.Time) time.Time {
	local := at.In(settingsZone(s.Quiet, w))
	next := clockOn(local, 0, s.SummaryAt)
	if !next.After(local) {
		next = clockOn(local, 1, s.SummaryAt)
	}
	return next.UTC()
}

// summarise writes how a member's day stands.
func (d *dispatcher) summarise(m fairlead.Member, n *notify.Note) error {
	local := d.at.In(settingsZone(d.reach.settings[m.ID].Quiet, d.workspace))
	count := func(f fairlead.LeadFilter) (int, error) {
		f.Agents = []int64{m.ID}
		return d.tx.Leads().Count(f, fairlead.LeadScope{All: true}, mostCounted)
	}
	came, err := count(fairlead.LeadFilter{CreatedAfter: d.at.Add(-24 * time.Hour)})
	if err != nil {
		return err
	}
	fresh, err := count(fairlead.LeadFilter{Statuses: []fairlead.Status{fairlead.StatusNew}})
	if err != nil {
		return err
	}
	tasks, err := d.tx.Tasks().ForMember(m.ID, access.Leads(fairlead.Actor{Kind: fairlead.ActorMember, Member: m}), store.TaskPlace{}, mostTogether)
	if err != nil {
		return err
	}
	today, ends := 0, clockOn(local, 1, "00:00")
	for _, t := range tasks {
		if t.Due.At.Before(ends) {
			today++
		}
	}
	n.Title = "Your day: " + local.Format("Monday, 2 January")
	n.Subject = n.Title
	n.Text = fmt.Sprintf("%s since yesterday, %s to be done today.", plural(came, "new lead", "new leads"), plural(today, "task", "tasks"))
	n.Items = []notify.Item{
		{Title: plural(fresh, "lead waits for a first answer", "leads wait for a first answer"), Link: d.page(fmt.Sprintf("/leads?assigned_agent=me&status=%s", fairlead.StatusNew))},
		{Title: plural(today, "task is due", "tasks are due"), Link: d.page("/")},
	}
	return nil
}
