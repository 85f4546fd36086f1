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
	AboutID  int64  // the source or the member that it is about; 0: neither
	Text     string // a piece of what it is about: the note of a mention, the task that is due, the name of a source
	Unshown  bool   // the bell does not show it: the member wants it by other channels only
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
	NotifyAway       NotificationKind = "reassigned_away"
	NotifyWaiting    NotificationKind = "waiting"       // leads wait for a rotation of which nobody can take them
	NotifySource     NotificationKind = "source_broken" // leads of a source do not come in any more
	NotifyJoined     NotificationKind = "member_joined"
	NotifySummary    NotificationKind = "summary" // how the day stands, at an hour that the member has chosen
)

// NotificationKinds lists the kinds by which a member chooses, as they are shown.
func NotificationKinds() []NotificationKind {
	return []NotificationKind{NotifyAssigned, NotifyReassigned, NotifyBatch, NotifyEnquiry, NotifyMention, NotifyTaskDue, NotifyAway, NotifyUndone,
		NotifyWaiting, NotifySource, NotifyJoined}
}
