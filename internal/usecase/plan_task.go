package usecase

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// The bounds of tasks.
const (
	maxTaskText  = 1_000
	maxLeadTasks = 200
)

// tellTasksAt is the hour of the day, where the workspace is, at which members are told of tasks without an hour.
const tellTasksAt = 9

// NewTask is something to be done about a lead. Due names a moment or a day.
type NewTask struct {
	Text     string
	Due      fairlead.Due
	MemberID int64 // 0: whoever plans it
}

// TaskPatch is what to change of a task; nil leaves a value as it is.
type TaskPatch struct {
	Text     *string
	Due      *fairlead.Due
	MemberID *int64
	Done     *bool
}

// apply writes the patch into the task; finish does what Done says.
func (p TaskPatch) apply(t *fairlead.Task) {
	if p.Text != nil {
		t.Text = strings.TrimSpace(*p.Text)
	}
	if p.Due != nil && (p.Due.On != t.Due.On || p.Due.On == "" && !p.Due.At.Equal(t.Due.At)) {
		t.Due = *p.Due
	}
	if p.MemberID != nil {
		t.MemberID = *p.MemberID
	}
}

// AddTask plans something to be done about a lead, by a member who may see it.
func (a *App) AddTask(ctx context.Context, actor fairlead.Actor, leadID int64, in NewTask) (TaskView, error) {
	if in.MemberID == 0 {
		in.MemberID = actor.Member.ID
	}
	task := fairlead.Task{LeadID: leadID, MemberID: in.MemberID, Text: strings.TrimSpace(in.Text), Due: in.Due, Actor: fairlead.NameOf(actor)}
	return a.onTask(ctx, actor, leadID, 0, "add task", func(w *taskWork) error {
		task.CreatedAt = w.story.at
		if len(w.tasks) >= maxLeadTasks {
			return fairlead.Conflict("too_many_tasks", "A lead has at most 200 tasks. Delete some that are done.")
		}
		w.task = task
		if err := w.plan(fairlead.Task{}); err != nil {
			return err
		}
		id, err := w.tx.NextIDs(store.TaskIDs, 1)
		if err != nil {
			return err
		}
		w.task.ID = id
		w.tell(fairlead.ActivityTaskAdded)
		return w.tx.Tasks().Insert(w.task)
	})
}

// ChangeTask changes a task, does it or takes that back.
func (a *App) ChangeTask(ctx context.Context, actor fairlead.Actor, leadID, id int64, patch TaskPatch) (TaskView, error) {
	return a.onTask(ctx, actor, leadID, id, "change task", func(w *taskWork) error {
		before := w.task
		patch.apply(&w.task)
		if patch.Done != nil {
			w.finish(*patch.Done)
		}
		if err := w.plan(before); err != nil {
			return err
		}
		w.story.show(before.MemberID)
		return w.tx.Tasks().Update(w.task)
	})
}

// DeleteTask deletes a task.
func (a *App) DeleteTask(ctx context.Context, actor fairlead.Actor, leadID, id int64) error {
	_, err := a.onTask(ctx, actor, leadID, id, "delete task", func(w *taskWork) error {
		w.tell(fairlead.ActivityTaskDeleted)
		return w.tx.Tasks().Delete(id)
	})
	return err
}

// taskWork is one task in hand, in the story of its lead.
type taskWork struct {
	tx      store.Tx
	story   *story
	actor   fairlead.Actor
	lead    fairlead.Lead
	members map[int64]fairlead.Member
	tasks   []fairlead.Task // of the lead
	task    fairlead.Task
}

// onTask runs work on a task of a lead that the actor may see (id 0: one that is to be) in one transaction.
func (a *App) onTask(ctx context.Context, actor fairlead.Actor, leadID, id int64, verb string, work func(*taskWork) error) (TaskView, error) {
	w := &taskWork{actor: actor}
	_, err := a.changeLead(ctx, actor, leadID, 0, func(s *story, lead *fairlead.Lead, members map[int64]fairlead.Member) (err error) {
		w.tx, w.story, w.lead, w.members = s.tx, s, *lead, members
		if w.tasks, err = s.tx.Tasks().ForLead(leadID); err != nil {
			return err
		}
		if id != 0 && !w.take(id) {
			return fairlead.ErrNotFound
		}
		if err := work(w); err != nil {
			return err
		}
		s.leadsMoved(lead.AgentID, w.task.MemberID)
		if w.task.RemindAt.IsZero() {
			return nil
		}
		s.stale.wake = true
		return s.tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobRemind, RunAt: w.task.RemindAt})
	})
	if err != nil {
		return TaskView{}, wrap(verb, err)
	}
	return viewTask(w.task, w.lead, w.members), nil
}

// take takes one of the lead's tasks in hand; false if it has none of this id.
func (w *taskWork) take(id int64) bool {
	for _, t := range w.tasks {
		if t.ID == id {
			w.task = t
			return true
		}
	}
	return false
}

func (w *taskWork) tell(kind fairlead.ActivityKind) {
	w.story.tell(fairlead.Activity{LeadID: w.lead.ID, Kind: kind, Actor: fairlead.NameOf(w.actor), Text: w.task.Text, To: refOf(w.members, w.task.MemberID)}, nil)
}

// finish does the task, or takes that back; neither twice.
func (w *taskWork) finish(done bool) {
	switch {
	case done && w.task.DoneAt.IsZero():
		w.task.DoneAt, w.task.RemindAt = w.story.at, time.Time{}
		w.tell(fairlead.ActivityTaskDone)
	case !done && !w.task.DoneAt.IsZero():
		w.task.DoneAt = time.Time{}
		w.tell(fairlead.ActivityTaskReopened)
	}
}

// plan checks what is new of the task since before, and says when its member is to be told: when it is due, and at once
// if it is already and somebody else planned it for them.
func (w *taskWork) plan(before fairlead.Task) error {
	t := &w.task
	if message := checkProse(t.Text, maxTaskText); message != "" {
		return fairlead.Invalid("text", message)
	}
	given, moved := t.MemberID != before.MemberID, t.Due != before.Due || t.Due == (fairlead.Due{})
	if given {
		if err := w.mayHave(t.MemberID); err != nil {
			return err
		}
	}
	if moved {
		if err := w.settle(&t.Due); err != nil {
			return err
		}
	}
	reopened := t.DoneAt.IsZero() && !before.DoneAt.IsZero()
	if !t.DoneAt.IsZero() || !(given || moved || reopened) {
		return nil
	}
	t.RemindAt = time.Time{}
	if t.Due.At.After(w.story.at) || given && t.MemberID != w.actor.Member.ID {
		t.RemindAt = t.Due.At
	}
	return nil
}

// settle gives a day the moment at which its member is told.
func (w *taskWork) settle(d *fairlead.Due) error {
	if d.On == "" {
		if d.At.IsZero() {
			return fairlead.Invalid("due_on", "Say when it is due: a day (due_on) or a moment (due_at).")
		}
		d.At = d.At.UTC().Truncate(time.Microsecond)
		return nil
	}
	workspace, err := w.tx.Workspace()
	if err != nil {
		return err
	}
	zone := zoneOf(workspace)
	day, err := time.ParseInLocation(time.DateOnly, d.On, zone)
	if err != nil {
		return fairlead.Invalid("due_on", "Write the day such as 2026-05-31.")
	}
	d.At = time.Date(day.Year(), day.Month(), day.Day(), tellTasksAt, 0, 0, 0, zone).UTC()
	return nil
}

// mayHave answers nil if the member may see the lead: nobody else can do anything about it.
func (w *taskWork) mayHave(id int64) error {
	m, ok := w.members[id]
	if !ok {
		return fairlead.Invalid("member_id", fmt.Sprintf("There is no team member %d.", id))
	}
	if !access.Sees(m, w.lead) {
		return fairlead.Invalid("member_id", m.Name+" cannot see this lead. Choose somebody who can.")
	}
	return nil
}
