package usecase_test

import (
	"testing"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

// remind does the job of telling members of their tasks, and returns when it is wanted again.
func (w *world) remind() time.Time {
	w.Helper()
	next, err := w.app.Remind(w.ctx, w.owner.Workspace)
	w.must(err)
	return next
}

func (w *world) task(by fairlead.Actor, lead int64, text string, in time.Duration, member int64) usecase.TaskView {
	w.Helper()
	t, err := w.app.AddTask(w.ctx, by, lead, usecase.NewTask{Text: text, Due: fairlead.Due{At: w.now().Add(in)}, MemberID: member})
	w.must(err)
	return t
}

func (w *world) toldOfTasks(a fairlead.Actor) (texts []string) {
	w.Helper()
	for _, n := range w.bell(a).Notifications {
		if n.Kind == fairlead.NotifyTaskDue {
			texts = append(texts, n.Text)
		}
	}
	return texts
}

func TestMembersAreToldOfTheirTasksOnce(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana")
	ana := people[0]
	lead := w.post(from("website")).Lead.ID
	w.task(ana, lead, "Call back", time.Hour, 0)
	later := w.task(ana, lead, "Send the offer", 3*time.Hour, 0)

	if next := w.remind(); !next.Equal(w.now().Add(time.Hour)) || w.toldOfTasks(ana) != nil {
		t.Errorf("before it is due: told %v, next at %v", w.toldOfTasks(ana), next)
	}
	w.wait(time.Hour)
	if next := w.remind(); !next.Equal(later.Due.At) {
		t.Errorf("next at %v, want %v", next, later.Due.At)
	}
	w.remind()
	if told := w.toldOfTasks(ana); len(told) != 1 || told[0] != "Call back" {
		t.Errorf("told %v", told)
	}

	done := true
	_, err := w.app.ChangeTask(w.ctx, ana, lead, later.ID, usecase.TaskPatch{Done: &done})
	w.must(err)
	w.wait(3 * time.Hour)
	if next := w.remind(); !next.IsZero() || len(w.toldOfTasks(ana)) != 1 {
		t.Errorf("of what was done: told %v, next at %v", w.toldOfTasks(ana), next)
	}
}

func TestWhoLostTheLeadIsNotTold(t *testing.T) {
	w := newWorld(t)
	people, _ := w.agents("Ana", "Ben")
	ana, ben := people[0], people[1]
	lead := w.post(from("website")).Lead.ID
	task := w.task(ana, lead, "Call back", time.Hour, 0)
	_, err := w.app.AssignLead(w.ctx, w.owner, lead, ben.Member.ID, "", 0)
	w.must(err)
	w.wait(2 * time.Hour)
	if next := w.remind(); !next.IsZero() || w.toldOfTasks(ana) != nil {
		t.Errorf("told %v, next at %v", w.toldOfTasks(ana), next)
	}
	// What is overdue is told at once to whom it is given by somebody else.
	_, err = w.app.ChangeTask(w.ctx, w.owner, lead, task.ID, usecase.TaskPatch{MemberID: &ben.Member.ID})
	w.must(err)
	w.remind()
	if told := w.toldOfTasks(ben); len(told) != 1 {
		t.Errorf("Ben was told %v", told)
	}
	text := "Call back, please"
	_, err = w.app.ChangeTask(w.ctx, w.owner, lead, task.ID, usecase.TaskPatch{Text: &text})
	w.must(err)
	w.remind()
	if told := w.toldOfTasks(ben); len(told) != 1 {
		t.Errorf("of other words Ben was told again: %v", told)
	}
}

func TestATaskThatNamesNoHourIsToldAtNine(t *testing.T) {
	w := newWorld(t)
	w.agents("Ana")
	lead := w.post(from("website")).Lead.ID
	task, err := w.app.AddTask(w.ctx, w.owner, lead, usecase.NewTask{Text: "Call", Due: fairlead.Due{On: "2026-07-01"}})
	w.must(err)
	if want := time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC); !task.Due.At.Equal(want) || !task.RemindAt.Equal(want) {
		t.Errorf("told at %v, want %v", task.RemindAt, want)
	}
	today, err := w.app.AddTask(w.ctx, w.owner, lead, usecase.NewTask{Text: "Call", Due: fairlead.Due{On: "2026-06-01"}})
	w.must(err)
	if !today.RemindAt.IsZero() {
		t.Errorf("of today's task, planned after nine by oneself, one is told at %v", today.RemindAt)
	}
}
