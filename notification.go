package fairlead

import "time"

// Notification is one message to one member, shown in the bell.
type Notification struct {
	ID       int64
	MemberID int64
	Kind     NotificationKind
	LeadID   int64 // 0: about a batch
	BatchID  int64 // 0: about one lead
	Count    int   // how many leads it speaks of
	Actor    ActorName
	Text     string // a piece of what it is about: the note of a mention, the task that is due
	At       time.Time
	ReadAt   time.Time // zero: unread
}

// NotificationFilter says which notifications are wanted.
type NotificationFilter struct {
	Unread bool               // only those that have not been read
	Kinds  []NotificationKind // none: of every kind
}

// NotificationKind says what a notification is about.
type NotificationKind string

// The kinds of notifications.
const (
	NotifyAssigned   NotificationKind = "assigned"
	NotifyReassigned NotificationKind = "reassigned"
	NotifyBatch      NotificationKind = "batch"
	NotifyEnquiry    NotificationKind = "enquiry"
	NotifyMention    NotificationKind = "mention" // somebody named the member in a note
	NotifyTaskDue    NotificationKind = "task_due"
	NotifyUndone     NotificationKind = "undone" // a batch that gave leads was taken back
)
