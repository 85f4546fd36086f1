package fairlead

import "time"

// Activity is one entry of a lead's timeline. It is never changed after it is written.
type Activity struct {
	ID     int64
	LeadID int64
	Kind   ActivityKind
	At     time.Time
	Actor  ActorName
	From   *Ref // the previous agent, of an assignment
	To     *Ref // the new agent, of an assignment
	Text   string
	// Changes of a lead's own values, for ActivityChanged.
	Changes []Change
	BatchID int64
	// DecisionID links an assignment by rule with its decision; 0: a person decided.
	DecisionID int64
}

// ActivityKind says what happened to a lead.
type ActivityKind string

// The kinds of activities.
const (
	ActivityCreated    ActivityKind = "created"
	ActivityAssigned   ActivityKind = "assigned"
	ActivityReassigned ActivityKind = "reassigned"
	ActivityUnassigned ActivityKind = "unassigned"
	ActivityWaiting    ActivityKind = "waiting" // Text names the rotation or the agent
	ActivityEnquiry    ActivityKind = "enquiry" // the same person asked again; Text says how
	ActivityNote       ActivityKind = "note"
	ActivityChanged    ActivityKind = "changed"
	ActivityDeleted    ActivityKind = "deleted"
	ActivityRestored   ActivityKind = "restored" // was deleted, and is there again
	ActivityMerged     ActivityKind = "merged"   // From is the lead that went into this one; Changes hold what was left of each value, and what stands

	ActivityTaskAdded    ActivityKind = "task_added" // Text is the task's, To whose it is
	ActivityTaskDone     ActivityKind = "task_done"
	ActivityTaskReopened ActivityKind = "task_reopened"
	ActivityTaskDeleted  ActivityKind = "task_deleted"
)

// Change is one value of a lead before and after.
type Change struct {
	Field string
	From  string
	To    string
}
