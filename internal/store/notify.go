package store

import (
	"time"

	"fairlead"
)

// Notifications are the members' messages, as the bell shows them.
type Notifications interface {
	Insert(notifications []fairlead.Notification) error
	// Get returns those of these of a member that there are.
	Get(memberID int64, ids []int64) (map[int64]fairlead.Notification, error)
	// List returns up to limit notifications of a member and the filter that the bell shows with an id less than before (0: from
	// the newest), newest first.
	List(memberID int64, filter fairlead.NotificationFilter, before int64, limit int) ([]fairlead.Notification, error)
	Unread(memberID int64) (int, error)
	// MarkRead marks these, or all if ids is nil, and returns how many were unread.
	MarkRead(memberID int64, ids []int64, at time.Time) (int, error)
	// MarkUnread takes the mark off these, and returns how many had it.
	MarkUnread(memberID int64, ids []int64) (int, error)
	// Withdraw deletes the notifications of a batch that nobody has read, and returns whose they were.
	Withdraw(batchID int64) ([]int64, error)
	// LastOf is when somebody was last told of a kind that is about something (0: about anything); zero: nobody was.
	LastOf(kind fairlead.NotificationKind, aboutID int64) (time.Time, error)
}

// Dispatches are notifications on their way by channels.
type Dispatches interface {
	Insert(dispatches []fairlead.Dispatch) error
	Get(id int64) (fairlead.Dispatch, error)
	// List returns dispatches of the filter with an id less than before (0: from the newest), newest first.
	List(filter DispatchFilter, before int64, limit int) ([]fairlead.Dispatch, error)
	// Count counts the dispatches of each channel that are due or have failed.
	Count() (map[fairlead.Channel]DeliveryCount, error)
	// Targets returns up to limit targets of a channel to which something is due at the time given, those due longest first.
	Targets(channel fairlead.Channel, at time.Time, limit int) ([]int64, error)
	// Due returns up to limit dispatches to a target that are due at the time given, oldest first.
	Due(channel fairlead.Channel, targetID int64, at time.Time, limit int) ([]fairlead.Dispatch, error)
	// NextDue is when the next dispatch of a channel is due; zero: none is.
	NextDue(channel fairlead.Channel) (time.Time, error)
	// LastSent is when something was last brought to a target; zero: never.
	LastSent(channel fairlead.Channel, targetID int64) (time.Time, error)
	// Record writes what became of dispatches, unless they are not due any more.
	Record(dispatches []fairlead.Dispatch) error
	// GiveUp makes what is due to a target failed, for a reason.
	GiveUp(channel fairlead.Channel, targetID int64, reason string) error
	// Retry makes failed dispatches of the filter due at the time given, as if they had never been tried, and returns by which
	// channels they go.
	Retry(filter DispatchFilter, at time.Time) ([]fairlead.Channel, error)
	// DeleteOld deletes the dispatches of a state that happened before at.
	DeleteOld(state fairlead.DispatchState, at time.Time) error
}

// DispatchFilter chooses dispatches; zero fields choose all.
type DispatchFilter struct {
	ID      int64
	Channel fairlead.Channel
	State   fairlead.DispatchState
}

// PushDevices are the browsers that take messages.
type PushDevices interface {
	// Save adds a device. One of the same endpoint is it: it gets the member, keys and name, and keeps its id, which is returned.
	Save(d fairlead.PushDevice) (id int64, err error)
	Get(id int64) (fairlead.PushDevice, error)
	// List returns every device, oldest first.
	List() ([]fairlead.PushDevice, error)
	Delete(id int64) error
	// DeleteOf deletes the devices of a member.
	DeleteOf(memberID int64) error
}

// Messaging is how the workspace and its members want notifications to come.
type Messaging interface {
	// Workspace returns how the workspace sends; the zero value if nobody said.
	Workspace() (fairlead.Messaging, error)
	SaveWorkspace(m fairlead.Messaging) error
	// Members returns the settings of those who have said something.
	Members() (map[int64]fairlead.NotificationSettings, error)
	Save(memberID int64, s fairlead.NotificationSettings) error
	// Secret returns what the workspace keeps under a name. If there is nothing, what fresh makes is kept from now on; if that is
	// nil, it is fairlead.ErrNotFound.
	Secret(name string, fresh func() string) (string, error)
}
