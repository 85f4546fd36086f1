package httpapi

import (
	"context"
	"fmt"
	"time"

	"fairlead"
	"fairlead/internal/usecase"
)

func (a *API) declareTasks() {
	const tag = "Tasks"
	register(a, Operation{"GET", "/leads/{id}/tasks", SignedIn, "list-tasks", tag, "What is to be done about a lead, open tasks first", 0, false}, a.leadTasks)
	register(a, Operation{"POST", "/leads/{id}/tasks", SignedIn, "add-task", tag, "Plan something to be done about a lead", 201, false}, a.addTask)
	register(a, Operation{"PATCH", "/leads/{id}/tasks/{task_id}", SignedIn, "change-task", tag, "Change a task, do it, or take that back", 0, false}, a.changeTask)
	register(a, Operation{"DELETE", "/leads/{id}/tasks/{task_id}", SignedIn, "delete-task", tag, "Delete a task", 0, false}, a.deleteTask)
	register(a, Operation{"GET", "/me/tasks", SignedIn, "list-my-tasks", tag, "Your open tasks on leads that you see, soonest first", 0, false}, a.myTasks)
}

// Task is something to be done about a lead.
type Task struct {
	ID             int64      `json:"id"`
	Lead           Ref        `json:"lead"`
	Text           string     `json:"text"`
	Member         Ref        `json:"member" doc:"Whose it is"`
	MemberSeesLead bool       `json:"member_sees_lead" doc:"False: they have lost the lead; the task can be given to somebody else"`
	DueAt          time.Time  `json:"due_at" doc:"The moment; of a day, when its member is told"`
	DueOn          *string    `json:"due_on" format:"date" doc:"The day, if no hour was named"`
	DoneAt         *time.Time `json:"done_at" doc:"Null: open"`
	CreatedAt      time.Time  `json:"created_at"`
	Actor          Actor      `json:"actor" doc:"Who planned it"`
}

func wireTask(v usecase.TaskView) Task {
	return Task{
		ID: v.ID, Lead: wireRef(v.Lead), Text: v.Text, Member: wireRef(v.Member), MemberSeesLead: v.Sees, DueAt: v.Due.At, DueOn: orNull(v.Due.On),
		DoneAt: orNull(v.DoneAt), CreatedAt: v.CreatedAt, Actor: wireActor(v.Actor),
	}
}

func taskAnswer(v usecase.TaskView, err error) (*Answer[Task], error) {
	if err != nil {
		return nil, err
	}
	return answer(wireTask(v)), nil
}

func (a *API) leadTasks(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[List[Task]], error) {
	return listAs(wireTask)(a.App.LeadTasks(ctx, actor, in.ID))
}

// NewTask is something to be done, on a day or at a moment.
type NewTask struct {
	Text     string    `json:"text" minLength:"1" maxLength:"1000"`
	DueOn    string    `json:"due_on,omitempty" doc:"A day, such as 2026-05-31"`
	DueAt    time.Time `json:"due_at,omitempty" doc:"A moment; instead of due_on"`
	MemberID int64     `json:"member_id,omitempty" minimum:"1" doc:"Somebody who sees the lead; you, if absent"`
}

type addTask struct {
	IDPath
	Body NewTask
}

func (a *API) addTask(ctx context.Context, actor fairlead.Actor, in *addTask) (*Answer[Task], error) {
	due, err := dueOf(in.Body.DueOn, in.Body.DueAt)
	if err != nil {
		return nil, err
	}
	return taskAnswer(a.App.AddTask(ctx, actor, in.ID, usecase.NewTask{Text: in.Body.Text, Due: due, MemberID: in.Body.MemberID}))
}

func dueOf(on string, at time.Time) (fairlead.Due, error) {
	if on != "" && !at.IsZero() {
		return fairlead.Due{}, fairlead.Invalid("due_on", "Say either a day (due_on) or a moment (due_at).")
	}
	return fairlead.Due{On: on, At: at}, nil
}

// TaskPath names a task of a lead.
type TaskPath struct {
	IDPath
	TaskID int64 `path:"task_id" doc:"The task"`
}

// TaskPatch is what to change of a task; what is absent stays.
type TaskPatch struct {
	Text     *string   `json:"text,omitempty" minLength:"1" maxLength:"1000"`
	DueOn    string    `json:"due_on,omitempty" doc:"A day, such as 2026-05-31"`
	DueAt    time.Time `json:"due_at,omitempty" doc:"A moment; instead of due_on"`
	MemberID *int64    `json:"member_id,omitempty" minimum:"1" doc:"Somebody who sees the lead"`
	Done     *bool     `json:"done,omitempty"`
}

type changeTask struct {
	TaskPath
	Body TaskPatch
}

func (a *API) changeTask(ctx context.Context, actor fairlead.Actor, in *changeTask) (*Answer[Task], error) {
	patch := usecase.TaskPatch{Text: in.Body.Text, MemberID: in.Body.MemberID, Done: in.Body.Done}
	due, err := dueOf(in.Body.DueOn, in.Body.DueAt)
	if err != nil {
		return nil, err
	}
	if due != (fairlead.Due{}) {
		patch.Due = &due
	}
	return taskAnswer(a.App.ChangeTask(ctx, actor, in.ID, in.TaskID, patch))
}

func (a *API) deleteTask(ctx context.Context, actor fairlead.Actor, in *TaskPath) (*Empty, error) {
	return nil, a.App.DeleteTask(ctx, actor, in.ID, in.TaskID)
}

func (a *API) myTasks(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[List[Task]], error) {
	after, err := taskPlace(in.Cursor)
	if err != nil {
		return nil, err
	}
	tasks, next, err := a.App.MyTasks(ctx, actor, after, in.Limit)
	if err != nil {
		return nil, err
	}
	list := listOf(tasks, wireTask)
	if next != (usecase.TaskPlace{}) {
		list.NextCursor = new(fmt.Sprintf("%d-%d", next.DueAt.UnixMicro(), next.ID))
	}
	return answer(list), nil
}

func taskPlace(cursor string) (usecase.TaskPlace, error) {
	if cursor == "" {
		return usecase.TaskPlace{}, nil
	}
	var due, id int64
	if _, err := fmt.Sscanf(cursor, "%d-%d", &due, &id); err != nil || id <= 0 {
		return usecase.TaskPlace{}, fairlead.Invalid("cursor", "This is no cursor of this list. Use next_cursor of the page before.")
	}
	return usecase.TaskPlace{DueAt: time.UnixMicro(due).UTC(), ID: id}, nil
}
