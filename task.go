package fairlead

import "time"

// Task is something to be done about a lead, by a member who may see it.
type Task struct {
	ID        int64
	LeadID    int64
	MemberID  int64 // whose it is; it stays theirs when they lose the lead, until somebody gives it to another
	Text      string
	Due       Due
	RemindAt  time.Time // when its member is told that it is due; zero: told, or not to be told
	DoneAt    time.Time // zero: open
	CreatedAt time.Time
	Actor     ActorName // who planned it
}

// Due is a moment, or some time on a day.
type Due struct {
	At time.Time // the moment; of a day, when its member is told
	On string    // the day, such as 2026-05-31, where no hour was named; "" otherwise
}
