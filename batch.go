package fairlead

import "time"

// Batch is what one bulk action does to leads. It can be undone as one. One of many leads goes on in the background, some
// leads at a time.
type Batch struct {
	ID           int64
	State        BatchState
	Act          BatchAct
	Actor        ActorName
	Total        int // leads chosen
	Processed    int // of them, looked at so far
	Done         int // of them, changed
	SkippedCount int
	StayedCount  int
	Undone       int    // of those changed, looked at by an undo so far
	Skipped      []Left // leads left as they were: the first MostLeft
	Stayed       []Left // leads an undo left as they are: the first MostLeft
	Error        string // why it ended before its time, for people; "": it did not
	At           time.Time
}

// MostLeft is how many leads a batch lists that it skipped, and that stayed; the counts go on.
const MostLeft = 1000

// Skip notes that a lead was left as it was.
func (b *Batch) Skip(leadID int64, reason LeftReason) {
	b.SkippedCount++
	if len(b.Skipped) < MostLeft {
		b.Skipped = append(b.Skipped, Left{leadID, reason})
	}
}

// Stay notes that an undo left a lead as it is.
func (b *Batch) Stay(leadID int64, reason LeftReason) {
	b.StayedCount++
	if len(b.Stayed) < MostLeft {
		b.Stayed = append(b.Stayed, Left{leadID, reason})
	}
}

// BatchAct is what a batch does to each of its leads.
type BatchAct struct {
	Kind            BatchKind
	To              BatchTarget // of BatchAssign
	OnlyUnassigned  bool        // of BatchAssign: leads that have an agent are not chosen
	Status          Status      // of BatchStatus
	AddTags         []string    // of BatchTags
	RemoveTags      []string    // of BatchTags
	IncludeAssigned bool        // of BatchRoute: leads that have an agent are chosen too
	ImportID        int64       // of BatchImport; To is who shares leads that neither their row nor the rules give to anybody
}

// BatchKind is the kind of thing a batch does.
type BatchKind string

// The kinds of batches.
const (
	BatchAssign BatchKind = "assign" // assigns, reassigns, spreads or unassigns
	BatchStatus BatchKind = "status"
	BatchTags   BatchKind = "tags"
	BatchRoute  BatchKind = "route"  // lets the rules decide again
	BatchDelete BatchKind = "delete" // undone, it brings them back, for as long as deleted leads are kept
	BatchImport BatchKind = "import" // its leads are the rows of a file; undone, those that it made are deleted
)

// BatchState is how far a batch is.
type BatchState string

// The states of a batch.
const (
	BatchRunning BatchState = "running"
	BatchDone    BatchState = "done"
	BatchStopped BatchState = "stopped" // by somebody; what was done stays, and can be undone
	BatchUndoing BatchState = "undoing"
	BatchUndone  BatchState = "undone"
	BatchFailed  BatchState = "failed" // it could not go on; what was done stays, and can be undone
)

// BatchTarget is where a bulk action sends leads: exactly one of the four is set.
type BatchTarget struct {
	AgentID    int64
	AgentIDs   []int64 // spread evenly over these
	RotationID int64   // spread over this rotation by weight
	Unassign   bool
}

// Spreads reports whether several agents share the leads.
func (t BatchTarget) Spreads() bool { return t.RotationID != 0 || len(t.AgentIDs) > 0 }

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
	LeftUnchanged LeftReason = "already_there" // is as the action would have it already
	LeftChanged   LeftReason = "changed"       // somebody else changed it after it was chosen, or after the batch did
	LeftClosed    LeftReason = "closed"        // was closed after it was chosen; the rules decide about no closed lead
	LeftNoRule    LeftReason = "no_rule"       // no rule takes it
	LeftNobody    LeftReason = "nobody_available"
	LeftTags      LeftReason = "too_many_tags"
	LeftMoved     LeftReason = "moved"     // has another agent since
	LeftWorked    LeftReason = "worked_on" // its status changed, or a note was added, since
	LeftDeleted   LeftReason = "deleted"
	LeftNoStatus  LeftReason = "status_gone" // the status it had before has been deleted
)
