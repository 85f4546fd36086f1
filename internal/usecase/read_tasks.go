package usecase

import (
	"context"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// TaskView is a task with the names a reader needs.
type TaskView struct {
	fairlead.Task
	Member fairlead.Ref
	Sees   bool // false: its member cannot see the lead any more
	Lead   fairlead.Ref
}

// TaskPlace is where a page of tasks ends.
type TaskPlace = store.TaskPlace

// LeadTasks returns the tasks of a lead that the actor may see, open ones first.
func (a *App) LeadTasks(ctx context.Context, actor fairlead.Actor, leadID int64) ([]TaskView, error) {
	var views []TaskView
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		lead, err := leadInScope(tx, actor, leadID)
		if err != nil {
			return err
		}
		tasks, err := tx.Tasks().ForLead(leadID)
		if err != nil {
			return err
		}
		members, err := a.members(tx, actor.Workspace)
		for _, t := range tasks {
			views = append(views, viewTask(t, lead, members))
		}
		return err
	})
	return views, wrap("list tasks", err)
}

// MyTasks returns a page of the actor's open tasks on leads that they may see now, soonest first, and where it ends; the
// zero value: there is no more.
func (a *App) MyTasks(ctx context.Context, actor fairlead.Actor, after TaskPlace, limit int) (views []TaskView, next TaskPlace, err error) {
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		tasks, err := tx.Tasks().ForMember(actor.Member.ID, access.Leads(actor), after, limit+1)
		if err != nil {
			return err
		}
		if len(tasks) > limit {
			tasks = tasks[:limit]
			next = TaskPlace{DueAt: tasks[limit-1].Due.At, ID: tasks[limit-1].ID}
		}
		views, err = a.viewTasks(tx, actor, tasks)
		return err
	})
	return views, next, wrap("list my tasks", err)
}

func (a *App) viewTasks(tx store.Tx, actor fairlead.Actor, tasks []fairlead.Task) ([]TaskView, error) {
	ids := make([]int64, len(tasks))
	for i, t := range tasks {
		ids[i] = t.LeadID
	}
	leads, err := tx.Leads().Get(ids, access.Leads(actor))
	if err != nil {
		return nil, err
	}
	byID := leadsByID(leads)
	me := map[int64]fairlead.Member{actor.Member.ID: actor.Member}
	views := make([]TaskView, len(tasks))
	for i, t := range tasks {
		views[i] = viewTask(t, byID[t.LeadID], me)
	}
	return views, nil
}

func viewTask(t fairlead.Task, lead fairlead.Lead, members map[int64]fairlead.Member) TaskView {
	m := members[t.MemberID]
	return TaskView{Task: t, Member: fairlead.Ref{ID: t.MemberID, Name: m.Name}, Sees: access.Sees(m, lead),
		Lead: fairlead.Ref{ID: lead.ID, Name: displayName(lead.Contact)}}
}
