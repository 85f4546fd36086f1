package usecase

import (
	"context"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// remindAtOnce is how many members one transaction tells of their tasks.
const remindAtOnce = 500

// Remind tells the members of tasks that are due, each once, and returns when the next is; zero: none is. Who cannot see
// the lead any more is not told.
func (a *App) Remind(ctx context.Context, workspace int64) (next time.Time, err error) {
	err = a.tellStory(ctx, a.write, workspace, func(tx store.Tx) (*story, error) {
		s := a.newStory(tx, workspace)
		due, err := tx.Tasks().ToRemind(s.at, remindAtOnce)
		if err != nil {
			return nil, err
		}
		if err := s.remind(due); err != nil {
			return nil, err
		}
		if err := s.write(); err != nil {
			return nil, err
		}
		next, err = tx.Tasks().NextReminder()
		return s, err
	})
	return next, wrap("remind of tasks", err)
}

func (s *story) remind(due []fairlead.Task) error {
	if len(due) == 0 {
		return nil
	}
	members, err := membersByID(s.tx)
	if err != nil {
		return err
	}
	var tasks, leads []int64
	for _, t := range due {
		tasks, leads = append(tasks, t.ID), append(leads, t.LeadID)
	}
	there, err := s.tx.Leads().Get(leads, fairlead.LeadScope{All: true})
	if err != nil {
		return err
	}
	byID := leadsByID(there)
	for _, t := range due {
		lead, ok := byID[t.LeadID]
		if !ok || !access.Sees(members[t.MemberID], lead) {
			continue
		}
		s.notify(fairlead.Notification{MemberID: t.MemberID, Kind: fairlead.NotifyTaskDue, LeadID: t.LeadID, Count: 1,
			Actor: fairlead.NameOf(fairlead.Actor{Kind: fairlead.ActorSystem}), Text: excerpt(t.Text)})
	}
	return s.tx.Tasks().Reminded(tasks)
}
