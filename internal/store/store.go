// Package store is the contract between the use cases and the database: one transaction per story, one small
// interface per noun. It knows no SQL; internal/store/storetest is the exam every implementation passes.
//
// A transaction belongs to one workspace, given when it begins: no method takes a workspace, so none can forget it.
// Look-ups that find nothing answer fairlead.ErrNotFound. Slices and maps that are returned belong to the caller.
package store

import (
	"context"
	"time"

	"fairlead"
)

// Store is a database.
type Store interface {
	// Read runs fn on a snapshot. Writing in it fails.
	Read(ctx context.Context, workspace int64, fn func(Tx) error) error
	// Write runs fn in one durable transaction that holds the workspace's desk: of two that write, one waits.
	// If fn fails, nothing is written. What is written is on disk when Write returns.
	Write(ctx context.Context, workspace int64, fn func(Tx) error) error
	// WriteIntake is Write for a round of the desk, which changes leads and balances but neither people, rules nor webhooks.
	WriteIntake(ctx context.Context, workspace int64, fn func(Tx) error) error
	// WriteAside runs fn in one durable transaction that leaves the desk alone, so that intake does not wait for it and
	// takes nothing for changed. It is for what no desk looks at: jobs, deliveries, what has expired.
	WriteAside(ctx context.Context, workspace int64, fn func(Tx) error) error
	// NextJobs says of each workspace that wants any when its next job is due.
	NextJobs(ctx context.Context) (map[int64]time.Time, error)
	// CreateWorkspace adds a workspace and runs fn in the same transaction. ID is chosen here.
	CreateWorkspace(ctx context.Context, w fairlead.Workspace, fn func(Tx) error) (fairlead.Workspace, error)
	// Workspaces lists every workspace of the instance.
	Workspaces(ctx context.Context) ([]fairlead.Workspace, error)
	// FindCaller answers in one look who shows a session's or token's secret of this hash. Every request asks this.
	FindCaller(ctx context.Context, kind fairlead.CredentialKind, hash string) (Caller, error)
	// FindCredential answers which workspace a credential belongs to, and its id there.
	FindCredential(ctx context.Context, kind DirectoryKind, key string) (workspace, id int64, err error)
	// Analyze lets the database look at its tables, after many rows came at once, so that its plans fit them.
	Analyze(ctx context.Context) error
	// Ping reports whether the database answers and takes writes.
	Ping(ctx context.Context) error
	// Settings describes the durability the store runs with, for the bench and the log.
	Settings(ctx context.Context) (map[string]string, error)
	// Connections says how its connections are used at this moment, by pool.
	Connections() []Connections
	Close() error
}

// Connections are those that transactions share, of one pool.
type Connections struct {
	Pool   string
	Most   int // there may be
	InUse  int
	Waits  int64         // how often somebody had to wait for one, since the start …
	Waited time.Duration // … and how long in all
}

// Bus is what a store has on top if several processes may share its database: a way to tell each other something.
type Bus interface {
	// Tell brings a message of at most MaxMessage bytes to every process that hears, this one included. It may get lost.
	Tell(ctx context.Context, message string) error
	// Hear calls heard with every message until ctx ends, and missed whenever it hears again after a time in which
	// messages may have been lost. It returns the context's error.
	Hear(ctx context.Context, heard func(message string), missed func()) error
}

// MaxMessage is how many bytes a Bus carries in one message.
const MaxMessage = 7999

// Caller is who shows a secret, whether it still holds or not.
type Caller struct {
	Workspace  int64
	Credential fairlead.Credential
	Member     fairlead.Member
}

// DirectoryKind is a kind of key that is unique in the instance and leads to a workspace.
type DirectoryKind string

// The kinds of directory keys: a member's e-mail address, the hash of a session's or token's secret, and a source's key.
const (
	DirectoryEmail   DirectoryKind = "email"
	DirectorySession DirectoryKind = "session"
	DirectoryToken   DirectoryKind = "token"
	DirectorySource  DirectoryKind = "source"
)

// Tx is one transaction in one workspace. It must not be used after the function that was given it returns.
type Tx interface {
	Workspace() (fairlead.Workspace, error)
	// SaveWorkspace writes the workspace's settings: all but ID, Demo and CreatedAt.
	SaveWorkspace(fairlead.Workspace) error
	// NextIDs takes n ids of a kind, never to be given again, and returns the first.
	NextIDs(kind IDKind, n int) (first int64, err error)
	// NextIDsOf takes ids of several kinds at once, as many of each as it says, and returns the first of each.
	NextIDsOf(wanted map[IDKind]int) (first map[IDKind]int64, err error)
	// Brief answers all at once what NextIDsOf, Leads.OpenByContact, Leads.ByExternalID and Ledgers.Load would.
	Brief(Briefing) (Brief, error)

	Desk() Desk
	Leads() Leads
	Activities() Activities
	Decisions() Decisions
	Ledgers() Ledgers
	Policies() Policies
	Batches() Batches
	Notifications() Notifications
	Members() Members
	Roles() Roles
	Statuses() Statuses
	Fields() Fields
	Credentials() Credentials
	Answers() Answers
	Jobs() Jobs
	Webhooks() Webhooks
	Deliveries() Deliveries
	Preferences() Preferences
	Tasks() Tasks
	SavedViews() SavedViews
	Sources() Sources
	Arrivals() Arrivals
	Imports() Imports
	Dispatches() Dispatches
	PushDevices() PushDevices
	Messaging() Messaging
}

// Briefing is what a round of the desk asks for before it decides: ids, the open leads under these folded e-mail addresses
// and phone numbers, the leads of these external ids, and the ledgers of rotations.
type Briefing struct {
	IDs            map[IDKind]int
	Emails, Phones []string
	ExternalIDs    []string
	Rotations      []int64
}

// Brief is the answer to a Briefing.
type Brief struct {
	First    map[IDKind]int64
	Open     []ContactMatch
	External map[string]int64 // lead by external id
	Ledgers  map[int64]LedgerState
}

// IDKind is a sequence of ids.
type IDKind string

// The sequences. Ids are unique in the instance, not only in the workspace.
const (
	LeadIDs         IDKind = "lead"
	ActivityIDs     IDKind = "activity"
	DecisionIDs     IDKind = "decision"
	NotificationIDs IDKind = "notification"
	RuleIDs         IDKind = "rule"
	RotationIDs     IDKind = "rotation"
	BatchIDs        IDKind = "batch"
	MemberIDs       IDKind = "member"
	RoleIDs         IDKind = "role"
	CredentialIDs   IDKind = "credential"
	WebhookIDs      IDKind = "webhook"
	DeliveryIDs     IDKind = "delivery"
	DispatchIDs     IDKind = "dispatch"
	PushDeviceIDs   IDKind = "push_device"
	FieldIDs        IDKind = "field"
	TaskIDs         IDKind = "task"
	SavedViewIDs    IDKind = "saved_view"
	SourceIDs       IDKind = "source"
	ArrivalIDs      IDKind = "arrival"
	ImportIDs       IDKind = "import"
)
