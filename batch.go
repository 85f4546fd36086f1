package fairlead

import "time"

// Batch is the assignments made by one bulk action. It can be undone as one.
type Batch struct {
	ID      int64
	State   BatchState
	To      BatchTarget
	Actor   ActorName
	Total   int // leads chosen
	Done    int // leads changed
	Skipped []Left
	Stayed  []Left // leads an undo left where they are
	At      time.Time
}

// BatchState is how far a batch is.
type BatchState string

// The states of a batch.
const (
	BatchRunning BatchState = "running"
	BatchDone    BatchState = "done"
	BatchUndoing BatchState = "undoing"
	BatchUndone  BatchState = "undone"
	BatchFailed  BatchState = "failed"
)

// BatchTarget is where a bulk action sends leads: exactly one of the four is set.
type BatchTarget struct {
	AgentID    int64
	AgentIDs   []int64 // spread evenly over these
	RotationID int64   // spread over this rotation by weight
	Unassign   bool
}

// Left is a lead that a bulk action or an undo left as it was, and why.
type Left struct {
	LeadID int64
	Reason LeftReason
}

// LeftReason is why a lead was left as it was.
type LeftReason string

// The reasons. A caller who may not see a lead is told LeftNotFound, like everybody else.
const (
	LeftNotFound  LeftReason = "not_found"
	LeftUnchanged LeftReason = "already_there" // has that agent already, or none
	LeftMoved     LeftReason = "moved"         // has another agent since
	LeftWorked    LeftReason = "worked_on"     // its status changed, or a note was added, since
	LeftDeleted   LeftReason = "deleted"
)
