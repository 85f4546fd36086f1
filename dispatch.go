package fairlead

import "time"

// Dispatch is one notification on its way to one member by one channel. The row is the truth about it: it commits with the
// notification, and is due until it was brought, given up, or has nothing to say any more.
type Dispatch struct {
	ID             int64
	NotificationID int64
	MemberID       int64
	Kind           NotificationKind
	Channel        Channel
	TargetID       int64 // the device of ChannelPush, else the member
	State          DispatchState
	MessageID      int64 // of the message that it goes out with, by the first dispatch in it; 0: not tried yet
	Attempts       int
	At             time.Time // when it happened
	NextAt         time.Time // when it is due; zero unless State is DispatchDue
	LastAt         time.Time // of the last attempt, or when it was dropped; zero: none yet
	Problem        string    // why the last attempt did not succeed, or why it was dropped
}

// DispatchState is how far a dispatch is.
type DispatchState string

// The states of a dispatch.
const (
	DispatchDue     DispatchState = "due"
	DispatchSent    DispatchState = "sent"
	DispatchFailed  DispatchState = "failed"  // given up; somebody may try again
	DispatchDropped DispatchState = "dropped" // not sent, since it is not true any more
)

// PushDevice is one browser of a member that takes messages while Fairlead is closed: a PushSubscription of the Push API.
type PushDevice struct {
	ID        int64
	MemberID  int64
	Endpoint  string // the URL of its push service; one device has each
	P256dh    string // its public key, base64url
	Auth      string // its secret, base64url
	Name      string // “Chrome on Android”
	CreatedAt time.Time
}
